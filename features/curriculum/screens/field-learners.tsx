import type { Day } from '../../../platform/clock/days.ts'
import { ButtonLink } from '../../../platform/kit/button.tsx'
import { Card } from '../../../platform/kit/card.tsx'
import { EmptyState } from '../../../platform/kit/empty-state.tsx'
import { FieldScreen } from '../../../platform/kit/frame.tsx'
import { GroupIcon, LessonIcon, PersonIcon, PlusIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { RowLinks } from '../../../platform/kit/row-links.tsx'
import type { Learner } from '../reads.ts'
import { suggest } from '../rules/passport.ts'
import { nameLearner, tellSuggestion, words } from '../words.ts'
import { DueChip } from './passport.tsx'

type Props = {
  /** To be visited today: the asker's own learners first, the longest due first. */
  due: readonly Learner[]
  others: readonly Learner[]
  today: Day
  suffix: string
}

export function FieldLearners({ due, others, today, suffix }: Props) {
  const lang = useLang()
  const isEmpty = due.length + others.length === 0
  return (
    <FieldScreen
      title={words.say(lang, 'own_learners')}
      here="today"
      back={{ href: `/field${suffix}`, label: words.say(lang, 'to_today') }}
      action={
        <ButtonLink kind="primary" big icon={isEmpty ? PlusIcon : LessonIcon} href={startHref(isEmpty, suffix)}>
          {words.say(lang, isEmpty ? 'add_learner' : 'coach')}
        </ButtonLink>
      }
    >
      {isEmpty ? (
        <EmptyState icon={LessonIcon} title={words.say(lang, 'no_learners')}>
          {words.say(lang, 'no_learners_text')}
        </EmptyState>
      ) : (
        <>
          <Card title={words.say(lang, 'due_now')}>
            {due.length === 0 ? (
              <p>{words.say(lang, 'due_none')}</p>
            ) : (
              <LearnerRows learners={due} today={today} withReason />
            )}
          </Card>
          {others.length > 0 && (
            <Card title={words.say(lang, 'learners')}>
              <LearnerRows learners={others} today={today} />
            </Card>
          )}
          <div class="actions">
            <ButtonLink href={`/field/learners/new${suffix}`} icon={PlusIcon}>
              {words.say(lang, 'add_learner')}
            </ButtonLink>
            <ButtonLink href={`/field/class${suffix}`} icon={GroupIcon}>
              {words.say(lang, 'class')}
            </ButtonLink>
          </div>
        </>
      )}
      <ButtonLink href={`/field/lessons${suffix}`} icon={LessonIcon} kind="quiet">
        {words.say(lang, 'show_steps')}
      </ButtonLink>
    </FieldScreen>
  )
}

function startHref(isEmpty: boolean, suffix: string): string {
  return isEmpty ? `/field/learners/new${suffix}` : `/field/coach${suffix}`
}

export function LearnerRows({
  learners,
  today,
  withReason = false,
}: {
  learners: readonly Learner[]
  today: Day
  withReason?: boolean
}) {
  const lang = useLang()
  return (
    <RowLinks
      label={words.say(lang, 'learners')}
      rows={learners.map((learner) => ({
        key: learner.learnerId,
        href: `/field/learners/${learner.learnerId}`,
        icon: PersonIcon,
        title: nameLearner(lang, learner),
        note: withReason
          ? tellSuggestion(lang, suggest(learner.marks, learner.enrolledOn))
          : words.say(lang, 'of_household', { name: learner.headName }),
        after: <DueChip learner={learner} today={today} />,
      }))}
    />
  )
}

/** On the first screen of the day: whom to visit, at most three of them, and the way to all. */
export function LearnerStrip({ due, today, suffix }: { due: readonly Learner[]; today: Day; suffix: string }) {
  const lang = useLang()
  const all = (
    <ButtonLink href={`/field/learners${suffix}`} icon={LessonIcon} kind="quiet">
      {words.say(lang, 'own_learners')}
    </ButtonLink>
  )
  if (due.length === 0) return all
  return (
    <Card title={words.say(lang, 'due_now')}>
      <LearnerRows learners={due.slice(0, 3)} today={today} withReason />
      {all}
    </Card>
  )
}
