import fc from 'fast-check'
import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findOrder, settle } from '../../doors/phone/orders.ts'
import { type FieldBecause, type FieldNouns, type FieldStanding, readReplica } from '../../doors/phone/replica.ts'
import { type FieldNote, tellTaken } from '../../doors/phone/told.ts'
import { listFollowedHouseholds } from '../../features/households/reads.ts'
import { recount } from '../../features/progress/reads/recount.ts'
import { findWindow } from '../../features/progress/reads.ts'
import { figuresOf, ownLedger, standingsOf } from '../../features/progress/rules/ledger.ts'
import { followers, handlers } from '../../features/registry.ts'
import { listFollowedVisits } from '../../features/support/reads/followed.ts'
import { snapshotVisits, type Visit } from '../../features/support/reads.ts'
import { an, anActor, mustAccept, order, today, worldNow } from '../../tools/world.ts'
import type { Grant } from '../access/roles.ts'
import { type Actor, installer, withScope } from '../access/scope.ts'
import { testDatabase } from '../db/testing.ts'
import type { Envelope } from '../journal/command.ts'
import { type Inbox, inbox } from '../journal/inbox.ts'
import { listKept, type Outbox, replace } from './outbox.ts'
import { pullAll } from './pull.ts'
import { openReplica, type Replica, sealedStore } from './replica.ts'
import { sendKept } from './send.ts'
import { memoryStore } from './testing.ts'
import { plainVault } from './vault.ts'

// Phones of two teams with wrong clocks, on a network that loses, doubles, delays and reorders, while households move
// and are merged and roles change. The outbox, the sender and the replica are the phone's own, the inbox and the pull
// the server's own, on the real database.

/** On the older database a part of them: what its SQL says otherwise shows in the first ones. */
const cases = Number(process.env['AGREE_RUNS'] ?? (process.env['PG_ENGINE'] === '15' ? 200 : 1_000))
/** Each of them mostly waits for the database. */
const atOnce = 8
const casesInCommune = 25
const window = { from: '2025-10-01', to: '2025-12-31' }
const since = '2025-07-01'
const days = ['2025-11-20', '2025-11-21', '2025-12-01', '2025-09-20'] as const
const clockOffs = [0, -86_400_000, 365 * 86_400_000, 180_000, -600_000] as const
const fates = ['ok', 'ok', 'ok', 'lost', 'answer_lost', 'twice', 'again_later', 'fault'] as const

let house: Awaited<ReturnType<typeof testDatabase>>
let gate: Inbox
const faults: string[] = []

beforeAll(async () => {
  house = await testDatabase()
  gate = inbox(house.db, handlers, followers, { now: () => worldNow, onFault: (error) => faults.push(String(error)) })
})
afterAll(() => house.close())

type Commune = { officer: Actor; planId: string; teams: CaseTeam[] }
type CaseTeam = { teamId: string; villageId: string; householdIds: string[] }
type Fate = (typeof fates)[number]
type Phone = {
  actor: Actor & { accountId: string }
  outbox: Outbox
  replica: Replica<FieldNouns, FieldStanding, FieldBecause, FieldNote>
  clockOff: number
  made: string[]
  late: { actor: Actor; commands: readonly Envelope[] }[]
}

const phoneNo = fc.nat(2)
const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('visit'), phone: phoneNo, at: fc.nat(9), more: fc.nat(15) }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constantFrom('correct', 'cancel', 'new', 'edit', 'edit', 'edit', 'groups'),
      phone: phoneNo,
      at: fc.nat(9),
      more: fc.nat(15),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom('move', 'merge', 'role'),
      phone: phoneNo,
      at: fc.nat(9),
      more: fc.nat(15),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('sync'),
      phone: phoneNo,
      at: fc.nat(1),
      more: fc.nat(1),
      fates: fc.array(fc.constantFrom(...fates), { maxLength: 5 }),
    }),
  },
)
type Step = { do: string; phone: number; at: number; more: number; fates?: readonly Fate[] }

