import type { Hono } from 'hono'
import { v7 as newId } from 'uuid'
import { listPartnerNames } from '../../features/partners/reads.ts'
import { newSecret } from '../../features/people/handlers/secrets.ts'
import { InvitationMade } from '../../features/people/screens/accounts.tsx'
import { words as peopleWords } from '../../features/people/words.ts'
import { getCommune, listVillages } from '../../features/places/reads.ts'
import { findActivePlan, findReading } from '../../features/plan/reads.ts'
import { dutyAreas } from '../../features/teams/contract.ts'
import {
  findMember,
  findTeam,
  listDutyCoverage,
  listMembers,
  listSenders,
  listTeams,
  type Member,
  type Team,
} from '../../features/teams/reads.ts'
import { MemberList } from '../../features/teams/screens/member-list.tsx'
import { TeamScreen } from '../../features/teams/screens/team.tsx'
import { TeamList } from '../../features/teams/screens/team-list.tsx'
import { TeamSetUp } from '../../features/teams/screens/team-set-up.tsx'
import { nameArea, words } from '../../features/teams/words.ts'
import { holds, withScope } from '../../platform/access/scope.ts'
import { isDay } from '../../platform/clock/days.ts'
import { wayOf } from '../../platform/kit/way.ts'
import { qrSvg } from '../../platform/papers/qr.ts'
import type { Sheet } from '../../platform/papers/xlsx.ts'
import { fold } from '../../platform/words/fold.ts'
import { showPhone } from '../../platform/words/phone.ts'
import type { Lang } from '../../platform/words/words.ts'
import type { Stand } from '../server/app.tsx'
import { idIn, isId, page, pageIn, textIn } from '../server/page.ts'
import { deskRoles, officerRoles } from '../server/roles.ts'
import { doorProblems, problemResponse } from '../server/security.ts'
import { pagesOf, searchOf } from './paging.ts'
import { everyRow, sheetRoutes } from './sheets.ts'

const size = 50
const title = (lang: Lang) => words.say(lang, 'teams')

export const teamPages = [
  page('desk', '/desk/teams', deskRoles, title, TeamList, async ({ scope }) => ({
    teams: await listTeams(scope),
    coverage: await listDutyCoverage(scope),
    mayWrite: holds(scope, officerRoles),
  })),

  page(
    'desk',
    '/desk/teams/set-up',
    officerRoles,
    (lang) => words.say(lang, 'set_up'),
    TeamSetUp,
    async ({ scope, today, lang }) => {
      const plan = await findActivePlan(scope, today)
      const draft = plan && (await findReading(scope, plan.planId))
      const commune = await getCommune(scope)
      const standing = await listVillages(scope)
      const counts = draft?.teams.map((found) => found.value) ?? []
      const village = counts.find((count) => count.level === 'village')?.count ?? 20
      const mark = commune.isSample || isOurSample(draft?.text) ? ` ${words.say(lang, 'sample_mark')}` : ''
      const names = Array.from(
        { length: Math.min(village, 200) },
        (_, at) => `${words.say('vi', 'village_default', { n: at + 1 })}${mark}`,
      )
      return {
        communeTeamName: `${words.say('vi', 'commune_team_default', { commune: lowerFirst(commune.name) })}${mark}`,
        villageNames: standing.length > 0 ? standing.map((one) => one.name) : names,
        fromPlan:
          counts.length > 0
            ? { commune: counts.find((count) => count.level === 'commune')?.count ?? 1, village }
            : undefined,
      }
    },
  ),

  page(
    'desk',
    '/desk/teams/members',
    deskRoles,
    (lang) => words.say(lang, 'all_members'),
    MemberList,
    async ({ scope, query }) => {
      const filter = memberFilter(query)
      const at = pageIn(query)
      const { rows, total } = await listMembers(scope, {
        query: filter.query,
        teamId: filter.teamId || undefined,
        on: filter.on || undefined,
        page: at,
        size,
      })
      const asked = { q: filter.query, teamId: filter.teamId, on: filter.on }
      return {
        members: rows,
        total,
        teams: await listTeams(scope),
        filter,
        search: searchOf(asked),
        pages: pagesOf('/desk/teams/members', asked, at, size, total),
        mayWrite: holds(scope, officerRoles),
      }
    },
  ),

  page('desk', '/desk/teams/:teamId', deskRoles, title, TeamScreen, async ({ scope, params, query, today }) => {
    const team = await findTeam(scope, params['teamId'] ?? '')
    if (!team) return undefined
    const day = dayIn(query)
    const on = day === today ? undefined : day
    const { rows } = await listMembers(scope, { teamId: team.teamId, on, size: 500 })
    const area = dutyAreas.find(({ code }) => code === query['area'])?.code
    const senders = {
      partners: (await listPartnerNames(scope)).filter(({ archivedOn }) => archivedOn === null),
      of: await listSenders(
        scope,
        rows.map(({ memberId }) => memberId),
      ),
    }
    return { team, members: rows, mayWrite: holds(scope, officerRoles), area, senders, on }
  }),
]

