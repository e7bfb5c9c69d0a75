import { type AttendanceInput, attend } from '../../features/sessions/contract.ts'
import { words } from '../../features/sessions/words.ts'
import { listKept, type Outbox } from '../../platform/sync/outbox.ts'
import type { Lang } from '../../platform/words/words.ts'

// Fetched by the page of one session: at the door of a hall without a network it goes on from what waits on the phone.

type Attend = {
  readonly sessionId: string
  readonly attendances?: readonly Partial<AttendanceInput>[]
  readonly guest?: unknown
}

/** Whoever waits to be sent as present is no longer offered, and how many they are stands above. */
export async function prepareSession(lang: Lang, outbox: Outbox): Promise<void> {
  const place = document.querySelector<HTMLElement>('[data-attendance-waiting]')
  if (!place) return
  const waiting = (await listKept(outbox))
    .filter(({ state, envelope }) => state === 'waiting' && envelope.type === attend.type)
    .map(({ envelope }) => envelope.payload as Attend)
    .filter(({ sessionId }) => sessionId === place.dataset['attendanceWaiting'])
  const present = waiting.flatMap(({ attendances = [] }) => attendances)
  const n = present.length + waiting.filter(({ guest }) => guest !== undefined).length
  if (n === 0) return
  place.textContent = words.say(lang, 'attended_waiting', { n })
  const gone = new Set(present.flatMap((one) => [one.householdId, one.memberId, one.signUpId].filter(Boolean)))
  for (const input of document.querySelectorAll<HTMLInputElement>('input[name="attendances"]')) {
    const one = JSON.parse(input.value) as Partial<AttendanceInput>
    if (![one.householdId, one.memberId, one.signUpId].some((id) => id && gone.has(id))) continue
    // A box of its own, the line of somebody who signed up, or one of all that are confirmed at once.
    const line = input.type === 'checkbox' ? input.closest('label') : input.closest('.row')
    ;(line ?? input).remove()
  }
}