test('every phone and the server agree after one sync, whatever happened before', { timeout: 900_000 }, async () => {
  const tally = { cases: 0, commands: 0, refused: 0, requests: 0, notes: 0, overtaken: 0 }
  const communes: Promise<Commune>[] = []
  const started = performance.now()
  let n = 0
  const run = () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 3, maxLength: 7 }),
        fc.array(fc.constantFrom(...clockOffs), { minLength: 3, maxLength: 3 }),
        async (steps, offs) => {
          const at = n++
          const communeNo = Math.floor(at / casesInCommune)
          communes[communeNo] ??= aCommune(communeNo)
          const commune = await communes[communeNo]
          await play(
            commune,
            commune.teams.slice(2 * (at % casesInCommune), 2 * (at % casesInCommune) + 2),
            steps,
            offs,
            tally,
          )
          tally.cases += 1
        },
      ),
      { numRuns: cases / atOnce, endOnFailure: true },
    )
  await Promise.all(Array.from({ length: atOnce }, run))
  for (const commune of await Promise.all(communes)) {
    expect(await differencesIn(commune)).toEqual([])
    tally.overtaken += await editsOf(commune)
  }
  expect(faults).toEqual([])
  expect(tally.overtaken).toBeGreaterThan(0)
  console.log(
    `agreed: ${tally.cases} histories, ${tally.commands} commands kept on phones, ${tally.refused} of them refused and still there, ` +
      `${tally.requests} requests, ${tally.notes} things explained, ${tally.overtaken} edits overtaken, in ${Math.round((performance.now() - started) / 1000)} s`,
  )
})

async function play(
  { officer }: Commune,
  teams: Commune['teams'],
  steps: readonly Step[],
  offs: readonly number[],
  tally: { commands: number; refused: number; requests: number; notes: number },
): Promise<void> {
  const [ours, theirs] = teams
  if (!ours || !theirs) throw new Error('a case needs two teams')
  const households = [ours, theirs].flatMap((team) =>
    team.householdIds.map((householdId) => ({ householdId, ...placeOf(team) })),
  )
  const phones = await Promise.all(
    [ours, ours, theirs].map((team, at) => aPhone(officer.communeId, team.teamId, offs[at] ?? 0)),
  )
  const [first] = households
  const visits: { visitId: string; phone: number; said: object }[] = []
  for (const each of steps) {
    const phone = phones[each.phone]
    if (!phone) continue
    const household = households[each.at % households.length]
    const say = async (type: string, payload: object) => {
      const spec = (await findOrder(type))?.spec
      if (!spec) throw new Error(`phones do not keep ${type}`)
      tally.commands += 1
      await replace(phone.outbox, [], [kept(phone, type, payload)])
    }
    const teamId = phone.actor.grants[0]?.teamId ?? ours.teamId
    const visitTo = (visitId: string, householdId: string | null) => ({
      ...{ visitId, teamId, householdId, heldOn: days[each.more % days.length] },
      ...{
        mode: each.more % 3 === 0 ? 'phone' : 'in_person',
        items: [{ kind: 'qr', detail: null }],
        people: 1 + (each.more % 3),
      },
    })
    if (each.do === 'visit' || each.do === 'new') {
      let to = each.at === 9 ? null : (household?.householdId ?? null)
      if (each.do === 'new') {
        to = newId()
        const team = placeOf(teamId === theirs.teamId ? theirs : ours)
        households.push({ householdId: to, ...team })
        await say('households.register', {
          householdId: to,
          ...team,
          headName: 'Hộ mới',
          groups: each.more > 8 ? ['poor'] : [],
        })
      }
      const visitId = newId()
      visits.push({ visitId, phone: each.phone, said: visitTo(visitId, to) })
      phone.made.push(visitId)
      await say('support.record', visitTo(visitId, to))
    }
    // Now and then somebody tries another one's.
    const within = visits.filter((one) => one.phone === each.phone || each.more > 12)
    const visit = within[each.at % Math.max(within.length, 1)]
    if (each.do === 'correct' && visit)
      await say('support.correct', { ...visitTo(visit.visitId, household?.householdId ?? null) })
    if (each.do === 'cancel' && visit) await say('support.cancel', { visitId: visit.visitId, reason: 'Ghi nhầm' })
    if (each.do === 'edit' && household && first)
      await say('households.correct', {
        householdId: first.householdId,
        hamlet: `Xóm ${each.more}`,
        ...(each.more % 2 === 0 ? { phone: null } : {}),
      })
    if (each.do === 'groups' && household)
      await say('households.set_groups', {
        householdId: household.householdId,
        groups: each.more % 2 === 0 ? ['poor'] : [],
        since: '2025-11-01',
      })
    if (each.do === 'move' && household)
      await gate.accept(officer, [
        order('households.move', {
          householdId: household.householdId,
          ...placeOf(each.more % 2 === 0 ? ours : theirs),
        }),
      ])
    if (each.do === 'merge' && household)
      await gate.accept(officer, [
        order('households.merge', {
          householdId: household.householdId,
          into: households[each.more % households.length]?.householdId,
        }),
      ])
    if (each.do === 'role') phone.actor = { ...phone.actor, grants: rolesOf(each.more, ours.teamId, theirs.teamId) }
    if (each.do === 'sync') {
      const network = aNetwork(phone, each.fates ?? [], tally)
      await sendKept({ ...network.sending, outbox: phone.outbox, settle })
      await pullAll(phone.replica, network.get)
    }
  }
  // Whatever was still on its way arrives now, in the wrong order; then every phone that did anything syncs once.
  const busy = phones.filter((_, at) => steps.some((each) => each.phone === at))
  for (const { late } of phones) for (const { actor, commands } of late.reverse()) await gate.accept(actor, commands)
  for (const phone of busy) {
    const sending = { ...aNetwork(phone, [], tally).sending, outbox: phone.outbox, settle }
    for (let tries = 0; tries < 4 && (await sendKept(sending)).left > 0; tries += 1);
  }
  for (const phone of busy) expect(await pullAll(phone.replica, aNetwork(phone, [], tally).get)).toBe('even')
  const all = busy.flatMap(({ made }) => made)
  const stored = await withScope(house.db, officer, 'read only', (scope) => snapshotVisits(scope, all))
  for (const phone of busy) await agree(phone, stored, tally)
}

