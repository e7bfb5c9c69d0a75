import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { v7 as newId } from 'uuid'
import * as v from 'valibot'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startSession } from '../features/people/handlers/sessions.ts'
import { findSignedIn } from '../features/people/reads.ts'
import { followers, handlers, snapshots } from '../features/registry.ts'
import { type Actor, visitor, withScope } from '../platform/access/scope.ts'
import { testDatabase } from '../platform/db/testing.ts'
import { listChanges } from '../platform/journal/changes.ts'
import { type Inbox, inbox } from '../platform/journal/inbox.ts'
import { dealer } from './rights/dealer.ts'
import { judgeRow } from './rights/hands.ts'
import { inSight, judgeAnswer, plain } from './rights/sight.ts'
import { heldBy, idsOf, names, rows, teamsOf } from './rights/tables.ts'
import { orders, questions } from './rights-cases.ts'
import {
  advance,
  aWorld,
  type Dump,
  dumpTables,
  order,
  type Place,
  type Row,
  thePhotos,
  watchTables,
  worldNow,
} from './world.ts'

// Who may do and see what, judged from the tables as their owner sees them and from the lists of tools/rights, never by
// the helpers that the product itself asks.

/** Never done for anybody who signs in. */
const ofTheInstallation = ['places.found_commune', 'people.make_first_account']

/** What gives an order its chance where others have taken it away: a plan at work, a plan that is still read. */
const needs: Readonly<Record<string, string>> = {
  'plan.dismiss_sentence': 'plan.submit',
  'reminders.log_urge': 'plan.activate',
  'reminders.log_urges': 'plan.activate',
}

let house: Awaited<ReturnType<typeof testDatabase>>
let gate: Inbox
let places: Place[]
const faults: string[] = []

beforeAll(async () => {
  house = await testDatabase()
  gate = inbox(house.db, handlers, followers, { now: () => worldNow, onFault: (error) => faults.push(String(error)) })
  places = await aWorld(gate)
  for (const place of places) await thePhotos(house.db, gate, place)
})
afterAll(() => house.close())

test('every command and every read that takes a scope has its case here', () => {
  expect(Object.keys(orders).sort()).toEqual([...gate.handlers.keys()].sort())
  expect(Object.keys(questions).sort()).toEqual(scopedReads().sort())
})

test('the shared builders serve tests only', () => {
  const root = path.resolve(import.meta.dirname, '..')
  const files = ['platform', 'features', 'doors'].flatMap((storey) =>
    readdirSync(path.join(root, storey), { recursive: true, encoding: 'utf8' }).map((file) => path.join(storey, file)),
  )
  const users = files
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
    .filter((file) => /tools\/(world|rights|rights-cases)[./]/.test(readFileSync(path.join(root, file), 'utf8')))
  expect(users).toEqual([])
})

test('the judges see what they must refuse', async () => {
  const dump = await dumpTables(house.owner)
  const [here, there] = places
  const [own, other] = here?.teams ?? []
  const held = [{ role: 'member', teamId: own?.teamId ?? '' }]
  const actor = { accountId: newId(), communeId: here?.communeId ?? '', grants: [] }
  const judge = (table: string, row: Row | undefined) => judgeRow('judge', table, row ?? {}, held, actor, [dump])
  const rowOf = (table: string, teamId: string | undefined) =>
    rows(dump, table).find((row) => row['team_id'] === teamId)
  for (const table of ['households_household', 'support_visit', 'reports_report']) {
    expect(() => judge(table, rowOf(table, own?.teamId))).not.toThrow()
    expect(() => judge(table, rowOf(table, other?.teamId))).toThrow()
  }
  expect(() => judge('teams_member', rowOf('teams_member', own?.teamId))).toThrow()
  expect(() => judge('reminders_urge', rowOf('reminders_urge', own?.teamId))).toThrow()
  expect(() => judge('places_village', rows(dump, 'places_village')[0])).toThrow()
  const sight = inSight(dump, actor, new Set([own?.teamId ?? '']), false, held)
  const answer = (text: unknown) => () => judgeAnswer('judge', 'x', text, dump, sight, held, true)
  expect(answer([here?.households[0], own?.mark])).not.toThrow()
  for (const leak of [here?.households[3], there?.households[0], there?.planId, other?.mark, here?.visits[3]])
    expect(answer([leak])).toThrow()
  const [union, others] = ['Đơn vị 1', 'Đơn vị 2'].map((name) =>
    rows(dump, 'partners_partner').find((row) => row['commune_id'] === here?.communeId && row['name'] === name),
  )
  const role = [{ role: 'organization', teamId: null, partnerId: String(union?.['partner_id']) }]
  const theirs = inSight(dump, actor, new Set(), false, role)
  const sentBy = (partner: Row | undefined) =>
    rows(dump, 'teams_sent').find((row) => row['partner_id'] === partner?.['partner_id'])?.['member_id']
  const said = (text: unknown) => () => judgeAnswer('judge', 'mobilisation.x', text, dump, theirs, role, true)
  expect(said([union?.['partner_id'], sentBy(union), own?.mark])).not.toThrow()
  for (const leak of [others?.['partner_id'], sentBy(others), other?.mark, here?.households[0], here?.visits[0]])
    expect(said([leak])).toThrow()
})

