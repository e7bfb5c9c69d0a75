import type { Day } from '../../../platform/clock/days.ts'
import { daysBetween } from '../../../platform/clock/days.ts'
import { Card } from '../../../platform/kit/card.tsx'
import { Chip, Chips } from '../../../platform/kit/chip.tsx'
import type { Icon } from '../../../platform/kit/icon.tsx'
import {
  CheckRoundIcon,
  DossierIcon,
  InstallIcon,
  MessageIcon,
  OnTrackIcon,
  PausedIcon,
  PaymentIcon,
  PhoneIcon,
  QrIcon,
  SearchIcon,
  ShieldIcon,
  ShopIcon,
  SlowIcon,
  VideoIcon,
  WaitIcon,
} from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { RowLinks } from '../../../platform/kit/row-links.tsx'
import { day } from '../../../platform/words/formats.ts'
import type { Learner } from '../reads.ts'
import { isDue, isStalled, passportOf, type SkillState, suggest } from '../rules/passport.ts'
import { type SkillCode, skills } from '../rules/skills.ts'
import { nameSkill, tellState, tellSuggestion, words } from '../words.ts'

export const skillIcons: Readonly<Record<SkillCode, Icon>> = {
  smartphone: PhoneIcon,
  online_safety: ShieldIcon,
  messages: MessageIcon,
  video_call: VideoIcon,
  searching: SearchIcon,
  install_app: InstallIcon,
  qr: QrIcon,
  e_payment: PaymentIcon,
  dossier: DossierIcon,
  shopping: ShopIcon,
}

/** Every skill with how far it went, and the one to take up next with its reason. */
export function Passport({ learner, today }: { learner: Pick<Learner, 'marks' | 'enrolledOn'>; today: Day }) {
  const lang = useLang()
  const states = passportOf(learner.marks)
  const mastered = states.filter(({ masteredOn }) => masteredOn !== undefined).length
  return (
    <Card title={words.say(lang, 'passport')}>
      <p>
        <b data-mastered={mastered}>{words.say(lang, 'mastered_of', { n: mastered, all: skills.length })}</b>
      </p>
      <p data-suggestion>{tellSuggestion(lang, suggest(learner.marks, learner.enrolledOn))}</p>
      <Chips>
        <DueChip learner={learner} today={today} />
      </Chips>
      <RowLinks
        label={words.say(lang, 'passport')}
        rows={states.map((state) => ({
          key: state.skill,
          icon: skillIcons[state.skill],
          title: nameSkill(lang, state.skill),
          note: tellState(lang, state),
          after: <StateChip state={state} />,
        }))}
      />
    </Card>
  )
}

function StateChip({ state }: { state: SkillState }) {
  const lang = useLang()
  if (state.last === undefined) return null
  if (state.last === 'alone')
    return (
      <Chip tone="met" icon={CheckRoundIcon}>
        {words.say(lang, 'alone')}
      </Chip>
    )
  return state.last === 'with_help' ? (
    <Chip tone="on_track" icon={OnTrackIcon}>
      {words.say(lang, 'with_help')}
    </Chip>
  ) : (
    <Chip tone="behind" icon={SlowIcon}>
      {words.say(lang, 'tried')}
    </Chip>
  )
}

/** When the next visit is due; a long silence is said as such. */
export function DueChip({ learner, today }: { learner: Pick<Learner, 'marks' | 'enrolledOn'>; today: Day }) {
  const lang = useLang()
  const { marks, enrolledOn } = learner
  const suggestion = suggest(marks, enrolledOn)
  if (!suggestion)
    return (
      <Chip tone="met" icon={CheckRoundIcon}>
        {words.say(lang, 'finished_all')}
      </Chip>
    )
  if (isStalled(marks, enrolledOn, today))
    return (
      <Chip tone="stalled" icon={PausedIcon}>
        {words.say(lang, 'stalled_days', { n: daysBetween(marks.at(-1)?.on ?? enrolledOn, today) })}
      </Chip>
    )
  return isDue(suggestion, today) ? (
    <Chip tone="primary" icon={WaitIcon}>
      {words.say(lang, 'due_now')}
    </Chip>
  ) : (
    <Chip>{words.say(lang, 'due_on', { day: day(suggestion.dueOn) })}</Chip>
  )
}
