import type { Hono } from 'hono'
import { sources } from '../../features/budget/contract.ts'
import { findLine, listLines, listSpendings } from '../../features/budget/reads.ts'
import { addUp, type BudgetLine, leftOf, type Spending, stateOf } from '../../features/budget/rules.ts'
import { BudgetBoard } from '../../features/budget/screens/budget.tsx'
import { BudgetLineScreen } from '../../features/budget/screens/line.tsx'
import { words } from '../../features/budget/words.ts'
import { findActivePlan, findPlan, listPlans, type Plan } from '../../features/plan/reads.ts'
import { holds, type Scope, withScope } from '../../platform/access/scope.ts'
import { dayOf } from '../../platform/clock/days.ts'
import type { Sheet } from '../../platform/papers/xlsx.ts'
import type { Lang } from '../../platform/words/words.ts'
import type { Stand } from '../server/app.tsx'
import { type Ask, idIn, page, textIn } from '../server/page.ts'
import { budgetRoles } from '../server/roles.ts'
import { doorProblems, problemResponse } from '../server/security.ts'
import { historyOf } from './history.ts'
import { searchOf } from './paging.ts'
import { sendSheet } from './sheets.ts'

const writers = ['finance', 'admin'] as const
const title = (lang: Lang) => words.say(lang, 'budget')

export const budgetPages = [
  page('desk', '/desk/budget', budgetRoles, title, BudgetBoard, async ({ scope, query, today }) => {
    const filter = filterOf(query)
    const plan = await planOf(scope, query, today)
    const now = await findActivePlan(scope, today)
    const plans = (await listPlans(scope)).filter(({ status }) => status !== 'draft')
    return {
      plan,
      // The plan at work stands first: it is shown where none is asked for.
      plans: plans
        .toSorted((left, right) => Number(right.planId === now?.planId) - Number(left.planId === now?.planId))
        .map((one) => [one.planId, one.title] as const),
      tasks: tasksOf(plan),
      lines: plan ? await linesOf(scope, plan.planId, query) : [],
      filter: { ...filter, plan: plan && plan.planId !== now?.planId ? plan.planId : '' },
      search: searchOf(filter),
      mayWrite: holds(scope, writers),
    }
  }),

  page('desk', '/desk/budget/:lineId', budgetRoles, title, BudgetLineScreen, async ({ scope, params, today }) => {
    const line = await findLine(scope, params['lineId'] ?? '')
    if (!line) return undefined
    return {
      line,
      spendings: await listSpendings(scope, [line.lineId]),
      tasks: tasksOf(await findPlan(scope, line.planId)),
      history: await historyOf(scope, 'estimate_line', [line.lineId]),
      today,
      mayWrite: holds(scope, writers),
    }
  }),
]

export function budgetRoutes(routes: Hono, { house, visitorOf }: Stand): void {
  const file = (
    path: string,
    name: string,
    make: (lang: Lang, plan: Plan, lines: readonly BudgetLine[], scope: Scope) => Promise<Sheet>,
  ) => {
    for (const kind of ['xlsx', 'csv'])
      routes.get(`${path}.${kind}`, async (c) => {
        const { user, lang } = await visitorOf(c.req.raw)
        const missing = () => problemResponse(c, 404, doorProblems.make('door.not_found'))
        if (!user || !holds(user.actor, budgetRoles)) return missing()
        const query = c.req.query()
        const sheet = await withScope(house.db, user.actor, 'read only', async (scope) => {
          const plan = await planOf(scope, query, dayOf(house.now()))
          return plan && make(lang, plan, await linesOf(scope, plan.planId, query), scope)
        })
        return sheet ? sendSheet(c, sheet, name) : missing()
      })
  }
  file('/desk/budget', 'kinh-phi', async (lang, plan, lines) => lineSheet(lang, plan, lines))
  file('/desk/budget/payments', 'cac-khoan-chi', async (lang, plan, lines, scope) => {
    const ids = lines.map(({ lineId }) => lineId)
    return paymentSheet(lang, plan, lines, await listSpendings(scope, ids))
  })
}