test("a report is not written over under its id, by its neighbour or by the commune's own report", async () => {
  const [place] = places
  const { teamId = '' } = place?.teams[3] ?? {}
  const dump = await dumpTables(house.owner)
  const theirs = rows(dump, 'reports_report').find((row) => row['team_id'] === place?.teams[2]?.teamId)
  const report = { reportId: theirs?.['report_id'], planId: place?.planId }
  const lead = {
    accountId: newId(),
    communeId: place?.communeId ?? '',
    grants: [{ role: 'team_lead' as const, teamId, partnerId: null }],
  }
  for (const [actor, command] of [
    [lead, order('reports.save_team_report', { ...report, teamId, difficulties: 'Của tổ khác' })],
    [lead, order('reports.submit_team_report', { ...report, teamId })],
    [place?.officer ?? lead, order('reports.consolidate', report)],
  ] as const) {
    const [receipt] = await gate.accept(actor, [command])
    expect(receipt?.problem?.code).toBe('reports.other_exists')
  }
  expect(rows(await dumpTables(house.owner), 'reports_report')).toEqual(rows(dump, 'reports_report'))
})

test('no read shows a household, a person or a word of a team outside the scope', { timeout: 600_000 }, async () => {
  const dump = await dumpTables(house.owner)
  const asked = await askEverything(dump, 5, true)
  console.log(`reads: ${asked} questions by every kind of person`)
})

test('no command reaches outside the scope, a refused one leaves only its receipt, and a second delivery changes nothing', {
  timeout: 900_000,
}, async () => {
  const types = Object.keys(orders)
  const accepted = new Map<string, number>()
  let dump = await dumpTables(house.owner)
  const changesSince = await watchTables(house.owner)
  let at = 0

  const giveOne = async (gen: fc.GeneratorValue, type: string): Promise<void> => {
    const { commune = [], team = [] } = gate.handlers.get(type)?.spec.rights ?? {}
    const fit = rows(dump, 'people_account').filter((row) =>
      heldBy(dump, row).some((grant) => [...commune, ...team].some((role) => role === grant.role)),
    )
    const officers = rows(dump, 'people_account').filter((row) => /^Người \d\.[01]$/.test(String(row['name'])))
    const account = gen(
      fc.constantFrom,
      ...gen(fc.constantFrom, officers, fit.length > 0 ? fit : officers, rows(dump, 'people_account')),
    )
    const held = heldBy(dump, account)
    const actor = await signedIn(account)
    expect(actor === undefined).toBe(account['status'] !== 'active')
    if (!actor) return
    dump = advance(dump, await changesSince())
    const deal = dealer(gen, dump, actor, teamsOf(held))
    const command = order(type, orders[type]?.(deal))
    const [receipt] = await gate.accept(actor, [command])
    const changed = await changesSince()
    const after = advance(dump, changed)
    if (receipt?.status === 'done') {
      accepted.set(type, (accepted.get(type) ?? 0) + 1)
      for (const { table, row } of changed) {
        expect(row['commune_id'], `${type} by ${names(held)} in ${table}`).toBe(actor.communeId)
        judgeRow(`${type} by ${names(held)} changed ${table} ${JSON.stringify(row)}`, table, row, held, actor, [
          dump,
          after,
        ])
      }
      if (!held.some((grant) => grant.role === 'admin' && grant.teamId === null))
        expect(admins(after)).toEqual(admins(dump))
    } else {
      const touched = changed.map((change) => `${change.table} ${change.row['command_id'] === command.id}`)
      // What was recorded in the field is put aside for the officer, in its giver's name.
      const aside = changed.filter(({ table }) => table === 'journal_held')
      expect(aside.length, type).toBe(receipt?.problem?.heldFor ? 1 : 0)
      for (const { row } of aside) expect(row['account_id']).toBe(actor.accountId)
      if (aside.length > 0) expect(gate.handlers.get(type)?.spec.fromField, type).toBe(true)
      expect(
        touched.filter((one) => !['journal_receipt true', 'journal_held true'].includes(one)),
        type,
      ).toEqual([])
    }
    expect(await gate.accept(actor, [command]), `${type} again`).toEqual([receipt])
    expect(await changesSince(), `${type} again`).toEqual([])
    expect(faults, `${type} ${JSON.stringify(command.payload)}`).toEqual([])
    dump = after
  }

  const runs = Number(process.env['RIGHTS_RUNS'] ?? types.length * 8)
  await fc.assert(
    fc.asyncProperty(fc.gen(), (gen) => giveOne(gen, types[at++ % types.length] ?? '')),
    { numRuns: runs, endOnFailure: true },
  )
  // What chance has not let through yet gets more tries: a command that is never done proves nothing here.
  const never = () => types.filter((type) => !accepted.has(type) && !ofTheInstallation.includes(type))
  const rest = never()
  let tries = 0
  await fc.assert(
    fc.asyncProperty(fc.gen(), async (gen) => {
      // In turns: one that chance keeps refusing must not use up the tries of the others.
      const left = never()
      const type = left[tries++ % Math.max(1, left.length)]
      if (!type) return
      // Its neighbours first: what it needs may have been done away with.
      const neighbours = types.filter((other) => other.split('.')[0] === type.split('.')[0])
      const neighbour = gen(fc.constantFrom, ...neighbours)
      await giveOne(gen, gen(fc.constantFrom, neighbour, needs[type] ?? neighbour))
      await giveOne(gen, type)
    }),
    { numRuns: rest.length * 200 || 1, endOnFailure: true },
  )
  dump = advance(dump, await changesSince())
  const done = [...accepted.values()].reduce((sum, count) => sum + count, 0)
  expect([...dump].map(([table, list]) => [table, list.length])).toEqual(
    [...(await dumpTables(house.owner))].map(([table, list]) => [table, list.length]),
  )
  console.log(`commands: ${at} given, ${done} done, each twice; only after more tries: ${rest.join(', ') || 'none'}`)
  expect(done).toBeGreaterThan(at / 10)
  expect(never()).toEqual([])
  expect(ofTheInstallation.filter((type) => accepted.has(type))).toEqual([])
})

