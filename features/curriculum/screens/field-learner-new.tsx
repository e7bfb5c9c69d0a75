import { useStanding } from '../../../platform/kit/attempt.ts'
import { Button } from '../../../platform/kit/button.tsx'
import { TileChoice } from '../../../platform/kit/choice.tsx'
import { CommandForm } from '../../../platform/kit/command-form.tsx'
import { SelectField, TextField } from '../../../platform/kit/field.tsx'
import { FieldScreen } from '../../../platform/kit/frame.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { enrol } from '../contract.ts'
import { words } from '../words.ts'

type Props = {
  teamId: string
  households: readonly { householdId: string; headName: string; hamlet: string }[]
  householdId: string | undefined
  members: readonly { memberId: string; name: string }[]
  /** The asker's own place in the team. */
  self: string | undefined
  suffix: string
}

/** Somebody begins to learn: whose household, what they like to be called, who teaches them. */
export function FieldLearnerNew({ teamId, households, householdId, members, self, suffix }: Props) {
  const lang = useLang()
  const { attempt } = useStanding()
  const typed = attempt?.type === enrol.type ? attempt.values : undefined
  return (
    <FieldScreen
      title={words.say(lang, 'add_learner')}
      here="today"
      back={{ href: `/field/learners${suffix}`, label: words.say(lang, 'back_to_learners') }}
    >
      <p class="soft">{words.say(lang, 'add_lead')}</p>
      <CommandForm
        order={enrol}
        fixed={{ teamId }}
        born={['learnerId']}
        next={`/field/coach${suffix}${suffix ? '&' : '?'}learner={learnerId}`}
        class="stack"
      >
        <section class="stack" data-households>
          <TextField
            name="_find"
            type="search"
            label={words.say(lang, 'find_household')}
            value=""
            optional
            autoComplete="off"
            maxLength={80}
          />
          <div data-found-tiles={words.say(lang, 'household')} data-kind="radio" />
          <TileChoice
            name="householdId"
            kind="radio"
            wide
            legend={words.say(lang, 'household')}
            tiles={households.map((household) => ({
              value: household.householdId,
              label: household.headName,
              hint: household.hamlet || undefined,
              checked: household.householdId === householdId,
            }))}
          />
        </section>
        <TextField
          name="name"
          label={words.say(lang, 'name')}
          hint={words.say(lang, 'name_hint')}
          value={typed?.['name']?.[0] ?? ''}
          maxLength={80}
          optional
          autoComplete="off"
        />
        <SelectField
          name="coachId"
          label={words.say(lang, 'coach_of')}
          value={typed?.['coachId']?.[0] ?? self ?? ''}
          options={[
            { value: '', label: words.say(lang, 'nobody') },
            ...members.map((member) => ({ value: member.memberId, label: member.name })),
          ]}
        />
        <div class="field-action">
          <Button kind="primary" big>
            {words.say(lang, 'add_learner')}
          </Button>
        </div>
      </CommandForm>
    </FieldScreen>
  )
}
