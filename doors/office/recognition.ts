import type { Hono } from 'hono'
import { findActivePlan } from '../../features/plan/reads.ts'
import { evaluate, listCriteria, listThresholds } from '../../features/recognition/reads.ts'
import { doubtCodes } from '../../features/recognition/rules/doubts.ts'
import { bringsTo, isVisitFigure } from '../../features/recognition/rules/evidence.ts'
import { defaultCriteria, type Subject, subjects } from '../../features/recognition/rules/scoring.ts'
import { CriteriaScreen } from '../../features/recognition/screens/criteria.tsx'
import { type DoubtFilter, Doubts, doubtStates } from '../../features/recognition/screens/doubts.tsx'
import { EvidenceList } from '../../features/recognition/screens/evidence.tsx'
import { Explanation } from '../../features/recognition/screens/explanation.tsx'
import { type ScoreFilter, type ScoreRow, Scores, scoreSorts } from '../../features/recognition/screens/scores.tsx'
import { nameFigure, words } from '../../features/recognition/words.ts'
import { listTeams } from '../../features/teams/reads.ts'
import { holds, type Scope, withScope } from '../../platform/access/scope.ts'
import { dayOf } from '../../platform/clock/days.ts'
import type { Sheet } from '../../platform/papers/xlsx.ts'
import { fold } from '../../platform/words/fold.ts'
import type { Lang } from '../../platform/words/words.ts'
import type { Stand } from '../server/app.tsx'
import { type Ask, idIn, page, pageIn, textIn } from '../server/page.ts'
import { deskRoles, officerRoles } from '../server/roles.ts'
import { doorProblems, problemResponse } from '../server/security.ts'
import { pagesOf, searchOf } from './paging.ts'
import { hrefsOf, isOf, type Judged, judgedNow, scoreRows, showVisits, sorted } from './recognition-parts.ts'
import { sendSheet } from './sheets.ts'

const size = 50
const title = (lang: Lang) => words.say(lang, 'recognition')

export const recognitionPages = [
  page('desk', '/desk/recognition', deskRoles, title, Scores, async ({ scope, query, today }) => {
    const judged = await judgedNow(scope, today)
    const filter = filterOf(query)
    const rows = judged ? filtered(judged, filter) : []
    const at = pageIn(query)
    const { subject } = filter
    return {
      plan: judged?.plan,
      rows: rows.slice((at - 1) * size, at * size),
      teams: await teamNames(scope),
      filter,
      search: searchOf(filter),
      pages: pagesOf('/desk/recognition', filter, at, size, rows.length),
      usual: judged?.evaluation.criteria.usual[subject] ?? false,
      open: judged?.evaluation.open ?? 0,
      mayWrite: holds(scope, officerRoles),
    }
  }),

  page('desk', '/desk/recognition/criteria', deskRoles, title, CriteriaScreen, async ({ scope, today }) => {
    const plan = await findActivePlan(scope, today)
    return {
      planId: plan?.planId,
      criteria: plan
        ? await listCriteria(scope, plan)
        : {
            team: defaultCriteria('team', []),
            member: defaultCriteria('member', []),
            usual: { team: true, member: true },
          },
      thresholds: await listThresholds(scope),
      mayWrite: holds(scope, officerRoles),
    }
  }),

  page('desk', '/desk/recognition/doubts', deskRoles, title, Doubts, async ({ scope, query, today, lang }) => {
    const plan = await findActivePlan(scope, today)
    const evaluation = plan && (await evaluate(scope, plan, today))
    const all = (evaluation?.visits ?? []).filter(({ doubts, verdict }) => doubts.length > 0 || verdict !== undefined)
    const filter = doubtFilterOf(query)
    const rows = all
      .filter(({ standing }) => filter.state === '' || standing === filter.state)
      .filter(({ doubts }) => filter.rule === '' || doubts.some(({ rule }) => rule === filter.rule))
      .filter(({ visit }) => filter.teamId === '' || visit.teamId === filter.teamId)
    const at = pageIn(query)
    const teams = await teamNames(scope)
    const count = (state: (typeof doubtStates)[number]) => all.filter(({ standing }) => standing === state).length
    const asked = { ...filter, state: filter.state === '' ? 'all' : filter.state }
    return {
      planId: plan?.planId,
      rows: await showVisits(scope, lang, rows.slice((at - 1) * size, at * size), teams),
      counts: { open: count('open'), counts: count('counts'), excluded: count('excluded') },
      teams,
      filter,
      pages: pagesOf('/desk/recognition/doubts', asked, at, size, rows.length),
      mayWrite: holds(scope, officerRoles),
    }
  }),

  ...subjects.flatMap((subject) => {
    const path = `/desk/recognition/${subject}s/:${subject}Id`
    const idOf = (ask: Ask) => ask.params[`${subject}Id`] ?? ''
    return [
      page('desk', path, deskRoles, title, Explanation, async (ask) => explained(ask, subject, idOf(ask))),
      page('desk', `${path}/visits`, deskRoles, title, EvidenceList, async (ask) => evidence(ask, subject, idOf(ask))),
    ]
  }),
]

