import { Chip } from '../../../platform/kit/chip.tsx'
import { HouseholdIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { RowLinks } from '../../../platform/kit/row-links.tsx'
import { number } from '../../../platform/words/formats.ts'
import { words } from '../words.ts'

export type FoundRow = {
  readonly householdId: string
  readonly href: string
  readonly headName: string
  readonly hamlet: string
  readonly vulnerable: boolean
  /** Not sent yet. */
  readonly isUnsent: boolean
}

/** Households found on the phone itself. `total` says how many there are in all, where that is to be said. */
export function FoundRows({ total, rows }: { total: number | undefined; rows: readonly FoundRow[] }) {
  const lang = useLang()
  const said = { n: number(lang, total ?? 0), shown: number(lang, rows.length) }
  const key = rows.length === 0 ? 'found_none' : (total ?? 0) > rows.length ? 'found_first' : 'found'
  return (
    <>
      {total !== undefined && (
        <p class="soft" role="status">
          {words.say(lang, key, said)}
        </p>
      )}
      {rows.length > 0 && (
        <RowLinks
          label={words.say(lang, 'households')}
          rows={rows.map(({ householdId, href, headName, hamlet, vulnerable, isUnsent }) => ({
            key: householdId,
            href,
            icon: HouseholdIcon,
            title: headName,
            note: [hamlet, isUnsent && words.say(lang, 'unsent')].filter(Boolean).join(' · ') || undefined,
            after: vulnerable ? <Chip tone="primary">{words.say(lang, 'vulnerable')}</Chip> : undefined,
          }))}
        />
      )}
    </>
  )
}
