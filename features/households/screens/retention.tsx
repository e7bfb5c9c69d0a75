import { Button } from '../../../platform/kit/button.tsx'
import { Card } from '../../../platform/kit/card.tsx'
import { CheckField } from '../../../platform/kit/choice.tsx'
import { CommandForm } from '../../../platform/kit/command-form.tsx'
import { Confirm } from '../../../platform/kit/dialog.tsx'
import { EmptyState } from '../../../platform/kit/empty-state.tsx'
import { TextField } from '../../../platform/kit/field.tsx'
import { DeskScreen } from '../../../platform/kit/frame.tsx'
import { HouseholdIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { number } from '../../../platform/words/formats.ts'
import { eraseHouseholds, setRetention } from '../contract.ts'
import type { Household } from '../reads.ts'
import { words } from '../words.ts'

type Props = {
  months: number
  /** Those of whom nothing was heard for so long, the first of them. */
  due: readonly Household[]
  total: number
  teams: readonly { readonly teamId: string; readonly name: string }[]
}

/** How long the commune keeps names, and whose time is over. */
export function Retention({ months, due, total, teams }: Props) {
  const lang = useLang()
  const teamName = new Map(teams.map(({ teamId, name }) => [teamId, name]))
  return (
    <DeskScreen
      title={words.say(lang, 'retention')}
      lead={words.say(lang, 'retention_lead', { n: months })}
      crumbs={[{ href: '/desk/households', label: words.say(lang, 'households') }]}
    >
      <Card title={words.say(lang, 'retention_months')}>
        <CommandForm order={setRetention} class="stack">
          <TextField
            name="months"
            inputMode="numeric"
            label={words.say(lang, 'retention_months')}
            hint={words.say(lang, 'retention_hint')}
            value={String(months)}
            required
          />
          <Button>{words.say(lang, 'save')}</Button>
        </CommandForm>
      </Card>
      {total === 0 ? (
        <EmptyState icon={HouseholdIcon} title={words.say(lang, 'retention_none')} />
      ) : (
        <Card title={words.say(lang, 'retention_due', { n: number(lang, total) })}>
          <CommandForm order={eraseHouseholds} fixed={{ ground: 'retention' }} class="stack">
            <fieldset class="field">
              <legend class="field-label">{words.say(lang, 'retention_choose')}</legend>
              <div class="checks">
                {due.map(({ householdId, headName, hamlet, teamId }) => (
                  <CheckField
                    key={householdId}
                    name="householdIds"
                    value={householdId}
                    label={headName}
                    hint={[teamName.get(teamId), hamlet].filter(Boolean).join(' · ')}
                  />
                ))}
              </div>
            </fieldset>
            <Confirm label={words.say(lang, 'erase')} question={words.say(lang, 'retention_question')}>
              <Button kind="danger">{words.say(lang, 'erase_yes')}</Button>
            </Confirm>
          </CommandForm>
        </Card>
      )}
    </DeskScreen>
  )
}
