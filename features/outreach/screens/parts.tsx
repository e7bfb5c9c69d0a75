import { Chip, type ChipTone } from '../../../platform/kit/chip.tsx'
import { CheckIcon, OnTrackIcon, PausedIcon, SlowIcon, WaitIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import type { State } from '../rules.ts'
import { words } from '../words.ts'

/** Names of teams by id. */
export type TeamNames = ReadonlyMap<string, string>
/** The tasks of a plan by their ids, shortened to a line. */
export type Tasks = ReadonlyMap<string, string>

const looks: Readonly<Record<State, { tone: ChipTone; icon: typeof CheckIcon }>> = {
  late: { tone: 'behind', icon: SlowIcon },
  running: { tone: 'on_track', icon: OnTrackIcon },
  ahead: { tone: 'neutral', icon: WaitIcon },
  done: { tone: 'met', icon: CheckIcon },
  withdrawn: { tone: 'neutral', icon: PausedIcon },
}

/** `late`: how many askings are overdue, where that says more than the word. */
export function StateChip({ state, late = 0 }: { state: State; late?: number }) {
  const lang = useLang()
  return (
    <Chip tone={looks[state].tone} icon={looks[state].icon}>
      {state === 'late' && late > 0 ? words.say(lang, 'late_n', { n: late }) : words.say(lang, state)}
    </Chip>
  )
}
