import type { Hono } from 'hono'
import { getCommune, listVillages } from '../../features/places/reads.ts'
import { type MemberLine, mostMembersAtOnce, teamsProblems } from '../../features/teams/contract.ts'
import { listMembers, listTeams } from '../../features/teams/reads.ts'
import { matchMemberColumns } from '../../features/teams/rules/member-columns.ts'
import { sortMembers } from '../../features/teams/rules/member-import.ts'
import { words } from '../../features/teams/words.ts'
import { holds, type Scope, withScope } from '../../platform/access/scope.ts'
import type { Stand } from '../server/app.tsx'
import { page } from '../server/page.ts'
import { officerRoles } from '../server/roles.ts'
import { doorProblems, problemResponse } from '../server/security.ts'
import { type Intake, type IntakeRow, intakeRoutes } from './intake.tsx'
import { IntakeUpload } from './intake-screens.tsx'
import { everyRow, sendSheet } from './sheets.ts'
import { memberSheet } from './teams.tsx'

const intake: Intake = {
  path: '/desk/teams/import',
  listPath: '/desk/teams',
  command: 'teams.import_members',
  idField: 'memberId',
  placeField: 'teamName',
  most: mostMembersAtOnce,
  title: (lang) => words.say(lang, 'import_members'),
  listTitle: (lang) => words.say(lang, 'teams'),
  columns: [
    { key: 'name', title: (lang) => words.say(lang, 'name') },
    { key: 'teamName', title: (lang) => words.say(lang, 'team') },
    { key: 'phone', title: (lang) => words.say(lang, 'phone') },
    { key: 'position', title: (lang) => words.say(lang, 'position') },
    { key: 'organization', title: (lang) => words.say(lang, 'organization') },
    { key: 'areas', title: (lang) => words.say(lang, 'areas') },
    { key: 'since', title: (lang) => words.say(lang, 'since') },
  ],
  match: matchMemberColumns,
  noHeading: () => teamsProblems.make('teams.no_header'),
  tooLong: () => teamsProblems.make('teams.list_too_long'),
  foresee,
}

export const teamIntakePages = [
  page('desk', intake.path, officerRoles, intake.title, IntakeUpload, async ({ lang }) => ({
    intake,
    lead: words.say(lang, 'import_members_lead'),
  })),
]

export function teamIntakeRoutes(routes: Hono, stand: Stand): void {
  intakeRoutes(routes, stand, intake)
  routes.get('/desk/teams/template.xlsx', async (c) => {
    const { user, lang } = await stand.visitorOf(c.req.raw)
    if (!user || !holds(user.actor, officerRoles)) return problemResponse(c, 404, doorProblems.make('door.not_found'))
    const teams = await withScope(stand.house.db, user.actor, 'read only', listTeams)
    const sheet = memberSheet(lang, [], new Map())
    const rows = teams.map((team) => ['', team.name, null, words.say(lang, 'leader'), '', '', null])
    return sendSheet(c, { ...sheet, rows }, 'mau-thanh-vien')
  })
}

async function foresee(scope: Scope, rows: readonly IntakeRow[], today: string) {
  const commune = await getCommune(scope)
  const villages = new Map((await listVillages(scope)).map((village) => [village.villageId, village.name]))
  const teams = (await listTeams(scope)).map((team) => ({
    place: team.teamId,
    names:
      team.level === 'commune'
        ? [team.name, commune.name, 'Xã', 'Cấp xã', 'Phường']
        : [team.name, villages.get(team.villageId ?? '') ?? ''],
  }))
  const present = await everyRow(500, (at) => listMembers(scope, { page: at, size: 500 }))
  const members = present.map((member) => ({ ...member, heldUntil: member.until }))
  const sorted = sortMembers(rows as unknown as readonly MemberLine[], { teams, members, today })
  return { good: sorted.good.length, rejected: sorted.rejected }
}
