import type { ComponentChildren } from 'preact'
import type { Icon } from './icon.tsx'
import { CheckIcon, OnTrackIcon, PausedIcon, SlowIcon } from './icons.tsx'
import { useLang } from './lang.ts'
import type { Status } from './status.ts'
import { words } from './words.ts'

export type ChipTone = 'neutral' | 'primary' | Status

export function Chip(props: { tone?: ChipTone | undefined; icon?: Icon | undefined; children: ComponentChildren }) {
  const { tone = 'neutral', icon: Drawing, children } = props
  return (
    <span class={`chip tone-${tone}`}>
      {Drawing && <Drawing />}
      <span>{children}</span>
    </span>
  )
}

const drawings: Record<Status, Icon> = { met: CheckIcon, on_track: OnTrackIcon, behind: SlowIcon, stalled: PausedIcon }

/** Colour, icon and word together; `detail` replaces the word when it says more, e.g. "Dừng 16 ngày". */
export function StatusChip({ status, detail }: { status: Status; detail?: string | undefined }) {
  const lang = useLang()
  return (
    <Chip tone={status} icon={drawings[status]}>
      {detail ?? words.say(lang, status)}
    </Chip>
  )
}

export function Chips({ children }: { children: ComponentChildren }) {
  return <div class="chips">{children}</div>
}
