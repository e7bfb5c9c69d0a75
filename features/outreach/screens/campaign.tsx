import { Button, ButtonLink } from '../../../platform/kit/button.tsx'
import { Card, Facts } from '../../../platform/kit/card.tsx'
import { CommandForm } from '../../../platform/kit/command-form.tsx'
import { DataTable } from '../../../platform/kit/data-table.tsx'
import { Confirm } from '../../../platform/kit/dialog.tsx'
import { EmptyState } from '../../../platform/kit/empty-state.tsx'
import { TextField } from '../../../platform/kit/field.tsx'
import { DeskScreen } from '../../../platform/kit/frame.tsx'
import { HistoryCard, type Told } from '../../../platform/kit/history-card.tsx'
import { CampaignIcon, EditIcon, PlusIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { restoreCampaign, withdrawCampaign } from '../contract.ts'
import type { Campaign, ListedMessage } from '../reads.ts'
import { nameChannel, nameOrder, tellDays, words } from '../words.ts'
import { CampaignForm } from './campaign-form.tsx'
import { StateChip, type Tasks } from './parts.tsx'

type Props = {
  campaign: Campaign
  tasks: Tasks
  messages: readonly ListedMessage[]
  history: readonly Told[]
  mayPlan: boolean
}

export function CampaignScreen({ campaign, tasks, messages, history, mayPlan }: Props) {
  const lang = useLang()
  const { campaignId, withdrawnReason } = campaign
  const isOpen = mayPlan && withdrawnReason === null
  return (
    <DeskScreen
      title={campaign.title}
      lead={campaign.goal}
      crumbs={[{ href: `/desk/outreach?plan=${campaign.planId}`, label: words.say(lang, 'outreach') }]}
      actions={
        isOpen && (
          <ButtonLink href={`/desk/outreach/${campaignId}/new`} kind="primary" icon={PlusIcon}>
            {words.say(lang, 'write_message')}
          </ButtonLink>
        )
      }
    >
      <Card>
        <Facts
          facts={[
            { name: words.say(lang, 'days'), value: tellDays(campaign) },
            {
              name: words.say(lang, 'task'),
              value: (campaign.taskId && tasks.get(campaign.taskId)) || words.say(lang, 'no_task'),
            },
            ...(withdrawnReason === null
              ? []
              : [
                  {
                    name: words.say(lang, 'state'),
                    value: words.say(lang, 'withdrawn_because', { reason: withdrawnReason }),
                  },
                ]),
          ]}
        />
      </Card>
      <DataTable
        caption={words.say(lang, 'messages')}
        rows={messages}
        rowKey={({ messageId }) => messageId}
        empty={
          <EmptyState icon={CampaignIcon} title={words.say(lang, 'no_messages')}>
            {words.say(lang, 'no_messages_text')}
          </EmptyState>
        }
        columns={[
          {
            key: 'title',
            header: words.say(lang, 'message'),
            naming: true,
            cell: ({ messageId, title }) => <a href={`/desk/outreach/messages/${messageId}`}>{title}</a>,
          },
          {
            key: 'channel',
            header: words.say(lang, 'channel'),
            cell: ({ channel }) => nameChannel(lang, channel),
          },
          { key: 'days', header: words.say(lang, 'days'), cell: tellDays },
          {
            key: 'published',
            header: words.say(lang, 'published'),
            kind: 'figure',
            cell: ({ published, asked }) => words.say(lang, 'published_of', { done: published, asked }),
          },
          {
            key: 'state',
            header: words.say(lang, 'state'),
            cell: ({ state, asked, published }) => <StateChip state={state} late={asked - published} />,
          },
        ]}
      />
      {mayPlan && <Changes campaign={campaign} tasks={tasks} />}
      {history.length > 0 && <HistoryCard title={words.say(lang, 'history')} history={history} nameOrder={nameOrder} />}
    </DeskScreen>
  )
}

function Changes({ campaign, tasks }: Pick<Props, 'campaign' | 'tasks'>) {
  const lang = useLang()
  const { campaignId, planId, withdrawnReason } = campaign
  if (withdrawnReason !== null)
    return (
      <CommandForm order={restoreCampaign} fixed={{ campaignId }}>
        <Button>{words.say(lang, 'restore')}</Button>
      </CommandForm>
    )
  return (
    <div class="stack">
      <Confirm
        label={words.say(lang, 'correct_campaign')}
        icon={EditIcon}
        question={words.say(lang, 'correct_campaign')}
      >
        <CampaignForm {...{ planId, tasks, campaign }} days={campaign} />
      </Confirm>
      <Confirm
        label={words.say(lang, 'withdraw')}
        kind="danger"
        question={words.say(lang, 'withdraw_campaign_question')}
      >
        <CommandForm order={withdrawCampaign} fixed={{ campaignId }} class="stack">
          <TextField name="reason" label={words.say(lang, 'reason')} required maxLength={300} />
          <Button kind="danger">{words.say(lang, 'withdraw')}</Button>
        </CommandForm>
      </Confirm>
    </div>
  )
}
