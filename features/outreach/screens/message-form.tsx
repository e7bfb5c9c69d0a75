import { useAttempted } from '../../../platform/kit/attempt.ts'
import { Button } from '../../../platform/kit/button.tsx'
import { CheckField } from '../../../platform/kit/choice.tsx'
import { CommandForm } from '../../../platform/kit/command-form.tsx'
import { AreaField, SelectField, TextField } from '../../../platform/kit/field.tsx'
import { DeskScreen } from '../../../platform/kit/frame.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { Tabs } from '../../../platform/kit/tabs.tsx'
import { channels, correctMessage, writeMessage } from '../contract.ts'
import type { Campaign, Message } from '../reads.ts'
import { words } from '../words.ts'
import type { TeamNames } from './parts.tsx'

export const askedFirst = ['villages', 'commune', 'none'] as const
export type AskedFirst = (typeof askedFirst)[number]

type Known = Pick<Message, 'channel' | 'title' | 'body' | 'from' | 'to' | 'isPublic' | 'teamIds'>

type Props = {
  campaign: Campaign
  teams: TeamNames
  known: Known
  first: AskedFirst
  like: string
}

/** A new message of a campaign; which teams are ticked to begin with is chosen above, before anything is typed. */
export function MessageNew({ campaign, teams, known, first, like }: Props) {
  const lang = useLang()
  const { campaignId, title } = campaign
  const here = (which: AskedFirst) =>
    `/desk/outreach/${campaignId}/new?${new URLSearchParams({ ask: which, ...(like && { like }) })}`
  const labels = { villages: 'all_villages', commune: 'ask_commune', none: 'ask_each' } as const
  return (
    <DeskScreen
      title={words.say(lang, 'write_message')}
      crumbs={[
        { href: '/desk/outreach', label: words.say(lang, 'outreach') },
        { href: `/desk/outreach/${campaignId}`, label: title },
      ]}
    >
      <Tabs
        label={words.say(lang, 'asked_teams')}
        tabs={askedFirst.map((which) => ({
          href: here(which),
          label: words.say(lang, labels[which]),
          here: which === first,
        }))}
      />
      <CommandForm
        order={writeMessage}
        fixed={{ campaignId }}
        born={['messageId']}
        next="/desk/outreach/messages/{messageId}"
        class="stack"
      >
        <MessageFields known={known} teams={teams} />
      </CommandForm>
    </DeskScreen>
  )
}

export function MessageCorrect({ message, teams }: { message: Message; teams: TeamNames }) {
  return (
    <CommandForm order={correctMessage} fixed={{ messageId: message.messageId }} class="stack">
      <MessageFields known={message} teams={teams} />
    </CommandForm>
  )
}

function MessageFields({ known, teams }: { known: Known; teams: TeamNames }) {
  const lang = useLang()
  return (
    <>
      <SelectField
        name="channel"
        label={words.say(lang, 'channel')}
        value={known.channel}
        options={channels.map((channel) => ({ value: channel.code, label: channel[lang] }))}
        required
      />
      <TextField name="title" label={words.say(lang, 'title')} value={known.title} required maxLength={120} />
      <AreaField
        name="body"
        label={words.say(lang, 'body')}
        hint={words.say(lang, 'body_hint')}
        value={known.body}
        rows={8}
        required
        maxLength={5000}
      />
      <div class="checks">
        <TextField name="from" type="date" label={words.say(lang, 'from')} value={known.from} required />
        <TextField name="to" type="date" label={words.say(lang, 'to')} value={known.to} required />
      </div>
      <AskedTeams asked={known.teamIds} teams={teams} />
      <CheckField name="isPublic" value="true" label={words.say(lang, 'is_public')} checked={known.isPublic} />
      <Button kind="primary">{words.say(lang, 'save')}</Button>
    </>
  )
}

function AskedTeams({ asked, teams }: { asked: readonly string[]; teams: TeamNames }) {
  const lang = useLang()
  const ticked = useAttempted('teamIds') ?? asked
  // A team that has ended since stays ticked until somebody takes it out.
  const gone = asked.filter((teamId) => !teams.has(teamId)).map((teamId) => [teamId, '—'] as const)
  return (
    <fieldset class="field">
      <legend class="field-label">{words.say(lang, 'asked_teams')}</legend>
      <p class="field-hint">{words.say(lang, 'asked_hint')}</p>
      <div class="checks">
        {[...teams, ...gone].map(([teamId, name]) => (
          <label key={teamId} class="check">
            <input type="checkbox" name="teamIds" value={teamId} checked={ticked.includes(teamId)} />
            <span>{name}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
