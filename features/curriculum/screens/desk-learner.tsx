import { DeskScreen } from '../../../platform/kit/frame.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { nameLearner, words } from '../words.ts'
import { AboutLearner, type LearnerProps, LessonsHeld } from './learner-parts.tsx'
import { Passport } from './passport.tsx'

export function DeskLearner(props: LearnerProps) {
  const { learner, today } = props
  const lang = useLang()
  return (
    <DeskScreen
      title={nameLearner(lang, learner)}
      crumbs={[
        { href: '/desk/curriculum', label: words.say(lang, 'curriculum') },
        { href: '/desk/curriculum/learners', label: words.say(lang, 'learners') },
      ]}
    >
      <Passport learner={learner} today={today} />
      <AboutLearner {...props} back="/desk/curriculum/learners" />
      <LessonsHeld {...props} />
    </DeskScreen>
  )
}
