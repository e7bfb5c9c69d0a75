import type { Hono } from 'hono'
import { type HouseholdLine, householdsProblems, mostHouseholdsAtOnce } from '../../features/households/contract.ts'
import { readErasedMarks } from '../../features/households/reads/erased.ts'
import { listHouseholds } from '../../features/households/reads.ts'
import { matchHouseholdColumns } from '../../features/households/rules/household-columns.ts'
import { sortHouseholds } from '../../features/households/rules/household-import.ts'
import { words } from '../../features/households/words.ts'
import { listVillages } from '../../features/places/reads.ts'
import { listTeams } from '../../features/teams/reads.ts'
import { holds, type Scope, withScope } from '../../platform/access/scope.ts'
import type { Stand } from '../server/app.tsx'
import { page } from '../server/page.ts'
import { officerRoles } from '../server/roles.ts'
import { doorProblems, problemResponse } from '../server/security.ts'
import { householdSheet } from './household-filter.ts'
import { type Intake, type IntakeRow, intakeRoutes } from './intake.tsx'
import { IntakeUpload } from './intake-screens.tsx'
import { everyRow, sendSheet } from './sheets.ts'

const intake: Intake = {
  path: '/desk/households/import',
  listPath: '/desk/households',
  command: 'households.import',
  idField: 'householdId',
  placeField: 'village',
  most: mostHouseholdsAtOnce,
  title: (lang) => words.say(lang, 'import_households'),
  listTitle: (lang) => words.say(lang, 'households'),
  columns: [
    { key: 'headName', title: (lang) => words.say(lang, 'head_name') },
    { key: 'village', title: (lang) => words.say(lang, 'village') },
    { key: 'hamlet', title: (lang) => words.say(lang, 'hamlet') },
    { key: 'phone', title: (lang) => words.say(lang, 'phone') },
    { key: 'groups', title: (lang) => words.say(lang, 'group_column') },
    { key: 'code', title: (lang) => words.say(lang, 'code') },
    { key: 'since', title: (lang) => words.say(lang, 'since') },
  ],
  match: matchHouseholdColumns,
  noHeading: () => householdsProblems.make('households.no_header'),
  tooLong: () => householdsProblems.make('households.list_too_long'),
  foresee,
}

export const householdIntakePages = [
  page('desk', intake.path, officerRoles, intake.title, IntakeUpload, async ({ lang }) => ({
    intake,
    lead: words.say(lang, 'import_households_lead'),
  })),
]

export function householdIntakeRoutes(routes: Hono, stand: Stand): void {
  intakeRoutes(routes, stand, intake)
  routes.get('/desk/households/template.xlsx', async (c) => {
    const { user, lang } = await stand.visitorOf(c.req.raw)
    if (!user || !holds(user.actor, officerRoles)) return problemResponse(c, 404, doorProblems.make('door.not_found'))
    const villages = await withScope(stand.house.db, user.actor, 'read only', listVillages)
    const sheet = householdSheet(lang, [], [], [])
    const example = [
      words.say(lang, 'example_name'),
      villages[0]?.name ?? '',
      words.say(lang, 'example_hamlet'),
      null,
      words.say(lang, 'example_groups'),
      null,
    ]
    return sendSheet(c, { ...sheet, columns: sheet.columns.slice(0, 6), rows: [example] }, 'mau-ho-dan')
  })
}

async function foresee(scope: Scope, rows: readonly IntakeRow[], today: string) {
  const teams = await listTeams(scope)
  const villages = (await listVillages(scope)).map(({ villageId, name }) => ({
    place: { villageId, teamId: teams.find((team) => team.villageId === villageId)?.teamId ?? null },
    names: [name],
  }))
  const households = await everyRow(500, (at) => listHouseholds(scope, { page: at, size: 500 }))
  const sorted = sortHouseholds(rows as unknown as readonly HouseholdLine[], {
    villages,
    households,
    ids: new Set(),
    today,
    isErased: await readErasedMarks(scope),
  })
  return { good: sorted.good.length, rejected: sorted.rejected }
}
