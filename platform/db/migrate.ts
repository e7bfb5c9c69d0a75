import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { type Database, one, sql, workingRole } from './database.ts'

/** One dated step of the schema: `YYYYMMDDHHMM_what.sql` of a feature or of the platform. */
export type Migration = { readonly name: string; readonly text: string }

/** Every room's migrations, merged by date, so that a feature can be read, added and deleted as one folder. */
export function findMigrations(root: string): Migration[] {
  return ['platform', 'features']
    .flatMap((storey) =>
      readdirSync(path.join(root, storey), { withFileTypes: true })
        .filter((room) => room.isDirectory())
        .flatMap((room) => {
          const folder = path.join(root, storey, room.name)
          return readdirSync(folder)
            .filter((file) => /^\d{12}_[a-z0-9_]+\.sql$/.test(file))
            .map((file) => ({ name: file.slice(0, -4), text: readFileSync(path.join(folder, file), 'utf8') }))
        }),
    )
    .sort((left, right) => (left.name < right.name ? -1 : 1))
}

/**
 * Brings a database to today's schema as its owner, each step in its own transaction, under one advisory lock so that
 * two starting servers do not race. A step that changed after it ran stops the start: history is not rewritten.
 */
export async function migrate(config: pg.ClientConfig, migrations: readonly Migration[]): Promise<number> {
  const client = new pg.Client(config)
  await client.connect()
  try {
    await client.query('select pg_advisory_lock(727001)')
    await requireVersion(client)
    await makeWorkingRole(client)
    await client.query(
      'create table if not exists db_migration (name text primary key, digest text not null, ran_at timestamptz not null default now())',
    )
    const { rows } = await client.query<{ name: string; digest: string }>('select name, digest from db_migration')
    const done = new Map(rows.map((row) => [row.name, row.digest]))
    let count = 0
    for (const { name, text } of migrations) {
      const digest = createHash('sha256').update(text).digest('hex')
      const before = done.get(name)
      if (before !== undefined && before !== digest)
        throw new Error(`The schema step ${name} was changed after it ran here.`)
      if (before !== undefined) continue
      await client.query('begin')
      await client.query(text)
      await client.query('insert into db_migration (name, digest) values ($1, $2)', [name, digest])
      await client.query('commit')
      count += 1
    }
    // Together or not at all: what the working role may not have is never open to it, not even for a moment.
    await client.query(`
      begin;
      grant usage on schema public to ${workingRole};
      grant select, insert, update, delete on all tables in schema public to ${workingRole};
      revoke all on access_server_key from ${workingRole};
      -- It reads how far the schema has come, and changes nothing of it.
      revoke insert, update, delete on db_migration from ${workingRole};
      -- What happened cannot be rewritten by the product itself.
      revoke update, delete on journal_entry, journal_change from ${workingRole};
      commit`)
    return count
  } finally {
    await client.end()
  }
}

/** How many of today's steps a database has not taken. */
export async function missingSteps(db: Database, migrations: readonly Migration[]): Promise<number> {
  const names = migrations.map(({ name }) => name)
  const { there } = await one(
    db,
    sql<{ there: number }>`select count(*) as there from db_migration where name = any(${names}::text[])`,
  )
  return names.length - there
}

async function requireVersion(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ server_version_num: string }>('show server_version_num')
  const major = Math.floor(Number(rows[0]?.server_version_num ?? 0) / 10_000)
  if (major < 15) throw new Error(`PostgreSQL ${major} is too old: version 15 or later is needed.`)
}

/** Roles belong to the whole server, so two databases may make it at the same moment. */
async function makeWorkingRole(client: pg.Client): Promise<void> {
  await client.query(`do $$ begin
    if not exists (select from pg_roles where rolname = '${workingRole}') then
      create role ${workingRole} nologin;
    end if;
  exception when duplicate_object or unique_violation then null; end $$`)
  // Since PostgreSQL 16 the maker of a role is its member and still may not become it.
  await client.query(`do $$ begin
    if current_setting('server_version_num')::int < 160000 then
      if not pg_has_role(current_user, '${workingRole}', 'member') then
        execute format('grant ${workingRole} to %I', current_user);
      end if;
    elsif not pg_has_role(current_user, '${workingRole}', 'set') then
      execute format('grant ${workingRole} to %I with set true', current_user);
    end if; end $$`)
}
