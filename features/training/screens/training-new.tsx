import { AttemptContext, useAttempted, useStanding } from '../../../platform/kit/attempt.ts'
import { Button } from '../../../platform/kit/button.tsx'
import { SelectField, TextField } from '../../../platform/kit/field.tsx'
import { DeskScreen } from '../../../platform/kit/frame.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { courses } from '../contract.ts'
import { words } from '../words.ts'

type Props = {
  teams: readonly { teamId: string; name: string }[]
  teamId: string
  topics: readonly string[]
  heldOn: string
  today: string
}

/** One form, two orders: the session is planned and its topics are set. */
export function TrainingNew({ teams, teamId, topics, heldOn, today }: Props) {
  const lang = useLang()
  const { newId, attempt } = useStanding()
  return (
    <DeskScreen
      title={words.say(lang, 'plan_training')}
      crumbs={[{ href: '/desk/training', label: words.say(lang, 'training') }]}
    >
      <form method="post" action="/desk/training/new" class="stack">
        <AttemptContext.Provider value={attempt}>
          <input type="hidden" name="firstId" value={attempt?.values['firstId']?.[0] ?? newId()} />
          <TopicChecks topics={topics} />
          <SelectField
            name="teamId"
            label={words.say(lang, 'holder')}
            value={teamId}
            options={teams.map(({ teamId: value, name }) => ({ value, label: name }))}
            required
          />
          <div class="checks">
            <TextField
              name="heldOn"
              type="date"
              label={words.say(lang, 'held_on')}
              value={heldOn}
              min={today}
              required
            />
            <TextField name="startsAt" type="time" label={words.say(lang, 'starts_at')} value="07:30" required />
            <TextField name="endsAt" type="time" label={words.say(lang, 'ends_at')} value="11:00" required />
          </div>
          <TextField name="venue" label={words.say(lang, 'venue')} maxLength={120} required />
          <div class="actions">
            <Button kind="primary">{words.say(lang, 'plan_training')}</Button>
          </div>
        </AttemptContext.Provider>
      </form>
    </DeskScreen>
  )
}

export function TopicChecks({ topics, legendHidden }: { topics: readonly string[]; legendHidden?: boolean }) {
  const lang = useLang()
  const ticked = useAttempted('topics')
  return (
    <fieldset class="field">
      <legend class={legendHidden ? 'only-spoken' : 'field-label'}>{words.say(lang, 'topics')}</legend>
      <div class="checks">
        {courses.map((course) => (
          <label key={course.code} class="check">
            <input
              type="checkbox"
              name="topics"
              value={course.code}
              checked={(ticked ?? topics).includes(course.code)}
            />
            <span>
              {course[lang]}
              <span class="tile-hint">{course.aim[lang]}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
