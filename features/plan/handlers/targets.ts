import type { Scope } from '../../../platform/access/scope.ts'
import { maybe, run, sql } from '../../../platform/db/database.ts'
import { done, handle, refuse } from '../../../platform/journal/command.ts'
import { addTarget, correctTarget, dropTarget, planProblems, setTeamTarget } from '../contract.ts'
import { openDraft, touched, whyNot } from './rows.ts'

const inPersonOnly = 'vulnerable_households_guided_in_person'

/** Plans know nothing of teams: whoever does says whether there is one. */
export type IsTeam = (scope: Scope, teamId: string) => Promise<boolean>

export const targetHandlers = (isTeam: IsTeam) => [
  handle(correctTarget, async (work, { planId, targetId, atLeast, scope, indicator, every }) => {
    if (!(await openDraft(work, planId))) return refuse(await whyNot(work, planId))
    const changed = await run(
      work.scope.tx,
      sql`update plan_target set at_least = ${atLeast}, scope = ${scope}, every = nullif(coalesce(${every ?? null}, every), 'once'), indicator = coalesce(${indicator ?? null}, indicator),
            in_person = case when ${indicator ?? null}::text is null then in_person else ${indicator === inPersonOnly} end, checked = true
          where commune_id = ${work.scope.communeId} and plan_id = ${planId} and target_id = ${targetId}`,
    )
    return changed === 1 ? done({ changes: touched(planId) }) : refuse(planProblems.make('plan.target_not_found'))
  }),

  handle(addTarget, async (work, { planId, targetId, indicator, atLeast, scope, every, sentence }) => {
    const draft = await openDraft(work, planId)
    if (!draft) return refuse(await whyNot(work, planId))
    const made = await run(
      work.scope.tx,
      sql`insert into plan_target (commune_id, target_id, plan_id, position, indicator, label, at_least, unit, scope, every, part_of, in_person, sentence, checked)
          select ${work.scope.communeId}, ${targetId}, ${planId}, greatest(coalesce(max(position) + 1, 0), ${draft.targets.length}), ${indicator}, '', ${atLeast}, '',
                 ${scope}, nullif(${every ?? null}, 'once'), null, ${indicator === inPersonOnly}, ${sentence}, true
          from plan_target where commune_id = ${work.scope.communeId} and plan_id = ${planId}
          on conflict do nothing`,
    )
    return made === 1 ? done({ changes: touched(planId) }) : refuse(planProblems.make('plan.already_there'))
  }),

  handle(setTeamTarget, async (work, { planId, targetId, name, teamId, atLeast }) => {
    const draft = await openDraft(work, planId)
    if (!draft) return refuse(await whyNot(work, planId))
    const { communeId, tx } = work.scope
    const general = await maybe(
      tx,
      sql<{ scope: string }>`select scope from plan_target
        where commune_id = ${communeId} and plan_id = ${planId} and target_id = ${targetId}`,
    )
    if (!general) return refuse(planProblems.make('plan.target_not_found'))
    if (general.scope === 'commune') return refuse(planProblems.make('plan.not_for_teams'))
    if (teamId !== null && !(await isTeam(work.scope, teamId))) return refuse(planProblems.make('plan.no_such_team'))
    const taken = await maybe(
      tx,
      sql`select 1 from plan_team_target
          where commune_id = ${communeId} and target_id = ${targetId} and team_id = ${teamId}::uuid and team_name <> ${name}`,
    )
    if (taken) return refuse(planProblems.make('plan.team_taken'))
    await run(
      tx,
      atLeast === null
        ? sql`delete from plan_team_target where commune_id = ${communeId} and target_id = ${targetId} and team_name = ${name}`
        : sql`insert into plan_team_target (commune_id, target_id, team_name, team_id, position, at_least, sentence)
              values (${communeId}, ${targetId}, ${name}, ${teamId}::uuid, ${draft.targets.length}, ${atLeast}, '')
              on conflict on constraint plan_team_target_pk do update set team_id = excluded.team_id, at_least = excluded.at_least`,
    )
    return done({ changes: touched(planId) })
  }),

  handle(dropTarget, async (work, { planId, targetId }) => {
    if (!(await openDraft(work, planId))) return refuse(await whyNot(work, planId))
    const { communeId, tx } = work.scope
    await run(
      tx,
      sql`delete from plan_team_target o using plan_target t
          where o.commune_id = ${communeId} and o.target_id = ${targetId} and t.commune_id = o.commune_id and t.target_id = o.target_id and t.plan_id = ${planId}`,
    )
    const dropped = await run(
      work.scope.tx,
      sql`delete from plan_target where commune_id = ${work.scope.communeId} and plan_id = ${planId} and target_id = ${targetId}`,
    )
    return dropped === 1 ? done({ changes: touched(planId) }) : refuse(planProblems.make('plan.target_not_found'))
  }),
]
