import path from 'node:path'
import pg from 'pg'
import { followers, handlers } from '../../features/registry.ts'
import { packagedEngine } from '../../platform/db/binaries.ts'
import { connect, type Database } from '../../platform/db/database.ts'
import { type Cluster, startCluster } from '../../platform/db/launcher.ts'
import { findMigrations, migrate } from '../../platform/db/migrate.ts'
import { type Inbox, inbox } from '../../platform/journal/inbox.ts'
import { log } from '../../platform/watch/log.ts'
import type { Config } from './config.ts'

export const root = path.resolve(import.meta.dirname, '../..')

/** The opened product: its database at today's schema, and the one way in. */
export type House = { readonly db: Database; readonly inbox: Inbox; readonly now: () => number; close(): Promise<void> }

/** Opens the database of the settings, embedded or given, and brings it to today's schema. */
export async function openHouse(config: Config, now: () => number = Date.now): Promise<House> {
  const cluster = config.databaseUrl ? undefined : await startCluster(config.dataDir, packagedEngine())
  const target: pg.ClientConfig = config.databaseUrl
    ? { connectionString: config.databaseUrl }
    : { ...cluster?.config, database: 'thonso' }
  const lock = cluster ? await soleUser(cluster, config.dataDir) : undefined
  const ran = await migrate(target, findMigrations(root)).catch(async (error: unknown) => {
    // Whoever holds the lock is alone on the folder, and leaves no server behind.
    await lock?.end()
    if (lock) await cluster?.stop()
    throw config.databaseUrl ? explained(error) : error
  })
  if (ran > 0) log('info', 'schema brought up to date', { steps: ran })
  const { db } = connect(target, (error) => log('warn', 'a database connection was lost', { error: error.message }))
  const gate = inbox(db, handlers, followers, {
    now,
    onFault: (error, commandId) =>
      log('error', 'a command failed', { commandId, error: error instanceof Error ? error.message : String(error) }),
  })
  return {
    db,
    inbox: gate,
    now,
    close: async () => {
      await db.destroy()
      await lock?.end()
      await cluster?.stop()
    },
  }
}

/** Makes the database on first use, and keeps a second product away from the same folder while this one lives. */
async function soleUser(cluster: Cluster, dataDir: string): Promise<pg.Client> {
  const client = new pg.Client(cluster.config)
  client.on('error', (error) => log('warn', 'the folder lock was lost', { error: error.message }))
  await client.connect()
  if (!(await takeLock(client))) {
    await client.end()
    throw new Error(`Another Thôn Số already works on ${dataDir}. Stop it first, or set DATA_DIR to another folder.`)
  }
  const there = await client.query("select 1 from pg_database where datname = 'thonso'")
  if (there.rowCount === 0) await client.query('create database thonso')
  return client
}

/** The server needs a moment to notice that a product before us was killed. */
async function takeLock(client: pg.Client): Promise<boolean> {
  for (let tries = 0; tries < 10; tries += 1) {
    const { rows } = await client.query<{ mine: boolean }>('select pg_try_advisory_lock(727000) as mine')
    if (rows[0]?.mine) return true
    await new Promise((resolve) => setTimeout(resolve, 150))
  }
  return false
}

/** A refused connection says nothing by itself. The address is not repeated: it may hold a password. */
function explained(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return /^E[A-Z]+$/.test(code) ? new Error(`No PostgreSQL answers at the address of DATABASE_URL (${code}).`) : error
}
