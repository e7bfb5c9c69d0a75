import * as v from 'valibot'
import { type Scope, teamFilter } from '../../platform/access/scope.ts'
import { reportDueOn, type Window } from '../../platform/clock/days.ts'
import { all, maybe, sql } from '../../platform/db/database.ts'
import { CalendarDay, Count, Text, UtcMoment, Uuid } from '../../platform/journal/snapshot.ts'
import type { PlanDraft } from './rules/plan-draft.ts'
import { TargetRow, TaskRow, TeamTargetRow } from './rules/rows.ts'
import { reportWindowOf } from './rules/windows.ts'

const PlanTarget = v.strictObject({
  ...TargetRow.entries,
  targetId: Uuid,
  own: v.pipe(v.array(TeamTargetRow), v.description('Teams that are asked for another number.')),
})
export type PlanTarget = v.InferOutput<typeof PlanTarget>
const PlanTask = v.strictObject({
  ...TaskRow.entries,
  taskId: Uuid,
  doneOn: v.nullable(CalendarDay),
  evidence: v.nullable(Text),
})
export type PlanTask = v.InferOutput<typeof PlanTask>

const PlanSummary = v.strictObject({
  planId: Uuid,
  status: v.picklist(['draft', 'active', 'closed']),
  title: Text,
  sourceName: Text,
  periodFrom: v.nullable(CalendarDay),
  periodTo: v.nullable(CalendarDay),
  createdAt: UtcMoment,
})
export type PlanSummary = v.InferOutput<typeof PlanSummary>

export const Plan = v.strictObject({
  ...PlanSummary.entries,
  quarter: v.nullable(Text),
  reportDay: v.nullable(Count),
  contactName: v.nullable(Text),
  contactTitle: v.nullable(Text),
  targets: v.array(PlanTarget),
  tasks: v.array(PlanTask),
  recipients: v.array(Text),
})
export type Plan = v.InferOutput<typeof Plan>

/** A plan at work: its two windows are both data, both printed on the report. */
export type ActivePlan = Plan & {
  periodFrom: string
  periodTo: string
  quarter: string
  targetWindow: Window
  reportWindow: Window
  dueOn: string
}

const summary = sql`plan_id as "planId", status, title, source_name as "sourceName", period_from as "periodFrom", period_to as "periodTo", created_at as "createdAt"`

export async function listPlans(scope: Scope): Promise<PlanSummary[]> {
  return all(
    scope.tx,
    sql<PlanSummary>`select ${summary} from plan_plan where commune_id = ${scope.communeId}
                     order by case status when 'active' then 0 when 'draft' then 1 else 2 end, created_at desc`,
  )
}

export async function findPlan(scope: Scope, planId: string): Promise<Plan | undefined> {
  // A plan is for everyone; a single team's number is for those who look after that team.
  const teams = teamFilter(scope)
  const plan = await maybe(
    scope.tx,
    sql<Plan>`
      select ${summary}, quarter, report_day as "reportDay", contact_name as "contactName", contact_title as "contactTitle",
        coalesce((select jsonb_agg(jsonb_build_object('targetId', target_id, 'position', position, 'checked', checked, 'indicator', indicator, 'label', label, 'atLeast', at_least, 'unit', unit,
            'scope', scope, 'every', every, 'partOf', part_of, 'inPerson', in_person, 'sentence', sentence, 'own', coalesce((select jsonb_agg(jsonb_build_object('name', team_name, 'teamId', team_id, 'position', position, 'atLeast', at_least,
                'sentence', sentence) order by position, team_name)
              from plan_team_target o where o.commune_id = t.commune_id and o.target_id = t.target_id
                and (${teams}::uuid[] is null or o.team_id = any(${teams}::uuid[]))), '[]')) order by position)
          from plan_target t where t.commune_id = p.commune_id and t.plan_id = p.plan_id), '[]') as targets,
        coalesce((select jsonb_agg(jsonb_build_object('taskId', task_id, 'position', position, 'checked', checked, 'kind', kind, 'what', what, 'who', who, 'place', place, 'dueFrom', due_from,
            'dueTo', due_to, 'every', every, 'everyDay', every_day, 'sentence', sentence, 'doneOn', done_on, 'evidence', evidence) order by position)
          from plan_task t where t.commune_id = p.commune_id and t.plan_id = p.plan_id), '[]') as tasks,
        coalesce((select jsonb_agg(name order by position) from plan_recipient r
          where r.commune_id = p.commune_id and r.plan_id = p.plan_id), '[]') as recipients
      from plan_plan p where commune_id = ${scope.communeId} and plan_id = ${planId}`,
  )
  return plan
}

export async function snapshotPlans(scope: Scope, ids: readonly string[]): Promise<ReadonlyMap<string, Plan>> {
  const plans: Plan[] = []
  for (const id of ids) {
    const plan = await findPlan(scope, id)
    if (plan) plans.push(plan)
  }
  return new Map(plans.map((plan) => [plan.planId, plan]))
}

/** The text as it came and what was found in it, for the two panes of the reading screen. */
export async function findReading(scope: Scope, planId: string): Promise<PlanDraft | undefined> {
  const row = await maybe(
    scope.tx,
    sql<{
      draft: PlanDraft
    }>`select draft from plan_plan where commune_id = ${scope.communeId} and plan_id = ${planId}`,
  )
  return row?.draft
}

/** The plan at work on a day; before and after its period, the active one nearest to the day. */
export async function findActivePlan(scope: Scope, day: string): Promise<ActivePlan | undefined> {
  const row = await maybe(
    scope.tx,
    sql<{ planId: string }>`
      select plan_id as "planId" from plan_plan where commune_id = ${scope.communeId} and status = 'active'
      order by (${day}::date between period_from and period_to) desc,
               least(abs(period_from - ${day}::date), abs(period_to - ${day}::date)), plan_id limit 1`,
  )
  const plan = row && (await findPlan(scope, row.planId))
  return plan && atWork(plan)
}

export function atWork(plan: Plan): ActivePlan | undefined {
  const { periodFrom, periodTo, quarter } = plan
  if (periodFrom === null || periodTo === null || quarter === null) return undefined
  return {
    ...plan,
    periodFrom,
    periodTo,
    quarter,
    targetWindow: { from: periodFrom, to: periodTo },
    reportWindow: reportWindowOf({ from: periodFrom, to: periodTo }),
    dueOn: reportDueOn(quarter, plan.reportDay ?? 15),
  }
}
