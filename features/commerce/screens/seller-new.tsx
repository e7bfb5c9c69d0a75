import { Button } from '../../../platform/kit/button.tsx'
import { Card } from '../../../platform/kit/card.tsx'
import { TileChoice } from '../../../platform/kit/choice.tsx'
import { CommandForm } from '../../../platform/kit/command-form.tsx'
import { SelectField, TextField } from '../../../platform/kit/field.tsx'
import { DeskScreen } from '../../../platform/kit/frame.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { addSeller, sellerKinds } from '../contract.ts'
import { words } from '../words.ts'
import { ContactFields } from './seller-parts.tsx'

type Household = { householdId: string; headName: string; hamlet: string }

type Props = {
  teams: readonly { teamId: string; name: string }[]
  teamId: string
  households: readonly Household[]
  householdId: string
  query: string
  today: string
}

export function SellerNew({ teams, teamId, households, householdId, query, today }: Props) {
  const lang = useLang()
  return (
    <DeskScreen
      title={words.say(lang, 'add_seller')}
      lead={words.say(lang, 'add_lead')}
      crumbs={[{ href: '/desk/sellers', label: words.say(lang, 'sellers') }]}
    >
      <Card>
        <form method="get" action="/desk/sellers/new" class="stack">
          <TextField name="q" type="search" label={words.say(lang, 'find_household_desk')} value={query} />
          <Button>{words.say(lang, 'find_button')}</Button>
        </form>
      </Card>
      <Card>
        <CommandForm order={addSeller} born={['sellerId']} next="/desk/sellers/{sellerId}" class="stack">
          <TileChoice
            name="kind"
            kind="radio"
            legend={words.say(lang, 'kind')}
            tiles={sellerKinds.map((value) => ({
              value,
              label: words.say(lang, value),
              checked: value === 'household_business',
            }))}
          />
          <SelectField
            name="householdId"
            label={words.say(lang, 'whose')}
            value={householdId}
            options={[
              { value: '', label: words.say(lang, 'of_no_household') },
              ...households.map((each) => ({
                value: each.householdId,
                label: [each.headName, each.hamlet].filter(Boolean).join(', '),
              })),
            ]}
          />
          <SelectField
            name="teamId"
            label={words.say(lang, 'team')}
            value={teamId}
            options={teams.map((team) => ({ value: team.teamId, label: team.name }))}
          />
          <TextField
            name="name"
            label={words.say(lang, 'name')}
            hint={words.say(lang, 'name_hint')}
            maxLength={120}
            autoComplete="off"
            optional
          />
          <TextField
            name="approachedOn"
            type="date"
            label={words.say(lang, 'approached_on')}
            value={today}
            max={today}
            required
          />
          <ContactFields />
          <Button kind="primary">{words.say(lang, 'save_seller')}</Button>
        </CommandForm>
      </Card>
    </DeskScreen>
  )
}
