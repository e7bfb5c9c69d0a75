import { snapshotHouseholds } from '../../features/households/reads.ts'
import { listNames } from '../../features/people/reads.ts'
import { type ActivePlan, findActivePlan } from '../../features/plan/reads.ts'
import { listNominations, type Nomination } from '../../features/recognition/reads/nominations.ts'
import { type Evaluation, evaluate, type JudgedVisit, type Judgement } from '../../features/recognition/reads.ts'
import { isVisitFigure } from '../../features/recognition/rules/evidence.ts'
import { type JudgedFigure, judgedFigures, ranked, type Subject } from '../../features/recognition/rules/scoring.ts'
import type { DoubtShown } from '../../features/recognition/screens/doubts.tsx'
import type { NominationRow } from '../../features/recognition/screens/nominations.tsx'
import type { ScoreRow } from '../../features/recognition/screens/scores.tsx'
import { words } from '../../features/recognition/words.ts'
import type { Scope } from '../../platform/access/scope.ts'
import type { Day, Window } from '../../platform/clock/days.ts'
import type { Lang } from '../../platform/words/words.ts'

export type Judged = {
  readonly plan: ActivePlan
  readonly evaluation: Evaluation
  readonly nominations: readonly Nomination[]
}

/** The plan at work with everybody judged by it. */
export async function judgedNow(scope: Scope, today: Day): Promise<Judged | undefined> {
  const plan = await findActivePlan(scope, today)
  if (!plan) return undefined
  return {
    plan,
    evaluation: await evaluate(scope, plan, today),
    nominations: await listNominations(scope, plan.planId),
  }
}

/** Everybody of one kind with their rank, the highest first. */
export function scoreRows({ evaluation, nominations }: Judged, subject: Subject): ScoreRow[] {
  const standing = nominations.filter(({ status }) => status === 'proposed' || status === 'approved')
  const rows =
    subject === 'team'
      ? evaluation.teams.map(({ team, ...judgement }) => row(team.teamId, team.name, null, judgement))
      : evaluation.members.map(({ member, teamName, ...judgement }) =>
          row(member.memberId, member.name, teamName, judgement),
        )
  return ranked(rows).map(({ row: one, rank, tied }) => ({ ...one, rank, tied: tied.map(({ name }) => name) }))

  function row(id: string, name: string, teamName: string | null, { score, visits, leftOut }: Judgement) {
    const nominated = standing.find((one) => (one.memberId ?? one.teamId) === id)?.status
    return { id, name, teamName, score, visits, leftOut, nominated }
  }
}

/** Whether a visit is the work of this team or member. */
export function isOf(
  subject: Subject,
  id: string,
  { visit, workers }: Pick<JudgedVisit, 'visit' | 'workers'>,
): boolean {
  return subject === 'team' ? visit.teamId === id : workers.includes(id)
}

/** Where the records behind each judged figure stand. */
export function hrefsOf(subject: Subject, id: string, { from, to }: Window): { [Figure in JudgedFigure]?: string } {
  const own = (figure: JudgedFigure) => `/desk/recognition/${subject}s/${id}/visits?figure=${figure}`
  const others: { [Figure in JudgedFigure]?: string } =
    subject === 'member'
      ? {}
      : {
          online_dossiers: `/desk/dossiers/list?teamId=${id}&from=${from}&to=${to}`,
          sessions: `/desk/sessions/list?teamId=${id}&status=closed&from=${from}&to=${to}`,
          members_trained: `/desk/training/teams/${id}`,
          report_on_time: `/desk/reports/team/${id}`,
          skills_mastered: `/desk/curriculum/records?figure=skills_mastered&teamId=${id}&from=${from}&to=${to}`,
          sellers_opened: `/desk/sellers?teamId=${id}&figure=sellers_opened&from=${from}&to=${to}`,
        }
  return Object.fromEntries(
    judgedFigures.flatMap((figure) => {
      const href = isVisitFigure(figure) ? own(figure) : others[figure]
      return href === undefined ? [] : [[figure, href]]
    }),
  )
}

/** Visits with the names of households, teams and people, read once for a page. */
export async function showVisits(
  scope: Scope,
  lang: Lang,
  visits: readonly JudgedVisit[],
  teams: ReadonlyMap<string, string>,
): Promise<DoubtShown[]> {
  const households = await snapshotHouseholds(scope, [
    ...new Set(visits.flatMap(({ visit }) => visit.householdId ?? [])),
  ])
  const names = await listNames(
    scope,
    visits.flatMap(({ visit, verdict }) => [visit.recordedBy ?? [], verdict?.decidedBy ?? []].flat()),
  )
  return visits.map((each) => {
    const { householdId, recordedBy, teamId } = each.visit
    const household = householdId === null ? undefined : households.get(householdId)
    return {
      ...each,
      household: household?.headName ?? words.say(lang, householdId === null ? 'unnamed' : 'household'),
      team: teams.get(teamId) ?? '—',
      recorder: names.get(recordedBy ?? '') ?? words.say(lang, 'unknown_recorder'),
      decider: names.get(each.verdict?.decidedBy ?? ''),
    }
  })
}

/** Nominations with who made them, and their points: written down, else as they stand now. */
export async function showNominations(
  scope: Scope,
  nominations: readonly Nomination[],
  evaluation: Evaluation | undefined,
): Promise<NominationRow[]> {
  const names = await listNames(
    scope,
    nominations.flatMap(({ proposedBy }) => proposedBy ?? []),
  )
  return nominations.map((nomination) => ({
    ...nomination,
    points: (nomination.score ?? liveScore(nomination, evaluation))?.total ?? null,
    proposer: names.get(nomination.proposedBy ?? ''),
  }))
}

/** The score of today of who is put forward; undefined for who has left, or for who may not see it. */
export function liveScore({ teamId, memberId }: Nomination, evaluation: Evaluation | undefined) {
  return memberId === null
    ? evaluation?.teams.find(({ team }) => team.teamId === teamId)?.score
    : evaluation?.members.find(({ member }) => member.memberId === memberId)?.score
}

export function sorted(rows: readonly ScoreRow[], sort: 'rank' | 'name' | 'left_out'): readonly ScoreRow[] {
  if (sort === 'name') return rows.toSorted((left, right) => byName.compare(left.name, right.name))
  return sort === 'left_out' ? rows.toSorted((left, right) => right.leftOut - left.leftOut) : rows
}

const byName = new Intl.Collator('vi', { numeric: true })
