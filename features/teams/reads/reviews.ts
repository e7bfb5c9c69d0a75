import * as v from 'valibot'
import { type Scope, teamFilter } from '../../../platform/access/scope.ts'
import type { Day } from '../../../platform/clock/days.ts'
import { all, maybe, sql } from '../../../platform/db/database.ts'
import { CalendarDay, Count, Text, Uuid } from '../../../platform/journal/snapshot.ts'
import { listMembers, type Member } from '../reads.ts'
import type { Choice } from '../rules/membership.ts'

export type Round = {
  readonly roundId: string
  readonly title: string
  readonly openedOn: Day
  readonly dueOn: Day
  readonly status: 'open' | 'closed' | 'withdrawn'
  readonly closedOn: Day | null
  /** Of the teams in sight. */
  readonly teams: number
  readonly answered: number
}

export const Review = v.strictObject({
  reviewId: Uuid,
  roundId: Uuid,
  teamId: Uuid,
  teamName: Text,
  status: v.picklist(['asked', 'answered', 'closed', 'withdrawn']),
  answeredOn: v.nullable(CalendarDay),
  note: Text,
  title: Text,
  dueOn: CalendarDay,
  left: v.pipe(Count, v.description('Present members that nothing was chosen for.')),
})
export type Review = Readonly<v.InferOutput<typeof Review>>

export type KeptChoice = Choice & { readonly reviewId: string; readonly teamId: string }

const round = sql`
  select o.round_id as "roundId", o.title, o.opened_on as "openedOn", o.due_on as "dueOn", o.status, o.closed_on as "closedOn",
    count(*) as teams, count(*) filter (where r.status in ('answered', 'closed')) as answered
  from teams_round o join teams_review r using (commune_id, round_id)`

const review = sql`
  select r.review_id as "reviewId", r.round_id as "roundId", r.team_id as "teamId", t.name as "teamName", r.status,
    r.answered_on as "answeredOn", r.note, o.title, o.due_on as "dueOn",
    (select count(*) from teams_member m where m.commune_id = r.commune_id and m.team_id = r.team_id and m.until is null
      and not exists (select from teams_choice c where c.commune_id = r.commune_id and c.review_id = r.review_id and c.member_id = m.member_id)) as left
  from teams_review r join teams_round o using (commune_id, round_id) join teams_team t on t.commune_id = r.commune_id and t.team_id = r.team_id`

/** Rounds that ask a team in sight, the latest first. */
export async function listRounds(scope: Scope): Promise<Round[]> {
  return all(
    scope.tx,
    sql<Round>`${round} where ${inSight(scope)}
               group by o.commune_id, o.round_id order by o.opened_on desc, o.round_id desc limit 100`,
  )
}

export async function findRound(scope: Scope, roundId: string): Promise<Round | undefined> {
  return maybe(
    scope.tx,
    sql<Round>`${round} where ${inSight(scope)} and o.round_id = ${roundId} group by o.commune_id, o.round_id`,
  )
}

/** The reviews of a round, those that have not answered first. */
export async function listReviews(scope: Scope, roundId: string): Promise<Review[]> {
  return all(
    scope.tx,
    sql<Review>`${review} where ${inSight(scope)} and r.round_id = ${roundId}
                order by (r.status = 'asked') desc, (t.level = 'village'), length(t.name), t.name collate "vi-x-icu"`,
  )
}

export async function snapshotReviews(scope: Scope, ids: readonly string[]): Promise<ReadonlyMap<string, Review>> {
  const rows = await all(
    scope.tx,
    sql<Review>`${review} where ${inSight(scope)} and r.review_id = any(${[...ids]}::uuid[])`,
  )
  return new Map(rows.map((row) => [row.reviewId, row]))
}

export async function findReview(scope: Scope, reviewId: string): Promise<Review | undefined> {
  return maybe(scope.tx, sql<Review>`${review} where ${inSight(scope)} and r.review_id = ${reviewId}`)
}

/** What a team is asked now; there is at most one. */
export async function findOpenReview(scope: Scope, teamId: string): Promise<Review | undefined> {
  return maybe(
    scope.tx,
    sql<Review>`${review} where ${inSight(scope)} and r.team_id = ${teamId} and r.status in ('asked', 'answered')`,
  )
}

/** What was chosen in these reviews: leaders first, then by given name; after the closing as it was then. */
export async function listChoices(scope: Scope, reviewIds: readonly string[]): Promise<KeptChoice[]> {
  return all(
    scope.tx,
    sql<KeptChoice>`
      select c.review_id as "reviewId", c.team_id as "teamId", c.member_id as "memberId", c.choice, c.name, c.phone, c.position,
        c.organization, c.areas, c.on_day as "on", c.reason, c.replaces
      from teams_choice c join teams_review r using (commune_id, review_id)
      where ${inSight(scope)} and c.review_id = any(${[...reviewIds]}::uuid[])
      order by (c.position <> 'leader'), (c.position <> 'deputy'),
        reverse(split_part(reverse(lower(c.name)), ' ', 1)) collate "vi-x-icu", c.name collate "vi-x-icu", c.member_id`,
  )
}

export type ReviewedTeam = {
  readonly review: Review
  /** Present members; after the closing everybody stands in the choices. */
  readonly members: readonly Member[]
  readonly choices: readonly KeptChoice[]
}

/** A round with all its people, for its paper and for the table of who looks after what; or one review of it. */
export async function listReviewed(scope: Scope, roundId: string, only?: string): Promise<ReviewedTeam[]> {
  const reviews = (await listReviews(scope, roundId)).filter(({ reviewId }) => only === undefined || reviewId === only)
  const choices = await listChoices(
    scope,
    reviews.map(({ reviewId }) => reviewId),
  )
  const found: ReviewedTeam[] = []
  for (const review of reviews) {
    const { rows } = await listMembers(scope, { teamId: review.teamId, size: 500 })
    found.push({ review, members: rows, choices: choices.filter(({ reviewId }) => reviewId === review.reviewId) })
  }
  return found.toSorted((left, right) => byName.compare(left.review.teamName, right.review.teamName))
}

const byName = new Intl.Collator('vi', { numeric: true })

function inSight(scope: Scope) {
  const teams = teamFilter(scope)
  return sql`r.commune_id = ${scope.communeId} and (${teams}::uuid[] is null or r.team_id = any(${teams}::uuid[]))`
}
