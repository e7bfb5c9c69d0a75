import { Button } from '../../../platform/kit/button.tsx'
import { CommandForm } from '../../../platform/kit/command-form.tsx'
import { SelectField, TextField } from '../../../platform/kit/field.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { correctCampaign, planCampaign } from '../contract.ts'
import type { Campaign } from '../reads.ts'
import { words } from '../words.ts'
import type { Tasks } from './parts.tsx'

type Props = {
  planId: string
  tasks: Tasks
  campaign?: Campaign
  /** The days that a new one begins with. */
  days: { from: string; to: string }
}

/** A campaign to be planned, or one to be set right. */
export function CampaignForm({ planId, tasks, campaign, days }: Props) {
  const lang = useLang()
  const known = campaign ?? { title: '', goal: '', taskId: null, ...days }
  const fields = (
    <>
      <TextField name="title" label={words.say(lang, 'title')} value={known.title} required maxLength={120} />
      <TextField name="goal" label={words.say(lang, 'goal')} value={known.goal} optional maxLength={300} />
      <div class="checks">
        <TextField name="from" type="date" label={words.say(lang, 'from')} value={known.from} required />
        <TextField name="to" type="date" label={words.say(lang, 'to')} value={known.to} required />
      </div>
      <SelectField
        name="taskId"
        label={words.say(lang, 'task')}
        value={known.taskId ?? ''}
        options={[
          { value: '', label: words.say(lang, 'no_task') },
          ...[...tasks].map(([value, label]) => ({ value, label })),
        ]}
      />
      <Button kind="primary">{words.say(lang, 'save')}</Button>
    </>
  )
  return campaign ? (
    <CommandForm order={correctCampaign} fixed={{ campaignId: campaign.campaignId }} class="stack">
      {fields}
    </CommandForm>
  ) : (
    <CommandForm
      order={planCampaign}
      fixed={{ planId }}
      born={['campaignId']}
      next="/desk/outreach/{campaignId}"
      class="stack"
    >
      {fields}
    </CommandForm>
  )
}
