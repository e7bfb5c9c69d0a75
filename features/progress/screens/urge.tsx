import { ButtonLink } from '../../../platform/kit/button.tsx'
import { Card, Facts } from '../../../platform/kit/card.tsx'
import { StatusChip } from '../../../platform/kit/chip.tsx'
import { AreaField } from '../../../platform/kit/field.tsx'
import { DeskScreen } from '../../../platform/kit/frame.tsx'
import { PhoneIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { day } from '../../../platform/words/formats.ts'
import { showPhone } from '../../../platform/words/phone.ts'
import type { TeamProgress } from '../reads.ts'
import { tellProgress, words } from '../words.ts'

type Props = {
  team: TeamProgress
  leader: { name: string; phone: string | null } | undefined
  dueOn: string
  today: string
  until: string
}

/** A message ready to paste into the team's group: Zalo groups have no way in for programs. */
export function Urge({ team, leader, dueOn, today, until }: Props) {
  const lang = useLang()
  return (
    <DeskScreen
      title={words.say(lang, 'urge_title', { team: team.name })}
      lead={words.say(lang, 'urge_lead')}
      crumbs={[{ href: '/desk', label: words.say(lang, 'overview') }]}
    >
      <Card>
        <AreaField
          name="message"
          label={words.say(lang, 'urge_message')}
          hint={words.say(lang, 'urge_hint')}
          value={messageOf(team, leader?.name, { dueOn, today, until })}
          rows={10}
        />
      </Card>
      <Card title={team.name}>
        <Facts
          facts={[
            {
              name: words.say(lang, 'status'),
              value: team.status ? <StatusChip status={team.status} /> : words.say(lang, 'no_target'),
            },
            {
              name: words.say(lang, 'last_activity'),
              value: team.lastActivity ? day(team.lastActivity) : words.say(lang, 'never'),
            },
            { name: words.say(lang, 'leader_of_team'), value: leader?.name ?? '—' },
          ]}
        />
        {leader?.phone && (
          <ButtonLink href={`tel:${leader.phone}`} icon={PhoneIcon}>
            {words.say(lang, 'call', { phone: showPhone(leader.phone) })}
          </ButtonLink>
        )}
      </Card>
    </DeskScreen>
  )
}

/** Always Vietnamese: it is read in the village, whatever language the officer's screen has. */
function messageOf(
  team: TeamProgress,
  leader: string | undefined,
  days: { dueOn: string; today: string; until: string },
): string {
  const needed = team.paces.find((pace) => pace.perWeekNeeded !== null)?.perWeekNeeded
  return [
    leader
      ? words.say('vi', 'message_greeting', { name: leader, team: team.name })
      : words.say('vi', 'message_greeting_team', { team: team.name }),
    words.say('vi', 'message_today', { day: day(days.today), progress: tellProgress('vi', team.name, team.paces) }),
    needed ? words.say('vi', 'message_needed', { n: needed, day: day(days.until) }) : '',
    words.say('vi', 'message_report', { day: day(days.dueOn) }),
    words.say('vi', 'message_thanks'),
  ]
    .filter(Boolean)
    .join('\n\n')
}
