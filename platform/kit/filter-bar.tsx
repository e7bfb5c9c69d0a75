import type { ComponentChildren } from 'preact'
import { Button } from './button.tsx'
import { FilterIcon } from './icons.tsx'
import { useLang } from './lang.ts'
import { words } from './words.ts'

export type FilterBarProps = {
  /** A GET form, so that the view lives in the address and can be sent to a colleague. */
  action: string
  label: string
  children: ComponentChildren
  /** Shown only while something is filtered. */
  clearHref?: string | undefined
  /** What must stay in the address though it is not a field, e.g. the sorting. */
  keep?: Readonly<Record<string, string>> | undefined
}

export function FilterBar({ action, label, children, clearHref, keep = {} }: FilterBarProps) {
  const lang = useLang()
  return (
    <search class="filter-bar-place">
      <form class="filter-bar" method="get" action={action} aria-label={label}>
        {Object.entries(keep).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {children}
        <div class="filter-actions">
          <Button icon={FilterIcon}>{words.say(lang, 'filter')}</Button>
          {clearHref !== undefined && (
            <a class="button button-quiet" href={clearHref}>
              <span>{words.say(lang, 'clear_filter')}</span>
            </a>
          )}
        </div>
      </form>
    </search>
  )
}
