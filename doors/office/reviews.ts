import type { Context, Hono } from 'hono'
import { getCommune } from '../../features/places/reads.ts'
import { findActivePlan, findReading } from '../../features/plan/reads.ts'
import { dutyAreas } from '../../features/teams/contract.ts'
import { decisionPaper } from '../../features/teams/paper.ts'
import { findOpenReview, findRound, listReviewed, listRounds } from '../../features/teams/reads/reviews.ts'
import { listMembers, listTeams } from '../../features/teams/reads.ts'
import { holesOf } from '../../features/teams/rules/membership.ts'
import { type AreaRow, AreaTable, namesIn } from '../../features/teams/screens/area-table.tsx'
import { DeskReview, RoundScreen } from '../../features/teams/screens/round.tsx'
import { RoundNew, Rounds } from '../../features/teams/screens/rounds.tsx'
import { words } from '../../features/teams/words.ts'
import { holds, type Scope, withScope } from '../../platform/access/scope.ts'
import { addDays, isDay } from '../../platform/clock/days.ts'
import { toDocx } from '../../platform/papers/docx.ts'
import { officialDocument } from '../../platform/papers/official-document.ts'
import { toPdf } from '../../platform/papers/pdf.ts'
import type { Sheet } from '../../platform/papers/xlsx.ts'
import type { Lang } from '../../platform/words/words.ts'
import type { Stand } from '../server/app.tsx'
import { isId, page } from '../server/page.ts'
import { deskRoles, officerRoles } from '../server/roles.ts'
import { doorProblems, problemResponse } from '../server/security.ts'
import { everyRow, sendSheet } from './sheets.ts'

const title = (lang: Lang) => words.say(lang, 'reviews')
const areasTitle = (lang: Lang) => words.say(lang, 'area_table')

/** Teams have two weeks where the plan says nothing else. */
const usualDays = 14

export const reviewPages = [
  page('desk', '/desk/teams/areas', deskRoles, areasTitle, AreaTable, async ({ scope, query }) => {
    const rows = await areaRows(scope)
    const onlyHoles = query['holes'] === '1'
    return { rows: onlyHoles ? rows.filter(({ members }) => holesOf(members).length > 0) : rows, onlyHoles }
  }),

  page('desk', '/desk/teams/reviews', deskRoles, title, Rounds, async ({ scope }) => ({
    rounds: await listRounds(scope),
    mayWrite: holds(scope, officerRoles),
  })),

  page('desk', '/desk/teams/reviews/new', officerRoles, title, RoundNew, async ({ scope, query, today }) => {
    const due = query['due'] ?? ''
    const teams = []
    for (const { teamId, name } of await listTeams(scope))
      teams.push({ teamId, name, busy: (await findOpenReview(scope, teamId)) !== undefined })
    return {
      title: words.say('vi', 'round_title_default', { month: `${today.slice(5, 7)}/${today.slice(0, 4)}` }),
      dueOn: isDay(due) && due >= today ? due : addDays(today, usualDays),
      today,
      teams,
    }
  }),

  page('desk', '/desk/teams/reviews/:roundId', deskRoles, title, RoundScreen, async ({ scope, params }) => {
    const round = await findRound(scope, params['roundId'] ?? '')
    if (!round) return undefined
    return { round, teams: await listReviewed(scope, round.roundId), mayWrite: holds(scope, officerRoles) }
  }),

  page('desk', '/desk/teams/reviews/:roundId/:reviewId', deskRoles, title, DeskReview, async (ask) => {
    const { scope, params, today } = ask
    const round = await findRound(scope, params['roundId'] ?? '')
    const [reviewed] = round ? await listReviewed(scope, round.roundId, params['reviewId']) : []
    if (!round || !reviewed) return undefined
    const back = `/desk/teams/reviews/${round.roundId}`
    const mayWrite = holds(scope, officerRoles)
    return {
      round,
      reviewed,
      here: `${back}/${reviewed.review.reviewId}`,
      mayWrite,
      namesLeaders: mayWrite,
      today,
      back,
    }
  }),
]

export function reviewRoutes(routes: Hono, { house, visitorOf }: Stand): void {
  const kinds = {
    docx: ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', toDocx],
    pdf: ['application/pdf', toPdf],
  } as const
  for (const [kind, [type, make]] of Object.entries(kinds))
    routes.get(`/desk/teams/reviews/:roundId/${kind}`, async (c: Context) => {
      const { user } = await visitorOf(c.req.raw)
      if (!user) return c.redirect('/sign-in', 303)
      const roundId = c.req.param('roundId') ?? ''
      const paper =
        isId(roundId) && holds(user.actor, deskRoles)
          ? await withScope(house.db, user.actor, 'read only', (scope) => paperOf(scope, roundId))
          : undefined
      if (!paper) return problemResponse(c, 404, doorProblems.make('door.not_found'))
      return c.body(Uint8Array.from(await make(officialDocument(paper))), 200, {
        'Content-Type': type,
        'Content-Disposition': `attachment; filename="quyet-dinh-kien-toan.${kind}"`,
      })
    })

  for (const kind of ['xlsx', 'csv'])
    routes.get(`/desk/teams/areas.${kind}`, async (c) => {
      const { user, lang } = await visitorOf(c.req.raw)
      if (!user || !holds(user.actor, deskRoles)) return problemResponse(c, 404, doorProblems.make('door.not_found'))
      const rows = await withScope(house.db, user.actor, 'read only', areaRows)
      return sendSheet(c, areaSheet(lang, rows), 'bang-phan-cong')
    })
}

async function paperOf(scope: Scope, roundId: string) {
  const round = await findRound(scope, roundId)
  if (!round || round.status === 'withdrawn') return undefined
  const plan = await findActivePlan(scope, round.openedOn)
  const issued = {
    draft: plan && (await findReading(scope, plan.planId)),
    commune: await getCommune(scope),
    planTitle: plan?.title,
  }
  return decisionPaper(issued, round, await listReviewed(scope, roundId))
}

async function areaRows(scope: Scope): Promise<AreaRow[]> {
  const members = await everyRow(500, (at) => listMembers(scope, { page: at, size: 500 }))
  const byTeam = Map.groupBy(members, ({ teamId }) => teamId)
  return (await listTeams(scope)).map(({ teamId, name }) => ({ teamId, name, members: byTeam.get(teamId) ?? [] }))
}

function areaSheet(lang: Lang, rows: readonly AreaRow[]): Sheet {
  return {
    name: words.say(lang, 'area_table'),
    titles: [words.say(lang, 'area_table')],
    columns: [
      { title: words.say(lang, 'team'), kind: 'text', width: 34 },
      ...dutyAreas.map((area) => ({ title: area[lang], kind: 'text' as const, width: 28 })),
    ],
    rows: rows.map(({ name, members }) => [
      name,
      ...dutyAreas.map(({ code }) => namesIn(members, code).join('; ') || words.say(lang, 'vacant')),
    ]),
  }
}