async function explained({ scope, today }: Ask, subject: Subject, id: string) {
  const judged = await judgedNow(scope, today)
  const rows = judged ? scoreRows(judged, subject) : []
  const row = rows.find((one) => one.id === id)
  if (!judged || !row) return undefined
  const { plan, evaluation, nominations } = judged
  const teamId =
    subject === 'team' ? id : (evaluation.members.find(({ member }) => member.memberId === id)?.member.teamId ?? '')
  const query = new URLSearchParams({ team: teamId, ...(subject === 'member' && { member: id }) })
  return {
    subject,
    row,
    of: rows.length,
    window: plan.targetWindow,
    hrefs: hrefsOf(subject, id, plan.targetWindow),
    nomination: nominations.find(
      (one) => (one.memberId ?? one.teamId) === id && (one.status === 'proposed' || one.status === 'approved'),
    ),
    nominateHref: `/desk/recognition/nominations/new?${query}`,
    doubtsHref: row.leftOut > 0 ? `/desk/recognition/doubts?state=all&teamId=${teamId}` : undefined,
  }
}

async function evidence({ scope, query, today, lang }: Ask, subject: Subject, id: string) {
  const figure = query['figure'] ?? 'households_supported'
  const judged = await judgedNow(scope, today)
  const row = judged && scoreRows(judged, subject).find((one) => one.id === id)
  if (!judged || !row || !isVisitFigure(figure)) return undefined
  const behind = judged.evaluation.visits.filter((each) => isOf(subject, id, each) && bringsTo(figure, each.visit))
  const rows = behind.toSorted(
    (left, right) => Number(left.standing !== 'counts') - Number(right.standing !== 'counts'),
  )
  const at = pageIn(query)
  return {
    subject,
    id,
    name: row.name,
    figure,
    amount: row.score.lines.find((line) => line.figure === figure)?.amount ?? 0,
    rows: await showVisits(scope, lang, rows.slice((at - 1) * size, at * size), await teamNames(scope)),
    counted: behind.filter(({ standing }) => standing === 'counts').length,
    pages: pagesOf(`/desk/recognition/${subject}s/${id}/visits`, { figure }, at, size, rows.length),
  }
}

export function recognitionRoutes(routes: Hono, { house, visitorOf }: Stand): void {
  for (const kind of ['xlsx', 'csv'])
    routes.get(`/desk/recognition.${kind}`, async (c) => {
      const { user, lang } = await visitorOf(c.req.raw)
      if (!user || !holds(user.actor, deskRoles)) return problemResponse(c, 404, doorProblems.make('door.not_found'))
      const filter = filterOf(c.req.query())
      const sheet = await withScope(house.db, user.actor, 'read only', async (scope) => {
        const judged = await judgedNow(scope, dayOf(house.now()))
        return sheetOf(lang, filter.subject, judged ? filtered(judged, filter) : [])
      })
      return sendSheet(c, sheet, 'bang-diem-thi-dua')
    })
}

function filterOf(query: Ask['query']): ScoreFilter {
  return {
    subject: subjects.find((each) => each === query['subject']) ?? 'team',
    q: textIn(query, 'q'),
    teamId: idIn(query, 'teamId') ?? '',
    sort: scoreSorts.find((each) => each === query['sort']) ?? 'rank',
  }
}

function filtered(judged: Judged, { subject, q, teamId, sort }: ScoreFilter): readonly ScoreRow[] {
  const ofTeam = new Set(
    judged.evaluation.members.filter(({ member }) => member.teamId === teamId).map(({ member }) => member.memberId),
  )
  const wanted = scoreRows(judged, subject)
    .filter(({ name }) => fold(name).includes(fold(q)))
    .filter(({ id }) => teamId === '' || id === teamId || ofTeam.has(id))
  return sorted(wanted, sort)
}

function doubtFilterOf(query: Ask['query']): DoubtFilter {
  const state = doubtStates.find((each) => each === query['state'])
  return {
    state: query['state'] === 'all' ? '' : (state ?? 'open'),
    rule: doubtCodes.find((each) => each === query['rule']) ?? '',
    teamId: idIn(query, 'teamId') ?? '',
  }
}

async function teamNames(scope: Scope): Promise<ReadonlyMap<string, string>> {
  return new Map((await listTeams(scope)).map((team) => [team.teamId, team.name]))
}

function sheetOf(lang: Lang, subject: Subject, rows: readonly ScoreRow[]): Sheet {
  const lines = rows[0]?.score.lines ?? []
  const number = (text: string, width = 12) => ({ title: text, kind: 'number' as const, width })
  return {
    name: words.say(lang, `board_${subject}`),
    titles: [words.say(lang, `board_${subject}`)],
    columns: [
      number(words.say(lang, 'rank'), 8),
      { title: words.say(lang, subject), kind: 'text', width: 32 },
      { title: words.say(lang, 'team'), kind: 'text', width: 28 },
      number(words.say(lang, 'points')),
      ...lines.flatMap(({ figure }) => [
        number(nameFigure(lang, figure), 16),
        number(`${words.say(lang, 'points')}: ${nameFigure(lang, figure)}`, 16),
      ]),
      number(words.say(lang, 'visits_counted')),
      number(words.say(lang, 'left_out')),
    ],
    rows: rows.map(({ rank, name, teamName, score, visits, leftOut }) => [
      rank,
      name,
      teamName ?? name,
      score.total,
      ...score.lines.flatMap(({ amount, points }) => [amount, points]),
      visits,
      leftOut,
    ]),
  }
}
