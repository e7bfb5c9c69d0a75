import type { Context, Hono } from 'hono'
import { getCommune } from '../../features/places/reads.ts'
import { findReading, listPlans } from '../../features/plan/reads.ts'
import { nextPlanPaper } from '../../features/review/paper.ts'
import { findNext, listLessons, listNext, listTaken, type NextPlan } from '../../features/review/reads.ts'
import { Lessons, nameOfPeriod } from '../../features/review/screens/lessons.tsx'
import { NextList } from '../../features/review/screens/next-list.tsx'
import { NextPlanScreen } from '../../features/review/screens/next-plan.tsx'
import { Periods } from '../../features/review/screens/periods.tsx'
import { words } from '../../features/review/words.ts'
import { holds, type Scope, withScope } from '../../platform/access/scope.ts'
import { dayOf } from '../../platform/clock/days.ts'
import { toDocx } from '../../platform/papers/docx.ts'
import { officialDocument } from '../../platform/papers/official-document.ts'
import { toPdf } from '../../platform/papers/pdf.ts'
import type { Lang } from '../../platform/words/words.ts'
import type { Stand } from '../server/app.tsx'
import { isId, page, pageIn } from '../server/page.ts'
import { deskRoles, officerRoles } from '../server/roles.ts'
import { doorProblems, problemResponse } from '../server/security.ts'
import { filterOf, isWanted, lessonSheet } from './lesson-filter.ts'
import { pagesOf, searchOf } from './paging.ts'
import { comparedIn, periodSheet } from './period-parts.ts'
import { sendSheet } from './sheets.ts'

const title = (lang: Lang) => words.say(lang, 'review')
const size = 100

export const wrapUpPages = [
  page('desk', '/desk/review', deskRoles, title, Lessons, async ({ scope, query }) => {
    const all = await listLessons(scope)
    const filter = filterOf(query)
    const rows = all.filter((lesson) => isWanted(lesson, filter))
    const at = pageIn(query)
    const named = (pairs: readonly (readonly [string, string])[]) =>
      [...new Map(pairs)].map(([value, label]) => ({ value, label }))
    return {
      lessons: rows.slice((at - 1) * size, at * size),
      total: rows.length,
      any: all.length > 0,
      filter,
      search: searchOf(filter),
      plans: named(all.map((lesson) => [lesson.planId, nameOfPeriod(lesson)])),
      teams: named(all.map(({ teamId, teamName }) => [teamId, teamName])),
      pages: pagesOf('/desk/review', filter, at, size, rows.length),
      mayWrite: holds(scope, officerRoles),
    }
  }),

  page('desk', '/desk/review/next', deskRoles, title, NextList, async ({ scope }) => {
    const rows = await listNext(scope)
    const drafted = new Set(rows.map(({ planId }) => planId))
    const plans = (await listPlans(scope)).filter(({ status, periodTo }) => status !== 'draft' && periodTo !== null)
    return {
      rows,
      sources: plans.filter(({ planId }) => !drafted.has(planId)),
      mayWrite: holds(scope, officerRoles),
    }
  }),

  page('desk', '/desk/review/next/:nextId', deskRoles, title, NextPlanScreen, async ({ scope, params }) => {
    const next = await findNext(scope, params['nextId'] ?? '')
    return (
      next && {
        next,
        lessons: await lessonsOf(scope, next),
        mayWrite: holds(scope, officerRoles),
        mayApprove: holds(scope, ['leader']),
      }
    )
  }),

  page('desk', '/desk/review/periods', deskRoles, title, Periods, async ({ scope, query, today }) => ({
    ...(await comparedIn(scope, query, today)),
    mayWrite: holds(scope, officerRoles),
  })),
]

/** What a draft will say the teams have learnt; once it was submitted that is settled. */
async function lessonsOf(scope: Scope, { content }: NextPlan): Promise<readonly string[]> {
  return content.lessons ?? (await listTaken(scope, null))
}

const papers = {
  docx: ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', toDocx],
  pdf: ['application/pdf', toPdf],
} as const

/** The next plan as papers, and the lists as tables to keep. */
export function wrapUpRoutes(routes: Hono, { house, visitorOf }: Stand): void {
  const notFound = (c: Context) => problemResponse(c, 404, doorProblems.make('door.not_found'))

  for (const [form, [type, make]] of Object.entries(papers))
    routes.get(`/desk/review/next/:nextId/${form}`, async (c) => {
      const { user } = await visitorOf(c.req.raw)
      if (!user) return c.redirect('/sign-in', 303)
      const nextId = c.req.param('nextId')
      if (!isId(nextId) || !holds(user.actor, deskRoles)) return notFound(c)
      const paper = await withScope(house.db, user.actor, 'read only', async (scope) => {
        const next = await findNext(scope, nextId)
        const draft = next && (await findReading(scope, next.planId))
        const source = { draft, commune: await getCommune(scope) }
        return next && nextPlanPaper(source, { ...next, lessons: await lessonsOf(scope, next) })
      })
      if (!paper) return notFound(c)
      return c.body(Uint8Array.from(await make(officialDocument(paper))), 200, {
        'Content-Type': type,
        'Content-Disposition': `attachment; filename="ke-hoach-ky-toi.${form}"`,
      })
    })

  for (const form of ['xlsx', 'csv']) {
    routes.get(`/desk/review/lessons.${form}`, async (c) => {
      const { user, lang } = await visitorOf(c.req.raw)
      if (!user || !holds(user.actor, deskRoles)) return notFound(c)
      const filter = filterOf(c.req.query())
      const rows = await withScope(house.db, user.actor, 'read only', async (scope) =>
        (await listLessons(scope)).filter((lesson) => isWanted(lesson, filter)),
      )
      return sendSheet(c, lessonSheet(lang, rows), 'bai-hoc')
    })

    routes.get(`/desk/review/periods.${form}`, async (c) => {
      const { user, lang } = await visitorOf(c.req.raw)
      if (!user || !holds(user.actor, deskRoles)) return notFound(c)
      const compared = await withScope(house.db, user.actor, 'read only', (scope) =>
        comparedIn(scope, c.req.query(), dayOf(house.now())),
      )
      return sendSheet(c, periodSheet(lang, compared), 'so-sanh-cac-ky')
    })
  }
}
