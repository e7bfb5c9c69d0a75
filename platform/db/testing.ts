import pg from 'pg'
import { inject } from 'vitest'
import { connect, type Database } from './database.ts'

/** A database of its own for a test file, at today's schema, reached as the working role. */
export async function testDatabase(): Promise<{
  db: Database
  pool: pg.Pool
  owner: pg.Client
  config: pg.ClientConfig
  close(): Promise<void>
}> {
  const { host, port } = inject('cluster')
  const name = `test_${process.pid}_${Math.random().toString(36).slice(2, 10)}`
  const admin = new pg.Client({ host, port, user: 'postgres', database: 'postgres' })
  await admin.connect()
  await admin.query('select pg_advisory_lock(1)')
  await admin.query(`create database ${name} template thonso_template`)
  await admin.query('select pg_advisory_unlock(1)')
  const config = { host, port, user: 'postgres', database: name }
  const { db, pool } = connect({ ...config, max: 8 }, () => undefined)
  const owner = new pg.Client(config)
  await owner.connect()
  return {
    db,
    pool,
    owner,
    config,
    close: async () => {
      await owner.end()
      await db.destroy()
      await admin.query(`drop database ${name} with (force)`)
      await admin.end()
    },
  }
}
