import type { ComponentChildren } from 'preact'
import { Button, ButtonLink } from '../../../platform/kit/button.tsx'
import { Card } from '../../../platform/kit/card.tsx'
import { Chip, Chips } from '../../../platform/kit/chip.tsx'
import { CheckField } from '../../../platform/kit/choice.tsx'
import { CommandForm } from '../../../platform/kit/command-form.tsx'
import { EmptyState } from '../../../platform/kit/empty-state.tsx'
import { TextField } from '../../../platform/kit/field.tsx'
import { FieldScreen } from '../../../platform/kit/frame.tsx'
import { HouseholdIcon, PhoneIcon, PlusIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { showPhone } from '../../../platform/words/phone.ts'
import { correctHousehold, setGroups, vulnerabilityGroups } from '../../households/contract.ts'
import { words as households, nameGroup } from '../../households/words.ts'
import { words } from '../words.ts'
import { More } from './field-tiles.tsx'
import { FieldVisit, type ShownVisit } from './field-visit.tsx'

type Props = {
  household: { householdId: string; headName: string; hamlet: string; phone: string | null; groups: readonly string[] }
  visits: readonly ShownVisit[]
  /** The household's dossiers, where a door shows them. */
  dossiers?: ComponentChildren
}

export function FieldHousehold({ household, visits, dossiers }: Props) {
  const lang = useLang()
  const { householdId, headName, hamlet, phone, groups } = household
  const here = `/field/households/${householdId}`
  return (
    <FieldScreen
      title={words.say(lang, 'household_of', { name: headName })}
      here="households"
      back={{ href: '/field/households', label: households.say(lang, 'back_to_list') }}
      action={
        <ButtonLink kind="primary" big icon={PlusIcon} href={`/field/record/${householdId}`}>
          {words.say(lang, visits.length > 0 ? 'record_again' : 'record_help')}
        </ButtonLink>
      }
    >
      <Card>
        {hamlet && <p>{hamlet}</p>}
        {groups.length > 0 && (
          <Chips>
            {groups.map((code) => (
              <Chip key={code} tone="primary">
                {nameGroup(lang, code)}
              </Chip>
            ))}
          </Chips>
        )}
        {phone && (
          <ButtonLink href={`tel:${phone}`} icon={PhoneIcon}>
            {households.say(lang, 'call', { phone: showPhone(phone) })}
          </ButtonLink>
        )}
        <More name={households.say(lang, 'change_household')} open={false}>
          <CommandForm order={correctHousehold} fixed={{ householdId }} next={here} class="stack" changedOnly>
            <input type="hidden" name="_label" value={headName} />
            <TextField
              name="headName"
              label={households.say(lang, 'head_name')}
              value={headName}
              required
              maxLength={120}
            />
            <TextField name="hamlet" label={households.say(lang, 'hamlet')} value={hamlet} optional maxLength={80} />
            <TextField
              name="phone"
              type="tel"
              label={households.say(lang, 'phone')}
              value={phone ? showPhone(phone) : ''}
              optional
              maxLength={20}
            />
            <Button>{households.say(lang, 'save_household')}</Button>
          </CommandForm>
        </More>
        <More name={households.say(lang, 'change_groups')} open={false}>
          <CommandForm order={setGroups} fixed={{ householdId }} next={here}>
            <fieldset class="field">
              <legend class="field-label">{households.say(lang, 'groups')}</legend>
              {vulnerabilityGroups.map(({ code }) => (
                <CheckField
                  key={code}
                  name="groups"
                  value={code}
                  label={nameGroup(lang, code)}
                  checked={groups.includes(code)}
                />
              ))}
            </fieldset>
            <Button>{households.say(lang, 'save_groups')}</Button>
          </CommandForm>
        </More>
      </Card>
      {dossiers}
      {visits.length === 0 ? (
        <EmptyState icon={HouseholdIcon} title={words.say(lang, 'no_visit')}>
          {words.say(lang, 'no_visit_text')}
        </EmptyState>
      ) : (
        <section class="stack" aria-label={words.say(lang, 'household_visits')}>
          <h2 class="card-title">{words.say(lang, 'household_visits')}</h2>
          {visits.map((visit) => (
            <FieldVisit key={visit.visitId} visit={visit} among={visits} back={here} />
          ))}
        </section>
      )}
    </FieldScreen>
  )
}
