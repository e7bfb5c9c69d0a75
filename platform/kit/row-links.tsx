import type { ComponentChildren } from 'preact'
import type { Icon } from './icon.tsx'

export type RowLink = {
  key: string
  href?: string | undefined
  title: string
  /** Part of the link where there is one: two households of one name are told apart by it, also when only heard. */
  note?: ComponentChildren
  /** At the end of the line: a chip, a figure, a button. */
  after?: ComponentChildren
  icon?: Icon | undefined
}

/** A list whose whole lines can be tapped: households, sessions, members. */
export function RowLinks({ label, rows }: { label: string; rows: readonly RowLink[] }) {
  return (
    <ul class="rows" aria-label={label}>
      {rows.map(({ key, href, title, note, after, icon: Drawing }) => (
        <li key={key} class="row">
          {Drawing && <Drawing />}
          <div class="row-words">
            {href === undefined ? (
              <>
                <b>{title}</b>
                {note && <div class="small soft">{note}</div>}
              </>
            ) : (
              <a href={href}>
                <b>{title}</b>
                {note && <span class="row-note small soft">{note}</span>}
              </a>
            )}
          </div>
          {after && <div class="row-after">{after}</div>}
        </li>
      ))}
    </ul>
  )
}
