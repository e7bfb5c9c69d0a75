import type { Hono } from 'hono'
import { listDossierNames } from '../../features/dossiers/reads/names.ts'
import { findProcedure, listProcedures, listUsual } from '../../features/dossiers/reads/procedures.ts'
import {
  findDossier,
  listDossiers,
  listEvents,
  listUnmatched,
  orders,
  tallyByStatus,
} from '../../features/dossiers/reads.ts'
import { DeskDossier } from '../../features/dossiers/screens/dossier.tsx'
import { DossierList, DossiersDue } from '../../features/dossiers/screens/dossier-list.tsx'
import { DossierForm } from '../../features/dossiers/screens/dossier-new.tsx'
import { Services } from '../../features/dossiers/screens/summary.tsx'
import { Unmatched } from '../../features/dossiers/screens/unmatched.tsx'
import { words } from '../../features/dossiers/words.ts'
import { findHousehold, listHouseholds } from '../../features/households/reads.ts'
import { listNames } from '../../features/people/reads.ts'
import { findActivePlan } from '../../features/plan/reads.ts'
import { words as progress } from '../../features/progress/words.ts'
import { tallyBills, tallyUses } from '../../features/support/reads.ts'
import { listTeams } from '../../features/teams/reads.ts'
import { holds, type Scope } from '../../platform/access/scope.ts'
import { isDay, quarterOf, quarterWindow } from '../../platform/clock/days.ts'
import type { Sheet } from '../../platform/papers/xlsx.ts'
import type { Lang } from '../../platform/words/words.ts'
import type { Stand } from '../server/app.tsx'
import { type Ask, idIn, page, pageIn, textIn } from '../server/page.ts'
import { deskRoles } from '../server/roles.ts'
import { countsOf, dossierSheet, filterOf, withHouseholds } from './dossier-filter.ts'
import { historyOf } from './history.ts'
import { pagesOf, searchOf } from './paging.ts'
import { everyRow, sheetRoutes } from './sheets.ts'

const size = 50
const writers = ['coordinator', 'service_center', 'admin'] as const
const title = (lang: Lang) => words.say(lang, 'services')

export const dossierPages = [
  page('desk', '/desk/dossiers', deskRoles, title, Services, async ({ scope, query, today }) => {
    const plan = await findActivePlan(scope, today)
    const usual = plan?.targetWindow ?? quarterWindow(quarterOf(today))
    const dayIn = (name: string, otherwise: string) => (isDay(query[name] ?? '') ? (query[name] ?? '') : otherwise)
    const window = { from: dayIn('from', usual.from), to: dayIn('to', usual.to) }
    const teamId = idIn(query, 'teamId') ?? ''
    const asked = { ...window, teamId: teamId || undefined }
    return {
      window,
      teamId,
      teams: new Map((await listTeams(scope)).map((team) => [team.teamId, team.name])),
      dossiers: await tallyByStatus(scope, asked),
      uses: await tallyUses(scope, asked),
      bills: await tallyBills(scope, asked),
      counts: await countsOf(scope, today),
      mayWrite: holds(scope, writers),
    }
  }),

  page('desk', '/desk/dossiers/list', deskRoles, title, DossierList, async ({ scope, query, lang, today }) => {
    const { shown, keep, filter, order } = filterOf(query)
    const at = pageIn(query)
    const { rows, total } = await listDossiers(scope, { ...(await withHouseholds(scope, filter)), page: at, size })
    const asked = { ...shown, ...keep, ...(order === 'filed' ? {} : { sort: order }) }
    return {
      dossiers: rows,
      total,
      names: await listDossierNames(scope, rows),
      filter: shown,
      order,
      sorts: Object.fromEntries(
        orders.map((by) => [by, `/desk/dossiers/list${searchOf({ ...shown, ...keep, sort: by })}`]),
      ) as Record<(typeof orders)[number], string>,
      keep: { ...keep, ...(order === 'filed' ? {} : { sort: order }) },
      about: await aboutOf(scope, lang, keep),
      search: searchOf(asked),
      pages: pagesOf('/desk/dossiers/list', asked, at, size, total),
      counts: await countsOf(scope, today),
      today,
      mayWrite: holds(scope, writers),
    }
  }),

  page('desk', '/desk/dossiers/due', deskRoles, title, DossiersDue, async ({ scope, query, today }) => {
    const at = pageIn(query)
    const { rows, total } = await listDossiers(scope, { dueBy: today, order: 'remind', page: at, size })
    return {
      dossiers: rows,
      names: await listDossierNames(scope, rows),
      counts: await countsOf(scope, today),
      pages: pagesOf('/desk/dossiers/due', {}, at, size, total),
      today,
    }
  }),

  page('desk', '/desk/dossiers/unmatched', deskRoles, title, Unmatched, async ({ scope, query, today }) => {
    const procedure = textIn(query, 'procedure')
    return {
      rows: await listUnmatched(scope),
      chosen: (query['words'] ?? '').replace(/[\p{Cc}\s]+/gu, ' ').slice(0, 300),
      query: procedure,
      found: procedure === '' ? [] : (await listProcedures(scope, { query: procedure, size: 12 })).rows,
      counts: await countsOf(scope, today),
      today,
      mayWrite: holds(scope, writers),
    }
  }),

  page(
    'desk',
    '/desk/dossiers/new',
    writers,
    (lang) => words.say(lang, 'file'),
    DossierForm,
    async (ask) => {
      const { today, scope } = ask
      const household = idIn(ask.query, 'household')
      const known = {
        procedureId: null,
        words: '',
        filedOn: today,
        portalCode: '',
        filedBy: null,
        feeOnline: null,
        remindOn: null,
        note: '',
      }
      const team = (await listTeams(scope)).find(({ level }) => level === 'commune')
      return {
        ...(await choicesOf(ask, known.procedureId)),
        known,
        householdId: household ?? '',
        teamId: team?.teamId ?? '',
        dossier: undefined,
      }
    },
  ),

  page('desk', '/desk/dossiers/:dossierId', deskRoles, title, DeskDossier, async ({ scope, params, today }) => {
    const dossier = await findDossier(scope, params['dossierId'] ?? '')
    if (!dossier) return undefined
    const told = await listEvents(scope, dossier.dossierId)
    const people = await listNames(
      scope,
      [dossier.recordedBy, ...told.map(({ accountId }) => accountId)].flatMap((id) => id ?? []),
    )
    return {
      dossier,
      names: await listDossierNames(scope, [dossier]),
      events: told.map((event) => ({
        ...event,
        name: event.accountId === null ? undefined : people.get(event.accountId),
      })),
      history: await historyOf(scope, 'dossier', [dossier.dossierId]),
      recordedBy: dossier.recordedBy === null ? undefined : people.get(dossier.recordedBy),
      today,
      mayWrite: holds(scope, writers),
    }
  }),

  page(
    'desk',
    '/desk/dossiers/:dossierId/correct',
    writers,
    (lang) => words.say(lang, 'correct'),
    DossierForm,
    async (ask) => {
      const dossier = await findDossier(ask.scope, ask.params['dossierId'] ?? '')
      if (dossier?.standing !== 'counted') return undefined
      const { householdId, teamId } = dossier
      return {
        ...(await choicesOf(ask, dossier.procedureId, householdId)),
        known: dossier,
        householdId: householdId ?? '',
        teamId,
        dossier,
      }
    },
  ),
]

