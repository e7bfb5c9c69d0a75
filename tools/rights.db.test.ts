import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startSession } from '../features/people/handlers/sessions.ts'
import { findSignedIn } from '../features/people/reads.ts'
import { followers, handlers, snapshots } from '../features/registry.ts'
import { type Actor, visitor, withScope } from '../platform/access/scope.ts'
import { testDatabase } from '../platform/db/testing.ts'
import { listChanges } from '../platform/journal/changes.ts'
import { type Inbox, inbox } from '../platform/journal/inbox.ts'
import { type Deal, nouns, orders, questions } from './rights-cases.ts'
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

// Who may do and see what, judged from the tables as their owner sees them and from the lists below, never by the
// helpers that the product itself asks.

type Held = { role: string; teamId: string | null; partnerId?: string | null }

const seesWholeCommune = ['coordinator', 'leader', 'service_center', 'admin']
const dossiers = ['dossiers_dossier', 'dossiers_event']
const sellers = ['commerce_seller', 'commerce_product', 'commerce_step', 'commerce_photo']
const field = [
  'households_',
  'support_',
  'files_',
  'progress_',
  'reports_',
  ...['teams_member', 'teams_position', 'teams_duty', 'teams_sent', 'teams_review', 'teams_choice'],
  'sessions_',
  'training_',
  'curriculum_',
  ...dossiers,
  ...sellers,
]
/** Departments, leads and the leader put forward and comment; the leader decides. */
const nominations = ['recognition_nomination', 'recognition_comment']
const ofOfficers = [
  ...['places_', 'people_', 'plan_', 'teams_', 'reminders_', 'recognition_', 'journal_held', 'dossiers_'],
  ...['commerce_', 'partners_', 'mobilisation_', 'budget_', 'review_'],
]
const mayChange: Readonly<Record<string, readonly string[]>> = {
  admin: [...ofOfficers, ...field],
  coordinator: [...ofOfficers, ...field],
  finance: [...nominations, 'budget_'],
  communications: nominations,
  organization: nominations,
  // A lesson follows its visit, a learner the household.
  service_center: [
    'households_',
    'support_',
    'files_',
    'progress_',
    'sessions_',
    'curriculum_practice',
    'curriculum_learner',
    'dossiers_',
    'commerce_',
    'training_',
    'recognition_verdict',
    ...nominations,
  ],
  leader: ['reports_report', 'reports_event', 'support_closed', 'review_next', 'review_lesson', ...nominations],
  team_lead: [...field, ...nominations, 'recognition_verdict'],
  // Whoever changes a record takes back what was found out about it.
  member: [
    'recognition_verdict',
    'households_',
    'support_',
    'files_',
    'progress_',
    'reports_report',
    'sessions_',
    'curriculum_',
    'training_topic',
    ...dossiers,
    ...sellers,
  ],
}

/** Never done for anybody who signs in. */
const ofTheInstallation = ['places.found_commune', 'people.make_first_account']

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
    .filter((file) => /tools\/(world|rights-cases)[./]/.test(readFileSync(path.join(root, file), 'utf8')))
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
      await giveOne(gen, gen(fc.constantFrom, ...neighbours))
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
  ...['households.import', 'partners.add_usual', 'people.revoke_role', 'sessions.sign_up', 'teams.import_members'],
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
    told += heard.size
  }
  console.log(`followed: ${changes.length} changes by ${kinds.size} kinds of people, ${told} subjects told`)
})

test('after all that came to pass, reads still keep to the scope', { timeout: 600_000 }, async () => {
  await askEverything(await dumpTables(house.owner), 4, false)
  expect(faults).toEqual([])
})

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

type Sight = {
  ids: ReadonlySet<string>
  teams: ReadonlySet<string>
  households: number
  members: number
  visits: number
  /** Of those who sign in for an organisation: that one, its people, and the teams these are in. */
  partners: ReadonlySet<string>
  sent: ReadonlySet<string>
  everyPartner: ReadonlySet<string>
  theirTeams: ReadonlySet<string>
}

