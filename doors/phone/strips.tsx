import { Actions, Button, ButtonLink } from '../../platform/kit/button.tsx'
import { CameraIcon, LockIcon, OfflineIcon, WaitIcon } from '../../platform/kit/icons.tsx'
import { useLang } from '../../platform/kit/lang.ts'
import { Notice } from '../../platform/kit/notice.tsx'
import { words as kit } from '../../platform/kit/words.ts'
import type { Health } from '../../platform/sync/health.ts'
import type { Kept } from '../../platform/sync/outbox.ts'
import type { KeptPhoto } from '../../platform/sync/photos.ts'
import { words } from '../../platform/sync/words.ts'
import { day } from '../../platform/words/formats.ts'
import type { Lang } from '../../platform/words/words.ts'
import { isHeld } from './held.ts'

const list = '/field/waiting'

type StripsProps = {
  kept: readonly Kept[]
  /** How many of other people's wait here, behind their locks. */
  locked: number
  offline: boolean
  signedOut: boolean
  health: Health | undefined
  /** The day a list is of, where that is over. */
  staleDay: string | undefined
}

/** Above every screen: whether there is a network, what has not been sent, and what may cost a record. */
export function Strips({ kept, locked, offline, signedOut, health, staleDay }: StripsProps) {
  const lang = useLang()
  const { waiting, refused, held } = split(kept)
  const { clockOffMs, isFull = false } = health ?? {}
  return (
    <>
      {clockOffMs !== undefined && (
        <p class="strip strip-waiting">
          <WaitIcon />
          <span>
            {words.say(lang, clockOffMs > 0 ? 'clock_ahead' : 'clock_behind', { off: tellOff(lang, clockOffMs) })}
          </span>
        </p>
      )}
      {isFull && (
        <p class="strip strip-waiting">
          <WaitIcon />
          <span>{words.say(lang, 'full')}</span>
        </p>
      )}
      {offline && (
        <p class="strip strip-offline">
          <OfflineIcon />
          <span>{kit.say(lang, 'offline')}</span>
        </p>
      )}
      {staleDay && (
        <p class="strip strip-waiting" role="status">
          <WaitIcon />
          <span>{words.say(lang, 'page_of', { day: day(staleDay) })}</span>
        </p>
      )}
      {waiting.length > 0 && (
        <a class="strip strip-waiting" href={signedOut ? `/sign-in?to=${list}` : list}>
          <WaitIcon />
          <span>{signedOut ? words.say(lang, 'signed_out', { n: waiting.length }) : tellWaiting(lang, waiting)}</span>
        </a>
      )}
      {refused.length > 0 && (
        <a class="strip strip-waiting" href={list}>
          <WaitIcon />
          <span>{words.say(lang, 'refused_things', { n: refused.length })}</span>
        </a>
      )}
      {held.length > 0 && (
        <a class="strip strip-waiting" href={list}>
          <WaitIcon />
          <span>{words.say(lang, 'held_things', { n: held.length })}</span>
        </a>
      )}
      {locked > 0 && (
        <p class="strip strip-waiting">
          <WaitIcon />
          <span>{words.say(lang, 'locked_waiting', { n: locked })}</span>
        </p>
      )}
    </>
  )
}

/** Above every screen, beside what else waits: photographs are never part of its count. */
export function PhotoStrip({ photos }: { photos: readonly KeptPhoto[] }) {
  const lang = useLang()
  const refused = photos.filter(({ state }) => state === 'refused').length
  const waiting = photos.length - refused
  return (
    <>
      {waiting > 0 && (
        <a class="strip strip-waiting" href="/field/waiting">
          <CameraIcon />
          <span>{words.say(lang, 'photos_waiting', { n: waiting })}</span>
        </a>
      )}
      {refused > 0 && (
        <a class="strip strip-waiting" href="/field/waiting">
          <CameraIcon />
          <span>{words.say(lang, 'photos_refused', { n: refused })}</span>
        </a>
      )}
    </>
  )
}

/** On the home screen, where a phone is handed on: the lock, or how to have one. */
export function LockOffer({ hasPin, lock }: { hasPin: boolean; lock: () => void }) {
  const lang = useLang()
  return (
    <Actions>
      {hasPin && (
        <Button type="button" icon={LockIcon} onClick={lock}>
          {words.say(lang, 'lock_now')}
        </Button>
      )}
      <ButtonLink href="/field/phone" icon={LockIcon} kind={hasPin ? 'quiet' : 'secondary'}>
        {words.say(lang, hasPin ? 'this_phone' : 'shared_phone')}
      </ButtonLink>
    </Actions>
  )
}

export function LeaveWarning({ count, leave, stay }: { count: number; leave: () => void; stay: () => void }) {
  const lang = useLang()
  return (
    <Notice
      kind="danger"
      action={
        <Actions>
          <Button type="button" kind="primary" onClick={stay}>
            {words.say(lang, 'stay')}
          </Button>
          <Button type="button" kind="danger" onClick={leave}>
            {words.say(lang, 'leave_anyway')}
          </Button>
        </Actions>
      }
    >
      {words.say(lang, 'leaving', { n: count })}
    </Notice>
  )
}

function tellWaiting(lang: Lang, waiting: readonly Kept[]): string {
  const visits = waiting.every((kept) => kept.envelope.type === 'support.record')
  return words.say(lang, visits ? 'waiting_visits' : 'waiting_things', { n: waiting.length })
}

/** "2 giờ", "365 ngày": as large as it matters. */
function tellOff(lang: Lang, ms: number): string {
  const minutes = Math.round(Math.abs(ms) / 60_000)
  if (minutes < 120) return words.say(lang, 'off_minutes', { n: minutes })
  if (minutes < 48 * 60) return words.say(lang, 'off_hours', { n: Math.round(minutes / 60) })
  return words.say(lang, 'off_days', { n: Math.round(minutes / 1440) })
}

export function split(kept: readonly Kept[]) {
  return {
    waiting: kept.filter((each) => each.state === 'waiting'),
    refused: kept.filter((each) => each.state === 'refused' && !isHeld(each)),
    held: kept.filter(isHeld),
  }
}
