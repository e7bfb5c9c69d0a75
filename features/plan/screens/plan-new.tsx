import { useStanding } from '../../../platform/kit/attempt.ts'
import { Button } from '../../../platform/kit/button.tsx'
import { Card } from '../../../platform/kit/card.tsx'
import { CommandForm } from '../../../platform/kit/command-form.tsx'
import { AreaField } from '../../../platform/kit/field.tsx'
import { FileDrop } from '../../../platform/kit/file-drop.tsx'
import { DeskScreen } from '../../../platform/kit/frame.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { submitPlan } from '../contract.ts'
import { words } from '../words.ts'

export function PlanNew({ sample }: { sample: string }) {
  const lang = useLang()
  const { newId } = useStanding()
  return (
    <DeskScreen
      title={words.say(lang, 'new_plan')}
      lead={words.say(lang, 'no_plan_text')}
      crumbs={[{ href: '/desk/plans', label: words.say(lang, 'plans') }]}
    >
      <Card>
        <CommandForm order={submitPlan} born={['planId']} next="/desk/plans/{planId}" class="stack">
          <AreaField
            name="text"
            label={words.say(lang, 'paste')}
            hint={words.say(lang, 'paste_hint')}
            rows={14}
            required
            maxLength={1_000_000}
          />
          <Button kind="primary">{words.say(lang, 'read_it')}</Button>
        </CommandForm>
      </Card>
      <Card>
        <form method="post" action="/desk/plans/upload" encType="multipart/form-data" class="stack">
          <input type="hidden" name="planId" value={newId()} />
          <FileDrop
            name="file"
            label={words.say(lang, 'upload')}
            hint={words.say(lang, 'upload_hint')}
            accept=".txt,.docx,.pdf"
            invitation={words.say(lang, 'upload_invitation')}
            required
          />
          <Button>{words.say(lang, 'read_file')}</Button>
        </form>
      </Card>
      <Card title={words.say(lang, 'sample')} tone="wash">
        <p>{words.say(lang, 'sample_text')}</p>
        <CommandForm
          order={submitPlan}
          name="sample"
          born={['planId']}
          next="/desk/plans/{planId}"
          fixed={{ text: sample, sourceName: 'xa-mau-quy-4.txt' }}
        >
          <Button>{words.say(lang, 'use_sample')}</Button>
        </CommandForm>
      </Card>
    </DeskScreen>
  )
}