/** What a dossier may be of and whose: what the person looked for, and what is usual; nothing out of force. */
async function choicesOf({ scope, query, today }: Ask, procedureId: string | null, householdId: string | null = null) {
  const householdQuery = textIn(query, 'q')
  const procedureQuery = textIn(query, 'procedure')
  const { rows } = await listHouseholds(scope, { query: householdQuery, size: 40 })
  const wanted = householdId ?? idIn(query, 'household') ?? null
  const own = wanted === null ? undefined : await findHousehold(scope, wanted)
  const chosen = procedureId === null ? undefined : await findProcedure(scope, procedureId)
  const found =
    procedureQuery === ''
      ? []
      : (await listProcedures(scope, { query: procedureQuery, usableOn: today, size: 12 })).rows
  return {
    teams: await listTeams(scope),
    households: own && !rows.some((row) => row.householdId === own.householdId) ? [own, ...rows] : rows,
    householdQuery,
    usual: await listUsual(scope, today, 8),
    found: chosen ? [chosen, ...found] : found,
    procedureQuery,
    today,
  }
}

async function aboutOf(scope: Scope, lang: Lang, keep: Readonly<Record<string, string>>): Promise<string | undefined> {
  const household = keep['household'] ? await findHousehold(scope, keep['household']) : undefined
  const procedure = keep['procedureId'] ? await findProcedure(scope, keep['procedureId']) : undefined
  const part = keep['part'] === '-' ? words.say(lang, 'not_said') : keep['part']
  const named = [part, procedure?.name, household?.headName].filter(Boolean)
  if (named.length === 0 && !keep['figure']) return undefined
  return [progress.say(lang, 'online_dossiers'), ...named].join(': ')
}

export function dossierRoutes(routes: Hono, stand: Stand): void {
  const sheet = (path: string, name: string) => ({ path, name, who: deskRoles })
  sheetRoutes(routes, stand, sheet('/desk/dossiers', 'ho-so-truc-tuyen'), async ({ scope, query, lang }) => {
    const wanted = await withHouseholds(scope, filterOf(query).filter)
    const rows = await everyRow(500, (at) => listDossiers(scope, { ...wanted, page: at, size: 500 }))
    return dossierSheet(lang, rows, await listDossierNames(scope, rows))
  })
  sheetRoutes(routes, stand, sheet('/desk/dossiers/unmatched', 'ho-so-chua-khop-danh-muc'), async ({ scope, lang }) =>
    unmatchedSheet(lang, await listUnmatched(scope)),
  )
}

function unmatchedSheet(lang: Lang, rows: Awaited<ReturnType<typeof listUnmatched>>): Sheet {
  return {
    name: words.say(lang, 'unmatched'),
    titles: [words.say(lang, 'unmatched')],
    columns: [
      { title: words.say(lang, 'words_told'), kind: 'text', width: 60 },
      { title: words.say(lang, 'dossiers'), kind: 'number', width: 10 },
      { title: words.say(lang, 'last_on'), kind: 'date', width: 13 },
    ],
    rows: rows.map((row) => [row.words, row.dossiers, row.lastOn]),
  }
}
