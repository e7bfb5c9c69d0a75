import type { Day } from '../../../platform/clock/days.ts'
import { Button, ButtonLink } from '../../../platform/kit/button.tsx'
import { Card, Facts } from '../../../platform/kit/card.tsx'
import { CommandForm } from '../../../platform/kit/command-form.tsx'
import { DataTable } from '../../../platform/kit/data-table.tsx'
import { Confirm } from '../../../platform/kit/dialog.tsx'
import { TextField } from '../../../platform/kit/field.tsx'
import { DeskScreen } from '../../../platform/kit/frame.tsx'
import { HistoryCard, type Told } from '../../../platform/kit/history-card.tsx'
import { CheckIcon, EditIcon, PlusIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { day, figure, number } from '../../../platform/words/formats.ts'
import { restoreMessage, withdrawMessage } from '../contract.ts'
import type { Campaign, Message, Publication } from '../reads.ts'
import { stateOf } from '../rules.ts'
import { nameChannel, nameOrder, tellDays, words } from '../words.ts'
import { MessageCorrect } from './message-form.tsx'
import { StateChip, type TeamNames } from './parts.tsx'
import { PublicationChange, PublishForm } from './publication-forms.tsx'
import { Ready } from './ready.tsx'

type Props = {
  message: Message
  campaign: Campaign
  /** What stands and what was taken back. */
  publications: readonly Publication[]
  teams: TeamNames
  commune: string
  history: readonly Told[]
  today: Day
  mayPlan: boolean
}

type Row = { readonly teamId: string; readonly publication: Publication | undefined }

/** One message: its words ready to use, which teams have published it, and what is done seldom. */
export function MessageScreen(props: Props) {
  const { message, campaign, publications, teams, commune, history, today, mayPlan } = props
  const lang = useLang()
  const { messageId, withdrawnReason, teamIds } = message
  const standing = publications.filter(({ undoneReason }) => undoneReason === null)
  const rows: Row[] = [
    ...teamIds.map((teamId) => ({ teamId, publication: standing.find((one) => one.teamId === teamId) })),
    ...publications.filter((one) => one.undoneReason !== null).map((one) => ({ teamId: one.teamId, publication: one })),
  ]
  const left = new Map([...teams].filter(([teamId]) => !standing.some((one) => one.teamId === teamId)))
  const state = stateOf({ ...message, asked: teamIds.length, published: standing.length }, today)
  return (
    <DeskScreen
      title={message.title}
      lead={`${nameChannel(lang, message.channel)} · ${tellDays(message)}`}
      crumbs={[
        { href: `/desk/outreach?plan=${campaign.planId}`, label: words.say(lang, 'outreach') },
        { href: `/desk/outreach/${campaign.campaignId}`, label: campaign.title },
      ]}
    >
      <div class="columns">
        <div class="stack">
          <Card>
            <Facts
              facts={[
                {
                  name: words.say(lang, 'state'),
                  value:
                    withdrawnReason === null ? (
                      <StateChip state={state} late={teamIds.length - standing.length} />
                    ) : (
                      words.say(lang, 'withdrawn_because', { reason: withdrawnReason })
                    ),
                },
                {
                  name: words.say(lang, 'published'),
                  value: words.say(lang, 'published_of', { done: standing.length, asked: teamIds.length }),
                },
                ...(message.isPublic
                  ? [
                      {
                        name: words.say(lang, 'column'),
                        value: <a href={`/xa/${commune}/column/${messageId}`}>{words.say(lang, 'public_yes')}</a>,
                      },
                    ]
                  : []),
              ]}
            />
          </Card>
          <Ready message={message} commune={commune} leaflet={`/desk/outreach/messages/${messageId}/leaflet`} />
        </div>
        <div class="stack">
          {mayPlan && <Changes {...props} />}
          {mayPlan && left.size > 0 && (
            <Confirm label={words.say(lang, 'publish_for')} icon={CheckIcon} question={words.say(lang, 'publish_for')}>
              <PublishForm message={message} today={today} team={left} />
            </Confirm>
          )}
        </div>
      </div>
      <Teams {...{ rows, teams, message, today, mayPlan }} />
      {history.length > 0 && <HistoryCard title={words.say(lang, 'history')} history={history} nameOrder={nameOrder} />}
    </DeskScreen>
  )
}

function Teams({
  rows,
  teams,
  message,
  today,
  mayPlan,
}: Pick<Props, 'teams' | 'message' | 'today' | 'mayPlan'> & { rows: readonly Row[] }) {
  const lang = useLang()
  return (
    <DataTable
      caption={words.say(lang, 'state_of_teams')}
      rows={rows}
      rowKey={({ teamId, publication }) => publication?.publicationId ?? teamId}
      columns={[
        { key: 'team', header: words.say(lang, 'team'), naming: true, cell: ({ teamId }) => teams.get(teamId) ?? '—' },
        {
          key: 'on',
          header: words.say(lang, 'published_on'),
          cell: ({ publication }) => {
            if (!publication) return <StateChip state={stateOf({ ...message, asked: 1, published: 0 }, today)} />
            const { undoneReason: reason, publishedOn } = publication
            return reason === null ? day(publishedOn) : <s>{day(publishedOn)}</s>
          },
        },
        {
          key: 'times',
          header: words.say(lang, 'times'),
          kind: 'figure',
          cell: ({ publication }) => (publication ? number(lang, publication.times) : '—'),
        },
        {
          key: 'reach',
          header: words.say(lang, 'reach_short'),
          kind: 'figure',
          cell: ({ publication }) => figure(lang, publication?.reach ?? null),
        },
        {
          key: 'note',
          header: words.say(lang, 'note'),
          cell: ({ publication }) => publication && <Remarks publication={publication} />,
        },
        ...(mayPlan
          ? [
              {
                key: 'change',
                header: words.say(lang, 'correct'),
                kind: 'action' as const,
                cell: ({ publication }: Row) =>
                  publication?.undoneReason === null && (
                    <PublicationChange publication={publication} channel={message.channel} today={today} />
                  ),
              },
            ]
          : []),
      ]}
    />
  )
}

export function Remarks({ publication: { link, note, undoneReason } }: { publication: Publication }) {
  const lang = useLang()
  return (
    <>
      {note}
      {link !== '' && (
        <p class="small">
          <a href={link} rel="noopener noreferrer nofollow">
            {words.say(lang, 'link')}
          </a>
        </p>
      )}
      {undoneReason !== null && <p class="small">{words.say(lang, 'undone', { reason: undoneReason })}</p>}
    </>
  )
}

function Changes({ message, campaign, teams }: Props) {
  const lang = useLang()
  const { messageId, campaignId, withdrawnReason } = message
  if (withdrawnReason !== null)
    return campaign.withdrawnReason === null ? (
      <CommandForm order={restoreMessage} fixed={{ messageId }}>
        <Button>{words.say(lang, 'restore')}</Button>
      </CommandForm>
    ) : null
  return (
    <>
      <ButtonLink href={`/desk/outreach/${campaignId}/new?like=${messageId}`} icon={PlusIcon}>
        {words.say(lang, 'another_channel')}
      </ButtonLink>
      <Confirm label={words.say(lang, 'correct_message')} icon={EditIcon} question={words.say(lang, 'correct_message')}>
        <MessageCorrect message={message} teams={teams} />
      </Confirm>
      <Confirm
        label={words.say(lang, 'withdraw')}
        kind="danger"
        question={words.say(lang, 'withdraw_message_question')}
      >
        <CommandForm order={withdrawMessage} fixed={{ messageId }} class="stack">
          <TextField name="reason" label={words.say(lang, 'reason')} required maxLength={300} />
          <Button kind="danger">{words.say(lang, 'withdraw')}</Button>
        </CommandForm>
      </Confirm>
    </>
  )
}
