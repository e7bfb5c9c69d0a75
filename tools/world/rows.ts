// What stands in the tables, for tests alone: every row as their owner sees it, and what changed.

import type pg from 'pg'

export type Row = { readonly [column: string]: unknown }
export type Dump = ReadonlyMap<string, readonly Row[]>

/** Every row of every table, seen as the owner; the long texts of a plan stand as their digest. */
export async function dumpTables(owner: pg.Client): Promise<Dump> {
  const { rows: tables } = await owner.query<{ name: string }>(
    `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and relname <> 'db_migration' order by 1`,
  )
  const { rows } = await owner.query<{ name: string; row: Row }>(
    tables
      .map(
        ({ name }) =>
          `select '${name}' as name, to_jsonb(t) - array['draft', 'source_text'] || jsonb_build_object('digest', md5(t::text)) as row from ${name} t`,
      )
      .join(' union all '),
  )
  const dump = new Map<string, Row[]>(tables.map(({ name }) => [name, []]))
  for (const { name, row } of rows) dump.get(name)?.push(row)
  for (const list of dump.values())
    list.sort((left, right) => (String(left['digest']) < String(right['digest']) ? -1 : 1))
  return dump
}

export type Difference = { readonly table: string; readonly row: Row; readonly side: 'before' | 'after' }

/** What differs between two dumps: rows that went and rows that came; a changed row is both. */
export function differences(before: Dump, after: Dump): Difference[] {
  return [...after.keys()].flatMap((table) => {
    const [old, now] = [before.get(table) ?? [], after.get(table) ?? []]
    const [had, has] = [new Set(old.map((row) => row['digest'])), new Set(now.map((row) => row['digest']))]
    return [
      ...old.filter((row) => !has.has(row['digest'])).map((row) => ({ table, row, side: 'before' as const })),
      ...now.filter((row) => !had.has(row['digest'])).map((row) => ({ table, row, side: 'after' as const })),
    ]
  })
}

const rowAs = (which: 'old' | 'new') =>
  `to_jsonb(${which}) - array['draft', 'source_text'] || jsonb_build_object('digest', md5(${which}::text))`

/**
 * Writes down every change of every row as it happens, which is some thirty times faster than comparing whole dumps.
 * The answer gives what changed since it was last asked, without what was undone in between.
 */
export async function watchTables(owner: pg.Client): Promise<() => Promise<Difference[]>> {
  await owner.query(`
    create schema watch;
    create table watch.change (at bigserial, name text, before jsonb, after jsonb);
    create function watch.note() returns trigger language plpgsql security definer set search_path = public as $$ begin
      insert into watch.change (name, before, after) values (tg_table_name,
        case when tg_op <> 'INSERT' then ${rowAs('old')} end, case when tg_op <> 'DELETE' then ${rowAs('new')} end);
      return null;
    end $$;
    do $$ declare t record; begin
      for t in select oid::regclass as name from pg_class
        where relkind = 'r' and relnamespace = 'public'::regnamespace and relname <> 'db_migration'
      loop execute format('create trigger watched after insert or update or delete on %s for each row execute function watch.note()', t.name);
      end loop; end $$`)
  return async () => {
    const { rows } = await owner.query<{ name: string; before: Row | null; after: Row | null }>(
      'with gone as (delete from watch.change returning *) select * from gone order by at',
    )
    const net = new Map<string, Difference>()
    for (const { name, before, after } of rows)
      for (const [row, side, undone] of [
        [before, 'before', 'after'],
        [after, 'after', 'before'],
      ] as const) {
        if (row === null) continue
        const key = `${name} ${row['digest']}`
        if (!net.delete(`${key} ${undone}`)) net.set(`${key} ${side}`, { table: name, row, side })
      }
    return [...net.values()]
  }
}

/** The dump as it is after these differences. */
export function advance(dump: Dump, changed: readonly Difference[]): Dump {
  const next = new Map(dump)
  for (const [table, list] of Map.groupBy(changed, (change) => change.table)) {
    const gone = new Set(list.filter(({ side }) => side === 'before').map(({ row }) => row['digest']))
    const came = list.filter(({ side }) => side === 'after').map(({ row }) => row)
    next.set(table, [...(dump.get(table) ?? []).filter((row) => !gone.has(row['digest'])), ...came])
  }
  return next
}
