import { SelectField, TextField } from './field.tsx'
import { FilterBar } from './filter-bar.tsx'

/** One question of a filter. `usual` is what stands where nobody asks, most often nothing: then everything is shown. */
export type FilterPart = {
  readonly name: string
  readonly label: string
  readonly value: string
  readonly usual?: string
} & ({ readonly type: 'search' | 'date' } | { readonly type: 'choice'; readonly options: Options })
/** Values with their labels; a map will do. */
type Options = Iterable<readonly [value: string, label: string]>

type Props = {
  readonly action: string
  readonly label: string
  readonly parts: readonly FilterPart[]
  /** What is filtered by though it is no field. */
  readonly keep?: Readonly<Record<string, string>>
  /** What the list is of, and how it is sorted: stays when the filter is taken away. */
  readonly stays?: Readonly<Record<string, string>>
}

/** The filter above a list: its fields, and the way back to everything while anything is filtered. */
export function ListFilter({ action, label, parts, keep = {}, stays = {} }: Props) {
  const isFiltered =
    parts.some(({ value, usual = '' }) => value !== usual) || Object.values(keep).some((value) => value !== '')
  const usual = parts.filter((part) => part.usual === part.value).map(({ name, value }) => [name, value])
  const standing = new URLSearchParams([...Object.entries(stays), ...usual].filter(([, value]) => value !== ''))
  const cleared = standing.size === 0 ? action : `${action}?${standing}`
  return (
    <FilterBar action={action} label={label} clearHref={isFiltered ? cleared : undefined} keep={{ ...keep, ...stays }}>
      {parts.map((part) =>
        part.type === 'choice' ? (
          <SelectField
            key={part.name}
            name={part.name}
            label={part.label}
            value={part.value}
            options={[...part.options].map(([value, text]) => ({ value, label: text }))}
          />
        ) : (
          <TextField key={part.name} name={part.name} type={part.type} label={part.label} value={part.value} />
        ),
      )}
    </FilterBar>
  )
}

export function search(label: string, value: string): FilterPart {
  return { type: 'search', name: 'q', label, value }
}

export function choice(name: string, label: string, value: string, any: string, options: Options): FilterPart {
  return { type: 'choice', name, label, value, options: [['', any], ...options] }
}

/** Always one of these. */
export function oneOf(name: string, label: string, value: string, usual: string, options: Options): FilterPart {
  return { type: 'choice', name, label, value, usual, options }
}

/** The first and the last day. */
export function days(labels: readonly [string, string], { from, to }: { from: string; to: string }): FilterPart[] {
  return [
    { type: 'date', name: 'from', label: labels[0], value: from },
    { type: 'date', name: 'to', label: labels[1], value: to },
  ]
}

/** Days that always stand: which ones is never a filter to be taken away. */
export function period(labels: readonly [string, string], window: { from: string; to: string }): FilterPart[] {
  return days(labels, window).map((part) => ({ ...part, usual: part.value }))
}
