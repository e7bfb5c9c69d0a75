import { maybe, run, sql } from '../../platform/db/database.ts'
import { done, handle, type Outcome, refuse, type Work } from '../../platform/journal/command.ts'
import { fill } from '../../platform/words/words.ts'
import { type ActivePlan, atWork, findPlan } from '../plan/reads.ts'
import * as contract from './contract.ts'
import { nominationHandlers } from './handlers/nominations.ts'
import { evaluate } from './reads.ts'
import { doubtCodes, usualThresholds } from './rules/doubts.ts'
import { figuresFor, fullWeight, judgedFigures, sumOfWeights, usualFull } from './rules/scoring.ts'

const { recognitionProblems } = contract

export const handlers = [
  handle(contract.setCriteria, async ({ scope }, { planId, subject, weight, full }) => {
    const plan = await findPlan(scope, planId)
    if (plan?.status !== 'active') return no('recognition.plan_not_found')
    const criteria = judgedFigures.flatMap((figure) => {
      const points = weight[figure] ?? 0
      return points === 0 ? [] : [{ figure, weight: points, full: full[figure] ?? usualFull(subject, figure) }]
    })
    if (criteria.some(({ figure }) => !figuresFor(subject).includes(figure))) return no('recognition.not_for_subject')
    const sum = sumOfWeights(criteria)
    if (sum !== fullWeight) return no('recognition.weights_not_100', { sum })
    const { communeId, tx } = scope
    await run(
      tx,
      sql`delete from recognition_criterion where commune_id = ${communeId} and plan_id = ${planId} and subject = ${subject}`,
    )
    await run(
      tx,
      sql`insert into recognition_criterion (commune_id, plan_id, subject, figure, weight, full_at)
          select ${communeId}::uuid, ${planId}::uuid, ${subject}, figure, weight, "full"
          from jsonb_to_recordset(${JSON.stringify(criteria)}::jsonb) as r(figure text, weight int, "full" numeric)`,
    )
    return done({ result: { criteria }, changes: [{ noun: 'plan', id: planId, teamId: null }] })
  }),

  handle(contract.setThresholds, async ({ scope: { communeId, tx } }, { most, within }) => {
    const rows = usualThresholds.map((usual) => ({
      rule: usual.rule,
      most: most[usual.rule],
      within: within[usual.rule] ?? usual.within,
    }))
    await run(
      tx,
      sql`insert into recognition_threshold (commune_id, rule, most, within)
          select ${communeId}::uuid, rule, most, within
          from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(rule text, most int, within int)
          on conflict (commune_id, rule) do update set most = excluded.most, within = excluded.within`,
    )
    return done({
      result: { rules: doubtCodes.length },
      changes: [{ noun: 'commune', id: communeId, teamId: null }],
    })
  }),

  handle(contract.judgeDoubts, async (work, { planId, visitIds, verdict, reason }) => {
    const { communeId, tx } = work.scope
    const plan = await planAtWork(work, planId)
    if (!plan) return no('recognition.plan_not_found')
    const { visits } = await evaluate(work.scope, plan, work.today)
    const wanted = new Set(visitIds)
    const rows = visits
      .filter(({ visit, doubts }) => wanted.has(visit.visitId) && doubts.length > 0)
      .map(({ visit, doubts }) => ({
        visitId: visit.visitId,
        teamId: visit.teamId,
        rules: doubts.map(({ rule }) => rule),
      }))
    if (rows.length < wanted.size) return no('recognition.not_in_doubt')
    await run(
      tx,
      sql`insert into recognition_verdict (commune_id, visit_id, team_id, verdict, rules, reason, decided_by, decided_at)
          select ${communeId}::uuid, "visitId", "teamId", ${verdict}, array(select jsonb_array_elements_text(rules)), ${reason},
                 ${work.scope.accountId}::uuid, ${work.receivedAt}::timestamptz
          from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r("visitId" uuid, "teamId" uuid, rules jsonb)
          on conflict (commune_id, visit_id) do update set verdict = excluded.verdict, rules = excluded.rules, reason = excluded.reason,
            decided_by = excluded.decided_by, decided_at = excluded.decided_at, team_id = excluded.team_id`,
    )
    return done({
      result: { judged: rows.length },
      changes: rows.map(({ visitId, teamId }) => ({ noun: 'doubt', id: visitId, teamId })),
    })
  }),

  handle(contract.undoVerdict, async ({ scope: { communeId, tx } }, { visitId }) => {
    const gone = await maybe(
      tx,
      sql<{ teamId: string }>`delete from recognition_verdict where commune_id = ${communeId} and visit_id = ${visitId}
                              returning team_id as "teamId"`,
    )
    return gone
      ? done({ result: { visitId }, changes: [{ noun: 'doubt', id: visitId, teamId: gone.teamId }] })
      : no('recognition.no_verdict')
  }),

  ...nominationHandlers,
]

async function planAtWork({ scope }: Work, planId: string): Promise<ActivePlan | undefined> {
  const plan = await findPlan(scope, planId)
  return plan?.status === 'active' ? atWork(plan) : undefined
}

function no(
  code: Parameters<typeof recognitionProblems.make>[0],
  said: Readonly<Record<string, number>> = {},
): Outcome {
  const problem = recognitionProblems.make(code, said)
  return refuse({ ...problem, vi: fill(problem.vi, said), en: fill(problem.en, said) })
}
