import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { packagedEngine, systemEngine15 } from './binaries.ts'
import { startCluster } from './launcher.ts'
import { findMigrations, migrate } from './migrate.ts'

declare module 'vitest' {
  interface ProvidedContext {
    cluster: { host: string; port: number; major: number }
  }
}

/** One server for a test run; every test file gets its own database, copied from a migrated template. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const engine = process.env['PG_ENGINE'] === '15' ? systemEngine15() : packagedEngine()
  if (!engine) throw new Error('PG_ENGINE=15 was asked for, but there is no PostgreSQL 15 on this machine.')
  const folder = mkdtempSync(path.join(tmpdir(), 'thon-so-test-'))
  // Durability has its own test; here only speed matters.
  const cluster = await startCluster(folder, engine, ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'])
  const client = new pg.Client(cluster.config)
  await client.connect()
  await client.query('create database thonso_template')
  await client.end()
  await migrate(
    { ...cluster.config, database: 'thonso_template' },
    findMigrations(path.resolve(import.meta.dirname, '../..')),
  )
  project.provide('cluster', {
    host: cluster.config.host ?? '',
    port: cluster.config.port ?? 5432,
    major: engine.major,
  })
  return async () => {
    await cluster.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
