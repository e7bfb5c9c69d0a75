import type { Day } from '../../../platform/clock/days.ts'
import { ButtonLink } from '../../../platform/kit/button.tsx'
import { Card, Facts } from '../../../platform/kit/card.tsx'
import { EmptyState } from '../../../platform/kit/empty-state.tsx'
import { FieldScreen } from '../../../platform/kit/frame.tsx'
import { CampaignIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { RowLinks } from '../../../platform/kit/row-links.tsx'
import { day, number, shortDay } from '../../../platform/words/formats.ts'
import type { Asked, Message, Publication } from '../reads.ts'
import { nameChannel, words } from '../words.ts'
import { Remarks } from './message.tsx'
import { StateChip } from './parts.tsx'
import { PublicationChange, PublishForm } from './publication-forms.tsx'
import { Ready } from './ready.tsx'

type ListProps = { open: readonly Asked[]; done: readonly Asked[]; suffix: string }

/** What the team is asked to tell people: what is overdue first, then what was done. */
export function FieldOutreach({ open, done, suffix }: ListProps) {
  const lang = useLang()
  return (
    <FieldScreen
      title={words.say(lang, 'own')}
      here="today"
      back={{ href: `/field${suffix}`, label: words.say(lang, 'to_today') }}
    >
      {open.length + done.length === 0 && (
        <EmptyState icon={CampaignIcon} title={words.say(lang, 'none_asked')}>
          {words.say(lang, 'none_asked_text')}
        </EmptyState>
      )}
      {open.length > 0 && (
        <Card title={words.say(lang, 'to_publish')}>
          <Rows asked={open} suffix={suffix} />
        </Card>
      )}
      {done.length > 0 && (
        <Card title={words.say(lang, 'was_published')}>
          <Rows asked={done} suffix={suffix} />
        </Card>
      )}
    </FieldScreen>
  )
}

function Rows({ asked, suffix }: { asked: readonly Asked[]; suffix: string }) {
  const lang = useLang()
  return (
    <RowLinks
      label={words.say(lang, 'own')}
      rows={asked.map(({ messageId, title, channel, to, state, publication }) => ({
        key: messageId,
        href: `/field/outreach/${messageId}${suffix}`,
        icon: CampaignIcon,
        title,
        note: `${nameChannel(lang, channel)} · ${
          publication === null
            ? words.say(lang, 'by_day', { day: shortDay(to) })
            : words.say(lang, 'done_title', { day: shortDay(publication.publishedOn) })
        }`,
        after: <StateChip state={state} />,
      }))}
    />
  )
}

/** On the first screen of the day: how many are to be published, and how many are overdue. */
export function OutreachStrip({ open, late, suffix }: { open: number; late: number; suffix: string }) {
  const lang = useLang()
  const label =
    late > 0
      ? words.say(lang, 'own_late', { n: late })
      : open > 0
        ? words.say(lang, 'own_n', { n: open })
        : words.say(lang, 'own')
  return (
    <ButtonLink href={`/field/outreach${suffix}`} icon={CampaignIcon} kind="quiet">
      {label}
    </ButtonLink>
  )
}

type OneProps = {
  message: Message
  publication: Publication | undefined
  teamId: string
  commune: string
  today: Day
  mayWrite: boolean
  back: string
}

export function FieldMessage({ message, publication, teamId, commune, today, mayWrite, back }: OneProps) {
  const lang = useLang()
  const { channel, withdrawnReason, to } = message
  return (
    <FieldScreen title={message.title} here="today" back={{ href: back, label: words.say(lang, 'back_to_own') }}>
      <Card>
        <p>
          {nameChannel(lang, channel)}, {words.say(lang, 'by_day', { day: day(to) })}
        </p>
        {withdrawnReason !== null && <p>{words.say(lang, 'withdrawn_because', { reason: withdrawnReason })}</p>}
      </Card>
      <Ready message={message} commune={commune} />
      {publication ? (
        <Card title={words.say(lang, 'done_title', { day: day(publication.publishedOn) })}>
          <Facts
            facts={[
              { name: words.say(lang, 'times'), value: number(lang, publication.times) },
              {
                name: words.say(lang, 'reach_short'),
                value: publication.reach === null ? words.say(lang, 'reach_unknown') : number(lang, publication.reach),
              },
            ]}
          />
          <Remarks publication={publication} />
          {mayWrite && <PublicationChange {...{ publication, channel, today }} />}
        </Card>
      ) : (
        mayWrite && (
          <Card title={words.say(lang, 'publish')} tone="wash">
            <PublishForm message={message} today={today} team={teamId} big />
          </Card>
        )
      )}
    </FieldScreen>
  )
}
