import * as v from 'valibot'
import { teamRoles } from '../../platform/access/roles.ts'
import { holds, type Scope, teamFilter } from '../../platform/access/scope.ts'
import type { Day, Window } from '../../platform/clock/days.ts'
import { all, maybe, sql } from '../../platform/db/database.ts'
import { CalendarDay, Count, list, Text, Uuid } from '../../platform/journal/snapshot.ts'
import { fold } from '../../platform/words/fold.ts'
import { listHouseholds, snapshotHouseholds } from '../households/reads.ts'
import { snapshotMembers } from '../teams/reads.ts'
import type { Levels } from './contract.ts'
import { levels } from './rules/passport.ts'
import { type SkillCode, skillCodes } from './rules/skills.ts'

export const Learner = v.strictObject({
  learnerId: Uuid,
  teamId: Uuid,
  householdId: v.pipe(v.nullable(Uuid), v.description('Null once forgotten.')),
  name: v.pipe(Text, v.description('Empty: they did not like to be named; the household stands for them.')),
  headName: Text,
  enrolledOn: CalendarDay,
  forgottenOn: v.nullable(CalendarDay),
  coach: v.nullable(v.strictObject({ memberId: Uuid, name: Text, since: CalendarDay })),
  marks: v.pipe(
    list(v.strictObject({ skill: v.picklist(skillCodes), level: v.picklist(levels), on: CalendarDay })),
    v.description('What was practised at visits that count, the earliest first.'),
  ),
  visits: Count,
})
export type Learner = Readonly<v.InferOutput<typeof Learner>>

export type LearnerFilter = {
  readonly teamId?: string | undefined
  readonly householdId?: string | undefined
  readonly ids?: readonly string[] | undefined
  readonly query?: string | undefined
  readonly forgotten?: boolean
}

export type Practice = {
  readonly visitId: string
  readonly learnerId: string
  readonly teamId: string
  readonly heldOn: Day
  readonly counted: boolean
  readonly own: boolean
  readonly sessionId: string | null
  readonly recordedBy: string | null
  readonly levels: Levels
}

/** As many as a commune can have; more are told apart by team. */
const most = 5_000

/**
 * Those who learn, by household, without those forgotten. Names of vulnerable people are for the teams that teach them
 * and for the officers in charge: a leader or a centre reads the counts only.
 */
export async function listLearners(scope: Scope, filter: LearnerFilter = {}): Promise<Learner[]> {
  const query = fold(filter.query ?? '')
  const households = query === '' ? [] : (await listHouseholds(scope, { query, size: 500 })).rows
  const like = `%${query.replace(/[\\%_]/g, '\\$&')}%`
  const ids = filter.ids && [...filter.ids]
  const rows = await all(
    scope.tx,
    sql<Row>`${learner} where ${named(scope)}
      and (${filter.forgotten ?? false}::boolean or l.forgotten_on is null)
      and (${filter.teamId ?? null}::uuid is null or l.team_id = ${filter.teamId ?? null}::uuid)
      and (${filter.householdId ?? null}::uuid is null or l.household_id = ${filter.householdId ?? null}::uuid)
      and (${ids ?? null}::uuid[] is null or l.learner_id = any(${ids ?? null}::uuid[]))
      and (${query} = '' or l.folded like ${like} or l.household_id = any(${households.map(({ householdId }) => householdId)}::uuid[]))
      order by l.enrolled_on, l.learner_id limit ${most}`,
  )
  return complete(scope, rows)
}

export async function snapshotLearners(scope: Scope, ids: readonly string[]): Promise<ReadonlyMap<string, Learner>> {
  const learners = await listLearners(scope, { ids, forgotten: true })
  return new Map(learners.map((learner) => [learner.learnerId, learner]))
}

export async function findLearner(scope: Scope, learnerId: string): Promise<Learner | undefined> {
  const [found] = await listLearners(scope, { ids: [learnerId], forgotten: true })
  return found
}

/** The visits of a learner to the asker's own teams, the latest first, also those undone. What was learnt elsewhere is in the marks. */
export async function listPractices(scope: Scope, learnerId: string): Promise<Practice[]> {
  return all(
    scope.tx,
    sql<Practice>`${practice} where ${named(scope)} and ${inSight(scope, sql`p`)} and p.learner_id = ${learnerId} order by p.held_on desc, p.visit_id desc`,
  )
}

