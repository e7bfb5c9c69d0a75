import type { Hono } from 'hono'
import { openLearner } from '../../features/curriculum/reads/learner.ts'
import {
  type CountedLearner,
  type Coverage,
  type CurriculumFigure,
  curriculumFigures,
  type Learner,
  listCounted,
  listCoverage,
  listLearners,
} from '../../features/curriculum/reads.ts'
import {
  byDue,
  isDue,
  isStalled,
  keptAfterDays,
  passportOf,
  suggest,
} from '../../features/curriculum/rules/passport.ts'
import { skillCodes, skills } from '../../features/curriculum/rules/skills.ts'
import { CountedLearners } from '../../features/curriculum/screens/counted-list.tsx'
import { CurriculumCoverage, type TeamCoverage } from '../../features/curriculum/screens/coverage.tsx'
import { DeskLearner } from '../../features/curriculum/screens/desk-learner.tsx'
import { LearnerList, standings } from '../../features/curriculum/screens/learner-list.tsx'
import { nameLearner, nameSkill, words } from '../../features/curriculum/words.ts'
import { listTeams } from '../../features/teams/reads.ts'
import { holds, type Scope, withScope } from '../../platform/access/scope.ts'
import { addDays, type Day, dayOf, isDay, quarterOf, quarterWindow } from '../../platform/clock/days.ts'
import type { Sheet } from '../../platform/papers/xlsx.ts'
import type { Lang } from '../../platform/words/words.ts'
import type { Stand } from '../server/app.tsx'
import { type Ask, idIn, page, pageIn, textIn } from '../server/page.ts'
import { deskRoles, officerRoles } from '../server/roles.ts'
import { doorProblems, problemResponse } from '../server/security.ts'
import { pagesOf, searchOf } from './paging.ts'
import { everyRow, sendSheet } from './sheets.ts'

const size = 50
const list = '/desk/curriculum/learners'
const records = '/desk/curriculum/records'
const title = (lang: Lang) => words.say(lang, 'curriculum')

export const curriculumPages = [
  page('desk', '/desk/curriculum', deskRoles, title, CurriculumCoverage, async ({ scope }) => ({
    rows: await coverageOf(scope),
    mayName: holds(scope, officerRoles),
  })),

  page('desk', list, officerRoles, title, LearnerList, async ({ scope, query, today }) => {
    const shown = shownOf(query)
    const learners = await matching(scope, shown, today)
    const at = pageIn(query)
    const latest = ({ marks, enrolledOn }: Learner) => marks.at(-1)?.on ?? enrolledOn
    const everybody = shown.q + shown.teamId + shown.state === '' ? learners : await listLearners(scope)
    return {
      learners: learners.slice((at - 1) * size, at * size),
      total: learners.length,
      teams: await teamNames(scope),
      filter: shown,
      search: searchOf(shown),
      sortHref: (sort: string) => `${list}${searchOf({ ...shown, sort })}`,
      pages: pagesOf(list, shown, at, size, learners.length),
      today,
      old: everybody.filter((learner) => latest(learner) < addDays(today, -keptAfterDays)).length,
    }
  }),

  page('desk', records, deskRoles, title, CountedLearners, async ({ scope, query, today }) => {
    const { shown, ...counted } = countedOf(query, today)
    const at = pageIn(query)
    const { rows, total } = await listCounted(scope, { ...counted, page: at, size })
    return {
      ...counted,
      ...{ rows, total },
      teams: await teamNames(scope),
      filter: shown,
      mayName: holds(scope, officerRoles),
      search: searchOf(shown),
      pages: pagesOf(records, shown, at, size, total),
    }
  }),

  page('desk', `${list}/:learnerId`, officerRoles, title, DeskLearner, async ({ scope, params, today }) => {
    const opened = await openLearner(scope, params['learnerId'] ?? '')
    return opened && { ...opened, today, coachHref: undefined }
  }),
]

