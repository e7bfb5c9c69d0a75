import { expect, test } from 'vitest'
import { all, connect, sql } from './database.ts'
import { testDatabase } from './testing.ts'

test('a connection that breaks while it is in use is told and replaced, and ends no process', async () => {
  const house = await testDatabase()
  const { host, port, database } = house.owner
  const lost: string[] = []
  const { db, pool } = connect({ host, port, database: database ?? '', user: 'postgres', max: 2 }, (error) =>
    lost.push(error.message),
  )
  const used = await pool.connect()
  const { rows } = await used.query<{ pid: number }>('select pg_backend_pid() as pid')
  await house.owner.query('select pg_terminate_backend($1)', [rows[0]?.pid])
  await expect(used.query('select 1')).rejects.toThrow()
  await expect.poll(() => lost.length).toBeGreaterThan(0)
  used.release(true)
  expect(await all(db, sql`select 1 as one`)).toEqual([{ one: 1 }])
  await db.destroy()
  await house.close()
})