export async function findPractice(scope: Scope, visitId: string, learnerId: string): Promise<Practice | undefined> {
  return maybe(
    scope.tx,
    sql<Practice>`${practice} where ${named(scope)} and ${inSight(scope, sql`p`)} and p.visit_id = ${visitId} and p.learner_id = ${learnerId}`,
  )
}

export type Coverage = {
  readonly teamId: string
  readonly learners: number
  /** By skill: how many have taken it up, and how many of them master it. */
  readonly skills: Readonly<Partial<Record<SkillCode, { readonly begun: number; readonly mastered: number }>>>
}

/** How many learners of each team in sight stand where with each skill, as of now. Counts only, no person. */
export async function listCoverage(scope: Scope): Promise<Coverage[]> {
  return all(
    scope.tx,
    sql<Coverage>`
      with present as (
        select l.commune_id, l.learner_id, l.team_id from curriculum_learner l where ${inSight(scope, sql`l`)} and l.forgotten_on is null),
      begun as (
        select r.team_id, m.skill, count(distinct r.learner_id) as begun,
               count(distinct r.learner_id) filter (where m.level = 'alone') as mastered
        from present r join curriculum_practice p using (commune_id, learner_id)
          join curriculum_mark m on m.commune_id = p.commune_id and m.visit_id = p.visit_id and m.learner_id = p.learner_id
        where p.counted group by r.team_id, m.skill)
      select r.team_id as "teamId", count(*) as learners,
             coalesce((select jsonb_object_agg(b.skill, jsonb_build_object('begun', b.begun, 'mastered', b.mastered))
                       from begun b where b.team_id = r.team_id), '{}') as skills
      from present r group by r.team_id order by r.team_id`,
  )
}

export const curriculumFigures = ['learners', 'skills_mastered'] as const
export type CurriculumFigure = (typeof curriculumFigures)[number]

/**
 * What `learners` and `skills_mastered` (by skill) count, a row each. A learner counts in a window when they practised
 * anything in it, once for each team that taught them. A skill is mastered once by each learner: on the first day it was
 * done alone, for the team of that visit. Visits that were cancelled count for neither.
 */
function countedIn(scope: Scope, window: Window) {
  return sql`
    select p.team_id, 'learners' as figure, '' as dimension, p.learner_id, min(p.held_on) as on_day
    from curriculum_practice p
    where ${inSight(scope, sql`p`)} and p.counted and p.held_on between ${window.from} and ${window.to}
    group by p.team_id, p.learner_id
    union all
    select p.team_id, 'skills_mastered', p.skill, p.learner_id, p.held_on from (
      select distinct on (m.learner_id, m.skill) p.commune_id, p.team_id, p.held_on, m.skill, m.learner_id
      from curriculum_mark m join curriculum_practice p using (commune_id, visit_id, learner_id)
      where m.commune_id = ${scope.communeId} and m.level = 'alone' and p.counted
      order by m.learner_id, m.skill, p.held_on, p.visit_id) p
    where ${inSight(scope, sql`p`)} and p.held_on between ${window.from} and ${window.to}`
}

/** Both figures of each team in sight. */
export async function tallyCurriculum(
  scope: Scope,
  window: Window,
): Promise<readonly { teamId: string; figure: string; dimension: string; amount: number }[]> {
  return all(
    scope.tx,
    sql<{ teamId: string; figure: string; dimension: string; amount: number }>`
      select team_id as "teamId", figure, dimension, count(*) as amount from (${countedIn(scope, window)}) c
      group by team_id, figure, dimension`,
  )
}

export type CountedLearner = {
  readonly teamId: string
  /** The skill that was mastered; of `learners` none. */
  readonly skill: SkillCode | null
  /** The first day within the window, or the day from which they can do it alone. */
  readonly on: Day
  /** Null where the asker may count learners but not read who they are. */
  readonly learner: Learner | null
}

