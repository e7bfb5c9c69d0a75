import { Button, ButtonLink } from '../../../platform/kit/button.tsx'
import { Card, Facts } from '../../../platform/kit/card.tsx'
import { Segmented } from '../../../platform/kit/choice.tsx'
import { CommandForm } from '../../../platform/kit/command-form.tsx'
import { Confirm } from '../../../platform/kit/dialog.tsx'
import { AreaField, SelectField, TextField } from '../../../platform/kit/field.tsx'
import { DeskScreen } from '../../../platform/kit/frame.tsx'
import { HistoryCard, type Told } from '../../../platform/kit/history-card.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { Notice } from '../../../platform/kit/notice.tsx'
import { day, number } from '../../../platform/words/formats.ts'
import { addProcedure, correctProcedure, endProcedure, longestName } from '../contract.ts'
import type { Procedure } from '../reads/procedures.ts'
import { isInForce } from '../rules.ts'
import { nameOrder, shorten, words } from '../words.ts'
import { ForceMark, levelName } from './parts.tsx'

type Props = {
  procedure: Procedure
  /** What took its place, where the catalogue has it. */
  successor: Procedure | undefined
  called: readonly string[]
  dossiers: number
  history: readonly Told[]
  today: string
  mayWrite: boolean
}

export function ProcedureScreen({ procedure, successor, called, dossiers, history, today, mayWrite }: Props) {
  const lang = useLang()
  const { procedureId, code, name, url } = procedure
  return (
    <DeskScreen
      title={shorten(name, 90)}
      lead={code}
      crumbs={[
        { href: '/desk/dossiers', label: words.say(lang, 'services') },
        { href: '/desk/procedures', label: words.say(lang, 'procedures') },
      ]}
    >
      {!isInForce(procedure, today) && (
        <Notice
          kind="warning"
          title={words.say(lang, 'force')}
          action={
            successor && (
              <ButtonLink href={`/desk/procedures/${successor.procedureId}`}>
                {words.say(lang, 'replaced', { code: successor.code })}
              </ButtonLink>
            )
          }
        >
          <ForceMark procedure={procedure} today={today} />
        </Notice>
      )}
      <div class="columns">
        <Card title={words.say(lang, 'procedure')}>
          <p>{name}</p>
          <Facts
            facts={[
              { name: words.say(lang, 'code'), value: code },
              { name: words.say(lang, 'level'), value: levelName(lang, procedure.level) },
              { name: words.say(lang, 'authority'), value: procedure.authority || '—' },
              { name: words.say(lang, 'force'), value: <ForceMark procedure={procedure} today={today} /> },
              { name: words.say(lang, 'valid_from'), value: procedure.validFrom ? day(procedure.validFrom) : '—' },
              { name: words.say(lang, 'valid_to'), value: procedure.validTo ? day(procedure.validTo) : '—' },
              { name: words.say(lang, 'replaced_by'), value: procedure.replacedBy || '—' },
              { name: words.say(lang, 'decision'), value: procedure.decision || '—' },
              { name: words.say(lang, 'source'), value: procedure.source || '—' },
              {
                name: words.say(lang, 'verified'),
                value: words.say(lang, procedure.verified ? 'verified' : 'not_verified'),
              },
              { name: words.say(lang, 'also_called'), value: called.join('; ') || '—' },
              {
                name: words.say(lang, 'dossiers'),
                value: (
                  <a href={`/desk/dossiers/list?procedureId=${procedureId}`}>
                    {words.say(lang, 'used_in', { n: number(lang, dossiers) })}
                  </a>
                ),
              },
              {
                name: words.say(lang, 'url'),
                value:
                  url === '' ? (
                    '—'
                  ) : (
                    <a href={url} rel="noreferrer">
                      {words.say(lang, 'open_portal')}
                    </a>
                  ),
              },
            ]}
          />
        </Card>
        <div class="stack">
          {mayWrite && (
            <>
              <Confirm label={words.say(lang, 'correct_procedure')} question={words.say(lang, 'correct_procedure')}>
                <CommandForm order={correctProcedure} fixed={{ procedureId }} class="stack">
                  <ProcedureFields procedure={procedure} />
                  <Button kind="primary">{words.say(lang, 'save')}</Button>
                </CommandForm>
              </Confirm>
              <Confirm
                label={words.say(lang, 'end_procedure')}
                kind="danger"
                question={words.say(lang, 'end_question')}
              >
                <CommandForm order={endProcedure} fixed={{ procedureId }} class="stack">
                  <TextField
                    id="f-last-day"
                    name="lastDay"
                    type="date"
                    label={words.say(lang, 'last_day')}
                    value={procedure.validTo ?? today}
                    required
                  />
                  <TextField
                    id="f-successor"
                    name="replacedBy"
                    label={words.say(lang, 'replaced_by')}
                    value={procedure.replacedBy}
                    maxLength={40}
                    optional
                  />
                  <TextField
                    id="f-end-decision"
                    name="decision"
                    label={words.say(lang, 'decision')}
                    maxLength={200}
                    optional
                  />
                  <Button kind="danger">{words.say(lang, 'do_end')}</Button>
                </CommandForm>
              </Confirm>
            </>
          )}
          <HistoryCard title={words.say(lang, 'history')} history={history} nameOrder={nameOrder} />
        </div>
      </div>
    </DeskScreen>
  )
}

