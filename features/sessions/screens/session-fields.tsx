import { useAttempted } from '../../../platform/kit/attempt.ts'
import { AreaField, Field, SelectField, TextField } from '../../../platform/kit/field.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import type { PartnerName } from '../../partners/reads.ts'
import { kinds } from '../contract.ts'
import { words } from '../words.ts'

/** Partners that can be chosen. */
export type Choosable = readonly Pick<PartnerName, 'partnerId' | 'name' | 'archivedOn'>[]

type What = {
  kind: string
  title: string
  partnerIds: readonly string[]
  otherPartners: readonly string[]
  capacity: number | null
  note: string
}
type When = { heldOn: string; startsAt: string; endsAt: string; venue: string }

export function WhenFields({ known }: { known: When }) {
  const lang = useLang()
  return (
    <>
      <div class="checks">
        <TextField name="heldOn" type="date" label={words.say(lang, 'held_on')} value={known.heldOn} required />
        <TextField name="startsAt" type="time" label={words.say(lang, 'starts_at')} value={known.startsAt} required />
        <TextField name="endsAt" type="time" label={words.say(lang, 'ends_at')} value={known.endsAt} required />
      </div>
      <TextField
        name="venue"
        label={words.say(lang, 'venue')}
        hint={words.say(lang, 'venue_hint')}
        value={known.venue}
        maxLength={120}
        required
      />
    </>
  )
}

export function KindField({ kind }: { kind: string }) {
  const lang = useLang()
  return (
    <SelectField
      name="kind"
      label={words.say(lang, 'kind')}
      value={kind}
      options={kinds.map((each) => ({ value: each.code, label: each[lang] }))}
      required
    />
  )
}

export function WhatFields({ known, partners }: { known: What; partners: Choosable }) {
  const lang = useLang()
  return (
    <>
      <TextField
        name="title"
        label={words.say(lang, 'session_title')}
        hint={words.say(lang, 'session_title_hint')}
        value={known.title}
        maxLength={160}
        optional
      />
      <Partners known={known} partners={partners} />
      <TextField
        name="capacity"
        type="number"
        inputMode="numeric"
        label={words.say(lang, 'capacity')}
        value={known.capacity === null ? '' : String(known.capacity)}
        min={1}
        max={5000}
        optional
      />
      <AreaField name="note" label={words.say(lang, 'note')} value={known.note} rows={2} maxLength={500} optional />
    </>
  )
}

/** The commune's partners to tick, and a line for any other, which stays a name. */
function Partners({ known, partners }: { known: Pick<What, 'partnerIds' | 'otherPartners'>; partners: Choosable }) {
  const lang = useLang()
  const chosen = useAttempted('partnerIds') ?? known.partnerIds
  const others = (useAttempted('partners') ?? known.otherPartners).filter(Boolean)
  const shown = partners.filter(({ partnerId, archivedOn }) => archivedOn === null || chosen.includes(partnerId))
  return (
    <>
      <fieldset class="field" hidden={shown.length === 0 && others.length < 2}>
        <legend class="field-label">{words.say(lang, 'partners')}</legend>
        <div class="checks">
          {shown.map(({ partnerId, name }) => (
            <label key={partnerId} class="check">
              <input type="checkbox" name="partnerIds" value={partnerId} checked={chosen.includes(partnerId)} />
              <span>{name}</span>
            </label>
          ))}
          {others.slice(1).map((name) => (
            <label key={name} class="check">
              <input type="checkbox" name="partners" value={name} checked />
              <span>{name}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <Field name="partners" id="f-other-partner" label={words.say(lang, 'other_partner')} optional>
        {(tied) => (
          <input {...tied} type="text" name="partners" value={others[0] ?? ''} maxLength={80} class="control" />
        )}
      </Field>
    </>
  )
}
