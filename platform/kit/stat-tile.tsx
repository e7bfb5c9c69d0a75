import type { ComponentChildren } from 'preact'

export type StatTileProps = {
  label: string
  /** Already formatted; `—` for a figure nobody reported. */
  value: string
  note?: ComponentChildren
  /** The list of records behind the figure. */
  href?: string | undefined
}

export function StatTile({ label, value, note, href }: StatTileProps) {
  return (
    <div class="stat">
      <p class="stat-label">{label}</p>
      <p class={value.length > 8 ? 'stat-value stat-value-long' : 'stat-value'}>
        {href === undefined ? value : <a href={href}>{value}</a>}
      </p>
      {note && <p class="stat-note">{note}</p>}
    </div>
  )
}

export function StatRow({ children }: { children: ComponentChildren }) {
  return <div class="stat-row">{children}</div>
}
