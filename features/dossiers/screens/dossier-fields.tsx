import { useAttempted } from '../../../platform/kit/attempt.ts'
import { Button } from '../../../platform/kit/button.tsx'
import { Segmented, TileChoice } from '../../../platform/kit/choice.tsx'
import { AreaField, TextField } from '../../../platform/kit/field.tsx'
import { SearchIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { earliestDay } from '../../support/rules.ts'
import type { Procedure } from '../reads/procedures.ts'
import { shorten, words } from '../words.ts'

export type KnownDossier = {
  procedureId: string | null
  words: string
  filedOn: string
  portalCode: string | null
  filedBy: 'self' | 'helped' | null
  feeOnline: boolean | null
  remindOn: string | null
  note: string
}

/** Which procedure: those at hand as tiles, whatever was found by words first, and a line for what none of them is. */
export function ProcedureField({
  at,
  found,
  chosen,
  told,
}: {
  at: readonly Procedure[]
  found: readonly Procedure[]
  chosen: string | null
  told: string
}) {
  const lang = useLang()
  const attempted = useAttempted('procedureId')?.[0] ?? chosen
  const shown = [...new Map([...found, ...at].map((one) => [one.procedureId, one])).values()]
  return (
    <>
      <TileChoice
        name="procedureId"
        kind="radio"
        wide
        legend={words.say(lang, 'which_procedure')}
        tiles={shown.map(({ procedureId, name, code, authority }) => ({
          value: procedureId,
          label: shorten(name),
          hint: [code, authority].filter(Boolean).join(' · '),
          checked: procedureId === attempted,
        }))}
      />
      <TextField
        name="words"
        label={words.say(lang, 'other_words')}
        hint={words.say(lang, 'other_words_hint')}
        value={told}
        maxLength={300}
        autoComplete="off"
        optional
      />
    </>
  )
}

export function HandsFields({ known }: { known: Pick<KnownDossier, 'filedBy' | 'feeOnline'> }) {
  const lang = useLang()
  return (
    <>
      <Segmented
        name="filedBy"
        legend={words.say(lang, 'filed_by')}
        value={known.filedBy ?? 'helped'}
        choices={[
          { value: 'helped', label: words.say(lang, 'helped') },
          { value: 'self', label: words.say(lang, 'self') },
        ]}
      />
      <Segmented
        name="feeOnline"
        legend={words.say(lang, 'fee_online')}
        value={known.feeOnline ? 'yes' : 'no'}
        choices={[
          { value: 'no', label: words.say(lang, 'no') },
          { value: 'yes', label: words.say(lang, 'yes') },
        ]}
      />
    </>
  )
}

export function MoreFields({ known, today }: { known: KnownDossier; today: string }) {
  const lang = useLang()
  return (
    <>
      <TextField
        name="filedOn"
        type="date"
        label={words.say(lang, 'filed_on')}
        value={known.filedOn}
        min={earliestDay}
        max={today}
        required
      />
      <TextField
        name="portalCode"
        label={words.say(lang, 'portal_code')}
        hint={words.say(lang, 'portal_code_hint')}
        value={known.portalCode ?? ''}
        maxLength={60}
        autoComplete="off"
        optional
      />
      <TextField
        name="remindOn"
        type="date"
        label={words.say(lang, 'remind_on')}
        hint={words.say(lang, 'remind_hint')}
        value={known.remindOn ?? ''}
        optional
      />
      <AreaField
        name="note"
        rows={2}
        label={words.say(lang, 'note')}
        hint={words.say(lang, 'note_hint')}
        value={known.note}
        maxLength={500}
        optional
      />
    </>
  )
}

/** A search beside the form, without a script: what was found stands first among the tiles. */
export function FindProcedure({
  action,
  query,
  keep,
}: {
  action: string
  query: string
  keep: Readonly<Record<string, string>>
}) {
  const lang = useLang()
  return (
    <form method="get" action={action} class="stack">
      {Object.entries(keep).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <TextField
        name="procedure"
        type="search"
        label={words.say(lang, 'find_procedure')}
        hint={words.say(lang, 'find_procedure_hint')}
        value={query}
        maxLength={120}
        autoComplete="off"
      />
      <Button icon={SearchIcon}>{words.say(lang, 'find_button')}</Button>
    </form>
  )
}
