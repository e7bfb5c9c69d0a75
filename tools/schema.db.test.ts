import { readdirSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { testDatabase } from '../platform/db/testing.ts'

let house: Awaited<ReturnType<typeof testDatabase>>
beforeAll(async () => {
  house = await testDatabase()
})
afterAll(() => house.close())

test(`these tests run on PostgreSQL ${inject('cluster').major}`, async () => {
  const { rows } = await house.owner.query('show server_version_num')
  expect(Math.floor(Number(rows[0]?.server_version_num) / 10_000)).toBe(inject('cluster').major)
})

test('every foreign key has an index that begins with its columns', async () => {
  const { rows } = await house.owner.query(`
    select conname from pg_constraint c where contype = 'f' and connamespace = 'public'::regnamespace
      and not exists (select from pg_index i where i.indrelid = c.conrelid
        and (string_to_array(i.indkey::text, ' ')::int2[])[1:cardinality(c.conkey)] @> c.conkey)`)
  expect(rows).toEqual([])
})

test('every table belongs to a room, and every table of a commune is under row-level security', async () => {
  const root = path.resolve(import.meta.dirname, '..')
  const rooms = ['features', 'platform'].flatMap((storey) => readdirSync(path.join(root, storey)))
  const { rows } = await house.owner.query(`
    select c.relname as name, c.relrowsecurity as secured,
      exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'commune_id' and not a.attisdropped) as tenant
    from pg_class c where relkind = 'r' and relnamespace = 'public'::regnamespace`)
  expect(rows.filter((row) => !rooms.includes(row.name.split('_')[0])).map((row) => row.name)).toEqual([])
  expect(rows.filter((row) => row.tenant && !row.secured).map((row) => row.name)).toEqual([])
  expect(
    rows
      .filter((row) => !row.tenant)
      .map((row) => row.name)
      .sort(),
  ).toEqual(['access_server_key', 'db_migration', 'people_failure'])
})

test('the working role is not the owner, sees no other commune, and cannot rewrite the journal', async () => {
  const { rows } = await house.pool.query('select current_user as me')
  expect(rows[0]?.me).toBe('thonso_app')
  expect((await house.pool.query('select * from people_account')).rowCount).toBe(0)
  await expect(house.pool.query('select * from access_server_key')).rejects.toThrow(/permission denied/)
  await expect(house.pool.query('update journal_entry set type = type')).rejects.toThrow(/permission denied/)
  await expect(house.pool.query('delete from journal_change')).rejects.toThrow(/permission denied/)
})
