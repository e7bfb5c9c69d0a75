import type { ComponentChildren } from 'preact'
import type { Icon } from './icon.tsx'
import { useLang } from './lang.ts'
import { words } from './words.ts'

export type EmptyStateProps = {
  icon: Icon
  title: string
  children?: ComponentChildren
  action?: ComponentChildren
}

export function EmptyState({ icon: Drawing, title, children, action }: EmptyStateProps) {
  return (
    <div class="empty">
      <Drawing />
      <p class="empty-title">{title}</p>
      {children && <div class="empty-text">{children}</div>}
      {action && <div class="empty-action">{action}</div>}
    </div>
  )
}

/** Keeps the place of what is coming, so that nothing jumps when it arrives. */
export function Skeleton({ lines = 3, label }: { lines?: number | undefined; label?: string | undefined }) {
  const lang = useLang()
  return (
    <div class="skeleton" role="status">
      <p>{label ?? words.say(lang, 'loading')}</p>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} class="skeleton-line" />
      ))}
    </div>
  )
}

export type ProgressProps = {
  label: string
  /** Left out while nobody can say how long it will take. */
  done?: number | undefined
  total?: number | undefined
  note?: string | undefined
}

/** Long work in words and figures: an import, a document being made. */
export function Progress({ label, done, total, note }: ProgressProps) {
  const known = done !== undefined && total !== undefined
  return (
    <div class="progress">
      <p class="progress-head">
        <span>{label}</span>
        {known && (
          <b>
            {done}/{total}
          </b>
        )}
      </p>
      {known ? <progress aria-label={label} value={done} max={total} /> : <progress aria-label={label} />}
      {note !== undefined && <p class="soft small">{note}</p>}
    </div>
  )
}
