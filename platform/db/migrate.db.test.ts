import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { connect } from './database.ts'
import { findMigrations, migrate } from './migrate.ts'

const steps = findMigrations(path.resolve(import.meta.dirname, '../..'))
const name = `migrate_${process.pid}_${Math.random().toString(36).slice(2, 8)}`
let admin: pg.Client
let config: pg.ClientConfig

beforeAll(async () => {
  const { host, port } = inject('cluster')
  admin = new pg.Client({ host, port, user: 'postgres', database: 'postgres' })
  await admin.connect()
  await admin.query(`create database ${name}`)
  config = { host, port, user: 'postgres', database: name }
})
afterAll(async () => {
  await admin.query(`drop database ${name} with (force)`)
  await admin.end()
})

test('steps are merged by date from every room, and no two share a name', () => {
  const names = steps.map((step) => step.name)
  expect(names).toEqual([...new Set(names)].sort())
  expect(names[0]).toMatch(/_tenancy$/)
})

test('servers that start at the same moment bring the schema up to date once', async () => {
  const ran = await Promise.all([1, 2, 3].map(() => migrate(config, steps)))
  expect(ran.sort((left, right) => left - right)).toEqual([0, 0, steps.length])
  expect(await migrate(config, steps)).toBe(0)
})

test('a step that was changed after it ran stops the start', async () => {
  const changed = steps.map((step, at) => (at === 1 ? { ...step, text: `${step.text}\n-- changed` } : step))
  await expect(migrate(config, changed)).rejects.toThrow(/was changed after it ran here/)
})

test('a step that fails leaves nothing of itself, and can be mended and run again', async () => {
  const broken = { name: '299901010000_broken', text: 'create table places_half (commune_id uuid); select 1/0' }
  await expect(migrate(config, [...steps, broken])).rejects.toThrow(/division by zero/)
  const client = new pg.Client(config)
  await client.connect()
  expect((await client.query("select to_regclass('places_half') as there")).rows).toEqual([{ there: null }])
  await client.end()
  expect(await migrate(config, [...steps, { ...broken, text: 'create table places_half (commune_id uuid)' }])).toBe(1)
})

test('days stay days, counts are numbers and moments are UTC', async () => {
  const { db, pool } = connect({ ...config, max: 1 }, () => undefined)
  const { rows } = await pool.query(
    `select date '2025-10-05' as day, count(*) as counted, 1.5::numeric as amount, timestamptz '2025-10-05 00:00:00+07' as at, current_setting('timezone') as zone`,
  )
  expect(rows).toEqual([{ day: '2025-10-05', counted: 1, amount: 1.5, at: '2025-10-04T17:00:00.000Z', zone: 'UTC' }])
  await db.destroy()
})
