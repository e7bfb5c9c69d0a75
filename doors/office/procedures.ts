import type { Hono } from 'hono'
import { dossiersProblems, mostProceduresAtOnce, type ProcedureLine } from '../../features/dossiers/contract.ts'
import {
  findProcedure,
  findProcedureByCode,
  listCalled,
  listProcedures,
  type Procedure,
} from '../../features/dossiers/reads/procedures.ts'
import { listDossiers } from '../../features/dossiers/reads.ts'
import { matchProcedureColumns } from '../../features/dossiers/rules/procedure-columns.ts'
import { sortProcedures } from '../../features/dossiers/rules/procedure-import.ts'
import { levelName } from '../../features/dossiers/screens/parts.tsx'
import { ProcedureNew, ProcedureScreen } from '../../features/dossiers/screens/procedure.tsx'
import { type ProcedureFilterShown, ProcedureList } from '../../features/dossiers/screens/procedure-list.tsx'
import { words } from '../../features/dossiers/words.ts'
import { holds, type Scope, withScope } from '../../platform/access/scope.ts'
import type { Sheet } from '../../platform/papers/xlsx.ts'
import type { Lang } from '../../platform/words/words.ts'
import type { Stand } from '../server/app.tsx'
import { type Ask, page, pageIn, textIn } from '../server/page.ts'
import { deskRoles, officerRoles } from '../server/roles.ts'
import { doorProblems, problemResponse } from '../server/security.ts'
import { countsOf } from './dossier-filter.ts'
import { historyOf } from './history.ts'
import { type Intake, type IntakeRow, intakeRoutes } from './intake.tsx'
import { IntakeUpload } from './intake-screens.tsx'
import { pagesOf, searchOf } from './paging.ts'
import { everyRow, sendSheet } from './sheets.ts'

const size = 50
const writers = ['coordinator', 'service_center', 'admin'] as const
const title = (lang: Lang) => words.say(lang, 'procedures')

const intake: Intake = {
  path: '/desk/procedures/import',
  listPath: '/desk/procedures',
  command: 'dossiers.import_procedures',
  idField: 'procedureId',
  most: mostProceduresAtOnce,
  title: (lang) => words.say(lang, 'import_procedures'),
  listTitle: (lang) => words.say(lang, 'procedures'),
  columns: [
    { key: 'code', title: (lang) => words.say(lang, 'code') },
    { key: 'name', title: (lang) => words.say(lang, 'name') },
    { key: 'level', title: (lang) => words.say(lang, 'level') },
    { key: 'authority', title: (lang) => words.say(lang, 'authority') },
    { key: 'validFrom', title: (lang) => words.say(lang, 'valid_from') },
    { key: 'validTo', title: (lang) => words.say(lang, 'valid_to') },
    { key: 'replacedBy', title: (lang) => words.say(lang, 'replaced_by') },
    { key: 'decision', title: (lang) => words.say(lang, 'decision') },
    { key: 'url', title: (lang) => words.say(lang, 'url') },
  ],
  match: matchProcedureColumns,
  noHeading: () => dossiersProblems.make('dossiers.no_header'),
  tooLong: () => dossiersProblems.make('dossiers.list_too_long'),
  foresee,
}

export const procedurePages = [
  page('desk', '/desk/procedures', deskRoles, title, ProcedureList, async ({ scope, query, today }) => {
    const { shown, filter } = filterOf(query, today)
    const at = pageIn(query)
    const { rows, total } = await listProcedures(scope, { ...filter, page: at, size })
    return {
      procedures: rows,
      total,
      filter: shown,
      search: searchOf(shown),
      pages: pagesOf('/desk/procedures', shown, at, size, total),
      counts: await countsOf(scope, today),
      today,
      mayWrite: holds(scope, writers),
      mayImport: holds(scope, officerRoles),
    }
  }),

  page('desk', intake.path, officerRoles, intake.title, IntakeUpload, async ({ lang }) => ({
    intake,
    lead: words.say(lang, 'import_lead'),
  })),

  page(
    'desk',
    '/desk/procedures/new',
    writers,
    (lang) => words.say(lang, 'add_procedure'),
    ProcedureNew,
    async () => ({}),
  ),

  page('desk', '/desk/procedures/:procedureId', deskRoles, title, ProcedureScreen, async ({ scope, params, today }) => {
    const procedure = await findProcedure(scope, params['procedureId'] ?? '')
    if (!procedure) return undefined
    return {
      procedure,
      successor: procedure.replacedBy === '' ? undefined : await findProcedureByCode(scope, procedure.replacedBy),
      called: await listCalled(scope, procedure.procedureId),
      dossiers: (await listDossiers(scope, { procedureId: procedure.procedureId, size: 1 })).total,
      history: await historyOf(scope, 'procedure', [procedure.procedureId]),
      today,
      mayWrite: holds(scope, writers),
    }
  }),
]

