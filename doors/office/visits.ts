import type { Hono } from 'hono'
import { groupCodes } from '../../features/households/contract.ts'
import { findHousehold, listIdsOf, snapshotHouseholds } from '../../features/households/reads.ts'
import { nameGroup } from '../../features/households/words.ts'
import { listPartnerNames } from '../../features/partners/reads.ts'
import { listNames } from '../../features/people/reads.ts'
import { type Figure, figures } from '../../features/progress/contract.ts'
import { isTallied, recordsBehind } from '../../features/progress/rules.ts'
import { words as progressWords } from '../../features/progress/words.ts'
import { listGuided } from '../../features/reports/reads/groups.ts'
import type { VisitFilter } from '../../features/support/contract.ts'
import { findVisit, isClosed, listVisits, type Visit } from '../../features/support/reads.ts'
import { kindCodes } from '../../features/support/rules.ts'
import { DeskCorrect } from '../../features/support/screens/desk-correct.tsx'
import { DeskVisit } from '../../features/support/screens/desk-visit.tsx'
import { DeskVisits, type VisitNames, whoOf } from '../../features/support/screens/desk-visits.tsx'
import { nameDetail, nameItem, words } from '../../features/support/words.ts'
import { listMembers, listTeams, snapshotMembers } from '../../features/teams/reads.ts'
import { holds, type Scope, withScope } from '../../platform/access/scope.ts'
import { isDay } from '../../platform/clock/days.ts'
import type { Sheet } from '../../platform/papers/xlsx.ts'
import type { Lang } from '../../platform/words/words.ts'
import type { Stand } from '../server/app.tsx'
import { type Ask, idIn, page, pageIn, textIn } from '../server/page.ts'
import { deskRoles } from '../server/roles.ts'
import { doorProblems, problemResponse } from '../server/security.ts'
import { historyOf } from './history.ts'
import { pagesOf, searchOf } from './paging.ts'
import { everyRow, sendSheet } from './sheets.ts'

const size = 50
const recorderRoles = ['coordinator', 'service_center', 'admin'] as const
const title = (lang: Lang) => words.say(lang, 'desk_visits')
const guided = 'vulnerable_households_guided_in_person'

export const visitPages = [
  page('desk', '/desk/visits', deskRoles, title, DeskVisits, async ({ scope, query, lang }) => {
    const asked = filterOf(query)
    const { shown, keep } = asked
    const at = pageIn(query)
    const { rows, total } = await listVisits(scope, { ...(await lookedUp(scope, asked)), page: at, size })
    return {
      visits: rows,
      total,
      names: await namesOf(scope, rows),
      filter: shown,
      keep,
      about: await aboutOf(scope, lang, keep),
      search: searchOf({ ...shown, ...keep }),
      pages: pagesOf('/desk/visits', { ...shown, ...keep }, at, size, total),
    }
  }),

  page('desk', '/desk/visits/:visitId', deskRoles, title, DeskVisit, async ({ scope, params }) => {
    const visit = await findVisit(scope, params['visitId'] ?? '')
    if (!visit) return undefined
    const household = visit.householdId === null ? undefined : await findHousehold(scope, visit.householdId)
    const helpers = await snapshotMembers(scope, visit.helperIds)
    const recorders = await listNames(scope, visit.recordedBy === null ? [] : [visit.recordedBy])
    return {
      visit,
      household: household && { householdId: household.householdId, name: household.headName },
      team: (await listTeams(scope)).find((team) => team.teamId === visit.teamId)?.name ?? '—',
      partners: (await listPartnerNames(scope))
        .filter(({ partnerId }) => visit.partnerIds.includes(partnerId))
        .map(({ name }) => name),
      helpers: [...helpers.values()].map((member) => member.name),
      recordedBy: visit.recordedBy === null ? undefined : recorders.get(visit.recordedBy),
      history: await historyOf(scope, 'visit', [visit.visitId]),
      mayWrite: holds(scope, recorderRoles),
    }
  }),

  page('desk', '/desk/visits/:visitId/correct', recorderRoles, title, DeskCorrect, async ({ scope, params, lang }) => {
    const visit = await findVisit(scope, params['visitId'] ?? '')
    if (visit?.status !== 'counted') return undefined
    const { rows } = await listMembers(scope, { teamId: visit.teamId, size: 200 })
    return {
      visit,
      who: whoOf(lang, visit, await namesOf(scope, [visit])),
      members: rows,
      partners: await listPartnerNames(scope),
      isClosed: await isClosed(scope, visit.heldOn),
    }
  }),
]

export function visitRoutes(routes: Hono, { house, visitorOf }: Stand): void {
  for (const kind of ['xlsx', 'csv']) {
    routes.get(`/desk/visits.${kind}`, async (c) => {
      const { user, lang } = await visitorOf(c.req.raw)
      if (!user || !holds(user.actor, deskRoles)) return problemResponse(c, 404, doorProblems.make('door.not_found'))
      const asked = filterOf(c.req.query())
      const sheet = await withScope(house.db, user.actor, 'read only', async (scope) => {
        const wanted = await lookedUp(scope, asked)
        const rows = await everyRow(200, (at) => listVisits(scope, { ...wanted, page: at, size: 200 }))
        return sheetOf(lang, rows, await namesOf(scope, rows))
      })
      return sendSheet(c, sheet, 'luot-ho-tro')
    })
  }
}