/** The records behind one of the figures, the latest first. `page` starts at 1. */
export async function listCounted(
  scope: Scope,
  asked: {
    readonly figure: CurriculumFigure
    readonly window: Window
    readonly teamId?: string | undefined
    readonly skill?: SkillCode | undefined
    readonly page?: number
    readonly size?: number
  },
): Promise<{ rows: CountedLearner[]; total: number }> {
  const { figure, window, teamId = null, skill = null } = asked
  const size = Math.min(asked.size ?? 50, 500)
  const rows = await all(
    scope.tx,
    sql<{ teamId: string; dimension: SkillCode | ''; on: Day; learnerId: string; total: number }>`
      select team_id as "teamId", dimension, on_day as "on", learner_id as "learnerId", count(*) over () as total
      from (${countedIn(scope, window)}) c
      where figure = ${figure} and (${teamId}::uuid is null or team_id = ${teamId}::uuid)
        and (${skill}::text is null or dimension = ${skill}::text)
      order by on_day desc, team_id, learner_id, dimension
      limit ${size} offset ${(Math.max(asked.page ?? 1, 1) - 1) * size}`,
  )
  const learners = await snapshotLearners(scope, [...new Set(rows.map(({ learnerId }) => learnerId))])
  const told = rows.map(({ dimension, learnerId, total: _, ...row }) => {
    return { ...row, skill: dimension || null, learner: learners.get(learnerId) ?? null }
  })
  return { rows: told, total: rows[0]?.total ?? 0 }
}

type Row = Omit<Learner, 'headName' | 'coach'> & { readonly coachId: string | null; readonly coachSince: Day | null }

const learner = sql`
  select l.learner_id as "learnerId", l.team_id as "teamId", l.household_id as "householdId", l.name,
    l.enrolled_on as "enrolledOn", l.forgotten_on as "forgottenOn", c.member_id as "coachId", c.since as "coachSince",
    (select count(*) from curriculum_practice p where p.commune_id = l.commune_id and p.learner_id = l.learner_id and p.counted) as visits,
    coalesce((select jsonb_agg(jsonb_build_object('skill', m.skill, 'level', m.level, 'on', p.held_on) order by p.held_on, p.visit_id)
      from curriculum_practice p join curriculum_mark m using (commune_id, visit_id, learner_id)
      where p.commune_id = l.commune_id and p.learner_id = l.learner_id and p.counted), '[]') as marks
  from curriculum_learner l
    left join curriculum_pair c on c.commune_id = l.commune_id and c.learner_id = l.learner_id and c.until is null`

const practice = sql`
  select p.visit_id as "visitId", p.learner_id as "learnerId", p.team_id as "teamId", p.held_on as "heldOn", p.counted, p.own,
    p.session_id as "sessionId", p.recorded_by as "recordedBy",
    (select jsonb_object_agg(m.skill, m.level) from curriculum_mark m
      where m.commune_id = p.commune_id and m.visit_id = p.visit_id and m.learner_id = p.learner_id) as levels
  from curriculum_practice p join curriculum_learner l using (commune_id, learner_id)`

async function complete(scope: Scope, rows: readonly Row[]): Promise<Learner[]> {
  const households = await snapshotHouseholds(
    scope,
    rows.flatMap(({ householdId }) => householdId ?? []),
  )
  const coaches = await snapshotMembers(
    scope,
    rows.flatMap(({ coachId }) => coachId ?? []),
  )
  return rows.map(({ coachId, coachSince, ...row }) => {
    const coach = coachId === null ? undefined : coaches.get(coachId)
    return {
      ...row,
      headName: row.householdId === null ? '' : (households.get(row.householdId)?.headName ?? ''),
      coach: coach ? { memberId: coach.memberId, name: coach.name, since: coachSince ?? row.enrolledOn } : null,
    }
  })
}

/** Learners of the teams that the asker teaches in, or of all for the officers in charge. */
function named(scope: Scope) {
  const own = scope.grants.flatMap(({ role, teamId }) =>
    teamId !== null && teamRoles.some((each) => each === role) ? [teamId] : [],
  )
  const teams = holds(scope, ['coordinator', 'admin']) ? null : own
  return sql`l.commune_id = ${scope.communeId} and (${teams}::uuid[] is null or l.team_id = any(${teams}::uuid[]))`
}

function inSight(scope: Scope, row: ReturnType<typeof sql>) {
  const teams = teamFilter(scope)
  return sql`${row}.commune_id = ${scope.communeId} and (${teams}::uuid[] is null or ${row}.team_id = any(${teams}::uuid[]))`
}
