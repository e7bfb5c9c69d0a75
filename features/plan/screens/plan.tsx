import type { ActivePlan, Plan } from '../reads.ts'
import type { PlanDraft } from '../rules/plan-draft.ts'
import { PlanBoard } from './plan-board.tsx'
import { PlanDraftScreen } from './plan-draft.tsx'

type Props = {
  plan: Plan
  draft: PlanDraft
  working: ActivePlan | undefined
  today: string
  mayWrite: boolean
  teamsStand: boolean
}

/** One address for a plan's whole life: read and corrected first, a board of tasks once it works. */
export function PlanScreen({ plan, draft, working, ...rest }: Props) {
  return working ? (
    <PlanBoard plan={working} {...rest} />
  ) : (
    <PlanDraftScreen plan={plan} draft={draft} mayWrite={rest.mayWrite} />
  )
}
