import { findActivePlan } from '../../features/plan/reads.ts'
import { listProgress } from '../../features/progress/reads.ts'
import type { FieldTeam } from '../../features/progress/screens/field-parts.tsx'
import { listTeams, type Team } from '../../features/teams/reads.ts'
import { holds, type Scope } from '../../platform/access/scope.ts'
import { type Ask, idIn } from '../server/page.ts'

/** Commune roles that may record for any team (the rights of `support.record`). */
export const forAnyTeam = ['coordinator', 'service_center', 'admin'] as const

export type Choice = { readonly own: readonly Team[]; readonly team: Team | undefined; readonly suffix: string }

/** The teams a person can work for here, and the one of this page: that of the address, else the person's first own. */
export async function chooseTeam({ scope, query }: Ask): Promise<Choice> {
  const granted = new Set(scope.grants.flatMap((grant) => (grant.teamId === null ? [] : [grant.teamId])))
  const all = await listTeams(scope)
  const own = holds(scope, forAnyTeam) ? all : all.filter((team) => granted.has(team.teamId))
  const wanted = idIn(query, 'team')
  const first = own.find((team) => granted.has(team.teamId))
  const team = query['choose'] ? undefined : wanted ? own.find((each) => each.teamId === wanted) : first
  return { own, team, suffix: team && team !== first ? `?team=${team.teamId}` : '' }
}

/** The team with its standing against the plan at work. */
export async function withProgress(scope: Scope, { team, suffix }: Choice, today: string) {
  if (!team) return undefined
  const plan = await findActivePlan(scope, today)
  const listed = plan && (await listProgress(scope, { planId: plan.planId, targets: plan.targets, today }))
  const { teamId, name, level } = team
  const progress = listed?.teams.find((each) => each.teamId === teamId)
  const shown: FieldTeam = { teamId, name, level, suffix, progress }
  return { shown, plan, window: listed?.window }
}