/** Everything that may appear in an answer for these teams of a commune. */
function inSight(
  dump: Dump,
  { communeId, accountId }: Actor,
  teams: ReadonlySet<string>,
  whole: boolean,
  grants: readonly Held[],
): Sight {
  const own = (table: string) => rows(dump, table).filter((row) => row['commune_id'] === communeId)
  const root = new Map(
    own('households_household').map((row) => [row['household_id'], row['merged_into'] ?? row['household_id']]),
  )
  const teamOf = new Map(own('households_household').map((row) => [row['household_id'], row['team_id']]))
  const seen = (teamId: unknown) => teams.has(String(teamId))
  const households = own('households_household').filter((row) => seen(teamOf.get(root.get(row['household_id']))))
  const members = own('teams_member').filter((row) => seen(row['team_id']))
  const visits = own('support_visit').filter((row) => seen(row['team_id']))
  const visitIds = new Set(visits.map((row) => row['visit_id']))
  const photos = own('support_photo').filter((row) => visitIds.has(row['visit_id']))
  const reports = own('reports_report').filter((row) => (row['team_id'] === null ? whole : seen(row['team_id'])))
  const counted = [...own('reports_counted'), ...own('reports_dossier')].filter((row) => seen(row['team_id']))
  const filed = own('dossiers_dossier').filter((row) => seen(row['team_id']))
  const filedIds = new Set(filed.map((row) => row['dossier_id']))
  const steps = own('dossiers_event').filter((row) => filedIds.has(row['dossier_id']))
  const sold = own('commerce_seller').filter((row) => seen(row['team_id']))
  const soldIds = new Set(sold.map((row) => row['seller_id']))
  const ofSellers = [...own('commerce_product'), ...own('commerce_step')].filter((row) => soldIds.has(row['seller_id']))
  const shownIds = new Set(ofSellers.map((row) => row['step_id'] ?? row['product_id']))
  const shown = own('commerce_photo').filter((row) => shownIds.has(row['step_id'] ?? row['product_id']))
  const reviews = own('teams_review').filter((row) => seen(row['team_id']))
  const levels = own('training_level').filter((row) => seen(row['team_id']))
  const urges = own('reminders_urge').filter((row) => seen(row['team_id']))
  const helpers = own('support_helper').filter((row) => visitIds.has(row['visit_id']))
  const everybody = [
    'village',
    'account',
    'plan',
    'target',
    'task',
    'window',
    'commune',
    'session',
    'procedure',
    'marketplace',
  ] as const
  const held = new Set(own('sessions_session').flatMap((row) => (seen(row['team_id']) ? [row['session_id']] : [])))
  const atSessions = [...own('sessions_attendance'), ...own('sessions_sign_up')].filter((row) =>
    held.has(row['session_id']),
  )
  const putForward = own('recognition_nomination').filter(
    (row) => seen(row['team_id']) || row['proposed_by'] === accountId,
  )
  const putForwardIds = new Set(putForward.map((row) => row['nomination_id']))
  const signedInFor = new Set(grants.flatMap((grant) => (grant.role === 'organization' ? [grant.partnerId] : [])))
  const partners = own('partners_partner').filter((row) => whole || signedInFor.has(String(row['partner_id'])))
  const partnerIds = new Set(partners.map((row) => String(row['partner_id'])))
  const theirs = (table: string) => own(table).filter((row) => partnerIds.has(String(row['partner_id'])))
  const sent = new Set(theirs('teams_sent').map((row) => String(row['member_id'])))
  const hosted = new Set(theirs('sessions_partner').map((row) => row['session_id']))
  const named = new Set(theirs('support_partner').map((row) => row['visit_id']))
  const theirTeams = [
    ...own('teams_member').filter((row) => sent.has(String(row['member_id']))),
    ...own('sessions_session').filter((row) => hosted.has(row['session_id'])),
    ...own('support_visit').filter((row) => named.has(row['visit_id'])),
  ].map((row) => String(row['team_id']))
  const seesMoney = whole || grants.some(({ role, teamId }) => role === 'finance' && teamId === null)
  const money = seesMoney ? [...own('budget_line'), ...own('budget_spending')] : []
  const heldOrders = own('journal_held').filter((row) => whole || row['account_id'] === accountId)
  const ids = [
    ...everybody.flatMap((noun) => own(nouns[noun][0]).map((row) => row[nouns[noun][1]])),
    ...teams,
    ...households.flatMap((row) => [row['household_id'], root.get(row['household_id'])]),
    ...members.map((row) => row['member_id']),
    ...[...visits, ...counted, ...filed].flatMap((row) => [
      ...[row['visit_id'], row['household_id'], row['dossier_id']],
      root.get(row['household_id']),
    ]),
    ...steps.map((row) => row['event_id']),
    // A step stays with the team that brought it about, whoever's the seller is now.
    ...[...sold, ...ofSellers, ...shown].flatMap((row) =>
      ['seller_id', 'household_id', 'product_id', 'step_id', 'team_id', 'file_id'].map((column) => row[column]),
    ),
    ...helpers.map((row) => row['member_id']),
    ...photos.map((row) => row['file_id']),
    ...reports.map((row) => row['report_id']),
    ...reviews.flatMap((row) => [row['review_id'], row['round_id']]),
    // Who is to come has the id that the choice gave, whoever else in the world may have it.
    ...own('teams_choice').flatMap((row) => (seen(row['team_id']) ? [row['member_id']] : [])),
    ...levels.map((row) => row['level_id']),
    ...urges.map((row) => row['urge_id']),
    ...own('review_next').flatMap((row) => (whole ? [row['next_id']] : [])),
    ...heldOrders.map((row) => row['command_id']),
    // One's own words, also of a team that one looks after no more.
    ...putForward.flatMap((row) => [row['nomination_id'], row['team_id'], row['member_id']]),
    ...own('recognition_comment').flatMap((row) =>
      putForwardIds.has(row['nomination_id']) ? [row['comment_id']] : [],
    ),
    ...theirs('mobilisation_target').map((row) => row['target_id']),
    ...money.flatMap((row) => [row['line_id'], row['spending_id'] ?? row['line_id']]),
    ...own('curriculum_learner').flatMap((row) => (seen(row['team_id']) ? [row['learner_id']] : [])),
    ...atSessions.flatMap((row) => [row['attendance_id'], row['sign_up_id']]),
  ]
  return {
    ids: new Set(ids.map(String)),
    teams,
    households: households.filter((row) => row['merged_into'] === null && row['until'] === null).length,
    members: members.filter((row) => row['until'] === null).length,
    visits: visits.length,
    partners: partnerIds,
    sent,
    everyPartner: new Set(own('partners_partner').map((row) => String(row['partner_id']))),
    theirTeams: new Set(theirTeams),
  }
}