/** What one phone shows is what the server has, and each of its visits is somewhere. */
async function agree(
  phone: Phone,
  stored: ReadonlyMap<string, Visit>,
  tally: { refused: number; notes: number },
): Promise<void> {
  const { actor, replica } = phone
  const teamIds = [...new Set(actor.grants.flatMap(({ teamId }) => teamId ?? []))]
  const households = await replica.rows('household')
  const visits = [...(await replica.rows('visit')).values()]
  const keptUnder = new Map(replica.standing()?.keptUnder)
  const standings = standingsOf(visits, window, keptUnder)
  await withScope(house.db, actor, 'read only', async (scope) => {
    const there = await listFollowedHouseholds(scope, { teamIds })
    expect([...households.values()].sort(byId)).toEqual(there)
    expect([...visits].sort(byId)).toEqual(await listFollowedVisits(scope, { teamIds, window, since }))
  })
  for (const teamId of teamIds) {
    // Read by the server in the same moment as the rows, and counted again from the visits when all is over.
    const said = replica.standing()?.teams.find((team) => team.teamId === teamId)?.figures
    expect(figuresOf(standings.filter(({ visit }) => visit.teamId === teamId))).toEqual({
      visits: said?.supports,
      households: said?.households_supported,
      vulnerable: said?.vulnerable_households_guided_in_person,
    })
  }
  const left = await listKept(phone.outbox)
  expect(left.filter(({ state }) => state === 'waiting')).toEqual([])
  expect(left.filter(({ problem }) => problem === null)).toEqual([])
  tally.refused += left.length
  tally.notes += replica.notes().length
  const refused = new Set(
    left
      .filter(({ envelope }) => envelope.type === 'support.record')
      .map(({ envelope }) => (envelope.payload as { visitId: string }).visitId),
  )
  // Counted, or not counted with its reason: each once, none in between.
  expect(phone.made.filter((id) => stored.has(id) === refused.has(id))).toEqual([])
  const ledger = ownLedger(standings)
  const inSight = phone.made.filter((id) => teamIds.includes(stored.get(id)?.teamId ?? ''))
  const accounted = ledger.counted.households + ledger.short.length
  expect(accounted).toBe(inSight.length)
}

/** Answers as the server does, then does to each request what the network does to it. */
function aNetwork(phone: Phone, fates: readonly Fate[], tally: { requests: number }) {
  const left = [...fates]
  const meet = async (send: () => Promise<unknown>, again: () => void): Promise<Response> => {
    const fate = left.shift() ?? 'ok'
    tally.requests += 1
    if (fate === 'lost') throw new TypeError('the network is gone')
    if (fate === 'fault') return Response.json({}, { status: 503 })
    const answer = await send()
    if (fate === 'twice') expect(await send()).toEqual(answer)
    if (fate === 'again_later') again()
    if (fate === 'answer_lost') throw new TypeError('the network is gone')
    return Response.json(answer)
  }
  return {
    sending: {
      post: (_: string, commands: readonly Envelope[]) => {
        const { actor } = phone
        return meet(
          async () => ({ receipts: await gate.accept(actor, commands) }),
          () => phone.late.push({ actor, commands }),
        )
      },
    },
    get: (_: string, at: string) =>
      meet(
        () => withScope(house.db, phone.actor, 'read only', (scope) => readReplica(scope, today, at)),
        () => undefined,
      ),
  }
}