/** What changes no record that anybody follows: a secret handed out, sessions ended, a held order put away, a setting. */
const tellsNothing = [
  ...['commerce.set_stalled_days', 'held.decline', 'households.set_retention', 'people.change_phone'],
  'people.invite',
  'people.sign_out_everywhere',
]
/** What chance may have given nothing to do. */
const mayFindNothing = [
  ...['commerce.add_starter', 'curriculum.forget_old', 'dossiers.add_starter', 'dossiers.import_procedures'],
  ...['households.import', 'partners.add_usual', 'people.revoke_role', 'sessions.check_in', 'sessions.sign_up'],
  'teams.import_members',
]

test('what each command changed is followed by everybody who may read it, and by nobody else', {
  timeout: 300_000,
}, async () => {
  const dump = await dumpTables(house.owner)
  const changes = rows(dump, 'journal_change')
  const keyOf = (row: Row) => `${row['noun']} ${row['subject_id']}`
  const changed = new Set(changes.map((row) => `${row['commune_id']} ${row['sequence']}`))
  const entries = rows(dump, 'journal_entry')
  const silent = entries.filter((row) => !changed.has(`${row['commune_id']} ${row['sequence']}`))
  const silentTypes = new Set(silent.map((row) => String(row['type'])).filter((type) => !mayFindNothing.includes(type)))
  expect([...silentTypes].sort()).toEqual(tellsNothing)

  let told = 0
  const shaped = new Set<string>()
  const kinds = Map.groupBy(
    rows(dump, 'people_account').filter((row) => row['status'] === 'active'),
    (row) => `${row['commune_id']} ${JSON.stringify(heldBy(dump, row))}`,
  )
  for (const [account = {}] of kinds.values()) {
    const held = heldBy(dump, account)
    const teams = teamsOf(held)
    const actor = await signedIn(account)
    if (!actor) throw new Error('an active account must be able to sign in')
    const answer = await withScope(house.db, actor, 'read only', (scope) => listChanges(scope, 0, 100_000, snapshots))
    const heard = new Set(answer.changes.map(({ noun, id }) => `${noun} ${id}`))
    const isOwn = (row: Row) =>
      row['commune_id'] === actor.communeId &&
      (teams === 'all' || row['team_id'] === null || teams.includes(String(row['team_id'])))
    const own = new Set(changes.filter(isOwn).map(keyOf))
    const officer = held.some(({ role, teamId }) => ['admin', 'coordinator'].includes(role) && teamId === null)
    // Of what belongs to no team, these are for everybody who signs in; the others as their reads say.
    const open = ['commune', 'village', 'plan', 'procedure', 'partner', ...(officer ? ['account'] : [])]
    const due = changes.filter((row) => isOwn(row) && (row['team_id'] !== null || open.includes(String(row['noun']))))
    expect(
      due.map(keyOf).filter((key) => !heard.has(key)),
      `${names(held)} misses`,
    ).toEqual([])
    expect(
      [...heard].filter((key) => !own.has(key)),
      `${names(held)} hears of`,
    ).toEqual([])
    if (!officer) expect([...heard].filter((key) => key.startsWith('account '))).toEqual([])
    // Before whoever sees it all, nothing is hidden but what was taken back, and who was erased.
    if (officer)
      expect(
        answer.changes.filter(
          ({ noun, data }) =>
            data === null && !['review', 'urge', 'doubt', 'household', 'estimate_line'].includes(noun),
        ),
      ).toEqual([])
    for (const { noun, id, data } of answer.changes) {
      const shape = snapshots.get(noun)?.shape
      const issues = data === null || !shape ? [] : (v.safeParse(shape, asSent(data)).issues ?? [])
      expect(
        issues.map((issue) => `${v.getDotPath(issue)}: ${issue.message}`),
        `${noun} ${id}`,
      ).toEqual([])
      if (data !== null) shaped.add(noun)
    }
    told += heard.size
  }
  expect([...snapshots.keys()].filter((noun) => !shaped.has(noun))).toEqual([])
  console.log(
    `followed: ${changes.length} changes by ${kinds.size} kinds of people, ${told} subjects told, each of the shape that the document gives its noun`,
  )
})