function judgeAnswer(
  what: string,
  name: string,
  answer: unknown,
  dump: Dump,
  sight: Sight,
  held: readonly Held[],
  marked: boolean,
  asKeys = false,
): void {
  const text = JSON.stringify(answer) ?? ''
  const known = knownIds(dump)
  const found = [...new Set(text.match(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? [])]
  // Names of teams and villages are public; a follower is told by id that something is gone, and nothing else of it.
  const isPublic = ['teams.listTeamsServing', 'sessions.listOpenSessions'].includes(name)
  const open = isPublic ? known.get('teams_team') : undefined
  const gone = asKeys ? new Set(goneIds(answer)) : undefined
  const ofAccounts = ['people.listAccounts', 'people.snapshotAccounts']
  const granted = asKeys || ofAccounts.includes(name) ? grantedTeams(dump) : undefined
  // What a held order says is its giver's own words, whatever ids those named.
  const said = name.startsWith('held.') ? heldWords(dump, sight) : undefined
  // Who takes part is public, and so is who hosts a session; what a partner did and is asked for is not.
  const isTheirs = /^mobilisation\.|^partners\.(listPartners|findPartner)$/.test(name)
  const partners = isTheirs ? new Set([...sight.partners, ...sight.sent, ...sight.theirTeams]) : sight.everyPartner
  const leaked = found.filter(
    (id) =>
      known.get('*')?.has(id) && ![sight.ids, open, gone, granted, said, partners].some((allowed) => allowed?.has(id)),
  )
  expect(leaked, `${what}: ${text.slice(0, 2000)}`).toEqual([])
  if (name === 'teams.listTeamsServing') return
  if (marked) {
    const marks = [...new Set(text.match(/c\dt\dx/g) ?? [])]
    const seen = isTheirs ? new Set([...sight.teams, ...sight.theirTeams]) : sight.teams
    const allowed = rows(dump, 'teams_team').filter((row) => seen.has(String(row['team_id'])))
    const own = allowed.map((row) => /c\dt\dx/.exec(String(row['name']))?.[0] ?? '')
    expect(
      marks.filter((mark) => !own.includes(mark)),
      `${what}: ${text.slice(0, 2000)}`,
    ).toEqual([])
  }
  const total = typeof answer === 'object' && answer !== null && 'total' in answer ? Number(answer.total) : 0
  if (name === 'households.listHouseholds') expect(total, what).toBeLessThanOrEqual(sight.households)
  if (name === 'teams.listMembers') expect(total, what).toBeLessThanOrEqual(sight.members)
  if (name === 'support.listVisits') expect(total, what).toBeLessThanOrEqual(sight.visits)
  if (name === 'progress.getFigures') {
    const { supports = 0 } = (answer as { figures?: { supports: number } } | undefined)?.figures ?? {}
    expect(supports, what).toBeLessThanOrEqual(sight.visits)
  }
  if (sight.teams.size === 0) {
    if (name === 'households.isVulnerableOn') expect(answer, what).toBe(false)
    if (
      /countHouseholds|recount|listCourse|listCounted|listReports|listDutyCoverage|lastActivity|listUrges|lastUrges|listFirst/.test(
        name,
      )
    )
      expect(
        text === '[]' || text === '' || !/"(vulnerable|households|amount)":[1-9]/.test(text),
        `${what}: ${text}`,
      ).toBe(true)
  }
  if (
    ofAccounts.includes(name) &&
    !held.some((grant) => ['admin', 'coordinator'].includes(grant.role) && grant.teamId === null)
  )
    expect(answer, what).toEqual([])
}

/** A changed row must be of a kind that one of the roles may change, and of the very place for which the role is held. */
function judgeRow(
  what: string,
  table: string,
  row: Row,
  held: readonly Held[],
  actor: Actor,
  dumps: readonly Dump[],
): void {
  if (/^journal_(head|receipt|entry)$/.test(table)) return
  // Who is erased is erased also from orders that wait for an officer (decision 0021).
  if (table === 'journal_held' && /^(curriculum\.forget|households\.erase)/.test(what)) return
  const oneself =
    (/^(people_(account|session|device|invitation)|files_file)$/.test(table) &&
      row['account_id'] === actor.accountId) ||
    (row['noun'] === 'account' && row['subject_id'] === actor.accountId)
  // Anybody may say beforehand that they come.
  // Which two records speak of one dossier follows from both of them, also of two teams, and says nothing of its own.
  if (oneself || table === 'sessions_sign_up' || row['noun'] === 'sign_up' || table === 'dossiers_twin') return
  const may = (grant: Held) =>
    table === 'journal_change' || (mayChange[grant.role] ?? []).some((start) => table.startsWith(start))
  const forCommune = held.filter((grant) => grant.teamId === null && !['member', 'team_lead'].includes(grant.role))
  if (forCommune.some(may)) return
  const inTeams = held
    .filter((grant) => ['member', 'team_lead'].includes(grant.role) && may(grant))
    .map((grant) => grant.teamId)
  const teamIds = dumps.flatMap((dump) => teamsBehind(dump, row))
  expect(teamIds.length, what).toBeGreaterThan(0)
  expect(
    teamIds.some((id) => inTeams.includes(id)) &&
      (table === 'households_vulnerability' || teamIds.every((id) => inTeams.includes(id))),
    what,
  ).toBe(true)
}

/** The team a row belongs to: its own, or that of the household, member, visit or report it is about. */
function teamsBehind(dump: Dump, row: Row): string[] {
  // What a seller did belongs to the seller, whose household may have moved since.
  const sale = 'step_id' in row || 'product_id' in row
  if (sale && 'seller_id' in row)
    return rows(dump, 'commerce_seller').flatMap((one) =>
      one['seller_id'] === row['seller_id'] && one['commune_id'] === row['commune_id'] ? teamsBehind(dump, one) : [],
    )
  if (sale) {
    const records = [...rows(dump, 'commerce_step'), ...rows(dump, 'commerce_product')]
    const id = row['step_id'] ?? row['product_id']
    const record = records.find((one) => (one['step_id'] ?? one['product_id']) === id)
    return record ? teamsBehind(dump, record) : []
  }
  if (typeof row['team_id'] === 'string' && !('merged_into' in row)) return [row['team_id']]
  if (typeof row['noun'] === 'string') return []
  if ('sha256' in row) {
    const held = [...rows(dump, 'support_photo'), ...rows(dump, 'commerce_photo')]
    const photo = held.find((other) => other['file_id'] === row['file_id'])
    return photo ? teamsBehind(dump, photo) : []
  }
  const behind = [
    ['nomination_id', 'recognition_nomination'],
    ['learner_id', 'curriculum_learner'],
    ['session_id', 'sessions_session'],
    ['dossier_id', 'dossiers_dossier'],
    ['visit_id', 'support_visit'],
    ['report_id', 'reports_report'],
    ['member_id', 'teams_member'],
    ['household_id', 'households_household'],
  ] as const
  for (const [column, table] of behind) {
    const found = rows(dump, table).find(
      (other) => column in row && other[column] === row[column] && other['commune_id'] === row['commune_id'],
    )
    if (!found) continue
    const root = rows(dump, table).find((other) => other[column] === found['merged_into']) ?? found
    return typeof root['team_id'] === 'string' ? [root['team_id']] : []
  }
  return []
}

function dealer(
  gen: fc.GeneratorValue,
  dump: Dump,
  { communeId, accountId }: Actor,
  teams: 'all' | readonly string[],
): Deal {
  return {
    row: (noun, fits = () => true) => {
      const [table, column] = nouns[noun]
      const where = gen(fc.constantFrom, 'own', 'own', 'own', 'own', 'commune', 'commune', 'elsewhere', 'nowhere')
      const mine = (row: Row) => row['commune_id'] === communeId
      const near = rows(dump, table).filter((row) => {
        if (where === 'elsewhere') return !mine(row)
        // A file is of the one who sent it.
        if (where === 'own' && 'sha256' in row) return mine(row) && row['account_id'] === accountId
        if (where === 'commune' || teams === 'all' || !('team_id' in row)) return mine(row)
        return mine(row) && teams.includes(String(row['team_id']))
      })
      const fit = near.filter(fits)
      const pool = fit.length > 0 && gen(fc.nat, 3) > 0 ? fit : near
      const row = where === 'nowhere' || pool.length === 0 ? undefined : gen(fc.constantFrom, ...pool)
      return row ? { ...row, id: String(row[column]) } : { id: newId() }
    },
    some: (values) => gen(fc.constantFrom, ...values),
    number: (most) => gen(fc.nat, most),
  }
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

const rows = (dump: Dump, table: string): readonly Row[] => dump.get(table) ?? []
const names = (held: readonly Held[]) =>
  held.map((grant) => `${grant.role}${grant.teamId ? '(team)' : ''}`).join('+') || 'nobody'

function idsOf(dump: Dump, table: string, column: string, communeId: string): string[] {
  return rows(dump, table).flatMap((row) => (row['commune_id'] === communeId ? [String(row[column])] : []))
}

function heldBy(dump: Dump, account: Row): Held[] {
  return rows(dump, 'people_grant')
    .filter((row) => row['account_id'] === account['account_id'] && row['commune_id'] === account['commune_id'])
    .map((row) => ({
      role: String(row['role']),
      teamId: row['team_id'] === null ? null : String(row['team_id']),
      partnerId: row['partner_id'] === null ? null : String(row['partner_id']),
    }))
}

function teamsOf(held: readonly Held[]): 'all' | readonly string[] {
  if (held.some((grant) => seesWholeCommune.includes(grant.role) && grant.teamId === null)) return 'all'
  return held.flatMap((grant) => (['member', 'team_lead'].includes(grant.role) && grant.teamId ? [grant.teamId] : []))
}

/** Teams that officers wrote into grants; a grant for a team of nowhere opens nothing, and may be shown and taken back. */
function grantedTeams(dump: Dump): Set<string> {
  return new Set(rows(dump, 'people_grant').map((row) => String(row['team_id'])))
}

/** Every id in the words of held orders that may be seen. */
function heldWords(dump: Dump, sight: Sight): Set<string> {
  const seen = rows(dump, 'journal_held').filter((row) => sight.ids.has(String(row['command_id'])))
  return new Set(
    JSON.stringify(seen.map((row) => row['payload'])).match(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g),
  )
}

function admins(dump: Dump): string[] {
  return rows(dump, 'people_grant')
    .filter((row) => row['role'] === 'admin')
    .map((row) => `${row['commune_id']} ${row['account_id']}`)
    .sort()
}

const knownOf = new WeakMap<Dump, ReadonlyMap<string, ReadonlySet<string>>>()

/** Every id of the world by table, and under `*` all of them. */
function knownIds(dump: Dump): ReadonlyMap<string, ReadonlySet<string>> {
  const cached = knownOf.get(dump)
  if (cached) return cached
  const known = new Map<string, Set<string>>([['*', new Set()]])
  for (const [table, column] of Object.values(nouns)) {
    const ids = new Set(rows(dump, table).map((row) => String(row[column])))
    known.set(table, ids)
    for (const id of ids) known.get('*')?.add(id)
  }
  knownOf.set(dump, known)
  return known
}

function goneIds(answer: unknown): string[] {
  const { changes = [] } = answer as { changes?: { id: string; data: unknown }[] }
  return changes.flatMap((change) => (change.data === null ? [change.id] : []))
}

/** Maps as pairs, so that nothing in an answer stays out of sight. */
function plain(answer: unknown): unknown {
  if (answer instanceof Map) return [...answer].map(([key, value]) => [key, plain(value)])
  if (answer instanceof Set) return [...answer]
  if (Array.isArray(answer)) return answer.map(plain)
  if (typeof answer === 'object' && answer !== null)
    return Object.fromEntries(Object.entries(answer).map(([key, value]) => [key, plain(value)]))
  return answer
}
