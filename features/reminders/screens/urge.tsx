import { daysBetween } from '../../../platform/clock/days.ts'
import { Card, Facts } from '../../../platform/kit/card.tsx'
import { StatusChip } from '../../../platform/kit/chip.tsx'
import { DeskScreen } from '../../../platform/kit/frame.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { Tabs } from '../../../platform/kit/tabs.tsx'
import { day } from '../../../platform/words/formats.ts'
import { type About, abouts } from '../contract.ts'
import type { Queue, QueuedTeam } from '../reads.ts'
import { hasReported } from '../rules.ts'
import { tellDue, tellLast, words } from '../words.ts'
import { UrgeForm } from './urge-form.tsx'
import { type ShownUrge, UrgeHistory } from './urge-history.tsx'

type Props = { queued: QueuedTeam; queue: Queue; today: string; about: About; urges: readonly ShownUrge[] }

/** One team: the message ready to paste (Zalo groups have no way in for programs), and what urging led to before. */
export function Urge({ queued, queue, today, about, urges }: Props) {
  const lang = useLang()
  const { team, leader, reportStatus, last } = queued
  const reported = hasReported(reportStatus)
  return (
    <DeskScreen
      title={words.say(lang, 'title', { team: team.name })}
      lead={words.say(lang, 'title_lead')}
      crumbs={[{ href: '/desk/reminders', label: words.say(lang, 'reminders') }]}
    >
      {!reported && (
        <Tabs
          label={words.say(lang, 'what_about')}
          tabs={abouts.map((each) => ({
            href: `/desk/urge/${team.teamId}?about=${each}`,
            label: words.say(lang, `about_${each}`),
            here: each === about,
          }))}
        />
      )}
      <Card>
        <UrgeForm queued={queued} queue={queue} today={today} about={about} />
      </Card>
      <Card title={team.name}>
        <Facts
          facts={[
            {
              name: words.say(lang, 'status'),
              value: team.status ? <StatusChip status={team.status} /> : words.say(lang, 'no_target'),
            },
            {
              name: words.say(lang, 'report'),
              value: reported
                ? words.say(lang, 'reported')
                : `${words.say(lang, reportStatus === 'returned' ? 'returned' : 'not_reported')}. ${tellDue(lang, queue.dueOn, queue.due)}`,
            },
            {
              name: words.say(lang, 'last_activity'),
              value: team.lastActivity ? day(team.lastActivity) : words.say(lang, 'never'),
            },
            { name: words.say(lang, 'leader_of_team'), value: leader?.name ?? '—' },
            { name: words.say(lang, 'reminders'), value: tellLast(lang, last && daysBetween(last.urgedOn, today)) },
          ]}
        />
      </Card>
      <UrgeHistory urges={urges} />
    </DeskScreen>
  )
}
