import { useStanding } from '../../../platform/kit/attempt.ts'
import { Button } from '../../../platform/kit/button.tsx'
import { Chip, type ChipTone } from '../../../platform/kit/chip.tsx'
import { CommandForm } from '../../../platform/kit/command-form.tsx'
import { SelectField, TextField } from '../../../platform/kit/field.tsx'
import { CheckIcon, LessonIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { judge, type Level, levels, type Topic } from '../contract.ts'
import { levelOf, type Trainee } from '../rules.ts'
import { nameTopic, words } from '../words.ts'

const tones: Record<Level, ChipTone> = { none: 'neutral', knows: 'behind', can_do: 'on_track', can_teach: 'met' }

export function LevelChip({ level }: { level: Level }) {
  const lang = useLang()
  const icon = level === 'can_teach' ? LessonIcon : level === 'can_do' ? CheckIcon : undefined
  return (
    <Chip tone={tones[level]} icon={icon}>
      {words.say(lang, level)}
    </Chip>
  )
}

type Props = {
  people: readonly Trainee[]
  topics: readonly Topic[]
  /** The training at which they were seen, if it was at one. */
  sessionId?: string | undefined
  judgedOn: string
  today: string
  here: string
}

/** One list a person and topic; untouched ones keep what they were. */
export function JudgeForm({ people, topics, sessionId, judgedOn, today, here }: Props) {
  const lang = useLang()
  const { newId } = useStanding()
  return (
    <CommandForm
      order={judge}
      name={people.length === 1 ? `judge-${people[0]?.memberId}` : 'judge'}
      fixed={sessionId === undefined ? {} : { sessionId }}
      next={here}
      class="stack"
    >
      {people.map((person) => (
        <fieldset key={person.memberId} class="field">
          <legend class={people.length === 1 ? 'only-spoken' : 'field-label'}>{person.name}</legend>
          <div class="judge-grid">
            {topics.map((topic) => (
              <SelectField
                key={topic}
                id={`level-${person.memberId}-${topic}`}
                name="judgements"
                label={nameTopic(lang, topic)}
                value=""
                options={[
                  {
                    value: '',
                    label: words.say(lang, 'keep_level', { level: words.say(lang, levelOf(person.skills, topic)) }),
                  },
                  ...levels.map((level) => ({
                    value: JSON.stringify({ levelId: newId(), memberId: person.memberId, topic, level }),
                    label: words.say(lang, level),
                  })),
                ]}
              />
            ))}
          </div>
        </fieldset>
      ))}
      <TextField
        id={`judged-on-${people[0]?.memberId ?? ''}`}
        name="judgedOn"
        type="date"
        label={words.say(lang, 'judged_on')}
        value={judgedOn}
        max={today}
        required
      />
      <Button kind="primary">{words.say(lang, 'save_levels')}</Button>
    </CommandForm>
  )
}
