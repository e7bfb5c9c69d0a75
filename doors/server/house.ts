import path from 'node:path'
import type pg from 'pg'
import { followers, handlers } from '../../features/registry.ts'
import { type ServerKeys, serverKeys } from '../../platform/access/server-keys.ts'
import { connect, type Database, one, sql, workingRole } from '../../platform/db/database.ts'
import { holdFolder } from '../../platform/db/hold.ts'
import { findMigrations, migrate } from '../../platform/db/migrate.ts'
import { type Inbox, inbox } from '../../platform/journal/inbox.ts'
import { log } from '../../platform/watch/log.ts'
import type { Config } from './config.ts'

export const root = path.resolve(import.meta.dirname, '../..')

/** The opened product: its database at today's schema, and the one way in. */
export type House = {
  readonly db: Database
  readonly inbox: Inbox
  readonly keys: ServerKeys
  readonly now: () => number
  close(): Promise<void>
}

type Options = {
  readonly now?: () => number
  /** The embedded database is lost to this product for good; the sentence says why. */
  readonly onLost?: (sentence: string) => void
}

/** Opens the database of the settings, embedded or given, and brings it to today's schema. */
export async function openHouse(
  config: Pick<Config, 'dataDir' | 'databaseUrl'>,
  { now = Date.now, onLost = (sentence) => log('error', sentence) }: Options = {},
): Promise<House> {
  let moved: (to: pg.ClientConfig) => void = () => undefined
  const hold = config.databaseUrl
    ? undefined
    : await holdFolder(config.dataDir, { moved: (to) => moved(to), lost: onLost })
  try {
    let target: pg.ClientConfig = hold
      ? { ...hold.config, database: 'thonso' }
      : { connectionString: config.databaseUrl }
    const ran = await migrate(target, findMigrations(root))
    if (ran > 0) log('info', 'schema brought up to date', { steps: ran })
    const { db, pool } = connect(target, (error) =>
      log('warn', 'a database connection was lost', { error: error.message }),
    )
    moved = ({ host, port }) => {
      log('warn', 'the database had stopped and was opened again')
      Object.assign(pool.options, { host, port })
      target = { ...target, ...(host !== undefined && { host }), ...(port !== undefined && { port }) }
    }
    await mustBeWorkingRole(db)
    const keys = serverKeys(() => target, now)
    return { db, inbox: open(db, now), keys, now, close: () => db.destroy().then(() => hold?.release()) }
  } catch (error) {
    await hold?.release()
    throw hold ? error : explained(error)
  }
}

function open(db: Database, now: () => number): Inbox {
  return inbox(db, handlers, followers, {
    now,
    onFault: (error, commandId) =>
      log('error', 'a command failed', { commandId, error: error instanceof Error ? error.message : String(error) }),
  })
}

/** Anybody else would not be bound by row-level security: a pooler in between may have dropped the role we ask for. */
async function mustBeWorkingRole(db: Database): Promise<void> {
  const { role } = await one(db, sql<{ role: string }>`select current_user as role`)
  if (role === workingRole) return
  await db.destroy()
  throw new Error(
    `The database answers as "${role}" and not as "${workingRole}": let DATABASE_URL lead straight to it.`,
  )
}

/** A refused connection says nothing by itself. The address is not repeated: it may hold a password. */
function explained(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return /^E[A-Z]+$/.test(code) ? new Error(`No PostgreSQL answers at the address of DATABASE_URL (${code}).`) : error
}
