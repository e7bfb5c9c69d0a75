import * as v from 'valibot'
import { type Scope, teamFilter } from '../../platform/access/scope.ts'
import { type Day, startOf } from '../../platform/clock/days.ts'
import { all, sql } from '../../platform/db/database.ts'
import { list, Text, UtcMoment, Uuid } from '../../platform/journal/snapshot.ts'
import { listDossierFacts } from '../dossiers/reads.ts'
import type { ActivePlan } from '../plan/reads.ts'
import { listAmounts, listKeptUnder } from '../progress/reads.ts'
import { listFirstSent } from '../reports/reads.ts'
import { listMemberAttendances } from '../sessions/reads.ts'
import { listAdoptions, listVisitTraces } from '../support/reads.ts'
import { listMembers, listTeams, type Member, type Team } from '../teams/reads.ts'
import {
  type Doubt,
  doubtsOf,
  type Standing,
  standingOf,
  type Threshold,
  usualThresholds,
  verdicts,
} from './rules/doubts.ts'
import { amountsOf, type Evidence, keyOf, workersOf } from './rules/evidence.ts'
import {
  type Amounts,
  type Criterion,
  defaultCriteria,
  judgedFigures,
  type Score,
  type Subject,
  scoreOf,
} from './rules/scoring.ts'

export type Criteria = { readonly [Each in Subject]: readonly Criterion[] } & {
  /** Nobody has set them for this plan yet: the set that the product offers. */
  readonly usual: { readonly [Each in Subject]: boolean }
}

/** By what teams and members are judged in a plan's period. */
export async function listCriteria(
  scope: Scope,
  { planId, targets }: Pick<ActivePlan, 'planId' | 'targets'>,
): Promise<Criteria> {
  const rows = await all(
    scope.tx,
    sql<Criterion & { subject: Subject }>`
      select subject, figure, weight, full_at as full from recognition_criterion
      where commune_id = ${scope.communeId} and plan_id = ${planId}`,
  )
  const order = (criterion: Criterion) => judgedFigures.indexOf(criterion.figure)
  const own = (subject: Subject) =>
    rows
      .filter((row) => row.subject === subject)
      .map(({ figure, weight, full }) => ({ figure, weight, full }))
      .sort((left, right) => order(left) - order(right))
  const set = { team: own('team'), member: own('member') }
  const usual = { team: set.team.length === 0, member: set.member.length === 0 }
  return {
    team: usual.team ? defaultCriteria('team', targets) : set.team,
    member: usual.member ? defaultCriteria('member', targets) : set.member,
    usual,
  }
}

export async function listThresholds(scope: Scope): Promise<readonly Threshold[]> {
  const rows = await all(
    scope.tx,
    sql<Threshold>`select rule, most, within from recognition_threshold where commune_id = ${scope.communeId}`,
  )
  return usualThresholds.map((usual) => rows.find(({ rule }) => rule === usual.rule) ?? usual)
}

export const Decided = v.strictObject({
  visitId: Uuid,
  verdict: v.picklist(verdicts),
  rules: list(Text),
  reason: Text,
  decidedBy: v.nullable(Uuid),
  decidedAt: UtcMoment,
})
export type Decided = Readonly<v.InferOutput<typeof Decided>>

/** What was found out about doubted visits of the teams in sight, by visit: all of it, or of some visits. */
export async function listVerdicts(scope: Scope, visitIds?: readonly string[]): Promise<ReadonlyMap<string, Decided>> {
  const teams = teamFilter(scope)
  const only = visitIds ? [...visitIds] : null
  const rows = await all(
    scope.tx,
    sql<Decided>`
      select visit_id as "visitId", verdict, rules, reason, decided_by as "decidedBy", decided_at as "decidedAt"
      from recognition_verdict
      where commune_id = ${scope.communeId} and (${teams}::uuid[] is null or team_id = any(${teams}::uuid[]))
        and (${only}::uuid[] is null or visit_id = any(${only}::uuid[]))`,
  )
  return new Map(rows.map((row) => [row.visitId, row]))
}

/** A visit, whether it is doubted or was, and what that means for scores. */
export type JudgedVisit = {
  readonly visit: Evidence
  readonly doubts: readonly Doubt[]
  readonly verdict: Decided | undefined
  readonly standing: Standing
  /** The members whose work it is. */
  readonly workers: readonly string[]
}

/** `leftOut`: doubted or excluded visits, which add nothing to the score. */
export type Judgement = { readonly score: Score; readonly visits: number; readonly leftOut: number }
export type TeamJudgement = Judgement & { readonly team: Team }
export type MemberJudgement = Judgement & { readonly member: Member; readonly teamName: string }

export type Evaluation = {
  readonly criteria: Criteria
  readonly teams: readonly TeamJudgement[]
  readonly members: readonly MemberJudgement[]
  /** Every visit of those days. */
  readonly visits: readonly JudgedVisit[]
  /** Doubts that nobody has decided yet. */
  readonly open: number
}

/**
 * Every team in sight and every member of it, judged over the plan's days up to today. What is doubted and not cleared
 * does not count; reported figures are not touched by it. Nobody's score depends on who asks.
 */
