import type { Hono } from 'hono'
import { v7 as newId } from 'uuid'
import { findSession, listAttendances } from '../../features/sessions/reads.ts'
import { findTeam, listTeams } from '../../features/teams/reads.ts'
import { courses, topics, trainingProblems } from '../../features/training/contract.ts'
import { historyOfTeam, listTaught, listTrainees, listTrainings } from '../../features/training/reads.ts'
import { cellsOf, isGap, levelOf, planningProblem, type Trainee } from '../../features/training/rules.ts'
import { TrainingBoard } from '../../features/training/screens/training-board.tsx'
import { TrainingNew } from '../../features/training/screens/training-new.tsx'
import { TrainingSession } from '../../features/training/screens/training-session.tsx'
import { TrainingTeam } from '../../features/training/screens/training-team.tsx'
import { words } from '../../features/training/words.ts'
import { holds, type Scope, withScope } from '../../platform/access/scope.ts'
import { addDays, dayOf } from '../../platform/clock/days.ts'
import { countedIds } from '../../platform/journal/form.ts'
import type { Problem } from '../../platform/journal/problem.ts'
import type { Sheet } from '../../platform/papers/xlsx.ts'
import type { Lang } from '../../platform/words/words.ts'
import type { Stand } from '../server/app.tsx'
import { idIn, isId, page } from '../server/page.ts'
import { deskRoles } from '../server/roles.ts'
import { doorProblems, problemResponse } from '../server/security.ts'
import { sendSheet } from './sheets.ts'

const writers = ['coordinator', 'service_center', 'admin'] as const
const title = (lang: Lang) => words.say(lang, 'training')

export const trainingPages = [
  page('desk', '/desk/training', deskRoles, title, TrainingBoard, async ({ scope }) => ({
    teams: await teamsWithMembers(scope),
    trainings: await listTrainings(scope),
    mayWrite: holds(scope, writers),
  })),

  page('desk', '/desk/training/new', writers, title, TrainingNew, async ({ scope, query, today }) => {
    const teams = await listTeams(scope)
    return {
      teams,
      teamId: idIn(query, 'teamId') ?? teams[0]?.teamId ?? '',
      topics: topics.filter((topic) => topic === query['topic']),
      heldOn: addDays(today, 7),
      today,
    }
  }),

  page('desk', '/desk/training/sessions/:trainingId', deskRoles, title, TrainingSession, async (ask) => {
    const { scope, params, today } = ask
    const session = await findSession(scope, params['trainingId'] ?? '')
    if (session?.kind !== 'members_training') return undefined
    const came = new Set((await listAttendances(scope, session.sessionId)).map(({ memberId }) => memberId))
    return {
      session,
      topics: (await listTaught(scope, [session.sessionId])).get(session.sessionId) ?? [],
      present: (await listTrainees(scope)).filter(({ memberId }) => came.has(memberId)),
      mayWrite: holds(scope, writers),
      today,
    }
  }),

  page('desk', '/desk/training/teams/:teamId', deskRoles, title, TrainingTeam, async ({ scope, params, today }) => {
    const team = await findTeam(scope, params['teamId'] ?? '')
    if (!team) return undefined
    return {
      team,
      members: await listTrainees(scope, team.teamId),
      history: await historyOfTeam(scope, team.teamId),
      mayWrite: holds(scope, writers),
      today,
    }
  }),
]

export function trainingRoutes(routes: Hono, { house, visitorOf, showAgain }: Stand): void {
  /** The session is planned and its topics are set: two orders whose ids come from the form. */
  routes.post('/desk/training/new', async (c) => {
    const { user } = await visitorOf(c.req.raw)
    if (!user) return c.redirect('/sign-in', 303)
    const form = await c.req.formData().catch(() => new FormData())
    const text = (name: string) => String(form.get(name) ?? '')
    const chosen = form.getAll('topics').map(String)
    const again = (problem: Problem) =>
      showAgain(c.req.raw, '/desk/training/new', {
        type: 'sessions.plan',
        values: Object.fromEntries([...new Set(form.keys())].map((name) => [name, form.getAll(name).map(String)])),
        problem,
      })
    const wrong = planningProblem({ heldOn: text('heldOn'), topics: chosen }, dayOf(house.now()))
    if (wrong) return again(trainingProblems.make(wrong))
    const idOf = countedIds(isId(text('firstId')) ? text('firstId') : newId())
    const sessionId = idOf(2)
    const at = new Date(house.now()).toISOString()
    const when = { heldOn: text('heldOn'), startsAt: text('startsAt'), endsAt: text('endsAt'), venue: text('venue') }
    const orders = [
      { type: 'sessions.plan', payload: { sessionId, teamId: text('teamId'), kind: 'members_training', ...when } },
      { type: 'training.set_topics', payload: { sessionId, topics: chosen } },
    ]
    for (const [place, order] of orders.entries()) {
      const [receipt] = await house.inbox.accept(user.actor, [{ id: idOf(place), at, ...order }])
      if (!receipt || receipt.problem) return again(receipt?.problem ?? doorProblems.make('door.fault'))
    }
    return c.redirect(`/desk/training/sessions/${sessionId}?done=sessions.plan`, 303)
  })

  const sheets = { gaps: gapSheet, members: memberSheet } as const
  for (const [name, make] of Object.entries(sheets))
    for (const kind of ['xlsx', 'csv'])
      routes.get(`/desk/training/${name}.${kind}`, async (c) => {
        const { user, lang } = await visitorOf(c.req.raw)
        if (!user || !holds(user.actor, deskRoles)) return problemResponse(c, 404, doorProblems.make('door.not_found'))
        const teams = await withScope(house.db, user.actor, 'read only', teamsWithMembers)
        return sendSheet(c, make(lang, teams), `tap-huan-${name === 'gaps' ? 'cac-to' : 'thanh-vien'}`)
      })
}

type TeamWithMembers = { teamId: string; name: string; members: Trainee[] }

async function teamsWithMembers(scope: Scope): Promise<TeamWithMembers[]> {
  const byTeam = Map.groupBy(await listTrainees(scope), ({ teamId }) => teamId)
  return (await listTeams(scope)).map(({ teamId, name }) => ({ teamId, name, members: byTeam.get(teamId) ?? [] }))
}

function gapSheet(lang: Lang, teams: readonly TeamWithMembers[]): Sheet {
  return {
    name: words.say(lang, 'gaps'),
    titles: [words.say(lang, 'gaps')],
    columns: [
      { title: words.say(lang, 'team'), kind: 'text', width: 34 },
      ...courses.map((course) => ({ title: course[lang], kind: 'text' as const, width: 20 })),
    ],
    rows: teams.map(({ name, members }) => [
      name,
      ...cellsOf(members).map((cell) =>
        isGap(cell) ? words.say(lang, 'gap') : words.say(lang, 'able', { n: cell.able }),
      ),
    ]),
  }
}

function memberSheet(lang: Lang, teams: readonly TeamWithMembers[]): Sheet {
  return {
    name: words.say(lang, 'training'),
    titles: [words.say(lang, 'training')],
    columns: [
      { title: words.say(lang, 'name'), kind: 'text', width: 28 },
      { title: words.say(lang, 'team'), kind: 'text', width: 34 },
      ...courses.map((course) => ({ title: course[lang], kind: 'text' as const, width: 20 })),
    ],
    rows: teams.flatMap(({ name, members }) =>
      members.map((member) => [
        member.name,
        name,
        ...topics.map((topic) => words.say(lang, levelOf(member.skills, topic))),
      ]),
    ),
  }
}
