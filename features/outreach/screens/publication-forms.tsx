import type { Day } from '../../../platform/clock/days.ts'
import { Button } from '../../../platform/kit/button.tsx'
import { CommandForm } from '../../../platform/kit/command-form.tsx'
import { Confirm } from '../../../platform/kit/dialog.tsx'
import { SelectField, TextField } from '../../../platform/kit/field.tsx'
import { EditIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { type Channel, correctPublication, publish, undoPublication } from '../contract.ts'
import type { Message, Publication } from '../reads.ts'
import { words } from '../words.ts'
import type { TeamNames } from './parts.tsx'

type PublishProps = {
  message: Pick<Message, 'messageId' | 'channel' | 'title'>
  today: Day
  /** The team that says it, or those for which it can be said. */
  team: string | TeamNames
  big?: boolean
}

/** "It is published": the day, how often or how many copies, and what can be told of the reach. */
export function PublishForm({ message, today, team, big = false }: PublishProps) {
  const lang = useLang()
  const { messageId, channel, title } = message
  return (
    <CommandForm
      order={publish}
      label={title}
      fixed={{ messageId, ...(typeof team === 'string' && { teamId: team }) }}
      born={['publicationId']}
      class="stack"
    >
      {typeof team !== 'string' && (
        <SelectField
          name="teamId"
          label={words.say(lang, 'team')}
          options={[...team].map(([value, label]) => ({ value, label }))}
          required
        />
      )}
      <DoneFields
        channel={channel}
        known={{ publishedOn: today, times: 1, reach: null, link: '', note: '' }}
        max={today}
      />
      <Button kind="primary" big={big}>
        {words.say(lang, 'publish')}
      </Button>
    </CommandForm>
  )
}

type ChangeProps = { publication: Publication; channel: Channel; today: Day }

export function PublicationChange({ publication, channel, today }: ChangeProps) {
  const lang = useLang()
  const { publicationId } = publication
  return (
    <div class="actions">
      <Confirm label={words.say(lang, 'correct')} icon={EditIcon} kind="quiet" question={words.say(lang, 'correct')}>
        <CommandForm order={correctPublication} fixed={{ publicationId }} class="stack">
          <DoneFields channel={channel} known={publication} max={today} of={publicationId} />
          <TextField
            name="reason"
            id={`f-why-${publicationId}`}
            label={words.say(lang, 'correct_reason')}
            optional
            maxLength={300}
          />
          <Button kind="primary">{words.say(lang, 'save')}</Button>
        </CommandForm>
      </Confirm>
      <Confirm label={words.say(lang, 'undo')} kind="quiet" question={words.say(lang, 'undo_question')}>
        <CommandForm order={undoPublication} fixed={{ publicationId }} class="stack">
          <TextField
            name="reason"
            id={`f-undo-${publicationId}`}
            label={words.say(lang, 'reason')}
            required
            maxLength={300}
          />
          <Button kind="danger">{words.say(lang, 'undo')}</Button>
        </CommandForm>
      </Confirm>
    </div>
  )
}

type DoneProps = {
  channel: Channel
  known: Pick<Publication, 'publishedOn' | 'times' | 'reach' | 'link' | 'note'>
  max: Day
  /** Keeps the fields of several forms on one page apart. */
  of?: string
}

/** What has an address of its own to look at. */
const linked: readonly Channel[] = ['zalo', 'portal', 'facebook']

function DoneFields({ channel, known, max, of = 'new' }: DoneProps) {
  const lang = useLang()
  const id = (name: string) => `f-${name}-${of}`
  return (
    <>
      <TextField
        name="publishedOn"
        id={id('on')}
        type="date"
        label={words.say(lang, 'published_on')}
        value={known.publishedOn}
        max={max}
        required
      />
      <TextField
        name="times"
        id={id('times')}
        type="number"
        inputMode="numeric"
        label={words.say(lang, `times_${channel}`)}
        value={String(known.times)}
        min={1}
        required
      />
      <TextField
        name="reach"
        id={id('reach')}
        type="number"
        inputMode="numeric"
        label={words.say(lang, 'reach')}
        hint={words.say(lang, 'reach_hint')}
        value={known.reach === null ? '' : String(known.reach)}
        min={0}
        optional
      />
      {(linked.includes(channel) || known.link !== '') && (
        <TextField
          name="link"
          id={id('link')}
          type="url"
          label={words.say(lang, 'link')}
          hint={words.say(lang, 'link_hint')}
          value={known.link}
          maxLength={500}
          optional
        />
      )}
      <TextField
        name="note"
        id={id('note')}
        label={words.say(lang, 'note')}
        value={known.note}
        maxLength={300}
        optional
      />
    </>
  )
}
