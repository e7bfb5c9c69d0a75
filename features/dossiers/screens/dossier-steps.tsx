import { Button } from '../../../platform/kit/button.tsx'
import { Card } from '../../../platform/kit/card.tsx'
import { TileChoice } from '../../../platform/kit/choice.tsx'
import { CommandForm } from '../../../platform/kit/command-form.tsx'
import { Confirm } from '../../../platform/kit/dialog.tsx'
import { AreaField, TextField } from '../../../platform/kit/field.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { Timeline } from '../../../platform/kit/steps.tsx'
import { day, moment } from '../../../platform/words/formats.ts'
import { cancelDossier, moveDossier, remindOfDossier, undoMove } from '../contract.ts'
import type { Dossier, DossierEvent } from '../reads.ts'
import { isOpen, waysFrom } from '../rules.ts'
import { nameProcedure, nameStatus, words } from '../words.ts'

export type ToldEvent = DossierEvent & { readonly name: string | undefined }

/** What may become of it next, with the day, and taking back what was put down last. */
export function NextStep({
  dossier,
  events,
  today,
}: {
  dossier: Dossier
  events: readonly ToldEvent[]
  today: string
}) {
  const lang = useLang()
  const { dossierId, status, statusOn, remindOn } = dossier
  return (
    <Card title={words.say(lang, 'next_step')} tone="wash">
      {isOpen(status) ? (
        <CommandForm order={moveDossier} fixed={{ dossierId }} born={['eventId']} class="stack">
          <TileChoice
            name="status"
            kind="radio"
            wide
            legend={words.say(lang, 'new_status')}
            tiles={waysFrom(status).map((value) => ({ value, label: nameStatus(lang, value) }))}
          />
          <TextField
            name="on"
            type="date"
            label={words.say(lang, 'on_day')}
            value={today}
            min={statusOn}
            max={today}
            required
          />
          <TextField
            id="f-next-reminder"
            name="remindOn"
            type="date"
            label={words.say(lang, 'remind_on')}
            value={remindOn !== null && remindOn > today ? remindOn : ''}
            optional
          />
          <AreaField
            id="f-step-note"
            name="note"
            rows={2}
            label={words.say(lang, 'note')}
            hint={words.say(lang, 'note_hint')}
            maxLength={500}
            optional
          />
          <Button kind="primary">{words.say(lang, 'save_step')}</Button>
        </CommandForm>
      ) : (
        <p>{words.say(lang, 'at_end')}</p>
      )}
      {events.length > 0 && (
        <CommandForm order={undoMove} fixed={{ dossierId }}>
          <Button kind="quiet">{words.say(lang, 'undo_step')}</Button>
        </CommandForm>
      )}
    </Card>
  )
}

export function Reminder({ dossier, next }: { dossier: Dossier; next?: string }) {
  const lang = useLang()
  const { dossierId, remindOn } = dossier
  return (
    <Card title={words.say(lang, 'reminder')}>
      <CommandForm
        order={remindOfDossier}
        fixed={{ dossierId }}
        class="stack"
        {...(next === undefined ? {} : { next })}
      >
        <TextField
          name="remindOn"
          id="f-reminder"
          type="date"
          label={words.say(lang, 'remind_on')}
          hint={words.say(lang, 'remind_hint')}
          value={remindOn ?? ''}
        />
        <Button>{words.say(lang, 'save_reminder')}</Button>
      </CommandForm>
      {remindOn !== null && (
        <CommandForm order={remindOfDossier} name="drop-reminder" fixed={{ dossierId, remindOn: '' }}>
          <Button kind="quiet">{words.say(lang, 'drop_reminder')}</Button>
        </CommandForm>
      )}
    </Card>
  )
}

export function Story({ dossier, events }: { dossier: Dossier; events: readonly ToldEvent[] }) {
  const lang = useLang()
  const steps = events.map(({ eventId, status, on, note, name, at }) => ({
    key: eventId,
    when: day(on),
    title: nameStatus(lang, status),
    text: [note, name && `${name}, ${moment(at)}`].filter(Boolean).join(' · '),
    tone: 'primary' as const,
  }))
  const filed = { key: 'filed', when: day(dossier.filedOn), title: words.say(lang, 'filed'), tone: 'primary' as const }
  return (
    <Card title={words.say(lang, 'story')}>
      <Timeline label={words.say(lang, 'story')} items={[...steps.toReversed(), filed]} />
    </Card>
  )
}

export function TakeOut({ dossier, next }: { dossier: Dossier; next: string }) {
  const lang = useLang()
  return (
    <Confirm label={words.say(lang, 'cancel')} kind="danger" question={words.say(lang, 'cancel_question')}>
      <CommandForm order={cancelDossier} fixed={{ dossierId: dossier.dossierId }} next={next} class="stack">
        <input type="hidden" name="_label" value={nameProcedure(lang, dossier)} />
        <TextField
          id="f-cancel-reason"
          name="reason"
          label={words.say(lang, 'cancel_reason')}
          maxLength={300}
          required
        />
        <Button kind="danger">{words.say(lang, 'cancel')}</Button>
      </CommandForm>
    </Confirm>
  )
}
