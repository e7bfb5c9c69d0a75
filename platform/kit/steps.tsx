import type { ComponentChildren } from 'preact'
import type { ChipTone } from './chip.tsx'
import { CheckIcon } from './icons.tsx'
import { useLang } from './lang.ts'
import { words } from './words.ts'

export type StepsProps = {
  label: string
  steps: readonly { title: string; href?: string | undefined }[]
  /** Counted from 1. Beyond the last one, all are done. */
  at: number
}

export function Steps({ label, steps, at }: StepsProps) {
  const lang = useLang()
  return (
    <ol class="steps" aria-label={label}>
      {steps.map(({ title, href }, index) => {
        const place = index + 1
        const done = place < at
        return (
          <li key={title} class={done ? 'step step-done' : 'step'} aria-current={place === at ? 'step' : undefined}>
            <span class="step-mark">
              {done ? <CheckIcon /> : place}
              {done && <span class="only-spoken">{words.say(lang, 'step_done')}</span>}
            </span>
            <span class="step-words">
              {place === at && (
                <span class="small">{words.say(lang, 'step_of', { n: place, total: steps.length })}</span>
              )}
              {href === undefined ? <span>{title}</span> : <a href={href}>{title}</a>}
            </span>
          </li>
        )
      })}
    </ol>
  )
}

export type TimelineItem = {
  key: string
  /** Already formatted for people. */
  when: string
  title: ComponentChildren
  text?: ComponentChildren
  tone?: ChipTone | undefined
}

/** What happened, newest first or as given; used for a report's way and a record's corrections. */
export function Timeline({ label, items }: { label: string; items: readonly TimelineItem[] }) {
  return (
    <ol class="timeline" aria-label={label}>
      {items.map((item) => (
        <li key={item.key} class={`timeline-item dot-${item.tone ?? 'neutral'}`}>
          <p class="small soft">{item.when}</p>
          <p class="timeline-title">{item.title}</p>
          {item.text && <div class="soft">{item.text}</div>}
        </li>
      ))}
    </ol>
  )
}
