import { ButtonLink } from '../../../platform/kit/button.tsx'
import { EmptyState } from '../../../platform/kit/empty-state.tsx'
import { FieldScreen } from '../../../platform/kit/frame.tsx'
import { HouseholdIcon, PlusIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { Tabs } from '../../../platform/kit/tabs.tsx'
import { number } from '../../../platform/words/formats.ts'
import { words } from '../words.ts'
import { FindHousehold, HouseholdRows, MoreLink, type ShownHousehold } from './field-rows.tsx'

type Props = {
  households: readonly ShownHousehold[]
  total: number
  query: string
  vulnerable: boolean
  more: string | undefined
}

export function FieldHouseholds({ households, total, query, vulnerable, more }: Props) {
  const lang = useLang()
  return (
    <FieldScreen
      title={words.say(lang, 'households')}
      here="households"
      action={
        <ButtonLink kind="primary" big icon={PlusIcon} href="/field/record#new">
          {words.say(lang, 'new_household')}
        </ButtonLink>
      }
    >
      <Tabs
        label={words.say(lang, 'households')}
        tabs={[
          { href: '/field/households', label: words.say(lang, 'everyone'), here: !vulnerable },
          {
            href: '/field/households?vulnerable=1',
            label: words.say(lang, 'only_vulnerable'),
            here: vulnerable,
          },
        ]}
      />
      <FindHousehold action="/field/households" query={query} />
      <div data-listed class="stack">
        {households.length === 0 ? (
          <EmptyState icon={HouseholdIcon} title={words.say(lang, query ? 'found_none' : 'none')}>
            {words.say(lang, query ? 'found_none_text' : 'none_text')}
          </EmptyState>
        ) : (
          <>
            <p class="soft">{words.say(lang, 'found', { n: number(lang, total) })}</p>
            <HouseholdRows label={words.say(lang, 'households')} households={households} to="/field/households" />
          </>
        )}
        <MoreLink href={more} />
      </div>
    </FieldScreen>
  )
}
