import path from 'node:path'
import pg from 'pg'
import { v7 as newId } from 'uuid'
import { expect, inject, test } from 'vitest'
import { findMigrations, migrate } from '../../platform/db/migrate.ts'

test('positions held before they had days of their own keep the days of the membership', async () => {
  const { host, port } = inject('cluster')
  const name = `positions_${process.pid}_${Math.random().toString(36).slice(2, 10)}`
  const admin = new pg.Client({ host, port, user: 'postgres', database: 'postgres' })
  await admin.connect()
  await admin.query(`create database ${name}`)
  const config = { host, port, user: 'postgres', database: name }
  // Everything but the step itself: what comes after a migration counts on the tables of all the others.
  const steps = findMigrations(path.resolve(import.meta.dirname, '../..'))
  await migrate(
    config,
    steps.filter((step) => !step.name.endsWith('dated_positions')),
  )
  const owner = new pg.Client(config)
  await owner.connect()
  const [communeId, teamId] = [newId(), newId()]
  await owner.query(
    `insert into teams_team (commune_id, team_id, level, name, since) values ($1, $2, 'commune', 'Tổ xã (mẫu)', '2024-01-01')`,
    [communeId, teamId],
  )
  const held = [
    ['leader', '2024-01-01', '2025-03-01'],
    ['leader', '2025-03-01', null],
    ['deputy', '2024-05-05', null],
  ] as const
  for (const [position, since, until] of held)
    await owner.query(
      `insert into teams_member (commune_id, member_id, team_id, name, folded, position, since, until)
       values ($1, $2, $3, 'Lê Thị A (mẫu)', 'le thi a', $4, $5, $6)`,
      [communeId, newId(), teamId, position, since, until],
    )
  await migrate(config, steps)
  const { rows } = await owner.query(
    'select p.position, p.since, p.until, m.since as joined from teams_position p join teams_member m using (commune_id, member_id) order by 2',
  )
  expect(rows.map((row) => [row.position, row.since, row.until, row.joined])).toEqual([
    ['leader', '2024-01-01', '2025-03-01', '2024-01-01'],
    ['deputy', '2024-05-05', null, '2024-05-05'],
    ['leader', '2025-03-01', null, '2025-03-01'],
  ])
  await owner.end()
  await admin.query(`drop database ${name} with (force)`)
  await admin.end()
}, 60_000)