/** The address as a filter; what makes no sense in it is no filter. */
export function filterOf(query: Ask['query']) {
  const dayIn = (name: string) => (isDay(query[name] ?? '') ? (query[name] ?? '') : '')
  const one = (name: string, known: readonly string[]) => known.find((value) => value === query[name]) ?? ''
  const figure: Figure | undefined = figures.find((known) => known === query['figure'] && !isTallied(known))
  const said = figure ? textIn(query, 'part') : ''
  const group = figure === guided ? groupCodes.find((code) => code === said) : undefined
  const part = figure === guided ? (group ?? '') : said
  const household = idIn(query, 'household') ?? ''
  const shown = {
    teamId: idIn(query, 'teamId') ?? '',
    from: dayIn('from'),
    to: dayIn('to'),
    kind: one('kind', kindCodes),
    status: one('status', ['counted', 'cancelled']),
    vulnerable: one('vulnerable', ['yes']),
  }
  const asked: VisitFilter = {
    teamId: shown.teamId || undefined,
    from: shown.from || undefined,
    to: shown.to || undefined,
    kinds: shown.kind ? [shown.kind] : undefined,
    status: shown.status === 'counted' || shown.status === 'cancelled' ? shown.status : undefined,
    vulnerableInPerson: shown.vulnerable ? true : undefined,
    householdIds: household ? [household] : undefined,
  }
  const behind = figure ? recordsBehind(figure, part === '' ? undefined : part) : {}
  // A figure is what it is: only place and time may narrow it further.
  const filter: VisitFilter = figure ? { ...behind, teamId: asked.teamId, from: asked.from, to: asked.to } : asked
  const keep: Record<string, string> = {
    ...(figure && { figure }),
    ...(part && { part }),
    ...(household && { household }),
  }
  return { shown, keep, filter, group }
}

/** The filter with what other features know: a household under every id it ever had, the visits that count for a group. */
async function lookedUp(scope: Scope, { filter, group }: ReturnType<typeof filterOf>): Promise<VisitFilter> {
  if (group !== undefined) {
    const { visits } = await listGuided(scope, filter)
    return { ...filter, visitIds: visits.flatMap(({ visitId, groups }) => (groups.includes(group) ? visitId : [])) }
  }
  const [household] = filter.householdIds ?? []
  return household === undefined ? filter : { ...filter, householdIds: await listIdsOf(scope, household) }
}

async function namesOf(scope: Scope, visits: readonly Pick<Visit, 'householdId'>[]): Promise<VisitNames> {
  const ids = [...new Set(visits.flatMap(({ householdId }) => householdId ?? []))]
  const households = await snapshotHouseholds(scope, ids)
  return {
    teams: new Map((await listTeams(scope)).map((team) => [team.teamId, team.name])),
    households: new Map([...households].map(([id, household]) => [id, household.headName])),
  }
}

async function aboutOf(scope: Scope, lang: Lang, keep: Readonly<Record<string, string>>): Promise<string | undefined> {
  const figure = figures.find((known) => known === keep['figure'])
  if (figure) {
    const part = keep['part']
    const named = part && (figure === guided ? nameGroup(lang, part) : nameDetail(lang, 'bill_payment', part))
    return [progressWords.say(lang, figure), named].filter(Boolean).join(': ')
  }
  const household = keep['household'] ? await findHousehold(scope, keep['household']) : undefined
  return household && words.say(lang, 'records_of_household', { name: household.headName })
}

function sheetOf(lang: Lang, visits: readonly Visit[], names: VisitNames): Sheet {
  const text = (title: string, width: number) => ({ title, kind: 'text' as const, width })
  return {
    name: words.say(lang, 'desk_visits'),
    titles: [words.say(lang, 'desk_visits')],
    columns: [
      { title: words.say(lang, 'held_on'), kind: 'date', width: 13 },
      text(words.say(lang, 'team'), 26),
      text(words.say(lang, 'household'), 28),
      text(words.say(lang, 'what'), 44),
      text(words.say(lang, 'mode'), 16),
      { title: words.say(lang, 'people_short'), kind: 'number', width: 10 },
      text(words.say(lang, 'vulnerable'), 12),
      text(words.say(lang, 'state'), 16),
      text(words.say(lang, 'note'), 30),
    ],
    rows: visits.map((visit) => [
      visit.heldOn,
      names.teams.get(visit.teamId) ?? '',
      whoOf(lang, visit, names),
      visit.items.map((item) => nameItem(lang, item)).join(', '),
      words.say(lang, visit.mode),
      visit.people,
      words.say(lang, visit.vulnerable ? 'yes' : 'no'),
      words.say(lang, visit.status),
      visit.note,
    ]),
  }
}
