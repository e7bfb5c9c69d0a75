import type { Day } from '../../../platform/clock/days.ts'
import { useStanding } from '../../../platform/kit/attempt.ts'
import { Button, ButtonLink } from '../../../platform/kit/button.tsx'
import { Segmented, TileChoice } from '../../../platform/kit/choice.tsx'
import { CommandForm } from '../../../platform/kit/command-form.tsx'
import { EmptyState } from '../../../platform/kit/empty-state.tsx'
import { TextField } from '../../../platform/kit/field.tsx'
import { FieldScreen } from '../../../platform/kit/frame.tsx'
import { LessonIcon, PlusIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { earliestDay } from '../../support/rules.ts'
import { teachClass } from '../contract.ts'
import type { Learner } from '../reads.ts'
import { levels } from '../rules/passport.ts'
import { skills } from '../rules/skills.ts'
import { nameLearner, words } from '../words.ts'
import { type SessionChoice, SessionSelect } from './field-coach.tsx'
import { skillIcons } from './passport.tsx'

type Props = {
  teamId: string
  learners: readonly Learner[]
  sessions: readonly SessionChoice[]
  sessionId: string | undefined
  today: Day
  suffix: string
}

/** One skill for several people: tap those present, save once. */
export function FieldClass({ teamId, learners, sessions, sessionId, today, suffix }: Props) {
  const lang = useLang()
  const { attempt } = useStanding()
  const typed = attempt?.type === teachClass.type ? attempt.values : undefined
  return (
    <FieldScreen
      title={words.say(lang, 'class')}
      here="today"
      back={{ href: `/field/learners${suffix}`, label: words.say(lang, 'back_to_learners') }}
    >
      {learners.length === 0 ? (
        <EmptyState
          icon={LessonIcon}
          title={words.say(lang, 'no_learners')}
          action={
            <ButtonLink kind="primary" icon={PlusIcon} href={`/field/learners/new${suffix}`}>
              {words.say(lang, 'add_learner')}
            </ButtonLink>
          }
        >
          {words.say(lang, 'no_learners_text')}
        </EmptyState>
      ) : (
        <CommandForm
          order={teachClass}
          fixed={{ teamId }}
          born={['classId']}
          next={`/field/learners${suffix}`}
          class="stack"
        >
          <p class="soft">{words.say(lang, 'class_lead')}</p>
          <TileChoice
            name="skill"
            kind="radio"
            legend={words.say(lang, 'class_skill')}
            tiles={skills.map((skill, at) => ({
              value: skill.code,
              label: skill[lang],
              icon: skillIcons[skill.code],
              checked: at === 0,
            }))}
          />
          <Segmented
            name="level"
            legend={words.say(lang, 'class_level')}
            value={typed?.['level']?.[0] ?? 'with_help'}
            choices={levels.map((level) => ({ value: level, label: words.say(lang, level) }))}
          />
          <TileChoice
            name="learnerIds"
            kind="checkbox"
            wide
            legend={words.say(lang, 'class_who')}
            tiles={learners.map((learner) => ({
              value: learner.learnerId,
              label: nameLearner(lang, learner),
              hint: words.say(lang, 'of_household', { name: learner.headName }),
            }))}
          />
          <TextField
            name="heldOn"
            type="date"
            label={words.say(lang, 'held_on')}
            value={typed?.['heldOn']?.[0] ?? today}
            min={earliestDay}
            max={today}
            required
          />
          <SessionSelect sessions={sessions} value={sessionId ?? ''} />
          <div class="field-action">
            <Button kind="primary" big>
              {words.say(lang, 'class_save')}
            </Button>
          </div>
        </CommandForm>
      )}
    </FieldScreen>
  )
}
