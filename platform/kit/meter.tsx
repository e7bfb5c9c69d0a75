import { figure, number } from '../words/formats.ts'
import type { Lang } from '../words/words.ts'
import { useLang } from './lang.ts'
import type { Status } from './status.ts'
import { words } from './words.ts'

export type MeterProps = {
  label: string
  /** `null` is "not reported", which is not zero and is drawn differently. */
  done: number | null
  target: number
  /** Where the figure should be today. */
  pace?: number | undefined
  status?: Status | undefined
  /** In a table the column already says what is measured: only the figures and the bar are seen. */
  compact?: boolean | undefined
  href?: string | undefined
}

export function Meter({ label, done, target, pace, status, compact = false, href }: MeterProps) {
  const lang = useLang()
  const figures = `${figure(lang, done)}/${number(lang, target)}`
  return (
    <div class={compact ? 'meter meter-compact' : 'meter'}>
      <div class="meter-head">
        {!compact && <span>{label}</span>}
        {href === undefined ? (
          <b>{figures}</b>
        ) : (
          <a href={href}>
            <span class="only-spoken">{label}: </span>
            {figures}
          </a>
        )}
      </div>
      <MeterBar spoken={meterSentence(lang, label, done, target, pace)} {...{ done, target, pace, status }} />
      {done === null && !compact && <p class="small soft">{words.say(lang, 'not_reported')}</p>}
    </div>
  )
}

export type MeterBarProps = Pick<MeterProps, 'done' | 'target' | 'pace' | 'status'> & { spoken: string }

/** Widths are SVG attributes because a strict content policy forbids inline styles. */
export function MeterBar({ spoken, done, target, pace, status }: MeterBarProps) {
  return (
    <svg class={`meter-bar fill-${status ?? 'plain'}`} role="img" aria-label={spoken} width="100%" height="14">
      <rect class={done === null ? 'meter-track meter-missing' : 'meter-track'} y="2" width="100%" height="10" rx="5" />
      {done !== null && done > 0 && <rect class="meter-fill" y="2" width={share(done, target)} height="10" rx="5" />}
      {pace !== undefined && pace < target && (
        <rect class="meter-pace" x={share(pace, target)} width="3" height="14" rx="1" />
      )}
    </svg>
  )
}

export function PaceLegend() {
  return <p class="pace-legend">{words.say(useLang(), 'pace_legend')}</p>
}

export function meterSentence(lang: Lang, label: string, done: number | null, target: number, pace?: number): string {
  const goal = number(lang, target)
  if (done === null) return words.say(lang, 'meter_missing', { label, target: goal })
  const now = words.say(lang, 'meter', { label, done: number(lang, done), target: goal })
  return pace === undefined ? now : `${now} ${words.say(lang, 'meter_pace', { pace: number(lang, pace) })}`
}

/** A share of the target as an SVG length, never beyond the whole bar. */
export function share(part: number, whole: number): string {
  if (whole <= 0) return '0%'
  return `${Math.round(Math.min(1, Math.max(0, part / whole)) * 1000) / 10}%`
}