export function curriculumRoutes(routes: Hono, { house, visitorOf }: Stand): void {
  for (const kind of ['xlsx', 'csv']) {
    routes.get(`/desk/curriculum.${kind}`, async (c) => {
      const { user, lang } = await visitorOf(c.req.raw)
      if (!user || !holds(user.actor, deskRoles)) return problemResponse(c, 404, doorProblems.make('door.not_found'))
      const rows = await withScope(house.db, user.actor, 'read only', coverageOf)
      return sendSheet(c, coverageSheet(lang, rows), 'ky-nang-theo-to')
    })
    routes.get(`${records}.${kind}`, async (c) => {
      const { user, lang } = await visitorOf(c.req.raw)
      if (!user || !holds(user.actor, deskRoles)) return problemResponse(c, 404, doorProblems.make('door.not_found'))
      const asked = countedOf(c.req.query(), dayOf(house.now()))
      const sheet = await withScope(house.db, user.actor, 'read only', async (scope) => {
        const rows = await everyRow(500, (page) => listCounted(scope, { ...asked, page, size: 500 }))
        return countedSheet(lang, asked.figure, rows, await teamNames(scope), holds(scope, officerRoles))
      })
      return sendSheet(c, sheet, asked.figure === 'learners' ? 'nguoi-duoc-kem' : 'ky-nang-tu-lam-duoc')
    })
    routes.get(`${list}.${kind}`, async (c) => {
      const { user, lang } = await visitorOf(c.req.raw)
      if (!user || !holds(user.actor, officerRoles)) return problemResponse(c, 404, doorProblems.make('door.not_found'))
      const shown = shownOf(c.req.query())
      const today = dayOf(house.now())
      const sheet = await withScope(house.db, user.actor, 'read only', async (scope) =>
        learnerSheet(lang, await matching(scope, shown, today), await teamNames(scope)),
      )
      return sendSheet(c, sheet, 'nguoi-hoc')
    })
  }
}

/** A figure within days; an address that does not say which means this quarter's learners. */
function countedOf(query: Ask['query'], today: Day) {
  const figure = curriculumFigures.find((each) => each === query['figure']) ?? 'learners'
  const quarter = quarterWindow(quarterOf(today))
  const { from, to } =
    isDay(query['from'] ?? '') && isDay(query['to'] ?? '')
      ? { from: query['from'] ?? '', to: query['to'] ?? '' }
      : quarter
  const teamId = idIn(query, 'teamId')
  const skill = skillCodes.find((code) => code === query['part'])
  const shown = { figure, from, to, teamId: teamId ?? '', part: skill ?? '' }
  return { figure, window: { from, to }, teamId, skill, shown }
}

function shownOf(query: Ask['query']) {
  return {
    q: textIn(query, 'q'),
    teamId: idIn(query, 'teamId') ?? '',
    state: standings.find((each) => each === query['state']) ?? '',
    sort: (['name', 'last'] as const).find((each) => each === query['sort']) ?? '',
  }
}

/** Unsorted, those to be visited first. */
async function matching(scope: Scope, shown: ReturnType<typeof shownOf>, today: Day): Promise<Learner[]> {
  const { q, teamId, state, sort } = shown
  const learners = await listLearners(scope, { query: q, teamId: teamId || undefined })
  const byName = new Intl.Collator('vi')
  const last = ({ marks }: Learner) => marks.at(-1)?.on ?? ''
  return learners
    .filter(({ marks, enrolledOn }) => {
      if (state === 'due') return isDue(suggest(marks, enrolledOn), today)
      if (state === 'stalled') return isStalled(marks, enrolledOn, today)
      return state === 'done' ? suggest(marks, enrolledOn) === undefined : true
    })
    .sort((left, right) => {
      if (sort === 'name') return byName.compare(nameLearner('vi', left), nameLearner('vi', right))
      if (sort === 'last' && last(left) !== last(right)) return last(left) < last(right) ? -1 : 1
      return byDue(left, right)
    })
}

