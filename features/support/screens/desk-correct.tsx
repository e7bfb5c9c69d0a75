import { useAttempted } from '../../../platform/kit/attempt.ts'
import { Button } from '../../../platform/kit/button.tsx'
import { Card } from '../../../platform/kit/card.tsx'
import { CommandForm } from '../../../platform/kit/command-form.tsx'
import { SelectField, TextField } from '../../../platform/kit/field.tsx'
import { DeskScreen } from '../../../platform/kit/frame.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { day } from '../../../platform/words/formats.ts'
import { correctSupport } from '../contract.ts'
import type { Visit } from '../reads.ts'
import { kinds } from '../rules.ts'
import { nameItem, words } from '../words.ts'
import type { NamedPartner } from './field-tiles.tsx'

type Item = { kind: string; detail: string | null }
type Props = {
  visit: Visit
  who: string
  members: readonly { memberId: string; name: string }[]
  partners: readonly NamedPartner[]
  /** The report on its day is locked. */
  isClosed: boolean
}

/** The whole visit said anew; the household and the team stay, since another household is another visit. */
export function DeskCorrect({ visit, who, members, partners, isClosed }: Props) {
  const lang = useLang()
  return (
    <DeskScreen
      title={words.say(lang, 'correct_title', { who, day: day(visit.heldOn) })}
      lead={words.say(lang, 'correct_lead')}
      crumbs={[{ href: `/desk/visits/${visit.visitId}`, label: words.say(lang, 'visit') }]}
    >
      <Card>
        <CommandForm
          order={correctSupport}
          next={`/desk/visits/${visit.visitId}`}
          fixed={{ visitId: visit.visitId, teamId: visit.teamId, householdId: visit.householdId ?? '' }}
          class="stack"
        >
          <div class="columns">
            <TextField name="heldOn" type="date" label={words.say(lang, 'held_on')} value={visit.heldOn} required />
            <SelectField
              name="mode"
              label={words.say(lang, 'how')}
              value={visit.mode}
              options={[
                { value: 'in_person', label: words.say(lang, 'in_person') },
                { value: 'phone', label: words.say(lang, 'phone') },
              ]}
            />
            <TextField
              name="people"
              type="number"
              label={words.say(lang, 'people')}
              value={String(visit.people)}
              min={1}
              max={500}
              required
            />
          </div>
          <Ticks
            name="items"
            legend={words.say(lang, 'what_was_done')}
            choices={itemsOffered(visit.items).map((item) => ({
              value: JSON.stringify(item),
              label: nameItem(lang, item),
              known: visit.items.some((done) => done.kind === item.kind && done.detail === item.detail),
            }))}
          />
          {members.length > 0 && (
            <Ticks
              name="helperIds"
              legend={words.say(lang, 'helpers')}
              choices={members.map(({ memberId, name }) => ({
                value: memberId,
                label: name,
                known: visit.helperIds.includes(memberId),
              }))}
            />
          )}
          {partners.length > 0 && (
            <Ticks
              name="partnerIds"
              legend={words.say(lang, 'partners')}
              choices={partners
                .filter(({ partnerId, archivedOn }) => archivedOn === null || visit.partnerIds.includes(partnerId))
                .map(({ partnerId, name }) => ({
                  value: partnerId,
                  label: name,
                  known: visit.partnerIds.includes(partnerId),
                }))}
            />
          )}
          <TextField name="note" label={words.say(lang, 'note')} value={visit.note} optional maxLength={500} />
          {isClosed && <TextField name="reason" label={words.say(lang, 'correct_reason')} required maxLength={300} />}
          <Button kind="primary">{words.say(lang, 'save')}</Button>
        </CommandForm>
      </Card>
    </DeskScreen>
  )
}

/** Every kind with each of its listed details, and whatever this visit says in words of its own. */
function itemsOffered(done: readonly Item[]): Item[] {
  const offered = kinds.flatMap((kind): Item[] => [
    { kind: kind.code, detail: null },
    ...(typeof kind.details === 'string' ? [] : kind.details.map(({ code }) => ({ kind: kind.code, detail: code }))),
    ...done.filter((item) => item.kind === kind.code && item.detail !== null && kind.details === 'words'),
  ])
  return offered
}

function Ticks(props: {
  name: string
  legend: string
  choices: readonly { value: string; label: string; known: boolean }[]
}) {
  const { name, legend, choices } = props
  return (
    <fieldset class="field">
      <legend class="field-label">{legend}</legend>
      <div class="checks">
        {choices.map((choice, place) => (
          <Tick key={choice.value} id={`${name}-${place}`} name={name} {...choice} />
        ))}
      </div>
    </fieldset>
  )
}

function Tick({
  id,
  name,
  value,
  label,
  known,
}: {
  id: string
  name: string
  value: string
  label: string
  known: boolean
}) {
  const ticked = useAttempted(name)
  return (
    <label class="check" for={id}>
      <input type="checkbox" {...{ id, name, value }} checked={ticked ? ticked.includes(value) : known} />
      <span>{label}</span>
    </label>
  )
}
