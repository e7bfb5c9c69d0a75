import type { VNode } from 'preact'

export type Icon = () => VNode

/** A 24 px line drawing. It carries no name of its own because words always stand beside it. */
export function icon(path: string): Icon {
  return () => (
    <svg class="icon" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
      <path d={path} />
    </svg>
  )
}