async function aPhone(communeId: string, teamId: string, clockOff: number): Promise<Phone> {
  const actor = anActor(communeId, an('member', teamId))
  const store = memoryStore()
  const { accountId } = actor
  const vault = plainVault(accountId)
  const replica = await openReplica<FieldNouns, FieldStanding, FieldBecause, FieldNote>(
    sealedStore(store, accountId),
    vault,
    ['household', 'visit'],
    tellTaken,
  )
  return { actor, outbox: { store, vault }, replica, clockOff, made: [], late: [] }
}

function kept(phone: Phone, type: string, payload: object) {
  const at = new Date(worldNow + phone.clockOff).toISOString()
  return { envelope: { id: newId(), type, at, payload }, label: type }
}

function placeOf({ teamId, villageId }: CaseTeam) {
  return { teamId, villageId }
}

function rolesOf(n: number, ours: string, theirs: string): Grant[] {
  const choices: Grant[][] = [
    [an('member', ours)],
    [an('member', theirs)],
    [an('team_lead', ours)],
    [an('member', ours), an('member', theirs)],
    [],
  ]
  return choices[n % choices.length] ?? []
}

async function aCommune(n: number): Promise<Commune> {
  const communeId = newId()
  const officer = anActor(communeId, an('admin'))
  const teams = Array.from({ length: 2 * casesInCommune }, (_, at): CaseTeam => {
    const householdIds = at % 2 === 0 ? [newId(), newId()] : [newId()]
    return { teamId: newId(), villageId: newId(), householdIds }
  })
  const lines = teams.flatMap(({ householdIds }, at) =>
    householdIds.map((householdId, n) => ({
      ...{ line: 2 * at + n + 2, householdId, headName: `Nguyễn ${n === 0 ? 'Lan' : 'Nghĩa'}`, village: `Thôn ${at}` },
      groups: n === 0 ? 'NCT' : '',
    })),
  )
  const planId = newId()
  await mustAccept(gate, installer(communeId), [
    order('places.found_commune', { communeId, code: String(20_000 + n), name: `Xã ${n}` }),
  ])
  await mustAccept(gate, officer, [
    order('places.add_villages', { villages: teams.map(({ villageId }, at) => ({ villageId, name: `Thôn ${at}` })) }),
    order('teams.set_up', {
      teams: teams.map(({ teamId, villageId }, at) => ({ teamId, villageId, level: 'village', name: `Tổ thôn ${at}` })),
    }),
    order('households.import', { rows: lines }),
    order('plan.submit', { planId, text: 'KẾ HOẠCH quý IV năm 2025' }),
    order('plan.correct', { planId, title: 'Kế hoạch', periodFrom: window.from, periodTo: window.to }),
    order('plan.add_target', {
      planId,
      targetId: newId(),
      indicator: 'households_supported',
      atLeast: 5,
      scope: 'each_team',
    }),
    order('plan.activate', { planId }),
  ])
  return { officer, planId, teams }
}

/** The kept figures of the commune against the visits themselves. */
async function differencesIn({ officer, planId }: Commune) {
  return withScope(house.db, officer, 'read only', async (scope) => {
    const found = await findWindow(scope, { planId, kind: 'target' })
    return found ? recount(scope, found.windowId) : ['there is no window']
  })
}

/** Of all edits of one field the latest stands, in whichever order they came. Answers how many were overtaken. */
async function editsOf({ officer }: Commune): Promise<number> {
  const { rows } = await house.owner.query<{
    field: string
    wanted: string | null
    stands: string | null
    overtaken: number
  }>(
    `with edit as (
       select e.payload->>'householdId' as id, f.field, e.payload->>f.field as value, r.result->'overtaken' ? f.field as lost,
              row_number() over (partition by e.payload->>'householdId', f.field
                                 order by least(e.device_at, e.received_at) desc, e.command_id desc) as place
       from journal_entry e join journal_receipt r using (commune_id, command_id)
         cross join (values ('hamlet'), ('phone')) f(field)
       where e.commune_id = $1 and e.type = 'households.correct' and e.payload ? f.field)
     select d.field, d.value as wanted, to_jsonb(h) ->> d.field as stands,
       (select count(*)::int from edit o where o.id = d.id and o.field = d.field and o.lost) as overtaken
     from edit d join households_household h on h.commune_id = $1 and h.household_id::text = d.id
     where d.place = 1 and h.merged_into is null
       and not exists (select from households_household m where m.commune_id = $1 and m.merged_into = h.household_id)`,
    [officer.communeId],
  )
  expect(rows.filter(({ wanted, stands }) => wanted !== stands)).toEqual([])
  return rows.reduce((sum, { overtaken }) => sum + overtaken, 0)
}

function byId(left: { id: string }, right: { id: string }): number {
  return left.id < right.id ? -1 : 1
}
