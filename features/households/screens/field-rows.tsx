import { Button, ButtonLink } from '../../../platform/kit/button.tsx'
import { Chip } from '../../../platform/kit/chip.tsx'
import { TextField } from '../../../platform/kit/field.tsx'
import { HouseholdIcon, SearchIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { RowLinks } from '../../../platform/kit/row-links.tsx'
import { words } from '../words.ts'

export type ShownHousehold = { householdId: string; headName: string; hamlet: string; groups: readonly string[] }

type RowsProps = { label: string; households: readonly ShownHousehold[]; to: string }

/** Households as lines to tap. */
export function HouseholdRows({ label, households, to }: RowsProps) {
  const lang = useLang()
  return (
    <div data-households>
      <RowLinks
        label={label}
        rows={households.map((household) => ({
          key: household.householdId,
          href: `${to}/${household.householdId}`,
          icon: HouseholdIcon,
          title: household.headName,
          note: household.hamlet || undefined,
          after: household.groups.length > 0 ? <Chip tone="primary">{words.say(lang, 'vulnerable')}</Chip> : undefined,
        }))}
      />
    </div>
  )
}

/** Without a script it asks the server; with one it finds on the phone while typing, in the place of the lines below. */
export function FindHousehold({ action, query }: { action: string; query: string }) {
  const lang = useLang()
  return (
    <>
      <form method="get" action={action} class="stack" data-find>
        <TextField
          name="q"
          type="search"
          label={words.say(lang, 'find')}
          hint={words.say(lang, 'find_hint')}
          value={query}
          autoComplete="off"
          maxLength={80}
        />
        <Button icon={SearchIcon}>{words.say(lang, 'find_button')}</Button>
      </form>
      <div data-found={action} class="stack" />
    </>
  )
}

export function MoreLink({ href }: { href: string | undefined }) {
  const lang = useLang()
  return href === undefined ? null : <ButtonLink href={href}>{words.say(lang, 'more')}</ButtonLink>
}