export function teamRoutes(routes: Hono, stand: Stand): void {
  const { house, visitorOf, showAgain, showNow } = stand

  /** A member becomes a person who may sign in: the account has the member's own id, so a second press finds it there. */
  routes.post('/desk/members/:memberId/invite', async (c) => {
    const { user, lang } = await visitorOf(c.req.raw)
    if (!user) return c.redirect('/sign-in', 303)
    const memberId = c.req.param('memberId')
    const member = isId(memberId)
      ? await withScope(house.db, user.actor, 'read only', (scope) => findMember(scope, memberId))
      : undefined
    if (!member || !holds(user.actor, officerRoles)) return problemResponse(c, 404, doorProblems.make('door.not_found'))
    const secret = newSecret()
    const order = (type: string, payload: object) => ({
      id: newId(),
      type,
      at: new Date(house.now()).toISOString(),
      payload,
    })
    const role = member.position === 'leader' ? 'team_lead' : 'member'
    const accountId = member.accountId ?? member.memberId
    const orders = [
      ...(member.accountId === null
        ? [
            order('people.add_account', {
              accountId,
              name: member.name,
              phone: member.phone ?? '',
              grants: [{ role, teamId: member.teamId }],
            }),
            order('teams.correct_member', { memberId, accountId }),
          ]
        : []),
      order('people.invite', { invitationId: newId(), accountId, secret }),
    ]
    for (const one of orders) {
      const [receipt] = await house.inbox.accept(user.actor, [one])
      if (receipt?.problem)
        return showAgain(c.req.raw, `/desk/teams/${member.teamId}`, {
          type: one.type,
          values: { memberId: [memberId] },
          problem: receipt.problem,
        })
    }
    const link = new URL(`/i/${secret}`, wayOf(c.req.raw).href).href
    const qr = Buffer.from(qrSvg(link)).toString('base64')
    return showNow(
      c.req.raw,
      'desk',
      peopleWords.say(lang, 'invitation_for', { name: member.name }),
      <InvitationMade name={member.name} link={link} qr={qr} />,
    )
  })

  const sheet = (path: string, name: string) => ({ path, name, who: deskRoles })
  sheetRoutes(routes, stand, sheet('/desk/teams/members', 'thanh-vien'), async ({ scope, query: asked, lang }) => {
    const { query, teamId, on } = memberFilter(asked)
    const rows = await everyRow(500, (at) =>
      listMembers(scope, { query, teamId: teamId || undefined, on: on || undefined, page: at, size: 500 }),
    )
    return memberSheet(lang, rows, new Map((await listTeams(scope)).map((team) => [team.teamId, team.name])))
  })
  sheetRoutes(routes, stand, sheet('/desk/teams', 'cac-to'), async ({ scope, lang }) =>
    teamSheet(lang, await listTeams(scope), await listDutyCoverage(scope)),
  )
}

/** Every team with its leader, and how many look after each duty area. */
function teamSheet(lang: Lang, teams: readonly Team[], coverage: Awaited<ReturnType<typeof listDutyCoverage>>): Sheet {
  const count = new Map(coverage.map(({ teamId, area, members }) => [`${teamId} ${area}`, members]))
  return {
    name: words.say(lang, 'teams'),
    titles: [words.say(lang, 'teams')],
    columns: [
      { title: words.say(lang, 'team'), kind: 'text', width: 30 },
      { title: words.say(lang, 'leader_of_team'), kind: 'text', width: 26 },
      { title: words.say(lang, 'members'), kind: 'number', width: 12 },
      ...dutyAreas.map(({ code }) => ({ title: words.say(lang, `short_${code}`), kind: 'number' as const, width: 18 })),
    ],
    rows: teams.map((team) => [
      team.name,
      team.leaderName ?? '',
      team.members,
      ...dutyAreas.map(({ code }) => count.get(`${team.teamId} ${code}`) ?? 0),
    ]),
  }
}

export function memberSheet(lang: Lang, members: readonly Member[], teams: ReadonlyMap<string, string>): Sheet {
  const text = (key: 'name' | 'team' | 'position' | 'organization' | 'areas', width: number) => ({
    title: words.say(lang, key),
    kind: 'text' as const,
    width,
  })
  return {
    name: words.say(lang, 'members'),
    titles: [words.say(lang, 'all_members')],
    columns: [
      text('name', 28),
      text('team', 26),
      { title: words.say(lang, 'phone'), kind: 'phone', width: 15 },
      text('position', 14),
      text('organization', 24),
      text('areas', 40),
      { title: words.say(lang, 'since'), kind: 'date', width: 13 },
    ],
    rows: members.map((member) => [
      member.name,
      teams.get(member.teamId) ?? '',
      member.phone ? showPhone(member.phone) : null,
      words.say(lang, member.position),
      member.organization,
      member.areas.map((area) => nameArea(lang, area)).join('; '),
      member.since,
    ]),
  }
}

function memberFilter(query: Readonly<Record<string, string>>): { query: string; teamId: string; on: string } {
  return { query: textIn(query, 'q'), teamId: idIn(query, 'teamId') ?? '', on: dayIn(query) ?? '' }
}

/** The day whose list is wanted; nonsense is no day. */
function dayIn(query: Readonly<Record<string, string>>): string | undefined {
  return isDay(query['on'] ?? '') ? query['on'] : undefined
}

/** The plan we bring along is not a real commune's, so what is made from it is marked as a sample. */
function isOurSample(text: string | undefined): boolean {
  return text !== undefined && /\(mau\)|\bxa mau\b/.test(fold(text))
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
