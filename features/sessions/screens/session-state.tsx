import type { Day } from '../../../platform/clock/days.ts'
import { Chip } from '../../../platform/kit/chip.tsx'
import { CalendarIcon, CheckIcon, RefusedIcon, SlowIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import type { SessionStatus } from '../rules.ts'
import { awaitsClosing } from '../rules.ts'
import { words } from '../words.ts'

export function SessionState({ session, today }: { session: { status: SessionStatus; heldOn: Day }; today: Day }) {
  const lang = useLang()
  const { status, heldOn } = session
  if (status === 'closed')
    return (
      <Chip tone="met" icon={CheckIcon}>
        {words.say(lang, 'closed')}
      </Chip>
    )
  if (status === 'cancelled')
    return (
      <Chip tone="stalled" icon={RefusedIcon}>
        {words.say(lang, 'cancelled')}
      </Chip>
    )
  if (awaitsClosing(session, today))
    return (
      <Chip tone="behind" icon={SlowIcon}>
        {words.say(lang, 'awaits_closing')}
      </Chip>
    )
  const chip = (
    <Chip tone="primary" icon={CalendarIcon}>
      {words.say(lang, heldOn === today ? 'today' : 'planned')}
    </Chip>
  )
  // A page kept since yesterday must not call this day today.
  return heldOn === today ? <span data-today-chip>{chip}</span> : chip
}