test('after all that came to pass, reads still keep to the scope', { timeout: 600_000 }, async () => {
  await askEverything(await dumpTables(house.owner), 4, false)
  expect(faults).toEqual([])
})

/** As it arrives at the other end. */
const asSent = (data: unknown): unknown => JSON.parse(JSON.stringify(data))

/** Every question, several times, by every kind of person and by a visitor; returns how many were asked. */
async function askEverything(dump: Dump, times: number, marked: boolean): Promise<number> {
  const communeIds = places.map((place) => place.communeId)
  const accounts = rows(dump, 'people_account').filter((account) => account['status'] === 'active')
  const unions = accounts.filter((account) => /^Người của đơn vị/.test(String(account['name'])))
  let asked = 0
  await fc.assert(
    fc.asyncProperty(fc.gen(), async (gen) => {
      const account = gen(fc.constantFrom, undefined, ...accounts, ...unions)
      const held = account ? heldBy(dump, account) : []
      const actor = account ? await signedIn(account) : visitor(gen(fc.constantFrom, ...communeIds))
      if (!actor) throw new Error('an active account must be able to sign in')
      const teams = teamsOf(held) === 'all' ? idsOf(dump, 'teams_team', 'team_id', actor.communeId) : teamsOf(held)
      const sight = inSight(dump, actor, new Set(teams), teamsOf(held) === 'all', held)
      await withScope(house.db, actor, 'read only', async (scope) => {
        const deal = dealer(gen, dump, actor, teamsOf(held))
        for (const [name, ask] of Object.entries(questions)) {
          const answer = plain(await ask(scope, deal))
          judgeAnswer(`${name} for ${names(held)}`, name, answer, dump, sight, held, marked)
          asked += 1
        }
        judgeAnswer(
          'changes',
          'changes',
          plain(await listChanges(scope, 0, 500, snapshots)),
          dump,
          sight,
          held,
          marked,
          true,
        )
      })
    }),
    { numRuns: times * 10, endOnFailure: true },
  )
  return asked
}

async function signedIn(account: Row): Promise<Actor | undefined> {
  const session = await startSession(
    house.db,
    String(account['commune_id']),
    String(account['account_id']),
    'test',
    worldNow,
  )
  return (await findSignedIn(house.db, session.secret, worldNow))?.actor
}

function scopedReads(): string[] {
  const features = path.resolve(import.meta.dirname, '../features')
  return readdirSync(features, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => {
      const folder = readdirSync(path.join(features, name), { recursive: true, encoding: 'utf8' })
      return folder
        .filter((file) => /^reads(\.ts|\/.*\.ts)$/.test(file))
        .flatMap((file) => [
          ...readFileSync(path.join(features, name, file), 'utf8').matchAll(
            /^export (?:async )?function (\w+)(?:<[^(]*>)?\(\s*[^,):]+: Scope\b|^export const (\w+) = (?:async )?\(\s*[^,):]+: Scope\b/gm,
          ),
        ])
        .map((match) => `${name}.${match[1] ?? match[2]}`)
    })
}

function admins(dump: Dump): string[] {
  return rows(dump, 'people_grant')
    .filter((row) => row['role'] === 'admin')
    .map((row) => `${row['commune_id']} ${row['account_id']}`)
    .sort()
}
