import { SelectField, TextField } from './field.tsx'
import { FilterBar } from './filter-bar.tsx'

/** One question of a filter; an empty answer asks for everything. */
export type FilterPart = { readonly name: string; readonly label: string; readonly value: string } & (
  | { readonly type: 'search' | 'date' }
  | { readonly type: 'choice'; readonly any: string; readonly options: Options }
)
/** Values with their labels; a map will do. */
type Options = Iterable<readonly [value: string, label: string]>

type Props = {
  readonly action: string
  readonly label: string
  readonly parts: readonly FilterPart[]
  readonly keep?: Readonly<Record<string, string>>
}

/** The filter above a list: its fields, and the way back to everything while anything is filtered. */
export function ListFilter({ action, label, parts, keep = {} }: Props) {
  const isFiltered = [...parts.map(({ value }) => value), ...Object.values(keep)].some((value) => value !== '')
  return (
    <FilterBar action={action} label={label} clearHref={isFiltered ? action : undefined} keep={keep}>
      {parts.map((part) =>
        part.type === 'choice' ? (
          <SelectField
            key={part.name}
            name={part.name}
            label={part.label}
            value={part.value}
            options={[['', part.any] as const, ...part.options].map(([value, text]) => ({ value, label: text }))}
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
  return { type: 'choice', name, label, value, any, options }
}

/** The first and the last day. */
export function days(labels: readonly [string, string], { from, to }: { from: string; to: string }): FilterPart[] {
  return [
    { type: 'date', name: 'from', label: labels[0], value: from },
    { type: 'date', name: 'to', label: labels[1], value: to },
  ]
}
