import type { Day } from '../../../platform/clock/days.ts'
import { FieldScreen } from '../../../platform/kit/frame.tsx'
import { CheckRoundIcon, OnTrackIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { day } from '../../../platform/words/formats.ts'
import { showPhone } from '../../../platform/words/phone.ts'
import type { Levels } from '../contract.ts'
import type { Learner } from '../reads.ts'
import { suggest } from '../rules/passport.ts'
import { skillCodes } from '../rules/skills.ts'
import { nameLearner, nameSkill, words } from '../words.ts'

type Props = {
  learner: Learner
  /** The last day somebody came, and how far everything practised on it went. */
  heldOn: Day
  levels: Levels
  helper: string | undefined
  /** Whom to call: the coach, else the team's leader. */
  call: { name: string; phone: string | null } | undefined
  commune: string
  back: string
}

/** In big letters, to be kept beside the phone: what went today, who helped, whom to call, and never an OTP. */
export function Slip({ learner, heldOn, levels, helper, call, commune, back }: Props) {
  const lang = useLang()
  const next = suggest(learner.marks, learner.enrolledOn)
  const done = skillCodes.flatMap((skill) => {
    const level = levels[skill]
    return level === undefined ? [] : [{ skill, level }]
  })
  const isFirst = done.every(({ level }) => level === 'tried')
  return (
    <FieldScreen
      title={words.say(lang, 'slip')}
      here="today"
      back={{ href: back, label: words.say(lang, 'back_to_learner') }}
    >
      <div class="actions">
        <p class="soft small">{words.say(lang, 'slip_print')}</p>
      </div>
      <article class="slip">
        <p>
          {nameLearner(lang, learner)}, {day(heldOn)}
        </p>
        <h2>{words.say(lang, isFirst ? 'slip_first' : 'slip_title')}</h2>
        <ul class="slip-done">
          {done.map(({ skill, level }) => (
            <li key={skill}>
              {level === 'alone' ? <CheckRoundIcon /> : <OnTrackIcon />}
              <span>{nameSkill(lang, skill)}</span>
              <small>{words.say(lang, `slip_${level}`)}</small>
            </li>
          ))}
        </ul>
        {next && (
          <p>
            {words.say(lang, 'slip_next')}: <b>{nameSkill(lang, next.skill)}</b>
          </p>
        )}
        {helper && (
          <p>
            {words.say(lang, 'slip_helper')}: <b>{helper}</b>
          </p>
        )}
        {call?.phone ? (
          <>
            <p>
              {words.say(lang, 'slip_call')}: {call.name === helper ? '' : call.name}
            </p>
            <p class="slip-call">{showPhone(call.phone)}</p>
          </>
        ) : (
          call && (
            <p>
              {words.say(lang, 'slip_ask_leader')}: <b>{call.name}</b>
            </p>
          )
        )}
        <p class="slip-never">
          {words.say(lang, 'slip_otp')}
          <br />
          {words.say(lang, 'slip_hang_up')}
        </p>
        <p class="small soft">{commune}</p>
      </article>
    </FieldScreen>
  )
}
