import { DeskScreen } from '../../../platform/kit/frame.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { Highlight, SideBySide } from '../../../platform/kit/side-by-side.tsx'
import type { Plan } from '../reads.ts'
import type { PlanDraft } from '../rules/plan-draft.ts'
import { words } from '../words.ts'
import { Corrections } from './corrections.tsx'
import { Reading } from './reading.tsx'
import { marksOf } from './reading-groups.ts'
import type { TeamNamed } from './team-targets.tsx'

type Props = { plan: Plan; draft: PlanDraft; mayWrite: boolean; teams: readonly TeamNamed[] }

/** The document and what was read from it, side by side, under what a person may set right in it. */
export function PlanDraftScreen({ plan, draft, mayWrite, teams }: Props) {
  const lang = useLang()
  const mayCorrect = mayWrite && plan.status === 'draft'
  return (
    <DeskScreen
      title={plan.title || words.say(lang, 'new_plan')}
      lead={words.say(lang, 'reading_lead')}
      crumbs={[{ href: '/desk/plans', label: words.say(lang, 'plans') }]}
    >
      {mayCorrect && <Corrections plan={plan} draft={draft} teams={teams} />}
      <SideBySide
        left={{
          title: words.say(lang, 'original'),
          children: <Highlight text={draft.text} marks={marksOf(draft, plan)} hrefOf={(id) => `#item-${id}`} />,
        }}
        right={{
          title: words.say(lang, 'reading'),
          children: <Reading draft={draft} rows={plan} planId={mayCorrect ? plan.planId : undefined} />,
        }}
      />
    </DeskScreen>
  )
}