function filterOf(query: Ask['query']) {
  return {
    q: textIn(query, 'q'),
    source: sources.find((source) => source === query['source']) ?? ('' as const),
    plan: idIn(query, 'plan') ?? '',
  }
}

async function planOf(scope: Scope, query: Ask['query'], today: string): Promise<Plan | undefined> {
  const planId = idIn(query, 'plan')
  const plan = planId === undefined ? await findActivePlan(scope, today) : await findPlan(scope, planId)
  return plan?.status === 'draft' ? undefined : plan
}

async function linesOf(scope: Scope, planId: string, query: Ask['query']): Promise<BudgetLine[]> {
  const { q, source } = filterOf(query)
  return listLines(scope, planId, null, { query: q, source: source === '' ? undefined : source })
}

function tasksOf(plan: Plan | undefined): ReadonlyMap<string, string> {
  const short = (text: string) => (text.length <= 80 ? text : `${text.slice(0, 80).trimEnd()}…`)
  return new Map((plan?.tasks ?? []).map(({ taskId, what }) => [taskId, short(what)]))
}

const text = (heading: string, width: number) => ({ title: heading, kind: 'text' as const, width })
const amount = (heading: string) => ({ title: heading, kind: 'number' as const, width: 18 })

function lineSheet(lang: Lang, plan: Plan, lines: readonly BudgetLine[]): Sheet {
  const tasks = tasksOf(plan)
  const whole = addUp(lines)
  return {
    name: words.say(lang, 'budget'),
    titles: [words.say(lang, 'budget'), plan.title],
    columns: [
      text(words.say(lang, 'purpose'), 40),
      text(words.say(lang, 'source'), 22),
      text(words.say(lang, 'task'), 40),
      text(words.say(lang, 'unit'), 12),
      amount(words.say(lang, 'quantity')),
      amount(words.say(lang, 'unit_price')),
      ...(['planned', 'allocated', 'spent', 'left'] as const).map((key) => amount(words.say(lang, key))),
      text(words.say(lang, 'basis'), 30),
      text(words.say(lang, 'state'), 16),
      text(words.say(lang, 'difference'), 30),
    ],
    rows: lines.map((line) => [
      line.purpose,
      words.say(lang, line.source),
      (line.taskId && tasks.get(line.taskId)) || '',
      line.unit,
      line.quantity,
      line.unitVnd,
      line.plannedVnd,
      line.allocatedVnd,
      line.spentVnd,
      leftOf(line),
      line.basis,
      words.say(lang, `state_${stateOf(line)}`),
      line.settledNote,
    ]),
    total: [
      words.say(lang, 'total'),
      ...Array.from({ length: 5 }, () => ''),
      whole.plannedVnd,
      whole.allocatedVnd,
      whole.spentVnd,
      leftOf(whole),
      '',
      '',
      '',
    ],
  }
}

function paymentSheet(lang: Lang, plan: Plan, lines: readonly BudgetLine[], paid: readonly Spending[]): Sheet {
  const lineOf = new Map(lines.map((line) => [line.lineId, line]))
  return {
    name: words.say(lang, 'payments'),
    titles: [words.say(lang, 'payments'), plan.title],
    columns: [
      { title: words.say(lang, 'spent_on'), kind: 'date', width: 13 },
      text(words.say(lang, 'line'), 40),
      text(words.say(lang, 'source'), 22),
      text(words.say(lang, 'purpose'), 40),
      text(words.say(lang, 'payee'), 26),
      text(words.say(lang, 'voucher'), 18),
      amount(words.say(lang, 'amount')),
      text(words.say(lang, 'note'), 30),
    ],
    rows: paid.map(({ lineId, spentOn, purpose, payee, voucher, amountVnd, cancelReason }) => {
      const line = lineOf.get(lineId)
      return [
        spentOn,
        line?.purpose ?? '',
        line ? words.say(lang, line.source) : '',
        purpose,
        payee,
        voucher,
        // Cancelled payments are listed, and add nothing in whatever sums the column up.
        cancelReason === null ? amountVnd : null,
        cancelReason === null ? '' : words.say(lang, 'cancelled', { reason: cancelReason }),
      ]
    }),
  }
}