export function ProcedureNew() {
  const lang = useLang()
  return (
    <DeskScreen
      title={words.say(lang, 'add_procedure')}
      crumbs={[
        { href: '/desk/dossiers', label: words.say(lang, 'services') },
        { href: '/desk/procedures', label: words.say(lang, 'procedures') },
      ]}
    >
      <CommandForm order={addProcedure} born={['procedureId']} next="/desk/procedures/{procedureId}" class="stack">
        <ProcedureFields procedure={undefined} />
        <div class="actions">
          <Button kind="primary">{words.say(lang, 'add_procedure')}</Button>
        </div>
      </CommandForm>
    </DeskScreen>
  )
}

function ProcedureFields({ procedure }: { procedure: Procedure | undefined }) {
  const lang = useLang()
  const text = (name: 'authority' | 'decision' | 'source', maxLength: number) => (
    <TextField
      name={name}
      label={words.say(lang, name)}
      value={procedure?.[name] ?? ''}
      maxLength={maxLength}
      optional
    />
  )
  return (
    <>
      <TextField name="code" label={words.say(lang, 'code')} value={procedure?.code ?? ''} maxLength={40} required />
      <AreaField
        name="name"
        label={words.say(lang, 'name')}
        value={procedure?.name ?? ''}
        rows={3}
        maxLength={longestName}
        required
      />
      <SelectField
        name="level"
        label={words.say(lang, 'level')}
        value={procedure?.level ?? ''}
        options={[
          { value: '', label: words.say(lang, 'level_unknown') },
          { value: 'full', label: words.say(lang, 'full') },
          { value: 'partial', label: words.say(lang, 'partial') },
        ]}
      />
      {text('authority', 200)}
      <div class="checks">
        <TextField
          name="validFrom"
          type="date"
          label={words.say(lang, 'valid_from')}
          value={procedure?.validFrom ?? ''}
          optional
        />
        <TextField
          name="validTo"
          type="date"
          label={words.say(lang, 'valid_to')}
          value={procedure?.validTo ?? ''}
          optional
        />
      </div>
      <TextField
        name="replacedBy"
        label={words.say(lang, 'replaced_by')}
        value={procedure?.replacedBy ?? ''}
        maxLength={40}
        optional
      />
      {text('decision', 200)}
      {text('source', 300)}
      <TextField
        name="url"
        type="url"
        label={words.say(lang, 'url')}
        value={procedure?.url ?? ''}
        maxLength={500}
        optional
      />
      <Segmented
        name="verified"
        legend={words.say(lang, 'verified_question')}
        value={procedure?.verified ? 'yes' : 'no'}
        choices={[
          { value: 'no', label: words.say(lang, 'not_verified') },
          { value: 'yes', label: words.say(lang, 'verified') },
        ]}
      />
    </>
  )
}
