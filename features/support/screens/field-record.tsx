import type { CommandSpec } from '../../../platform/journal/command.ts'
import { useStanding } from '../../../platform/kit/attempt.ts'
import { Button } from '../../../platform/kit/button.tsx'
import { Chip, Chips } from '../../../platform/kit/chip.tsx'
import { CheckField, Segmented } from '../../../platform/kit/choice.tsx'
import { CommandForm } from '../../../platform/kit/command-form.tsx'
import { AreaField, TextField } from '../../../platform/kit/field.tsx'
import { FieldScreen } from '../../../platform/kit/frame.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { nameGroup } from '../../households/words.ts'
import { correctSupport, type Item, recordSupport } from '../contract.ts'
import { earliestDay } from '../rules.ts'
import { words } from '../words.ts'
import { asValue, More, type NamedPartner, PartnerChecks, SupportTiles } from './field-tiles.tsx'
import { PhotoField } from './photo.tsx'

export type RecordedVisit = {
  visitId: string
  heldOn: string
  mode: 'in_person' | 'phone'
  people: number
  note: string
  items: readonly Item[]
  helperIds: readonly string[]
  partnerIds: readonly string[]
}

type Props = {
  teamId: string
  /** Null: somebody who does not want to be named. */
  household: { householdId: string; headName: string; hamlet: string; groups: readonly string[] } | null
  /** A visit to set right; a new one otherwise. */
  visit: RecordedVisit | undefined
  usual: readonly Item[]
  members: readonly { memberId: string; name: string }[]
  partners: readonly NamedPartner[]
  today: string
  /** The day of the help where it is not today's: of a session that somebody came to. */
  heldOn?: string | undefined
  back: string
  next: string
}

/** One visit on one screen: what was done, how, and the button. The rest has a default and waits one tap deeper. */
export function FieldRecord({ teamId, household, visit, usual, members, partners, today, heldOn, back, next }: Props) {
  const lang = useLang()
  const { attempt } = useStanding()
  const order: CommandSpec<never> | CommandSpec = visit ? correctSupport : recordSupport
  const typed = attempt?.type === order.type ? attempt.values : undefined
  const said = (name: string, known: string) => typed?.[name]?.[0] ?? known
  const name = household ? words.say(lang, 'household_of', { name: household.headName }) : words.say(lang, 'anonymous')
  const helperIds = typed?.['helperIds'] ?? visit?.helperIds ?? []
  return (
    <FieldScreen
      title={words.say(lang, visit ? 'correct_visit' : 'record_help')}
      here="today"
      back={{ href: back, label: words.say(lang, 'choose_another') }}
    >
      <div class="card card-wash">
        <p>
          <b data-household-name>{name}</b>
        </p>
        <p class="small soft" data-household-note>
          {household ? household.hamlet : words.say(lang, 'anonymous_lead')}
        </p>
        {household && household.groups.length > 0 && (
          <Chips>
            {household.groups.map((code) => (
              <Chip key={code} tone="primary">
                {nameGroup(lang, code)}
              </Chip>
            ))}
          </Chips>
        )}
      </div>
      <CommandForm
        order={order}
        fixed={{ teamId, householdId: household?.householdId ?? '', ...(visit ? { visitId: visit.visitId } : {}) }}
        born={visit ? [] : ['visitId']}
        next={next}
        class="stack"
        file
      >
        <input type="hidden" name="_label" value={household ? household.headName : ''} />
        <SupportTiles usual={usual} chosen={typed?.['items'] ?? visit?.items.map(asValue) ?? []} />
        <Segmented
          name="mode"
          legend={words.say(lang, 'how')}
          value={said('mode', visit?.mode ?? 'in_person')}
          choices={[
            { value: 'in_person', label: words.say(lang, 'in_person') },
            { value: 'phone', label: words.say(lang, 'phone') },
          ]}
        />
        <More name={words.say(lang, 'more_of_visit')} open={visit !== undefined || typed !== undefined}>
          <div class="stack">
            <TextField
              name="heldOn"
              type="date"
              label={words.say(lang, 'held_on')}
              value={said('heldOn', visit?.heldOn ?? heldOn ?? today)}
              min={earliestDay}
              max={today}
              required
            />
            <TextField
              name="people"
              type="number"
              inputMode="numeric"
              label={words.say(lang, 'people')}
              value={said('people', String(visit?.people ?? 1))}
              min={1}
              max={500}
              required
            />
            <AreaField
              name="note"
              rows={2}
              optional
              maxLength={500}
              label={words.say(lang, 'note')}
              value={said('note', visit?.note ?? '')}
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
                    checked={helperIds.includes(member.memberId)}
                  />
                ))}
              </fieldset>
            )}
            <PartnerChecks partners={partners} chosen={typed?.['partnerIds'] ?? visit?.partnerIds ?? []} />
          </div>
        </More>
        <More name={words.say(lang, 'photo_add')} open={false}>
          <PhotoField of="visit" />
        </More>
        <div class="field-action">
          <Button kind="primary" big>
            {words.say(lang, visit ? 'save_correction' : 'save_visit')}
          </Button>
        </div>
      </CommandForm>
    </FieldScreen>
  )
}
