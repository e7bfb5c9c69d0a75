import { AttemptContext, useStanding } from '../../../platform/kit/attempt.ts'
import { Button } from '../../../platform/kit/button.tsx'
import { CheckField, Segmented, TileChoice } from '../../../platform/kit/choice.tsx'
import { EmptyState } from '../../../platform/kit/empty-state.tsx'
import { TextField } from '../../../platform/kit/field.tsx'
import { FieldScreen } from '../../../platform/kit/frame.tsx'
import { HouseholdIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import type { Item } from '../contract.ts'
import { mostInGroup } from '../rules/several.ts'
import { earliestDay } from '../rules.ts'
import { words } from '../words.ts'
import { More, type NamedPartner, PartnerChecks, SupportTiles } from './field-tiles.tsx'

type Props = {
  teamId: string
  households: readonly { householdId: string; headName: string; hamlet: string }[]
  usual: readonly Item[]
  members: readonly { memberId: string; name: string }[]
  partners: readonly NamedPartner[]
  today: string
  back: { href: string; label: string }
  action: string
}

/** A session on one screen: who came, what was done, one button. Each household gets its own visit. */
export function FieldGroup({ teamId, households, usual, members, partners, today, back, action }: Props) {
  const lang = useLang()
  const { attempt, newId } = useStanding()
  const said = (name: string, known: string) => attempt?.values[name]?.[0] ?? known
  return (
    <FieldScreen title={words.say(lang, 'group')} here="today" back={back}>
      <p class="soft">{words.say(lang, 'group_lead')}</p>
      <form method="post" action={action} class="stack" data-many="group">
        <input type="hidden" name="teamId" value={teamId} />
        <input type="hidden" name="firstId" value={newId()} />
        <AttemptContext.Provider value={attempt}>
          <SupportTiles usual={usual} chosen={attempt?.values['items'] ?? []} />
          <Segmented
            name="mode"
            legend={words.say(lang, 'how')}
            value={said('mode', 'in_person')}
            choices={[
              { value: 'in_person', label: words.say(lang, 'in_person') },
              { value: 'phone', label: words.say(lang, 'phone') },
            ]}
          />
          <More name={words.say(lang, 'group_more')} open={attempt !== undefined}>
            <div class="stack">
              <TextField
                name="heldOn"
                type="date"
                label={words.say(lang, 'held_on')}
                value={said('heldOn', today)}
                min={earliestDay}
                max={today}
                required
              />
              {members.length > 0 && (
                <fieldset class="field">
                  <legend class="field-label">{words.say(lang, 'helpers')}</legend>
                  {members.map((member) => (
                    <CheckField
                      key={member.memberId}
                      name="helperIds"
                      value={member.memberId}
                      label={member.name}
                      checked={false}
                    />
                  ))}
                </fieldset>
              )}
              <PartnerChecks partners={partners} chosen={attempt?.values['partnerIds'] ?? []} />
            </div>
          </More>
          <TextField
            name="anonymous"
            type="number"
            inputMode="numeric"
            label={words.say(lang, 'group_unnamed')}
            value={said('anonymous', '0')}
            min={0}
            max={mostInGroup}
            required
          />
          <section class="stack" data-households>
            {households.length === 0 ? (
              <EmptyState icon={HouseholdIcon} title={words.say(lang, 'group_no_households')}>
                {words.say(lang, 'group_no_households_text')}
              </EmptyState>
            ) : (
              <>
                <TextField
                  name="q"
                  type="search"
                  label={words.say(lang, 'group_find')}
                  value=""
                  optional
                  autoComplete="off"
                  maxLength={80}
                />
                <div data-found-tiles={words.say(lang, 'group_who')} />
                <TileChoice
                  name="householdIds"
                  kind="checkbox"
                  wide
                  legend={words.say(lang, 'group_who')}
                  tiles={households.map(({ householdId, headName, hamlet }) => ({
                    value: householdId,
                    label: headName,
                    hint: hamlet || undefined,
                  }))}
                />
              </>
            )}
          </section>
          <div class="field-action">
            <Button kind="primary" big>
              {words.say(lang, 'group_save')}
            </Button>
          </div>
        </AttemptContext.Provider>
      </form>
    </FieldScreen>
  )
}
