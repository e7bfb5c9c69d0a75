import type { ActivePlan, Plan } from '../reads.ts'
import type { PlanDraft } from '../rules/plan-draft.ts'
import { PlanBoard } from './plan-board.tsx'
import { PlanDraftScreen } from './plan-draft.tsx'
import type { TeamNamed } from './team-targets.tsx'

type Props = {
  plan: Plan
  draft: PlanDraft
  working: ActivePlan | undefined
  today: string
  mayWrite: boolean
  teams: readonly TeamNamed[]
}

/** One address for a plan's whole life: read and corrected first, a board of tasks once it works. */
export function PlanScreen({ plan, draft, working, teams, ...rest }: Props) {
  return working ? (
    <PlanBoard plan={working} teamsStand={teams.length > 0} {...rest} />
  ) : (
    <PlanDraftScreen plan={plan} draft={draft} mayWrite={rest.mayWrite} teams={teams} />
  )
}
