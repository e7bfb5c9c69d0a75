import { ButtonLink } from '../../../platform/kit/button.tsx'
import { FieldScreen } from '../../../platform/kit/frame.tsx'
import { LessonIcon, PrintIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { nameLearner, words } from '../words.ts'
import { AboutLearner, type LearnerProps, LessonsHeld } from './learner-parts.tsx'
import { Passport } from './passport.tsx'

export function FieldLearner(props: LearnerProps & { back: string }) {
  const { learner, today, back } = props
  const lang = useLang()
  const isHere = learner.forgottenOn === null
  return (
    <FieldScreen
      title={nameLearner(lang, learner)}
      here="today"
      back={{ href: back, label: words.say(lang, 'back_to_learners') }}
      action={
        isHere && (
          <ButtonLink kind="primary" big icon={LessonIcon} href={`/field/coach?learner=${learner.learnerId}`}>
            {words.say(lang, 'coach')}
          </ButtonLink>
        )
      }
    >
      <Passport learner={learner} today={today} />
      {isHere && learner.visits > 0 && (
        <ButtonLink icon={PrintIcon} href={`/field/learners/${learner.learnerId}/slip`}>
          {words.say(lang, 'slip')}
        </ButtonLink>
      )}
      <AboutLearner {...props} />
      <LessonsHeld {...props} />
    </FieldScreen>
  )
}
