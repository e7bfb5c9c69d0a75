import type { Day } from '../../../platform/clock/days.ts'
import type { CommandSpec } from '../../../platform/journal/command.ts'
import { useStanding } from '../../../platform/kit/attempt.ts'
import { Button, ButtonLink } from '../../../platform/kit/button.tsx'
import { Segmented, TileChoice } from '../../../platform/kit/choice.tsx'
import { CommandForm } from '../../../platform/kit/command-form.tsx'
import { EmptyState } from '../../../platform/kit/empty-state.tsx'
import { SelectField, TextField } from '../../../platform/kit/field.tsx'
import { FieldScreen } from '../../../platform/kit/frame.tsx'
import { LessonIcon, PersonIcon, PlusIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import type { Lang } from '../../../platform/words/words.ts'
import { earliestDay } from '../../support/rules.ts'
import { coach, correctCoaching } from '../contract.ts'
import type { Learner, Practice } from '../reads.ts'
import { levels, type Mark, passportOf, suggest } from '../rules/passport.ts'
import { skillsFrom } from '../rules/skills.ts'
import { nameLearner, nameSkill, tellState, tellSuggestion, words } from '../words.ts'

/** What the phone's script needs to go on with a passport where there is no network. */
export type Known = { readonly name: string; readonly enrolledOn: Day; readonly marks: readonly Mark[] }

export type SessionChoice = { readonly sessionId: string; readonly label: string }

type Props = {
  teamId: string
  /** Those to be visited first. */
  learners: readonly Learner[]
  /** Chosen beforehand: on the way from their passport. */
  chosen: Learner | undefined
  /** A lesson to set right, or a visit recorded already that the lesson belongs to. */
  correcting: (Practice & { readonly mode: 'in_person' | 'phone' }) | undefined
  visitId: string | undefined
  /** Whose visit it was. */
  householdId: string | undefined
  sessions: readonly SessionChoice[]
  sessionId: string | undefined
  today: Day
  suffix: string
}

/** One visit of a coach on one screen: who, which skills and how far, save. */
export function FieldCoach(props: Props) {
  const { learners, chosen, correcting, householdId, suffix } = props
  const lang = useLang()
  const isFixed = correcting !== undefined
  return (
    <FieldScreen
      title={words.say(lang, isFixed ? 'correct_title' : 'curriculum')}
      here="today"
      back={{
        href: isFixed ? `/field/learners/${correcting.learnerId}` : `/field/learners${suffix}`,
        label: words.say(lang, isFixed ? 'back_to_learner' : 'back_to_learners'),
      }}
    >
      {learners.length === 0 && !chosen && (
        <div data-no-learners>
          <EmptyState
            icon={LessonIcon}
            title={words.say(lang, 'no_learners')}
            action={
              <ButtonLink kind="primary" icon={PlusIcon} href={newHref(householdId, suffix)}>
                {words.say(lang, 'add_learner')}
              </ButtonLink>
            }
          >
            {words.say(lang, 'no_learners_text')}
          </EmptyState>
        </div>
      )}
      <Lesson {...props} />
    </FieldScreen>
  )
}

function Lesson({ teamId, learners, chosen, correcting, visitId, sessions, sessionId, today, suffix }: Props) {
  const lang = useLang()
  const { attempt } = useStanding()
  const order: CommandSpec<never> | CommandSpec = correcting ? correctCoaching : coach
  const typed = attempt?.type === order.type ? attempt.values : undefined
  const states = chosen && passportOf(chosen.marks)
  const next = chosen && suggest(chosen.marks, chosen.enrolledOn)?.skill
  const fixed = {
    teamId,
    ...(visitId ? { visitId } : {}),
    ...(correcting ? { learnerId: correcting.learnerId } : {}),
  }
  return (
    <CommandForm
      order={order}
      fixed={fixed}
      born={visitId ? [] : ['visitId']}
      next="/field/learners/{learnerId}"
      class="stack"
    >
      <input type="hidden" name="_label" value={chosen ? nameLearner(lang, chosen) : ''} />
      <div hidden data-passports={JSON.stringify(knownOf(lang, learners))} />
      {correcting ? (
        <p>
          <b>{chosen && nameLearner(lang, chosen)}</b>
        </p>
      ) : (
        <ChooseLearner learners={learners} chosen={chosen} suffix={suffix} />
      )}
      <div class="card card-wash" role="status" hidden={!chosen} data-next>
        <p data-suggestion>{chosen && tellSuggestion(lang, suggest(chosen.marks, chosen.enrolledOn))}</p>
        <p class="small soft" data-mastered-words />
        <p class="small soft" data-waiting-words />
      </div>
      <section class="card card-plain stack" aria-labelledby="how-far">
        <h2 class="card-title" id="how-far">
          {words.say(lang, 'how_far')}
        </h2>
        <p class="soft small">{words.say(lang, 'how_far_hint')}</p>
        <ButtonLink href={`/field/lessons${suffix}`} icon={LessonIcon} kind="quiet">
          {words.say(lang, 'show_steps')}
        </ButtonLink>
        {skillsFrom(next).map((skill) => {
          const state = states?.find((one) => one.skill === skill)
          return (
            <div key={skill} class="skill-row" data-skill={skill}>
              <Segmented
                name={`levels.${skill}`}
                legend={nameSkill(lang, skill)}
                hint={state ? tellState(lang, state) : ' '}
                value={typed?.[`levels.${skill}`]?.[0] ?? correcting?.levels[skill] ?? ''}
                choices={[
                  { value: '', label: words.say(lang, 'skip') },
                  ...levels.map((level) => ({ value: level, label: words.say(lang, level) })),
                ]}
              />
            </div>
          )
        })}
      </section>
      <details class="confirm" open={correcting !== undefined || typed !== undefined}>
        <summary class="button button-secondary">
          <span>{words.say(lang, 'more_of_visit')}</span>
        </summary>
        <div class="confirm-box stack">
          <TextField
            name="heldOn"
            type="date"
            label={words.say(lang, 'held_on')}
            value={typed?.['heldOn']?.[0] ?? correcting?.heldOn ?? today}
            min={earliestDay}
            max={today}
            required
          />
          <Segmented
            name="mode"
            legend={words.say(lang, 'how')}
            value={typed?.['mode']?.[0] ?? correcting?.mode ?? 'in_person'}
            choices={[
              { value: 'in_person', label: words.say(lang, 'in_person') },
              { value: 'phone', label: words.say(lang, 'phone') },
            ]}
          />
          {correcting && (
            <TextField name="reason" label={words.say(lang, 'correct_reason')} value="" maxLength={300} optional />
          )}
          <SessionSelect sessions={sessions} value={correcting?.sessionId ?? sessionId ?? ''} />
        </div>
      </details>
      <div class="field-action">
        <Button kind="primary" big>
          {words.say(lang, correcting ? 'save_correction' : 'save')}
        </Button>
      </div>
    </CommandForm>
  )
}

function ChooseLearner({ learners, chosen, suffix }: Pick<Props, 'learners' | 'chosen' | 'suffix'>) {
  const lang = useLang()
  return (
    <section class="stack" data-learners>
      <p class="soft small">{words.say(lang, 'coach_lead')}</p>
      <TileChoice
        name="learnerId"
        kind="radio"
        wide
        legend={words.say(lang, 'who_learns')}
        tiles={learners.map((learner) => ({
          value: learner.learnerId,
          label: nameLearner(lang, learner),
          hint: tellSuggestion(lang, suggest(learner.marks, learner.enrolledOn)),
          icon: PersonIcon,
          checked: learner.learnerId === chosen?.learnerId,
        }))}
      />
      <template>
        <TileChoice
          name="learnerId"
          kind="radio"
          wide
          legend=""
          tiles={[{ value: '', label: '', hint: '', icon: PersonIcon }]}
        />
      </template>
      <div hidden data-other-learner>
        <Button type="button">{words.say(lang, 'other_learner')}</Button>
      </div>
      <ButtonLink href={`/field/learners/new${suffix}`} icon={PlusIcon} kind="quiet">
        {words.say(lang, 'add_learner')}
      </ButtonLink>
    </section>
  )
}

export function SessionSelect({ sessions, value }: { sessions: readonly SessionChoice[]; value: string }) {
  const lang = useLang()
  if (sessions.length === 0) return null
  return (
    <SelectField
      name="sessionId"
      label={words.say(lang, 'session')}
      value={value}
      options={[
        { value: '', label: words.say(lang, 'no_session') },
        ...sessions.map((session) => ({ value: session.sessionId, label: session.label })),
      ]}
    />
  )
}

function knownOf(lang: Lang, learners: readonly Learner[]): Readonly<Record<string, Known>> {
  return Object.fromEntries(
    learners.map((learner) => [
      learner.learnerId,
      { name: nameLearner(lang, learner), enrolledOn: learner.enrolledOn, marks: learner.marks },
    ]),
  )
}

function newHref(householdId: string | undefined, suffix: string): string {
  if (householdId === undefined) return `/field/learners/new${suffix}`
  return `/field/learners/new${suffix}${suffix ? '&' : '?'}household=${householdId}`
}