async function teamNames(scope: Scope): Promise<ReadonlyMap<string, string>> {
  return new Map((await listTeams(scope)).map((team) => [team.teamId, team.name]))
}

/** A team without a learner is a hole to be seen, so every team has its row. */
async function coverageOf(scope: Scope): Promise<TeamCoverage[]> {
  const known = new Map((await listCoverage(scope)).map((row) => [row.teamId, row]))
  const none = (teamId: string): Coverage => ({ teamId, learners: 0, skills: {} })
  return (await listTeams(scope)).map(({ teamId, name }) => ({ ...(known.get(teamId) ?? none(teamId)), name }))
}

function coverageSheet(lang: Lang, rows: readonly TeamCoverage[]): Sheet {
  const figure = (heading: string) => ({ title: heading, kind: 'number' as const, width: 14 })
  return {
    name: words.say(lang, 'coverage'),
    titles: [words.say(lang, 'coverage')],
    columns: [
      { title: words.say(lang, 'team'), kind: 'text', width: 30 },
      figure(words.say(lang, 'learners')),
      ...skills.flatMap((skill) => [
        figure(`${skill[lang]}: ${words.say(lang, 'learning')}`),
        figure(`${skill[lang]}: ${words.say(lang, 'mastered')}`),
      ]),
    ],
    rows: rows.map((row) => [
      row.name,
      row.learners,
      ...skills.flatMap(({ code }) => [row.skills[code]?.begun ?? 0, row.skills[code]?.mastered ?? 0]),
    ]),
  }
}

function countedSheet(
  lang: Lang,
  figure: CurriculumFigure,
  rows: readonly CountedLearner[],
  teams: ReadonlyMap<string, string>,
  mayName: boolean,
): Sheet {
  const text = (heading: string, width: number) => ({ title: heading, kind: 'text' as const, width })
  const name = words.say(lang, `figure_${figure}`)
  return {
    name,
    titles: [name],
    columns: [
      { title: words.say(lang, 'counted_on'), kind: 'date', width: 14 },
      ...(mayName ? [text(words.say(lang, 'learners'), 28)] : []),
      ...(figure === 'skills_mastered' ? [text(words.say(lang, 'skill'), 28)] : []),
      text(words.say(lang, 'team'), 30),
    ],
    rows: rows.map(({ on, learner, skill, teamId }) => [
      on,
      ...(mayName ? [learner ? nameLearner(lang, learner) : ''] : []),
      ...(figure === 'skills_mastered' ? [skill === null ? '' : nameSkill(lang, skill)] : []),
      teams.get(teamId) ?? '',
    ]),
  }
}

function learnerSheet(lang: Lang, learners: readonly Learner[], teams: ReadonlyMap<string, string>): Sheet {
  const text = (heading: string, width: number) => ({ title: heading, kind: 'text' as const, width })
  return {
    name: words.say(lang, 'learners'),
    titles: [words.say(lang, 'learners')],
    columns: [
      text(words.say(lang, 'learners'), 28),
      text(words.say(lang, 'household'), 28),
      text(words.say(lang, 'team'), 28),
      text(words.say(lang, 'coach_of'), 24),
      { title: words.say(lang, 'mastered'), kind: 'number', width: 12 },
      text(words.say(lang, 'next_skill'), 26),
      { title: words.say(lang, 'last_practice'), kind: 'date', width: 14 },
    ],
    rows: learners.map((learner) => {
      const next = suggest(learner.marks, learner.enrolledOn)
      return [
        nameLearner(lang, learner),
        learner.headName,
        teams.get(learner.teamId) ?? '',
        learner.coach?.name ?? '',
        passportOf(learner.marks).filter(({ masteredOn }) => masteredOn !== undefined).length,
        next ? nameSkill(lang, next.skill) : '',
        learner.marks.at(-1)?.on ?? null,
      ]
    }),
  }
}