export async function evaluate(scope: Scope, plan: ActivePlan, today: Day): Promise<Evaluation> {
  const { from, to } = plan.targetWindow
  const days = { from, to: to < today ? to : today }
  const criteria = await listCriteria(scope, plan)
  const teams = await listTeams(scope)
  const members = await listEveryMember(scope)
  const memberOf = new Map(
    members.flatMap(({ accountId, teamId, memberId }) =>
      accountId === null ? [] : [[keyOf(accountId, teamId), memberId]],
    ),
  )
  const keptUnder = new Map(await listKeptUnder(scope))
  const adopted = await listAdoptions(scope, days)
  const visits = (await listVisitTraces(scope, days)).map((trace) => ({
    ...trace,
    adopted: adopted.get(trace.visitId) ?? [],
  }))
  const doubts = doubtsOf(visits, await listThresholds(scope), keptUnder)
  const verdicts = await listVerdicts(scope)
  const judged = visits.map((visit) => {
    const [own, verdict] = [doubts.get(visit.visitId) ?? [], verdicts.get(visit.visitId)]
    return { visit, doubts: own, verdict, standing: standingOf(own, verdict), workers: workersOf(visit, memberOf) }
  })
  const counted = judged.filter(({ standing }) => standing === 'counts')
  const ofTeam = Map.groupBy(judged, ({ visit }) => visit.teamId)
  const work = judged.flatMap((each) => each.workers.map((worker) => ({ worker, each })))
  const ofMember = Map.groupBy(work, ({ worker }) => worker)
  const others = await otherAmounts(scope, plan, days, today, new Set(counted.map(({ visit }) => visit.visitId)))
  const attended = Map.groupBy(await trainingsIn(scope, days), ({ memberId }) => memberId)
  const judge = (subject: Subject, own: readonly JudgedVisit[], more: Amounts): Judgement => {
    const good = own.filter(({ standing }) => standing === 'counts').map(({ visit }) => visit)
    return {
      score: scoreOf(criteria[subject], { ...amountsOf(good, keptUnder), ...more }),
      visits: good.length,
      leftOut: own.length - good.length,
    }
  }
  const names = new Map(teams.map((team) => [team.teamId, team.name]))
  return {
    criteria,
    teams: teams.map((team) => ({
      team,
      ...judge('team', ofTeam.get(team.teamId) ?? [], others.get(team.teamId) ?? {}),
    })),
    members: members.map((member) => ({
      member,
      teamName: names.get(member.teamId) ?? '',
      ...judge(
        'member',
        (ofMember.get(member.memberId) ?? []).map(({ each }) => each),
        {
          trainings_attended: new Set((attended.get(member.memberId) ?? []).map(({ sessionId }) => sessionId)).size,
        },
      ),
    })),
    visits: judged,
    open: judged.filter(({ standing }) => standing === 'open').length,
  }
}

/** What is judged and not counted from visits: dossiers (without those of visits left out), sessions, training, the report. */
async function otherAmounts(
  scope: Scope,
  plan: ActivePlan,
  days: { readonly from: Day; readonly to: Day },
  today: Day,
  counted: ReadonlySet<string>,
): Promise<ReadonlyMap<string, Amounts>> {
  // A dossier that was also filed on its own stands without the visit that tells of it.
  const dossiers = (await listDossierFacts(scope, days)).filter(
    ({ visitId, lineId }) => visitId === null || lineId !== null || counted.has(visitId),
  )
  const amounts = await listAmounts(scope, days)
  const teams = await listTeams(scope)
  const marks = teams.map(({ teamId }) => ({ id: teamId, teamId, at: startOf('2000-01-01'), on: days.from }))
  const sent = await listFirstSent(scope, plan.planId, marks)
  const sum = (teamId: string, figure: string) =>
    amounts.reduce((total, each) => total + (each.teamId === teamId && each.figure === figure ? each.amount : 0), 0)
  return new Map(
    teams.map(({ teamId }) => {
      const on = sent.get(teamId)?.on
      return [
        teamId,
        {
          online_dossiers: dossiers.filter((dossier) => dossier.teamId === teamId).length,
          sessions: sum(teamId, 'sessions'),
          members_trained: sum(teamId, 'members_trained'),
          skills_mastered: sum(teamId, 'skills_mastered'),
          sellers_opened: sum(teamId, 'sellers_opened'),
          // Before the day it is due nothing can be said of who has not sent it.
          report_on_time: on === undefined ? (today > plan.dueOn ? 0 : null) : on <= plan.dueOn ? 1 : 0,
        },
      ]
    }),
  )
}

async function trainingsIn(scope: Scope, days: { readonly from: Day; readonly to: Day }) {
  const rows = await listMemberAttendances(scope, days)
  return rows.filter(({ kind, status }) => kind === 'members_training' && status === 'closed')
}

async function listEveryMember(scope: Scope): Promise<Member[]> {
  const size = 500
  const first = await listMembers(scope, { size })
  const members = [...first.rows]
  for (let page = 2; members.length < first.total && page <= Math.ceil(first.total / size); page += 1)
    members.push(...(await listMembers(scope, { page, size })).rows)
  return members
}
