import type { ComponentChildren } from 'preact'
import type { Day } from '../../../platform/clock/days.ts'
import { Button, ButtonLink } from '../../../platform/kit/button.tsx'
import { Card, Facts } from '../../../platform/kit/card.tsx'
import { Chip, Chips } from '../../../platform/kit/chip.tsx'
import { CommandForm } from '../../../platform/kit/command-form.tsx'
import { Confirm } from '../../../platform/kit/dialog.tsx'
import { SelectField, TextField } from '../../../platform/kit/field.tsx'
import { EditIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { day } from '../../../platform/words/formats.ts'
import { correctLearner, forget, pair, undoCoaching } from '../contract.ts'
import type { Learner, Practice } from '../reads.ts'
import { skillCodes } from '../rules/skills.ts'
import { nameSkill, words } from '../words.ts'

export type ShownPractice = Practice & { readonly recorder: string | undefined; readonly mayChange: boolean }

export type LearnerProps = {
  learner: Learner
  practices: readonly ShownPractice[]
  members: readonly { memberId: string; name: string }[]
  today: Day
  mayForget: boolean
  /** Where corrections are made; nowhere at the desk. */
  coachHref: string | undefined
}

/** Whose household, who teaches, and the few things that can be changed about a learner. */
export function AboutLearner({ learner, members, mayForget, back }: LearnerProps & { back: string }) {
  const lang = useLang()
  const { learnerId, headName, coach, forgottenOn } = learner
  if (forgottenOn !== null)
    return (
      <Chips>
        <Chip>{words.say(lang, 'forgotten')}</Chip>
      </Chips>
    )
  return (
    <Card>
      <Facts
        facts={[
          { name: words.say(lang, 'household'), value: headName },
          {
            name: words.say(lang, 'coach_of'),
            value: coach
              ? words.say(lang, 'coach_since', { name: coach.name, day: day(coach.since) })
              : words.say(lang, 'nobody'),
          },
        ]}
      />
      <div class="actions">
        <Fold label={words.say(lang, 'choose_coach')}>
          <CommandForm order={pair} fixed={{ learnerId }} class="stack">
            <SelectField
              name="coachId"
              label={words.say(lang, 'coach_of')}
              value={coach?.memberId ?? ''}
              options={[
                { value: '', label: words.say(lang, 'nobody') },
                ...members.map((member) => ({ value: member.memberId, label: member.name })),
              ]}
            />
            <Button>{words.say(lang, 'save_correction')}</Button>
          </CommandForm>
        </Fold>
        <Fold label={words.say(lang, 'rename')}>
          <CommandForm order={correctLearner} fixed={{ learnerId }} class="stack">
            <TextField
              name="name"
              label={words.say(lang, 'name')}
              hint={words.say(lang, 'name_hint')}
              value={learner.name}
              maxLength={80}
              optional
              autoComplete="off"
            />
            <Button>{words.say(lang, 'save_correction')}</Button>
          </CommandForm>
        </Fold>
        {mayForget && (
          <Confirm label={words.say(lang, 'forget')} kind="quiet" question={words.say(lang, 'forget_question')}>
            <CommandForm order={forget} fixed={{ learnerId }} next={back}>
              <Button kind="danger">{words.say(lang, 'forget')}</Button>
            </CommandForm>
          </Confirm>
        )}
      </div>
    </Card>
  )
}

/** Every visit with what was practised at it; each can be set right, or undone together with the help it was. */
export function LessonsHeld({ practices, coachHref }: LearnerProps) {
  const lang = useLang()
  return (
    <section class="stack">
      <h2 class="card-title">{words.say(lang, 'lessons_held')}</h2>
      {practices.length === 0 && <p class="soft">{words.say(lang, 'no_lessons')}</p>}
      {practices.map((practice) => (
        <Held key={practice.visitId} practice={practice} coachHref={coachHref} />
      ))}
    </section>
  )
}

function Held({ practice, coachHref }: { practice: ShownPractice; coachHref: string | undefined }) {
  const lang = useLang()
  const { visitId, learnerId, heldOn, levels, counted, recorder, mayChange } = practice
  const practised = skillCodes.flatMap((skill) => {
    const level = levels[skill]
    return level === undefined ? [] : [`${nameSkill(lang, skill)}: ${words.say(lang, level)}`]
  })
  return (
    <article class="card card-plain" data-lesson={visitId}>
      <h3 class="card-title">{day(heldOn)}</h3>
      {!counted && (
        <Chips>
          <Chip>{words.say(lang, 'undone')}</Chip>
        </Chips>
      )}
      <p>{practised.join(' · ')}</p>
      {recorder && <p class="small soft">{recorder}</p>}
      {counted && mayChange && (
        <div class="actions">
          {coachHref && (
            <ButtonLink
              href={`${coachHref}?learner=${learnerId}&correct=${visitId}`}
              icon={EditIcon}
              about={day(heldOn)}
            >
              {words.say(lang, 'correct')}
            </ButtonLink>
          )}
          <Confirm
            label={words.say(lang, 'undo')}
            kind="quiet"
            about={day(heldOn)}
            question={words.say(lang, 'undo_question')}
          >
            <CommandForm order={undoCoaching} fixed={{ visitId, learnerId }} class="stack">
              <TextField
                id={`reason-${visitId}`}
                name="reason"
                label={words.say(lang, 'undo_reason')}
                required
                maxLength={300}
              />
              <Button kind="danger">{words.say(lang, 'undo')}</Button>
            </CommandForm>
          </Confirm>
        </div>
      )}
    </article>
  )
}

function Fold({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <details class="confirm">
      <summary class="button button-quiet">
        <span>{label}</span>
      </summary>
      <div class="confirm-box">{children}</div>
    </details>
  )
}
