import { CompiledQuery, Kysely, PostgresDialect, type RawBuilder, sql, type Transaction } from 'kysely'
import pg from 'pg'

/** Features speak SQL through Kysely's `sql` templates; there is no table model beside the migrations. */
export type Database = Kysely<unknown>
export type Tx = Transaction<unknown>

/** The role that works: it owns nothing, so row-level security always binds it. */
export const workingRole = 'thonso_app'

// A calendar day is not a moment: kept as 'YYYY-MM-DD'. Counts fit a number; sequences stay far below 2^53.
pg.types.setTypeParser(1082, (text) => text)
pg.types.setTypeParser(20, (text) => Number(text))
pg.types.setTypeParser(1700, (text) => Number(text))
pg.types.setTypeParser(1184, (text) => new Date(text).toISOString())

export function connect(config: pg.PoolConfig, onLost: (error: Error) => void): { db: Database; pool: pg.Pool } {
  const pool = new pg.Pool({
    max: 12,
    connectionTimeoutMillis: 10_000,
    ...config,
    options: `-c role=${workingRole} -c statement_timeout=30000 -c idle_in_transaction_session_timeout=60000 -c timezone=UTC`,
  })
  // Without a listener on each connection, also on those in use, a restart of the server would end our process. The
  // pool tells of idle ones once more.
  pool.on('connect', (client) => client.on('error', onLost))
  pool.on('error', () => undefined)
  return { db: new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) }), pool }
}

/** All rows of a query. */
export async function all<Row>(tx: Database | Tx, query: RawBuilder<Row>): Promise<Row[]> {
  return (await query.execute(tx)).rows
}

/** The row that must be there. */
export async function one<Row>(tx: Database | Tx, query: RawBuilder<Row>): Promise<Row> {
  const row = (await query.execute(tx)).rows[0]
  if (row === undefined) throw new Error('A row that must exist was not found.')
  return row
}

/** The row that may be there. */
export async function maybe<Row>(tx: Database | Tx, query: RawBuilder<Row>): Promise<Row | undefined> {
  return (await query.execute(tx)).rows[0]
}

/** How many rows a statement changed. */
export async function run(tx: Database | Tx, query: RawBuilder<unknown>): Promise<number> {
  return Number((await query.execute(tx)).numAffectedRows ?? 0)
}

export { CompiledQuery, sql }
