import * as v from 'valibot'
import { type Scope, teamFilter } from '../../../platform/access/scope.ts'
import type { Day, Moment } from '../../../platform/clock/days.ts'
import { all, maybe, sql } from '../../../platform/db/database.ts'
import { Count, list, Text, UtcMoment, Uuid } from '../../../platform/journal/snapshot.ts'
import type { Stance } from '../contract.ts'
import { judgedFigures } from '../rules/scoring.ts'

const nominationStatuses = ['proposed', 'approved', 'declined', 'withdrawn'] as const
export type NominationStatus = (typeof nominationStatuses)[number]

/** The score that was written down at the approval, and where it stood among the others. */
const FrozenScore = v.strictObject({
  lines: list(
    v.strictObject({
      figure: v.picklist(judgedFigures),
      weight: v.number(),
      full: v.number(),
      amount: v.nullable(v.number()),
      points: v.number(),
    }),
  ),
  total: v.number(),
  rank: Count,
  of: Count,
  leftOut: Count,
})
export type FrozenScore = Readonly<v.InferOutput<typeof FrozenScore>>

export const Nomination = v.strictObject({
  nominationId: Uuid,
  planId: Uuid,
  teamId: Uuid,
  memberId: v.pipe(v.nullable(Uuid), v.description('Null: the team as a whole.')),
  name: Text,
  teamName: Text,
  reason: Text,
  status: v.picklist(nominationStatuses),
  statusNote: Text,
  proposedBy: v.nullable(Uuid),
  proposedAt: UtcMoment,
  decidedBy: v.nullable(Uuid),
  decidedAt: v.nullable(UtcMoment),
  score: v.nullable(FrozenScore),
  agree: Count,
  disagree: Count,
})
export type Nomination = Readonly<v.InferOutput<typeof Nomination>>

const columns = sql`
  n.nomination_id as "nominationId", n.plan_id as "planId", n.team_id as "teamId", n.member_id as "memberId", n.name, n.team_name as "teamName",
  n.reason, n.status, n.status_note as "statusNote", n.proposed_by as "proposedBy", n.proposed_at as "proposedAt", n.decided_by as "decidedBy",
  n.decided_at as "decidedAt", n.score, voices.agree, voices.disagree`

/** The last word of each account that took a stance. */
const voices = sql`
  cross join lateral (
    select count(*) filter (where stance = 'agree') as agree, count(*) filter (where stance = 'disagree') as disagree
    from (select distinct on (c.account_id) c.stance from recognition_comment c
          where c.commune_id = n.commune_id and c.nomination_id = n.nomination_id and c.stance <> 'remark'
          order by c.account_id, c.said_at desc, c.comment_id desc) last) voices`

/** Nominations of the teams in sight and those one made oneself: teams first, then by name. */
export async function listNominations(scope: Scope, planId: string): Promise<Nomination[]> {
  return all(
    scope.tx,
    sql<Nomination>`
      select ${columns} from recognition_nomination n ${voices} where ${inSight(scope)} and n.plan_id = ${planId}
      order by (n.member_id is not null), n.team_name collate "vi-x-icu", n.name collate "vi-x-icu", n.nomination_id`,
  )
}

export async function findNomination(scope: Scope, nominationId: string): Promise<Nomination | undefined> {
  return maybe(
    scope.tx,
    sql<Nomination>`
      select ${columns} from recognition_nomination n ${voices} where ${inSight(scope)} and n.nomination_id = ${nominationId}`,
  )
}

/** Nominations by id as they are now; what is out of sight is absent. */
export async function snapshotNominations(
  scope: Scope,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Nomination>> {
  const rows = await all(
    scope.tx,
    sql<Nomination>`
      select ${columns} from recognition_nomination n ${voices} where ${inSight(scope)} and n.nomination_id = any(${[...ids]}::uuid[])`,
  )
  return new Map(rows.map((row) => [row.nominationId, row]))
}

/** Waiting for the leader, over all plans, the earliest first. */
export async function listProposed(scope: Scope): Promise<Nomination[]> {
  return all(
    scope.tx,
    sql<Nomination>`
      select ${columns} from recognition_nomination n ${voices} where ${inSight(scope)} and n.status = 'proposed'
      order by n.proposed_at, n.nomination_id`,
  )
}

export type Comment = {
  readonly commentId: string
  readonly stance: Stance
  readonly said: string
  readonly accountId: string | null
  readonly saidAt: Moment
}

export async function listComments(scope: Scope, nominationId: string): Promise<Comment[]> {
  return all(
    scope.tx,
    sql<Comment>`
      select c.comment_id as "commentId", c.stance, c.said, c.account_id as "accountId", c.said_at as "saidAt"
      from recognition_comment c join recognition_nomination n using (commune_id, nomination_id)
      where ${inSight(scope)} and c.nomination_id = ${nominationId} order by c.said_at, c.comment_id`,
  )
}

export type Papers = {
  readonly submissionNumber: number | null
  readonly submissionOn: Day | null
  readonly decisionNumber: number | null
  readonly decisionOn: Day | null
  /** One a line; empty: the usual ones. */
  readonly bases: string
  readonly teamBonusVnd: number | null
  readonly memberBonusVnd: number | null
}

const blank: Papers = {
  submissionNumber: null,
  submissionOn: null,
  decisionNumber: null,
  decisionOn: null,
  bases: '',
  teamBonusVnd: null,
  memberBonusVnd: null,
}

/** What the office has given for the papers of a plan; everything is blank until then. */
export async function getPapers(scope: Scope, planId: string): Promise<Papers> {
  const row = await maybe(
    scope.tx,
    sql<Papers>`
      select submission_number as "submissionNumber", submission_on as "submissionOn", decision_number as "decisionNumber",
        decision_on as "decisionOn", bases, team_bonus_vnd as "teamBonusVnd", member_bonus_vnd as "memberBonusVnd"
      from recognition_paper where commune_id = ${scope.communeId} and plan_id = ${planId}`,
  )
  return row ?? blank
}

function inSight(scope: Scope) {
  const teams = teamFilter(scope)
  return sql`n.commune_id = ${scope.communeId}
    and (${teams}::uuid[] is null or n.team_id = any(${teams}::uuid[]) or n.proposed_by = ${scope.accountId}::uuid)`
}
