import { useStanding } from '../../../platform/kit/attempt.ts'
import { Button } from '../../../platform/kit/button.tsx'
import { TileChoice } from '../../../platform/kit/choice.tsx'
import { CommandForm } from '../../../platform/kit/command-form.tsx'
import { TextField } from '../../../platform/kit/field.tsx'
import { FieldScreen } from '../../../platform/kit/frame.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { Notice } from '../../../platform/kit/notice.tsx'
import { fileDossier } from '../contract.ts'
import type { Procedure } from '../reads/procedures.ts'
import { words } from '../words.ts'
import { FindProcedure, HandsFields, MoreFields, ProcedureField } from './dossier-fields.tsx'

type Household = { householdId: string; headName: string; hamlet: string }

type Props = {
  teamId: string
  /** The one it was opened for; otherwise one of the list is chosen. */
  household: Household | undefined
  households: readonly Household[]
  usual: readonly Procedure[]
  found: readonly Procedure[]
  query: string
  today: string
  keep: Readonly<Record<string, string>>
  back: string
}

/** One dossier on one screen: for whom, which procedure, and the button. Kept on the phone, with what people here file most. */
export function FieldFile({ teamId, household, households, usual, found, query, today, keep, back }: Props) {
  const lang = useLang()
  const { attempt } = useStanding()
  const typed = attempt?.type === fileDossier.type ? attempt.values : undefined
  const known = {
    procedureId: found.length === 1 ? (found[0]?.procedureId ?? null) : null,
    words: '',
    filedOn: today,
    portalCode: '',
    filedBy: 'helped' as const,
    feeOnline: false,
    remindOn: '',
    note: '',
  }
  return (
    <FieldScreen
      title={words.say(lang, 'file')}
      here="today"
      back={{ href: back, label: words.say(lang, 'back_to_dossiers') }}
    >
      <p class="soft">{words.say(lang, 'file_lead')}</p>
      <details class="confirm" open={query !== ''}>
        <summary class="button button-secondary">
          <span>{words.say(lang, 'find_another')}</span>
        </summary>
        <div class="confirm-box">
          <FindProcedure action="/field/dossiers/new" query={query} keep={keep} />
        </div>
      </details>
      {query !== '' && found.length === 0 && (
        <Notice kind="info">{words.say(lang, 'found_no_usable', { query })}</Notice>
      )}
      <CommandForm
        order={fileDossier}
        fixed={{ teamId, ...(household ? { householdId: household.householdId } : {}) }}
        born={['dossierId']}
        next={back}
        class="stack"
      >
        {household && (
          <div class="card card-wash">
            <p>
              <b>{household.headName}</b>
            </p>
            <p class="small soft">{household.hamlet}</p>
            <input type="hidden" name="_label" value={household.headName} />
          </div>
        )}
        <ProcedureField at={usual} found={found} chosen={known.procedureId} told={known.words} />
        {!household && (
          <section class="stack" {...(households.length > 0 ? { 'data-households': '' } : {})}>
            {households.length > 0 && (
              <TextField
                name="_find"
                type="search"
                label={words.say(lang, 'find_household')}
                value=""
                optional
                autoComplete="off"
                maxLength={80}
              />
            )}
            <div data-found-tiles={words.say(lang, 'whose')} data-kind="radio" />
            <TileChoice
              name="householdId"
              kind="radio"
              wide
              legend={words.say(lang, 'whose')}
              tiles={[
                { value: '', label: words.say(lang, 'unnamed'), hint: words.say(lang, 'unnamed_hint'), checked: true },
                ...households.map(({ householdId, headName, hamlet }) => ({
                  value: householdId,
                  label: headName,
                  hint: hamlet || undefined,
                })),
              ]}
            />
          </section>
        )}
        <HandsFields known={known} />
        <details class="confirm" open={typed !== undefined}>
          <summary class="button button-secondary">
            <span>{words.say(lang, 'more_of_dossier')}</span>
          </summary>
          <div class="confirm-box stack">
            <MoreFields known={known} today={today} />
          </div>
        </details>
        <div class="field-action">
          <Button kind="primary" big>
            {words.say(lang, 'save_dossier')}
          </Button>
        </div>
      </CommandForm>
    </FieldScreen>
  )
}
