import { Button } from '../../../platform/kit/button.tsx'
import { Card } from '../../../platform/kit/card.tsx'
import { CommandForm } from '../../../platform/kit/command-form.tsx'
import { SelectField, TextField } from '../../../platform/kit/field.tsx'
import { DeskScreen } from '../../../platform/kit/frame.tsx'
import { SearchIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { Notice } from '../../../platform/kit/notice.tsx'
import { correctDossier, fileDossier } from '../contract.ts'
import type { Procedure } from '../reads/procedures.ts'
import type { Dossier } from '../reads.ts'
import { nameProcedure, shorten, words } from '../words.ts'
import { FindProcedure, HandsFields, type KnownDossier, MoreFields, ProcedureField } from './dossier-fields.tsx'

type Household = { householdId: string; headName: string; hamlet: string }

type Props = {
  teams: readonly { teamId: string; name: string }[]
  teamId: string
  households: readonly Household[]
  householdQuery: string
  usual: readonly Procedure[]
  found: readonly Procedure[]
  procedureQuery: string
  known: KnownDossier
  householdId: string
  today: string
  /** The dossier to set right; a new one otherwise. */
  dossier: Dossier | undefined
}

/** The centre records a dossier: look for the household, look for the procedure, save. */
export function DossierForm(props: Props) {
  const { teams, teamId, households, householdQuery, procedureQuery, known, householdId, today, dossier } = props
  const lang = useLang()
  const here = dossier ? `/desk/dossiers/${dossier.dossierId}/correct` : '/desk/dossiers/new'
  const isLine = dossier?.isLine ?? false
  return (
    <DeskScreen
      title={words.say(lang, dossier ? 'correct' : 'file')}
      lead={dossier && shorten(nameProcedure(lang, dossier))}
      crumbs={[
        { href: '/desk/dossiers', label: words.say(lang, 'services') },
        { href: '/desk/dossiers/list', label: words.say(lang, 'dossiers') },
      ]}
    >
      <Notice kind="info">{words.say(lang, 'file_lead')}</Notice>
      <Card>
        <div class="columns">
          {!isLine && (
            <form method="get" action={here} class="stack">
              <input type="hidden" name="procedure" value={procedureQuery} />
              <TextField
                name="q"
                type="search"
                label={words.say(lang, 'find_household_desk')}
                value={householdQuery}
                maxLength={80}
              />
              <Button icon={SearchIcon}>{words.say(lang, 'find_button')}</Button>
            </form>
          )}
          <FindProcedure action={here} query={procedureQuery} keep={{ q: householdQuery }} />
        </div>
      </Card>
      {procedureQuery !== '' && props.found.length === 0 && (
        <Notice kind="info">{words.say(lang, 'found_no_usable', { query: procedureQuery })}</Notice>
      )}
      <CommandForm
        order={dossier ? correctDossier : fileDossier}
        born={dossier ? [] : ['dossierId']}
        fixed={
          dossier
            ? {
                dossierId: dossier.dossierId,
                ...(isLine ? { teamId: dossier.teamId, householdId: dossier.householdId ?? '' } : {}),
              }
            : {}
        }
        next="/desk/dossiers/{dossierId}"
        class="stack"
      >
        {!isLine && (
          <>
            <SelectField
              name="teamId"
              label={words.say(lang, 'team')}
              value={teamId}
              options={teams.map(({ teamId: value, name }) => ({ value, label: name }))}
              required
            />
            <SelectField
              name="householdId"
              label={words.say(lang, 'whose')}
              value={householdId}
              options={[
                { value: '', label: words.say(lang, 'unnamed') },
                ...households.map((each) => ({
                  value: each.householdId,
                  label: each.hamlet === '' ? each.headName : `${each.headName} · ${each.hamlet}`,
                })),
              ]}
            />
          </>
        )}
        <ProcedureField at={props.usual} found={props.found} chosen={known.procedureId} told={known.words} />
        <HandsFields known={known} />
        <MoreFields known={known} today={today} />
        {dossier && (
          <TextField
            name="reason"
            label={words.say(lang, 'correct_reason')}
            hint={words.say(lang, 'correct_reason_hint')}
            maxLength={300}
            optional
          />
        )}
        <div class="actions">
          <Button kind="primary">{words.say(lang, 'save_dossier')}</Button>
        </div>
      </CommandForm>
    </DeskScreen>
  )
}