export function procedureRoutes(routes: Hono, stand: Stand): void {
  const { house, visitorOf } = stand
  intakeRoutes(routes, stand, intake)
  for (const kind of ['xlsx', 'csv']) {
    routes.get(`/desk/procedures.${kind}`, async (c) => {
      const { user, lang } = await visitorOf(c.req.raw)
      if (!user || !holds(user.actor, deskRoles)) return problemResponse(c, 404, doorProblems.make('door.not_found'))
      const { filter } = filterOf(c.req.query(), new Date(house.now()).toISOString().slice(0, 10))
      const rows = await withScope(house.db, user.actor, 'read only', (scope) =>
        everyRow(500, (at) => listProcedures(scope, { ...filter, page: at, size: 500 })),
      )
      return sendSheet(c, sheetOf(lang, rows), 'danh-muc-thu-tuc')
    })
  }
  routes.get('/desk/procedures/template.xlsx', async (c) => {
    const { user, lang } = await visitorOf(c.req.raw)
    if (!user || !holds(user.actor, officerRoles)) return problemResponse(c, 404, doorProblems.make('door.not_found'))
    return sendSheet(c, sheetOf(lang, []), 'mau-danh-muc-thu-tuc')
  })
}

function filterOf(query: Ask['query'], today: string) {
  const one = (name: string, known: readonly string[]) => known.find((value) => value === query[name]) ?? ''
  const shown: ProcedureFilterShown = {
    q: textIn(query, 'q'),
    force: one('force', ['now', 'ended']),
    level: one('level', ['full', 'partial', 'unknown']),
    verified: one('verified', ['yes', 'no']),
  }
  const filter = {
    query: shown.q,
    usableOn: shown.force === 'now' ? today : undefined,
    endedBefore: shown.force === 'ended' ? today : undefined,
    level: shown.level || undefined,
    verified: shown.verified === '' ? undefined : shown.verified === 'yes',
  }
  return { shown, filter }
}

async function foresee(scope: Scope, rows: readonly IntakeRow[]) {
  const procedures = await everyRow(500, (at) => listProcedures(scope, { page: at, size: 500 }))
  const known = procedures.map(({ source: _, verified: __, ...procedure }) => procedure)
  const { good, rejected } = sortProcedures(rows as unknown as readonly ProcedureLine[], {
    procedures: known,
    ids: new Set(known.map(({ procedureId }) => procedureId)),
  })
  return { good: good.length, rejected }
}

/** The same columns that an import takes: what goes out can come in again. */
function sheetOf(lang: Lang, procedures: readonly Procedure[]): Sheet {
  const column = (
    key: 'code' | 'name' | 'level' | 'authority' | 'replaced_by' | 'decision' | 'url' | 'verified',
    width: number,
  ) => ({
    title: words.say(lang, key),
    kind: 'text' as const,
    width,
  })
  return {
    name: words.say(lang, 'procedures'),
    titles: [words.say(lang, 'procedures')],
    columns: [
      column('code', 14),
      column('name', 70),
      column('level', 24),
      column('authority', 24),
      { title: words.say(lang, 'valid_from'), kind: 'date', width: 14 },
      { title: words.say(lang, 'valid_to'), kind: 'date', width: 14 },
      column('replaced_by', 14),
      column('decision', 26),
      column('url', 40),
      column('verified', 16),
    ],
    rows: procedures.map((one) => [
      one.code,
      one.name,
      levelName(lang, one.level),
      one.authority,
      one.validFrom,
      one.validTo,
      one.replacedBy,
      one.decision,
      one.url,
      words.say(lang, one.verified ? 'verified' : 'not_verified'),
    ]),
  }
}
