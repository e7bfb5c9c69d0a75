import { daysBetween } from '../../../platform/clock/days.ts'
import { useStanding } from '../../../platform/kit/attempt.ts'
import { ButtonLink } from '../../../platform/kit/button.tsx'
import { Card } from '../../../platform/kit/card.tsx'
import { Chip, Chips, StatusChip } from '../../../platform/kit/chip.tsx'
import { EmptyState } from '../../../platform/kit/empty-state.tsx'
import { DeskScreen } from '../../../platform/kit/frame.tsx'
import { BellIcon, CalendarIcon, CheckRoundIcon, PlanIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { tellProgress } from '../../progress/words.ts'
import { logUrge } from '../contract.ts'
import type { Queue, QueuedTeam } from '../reads.ts'
import type { Reason } from '../rules.ts'
import { tellDayOff, tellDue, tellLast, words } from '../words.ts'
import { GroupMessage } from './group-message.tsx'
import { Periods } from './periods.tsx'
import { UrgeForm } from './urge-form.tsx'
import { tellFollowed } from './urge-history.tsx'

type Props = { queue: Queue | undefined; today: string; chosen: readonly string[] }

/** Today's work of urging: who, why, and with which words. */
export function Reminders({ queue, today, chosen }: Props) {
  const lang = useLang()
  const title = words.say(lang, 'reminders')
  if (!queue) {
    const plans = (
      <ButtonLink href="/desk/plans" icon={PlanIcon}>
        {words.say(lang, 'see_plans')}
      </ButtonLink>
    )
    return (
      <DeskScreen title={title}>
        <EmptyState icon={PlanIcon} title={words.say(lang, 'no_plan')} action={plans}>
          {words.say(lang, 'no_plan_text')}
        </EmptyState>
      </DeskScreen>
    )
  }
  const waiting = queue.teams.filter(({ reasons }) => reasons.length > 0)
  const inOrder = waiting.sort((left, right) => urgencyOf(left.reasons) - urgencyOf(right.reasons))
  const dayOff = tellDayOff(lang, queue.dueOn, queue.workingDays)
  const actions = (
    <>
      <ButtonLink href="/desk/reminders/log">{words.say(lang, 'log_of_urges')}</ButtonLink>
      <ButtonLink href="/desk/reminders/days-off" icon={CalendarIcon}>
        {words.say(lang, 'days_off')}
      </ButtonLink>
    </>
  )
  return (
    <DeskScreen title={title} lead={words.say(lang, 'lead')} actions={actions}>
      <Chips>
        <Chip tone={queue.due.kind === 'late' ? 'behind' : 'primary'}>{tellDue(lang, queue.dueOn, queue.due)}</Chip>
        {dayOff && <Chip>{dayOff}</Chip>}
      </Chips>
      <GroupMessage queue={queue} chosen={chosen} />
      {inOrder.length === 0 ? (
        <EmptyState icon={CheckRoundIcon} title={words.say(lang, 'nobody')}>
          {words.say(lang, 'nobody_text')}
        </EmptyState>
      ) : (
        <section class="stack" aria-labelledby="to-urge">
          <h2 class="card-title" id="to-urge">
            {words.say(lang, 'to_urge')}: {inOrder.length}
          </h2>
          {inOrder.map((queued) => (
            <ToUrge key={queued.team.teamId} queued={queued} queue={queue} today={today} />
          ))}
        </section>
      )}
      <Periods queue={queue} today={today} />
    </DeskScreen>
  )
}

function ToUrge({ queued, queue, today }: { queued: QueuedTeam; queue: Queue; today: string }) {
  const lang = useLang()
  const { team, leader, reasons, last } = queued
  const { attempt } = useStanding()
  // What was refused must be seen, with the words that were typed.
  const isRefused = attempt?.type === logUrge.type && attempt.values['teamId']?.[0] === team.teamId
  return (
    <Card title={team.name} level={3}>
      <Chips>
        {reasons.map((reason) =>
          reason === 'report' ? (
            <Chip key={reason} tone={queue.due.kind === 'late' ? 'behind' : 'primary'}>
              {tellDue(lang, queue.dueOn, queue.due)}
            </Chip>
          ) : (
            <StatusChip key={reason} status={reason} detail={words.say(lang, reason)} />
          ),
        )}
      </Chips>
      {team.paces.length > 0 && <p>{tellProgress(lang, team.name, team.paces)}</p>}
      <p class="small soft">
        {leader && `${words.say(lang, 'leader_of_team')}: ${leader.name}. `}
        <a href={`/desk/urge/${team.teamId}`}>
          {tellLast(lang, last && daysBetween(last.urgedOn, today))}
          <span class="only-spoken"> {team.name}</span>
        </a>
        {last && `. ${tellFollowed(lang, last.followed)}`}
      </p>
      <details class="confirm" open={isRefused}>
        <summary class="button button-secondary">
          <BellIcon />
          <span>
            {words.say(lang, 'open_message')}
            <span class="only-spoken"> {team.name}</span>
          </span>
        </summary>
        <div class="confirm-box">
          <UrgeForm
            queued={queued}
            queue={queue}
            today={today}
            about={reasons.includes('report') ? 'report' : 'targets'}
          />
        </div>
      </details>
    </Card>
  )
}

/** A team that stands still comes first, whatever else it is to be urged for. */
function urgencyOf(reasons: readonly Reason[]): number {
  return reasons.includes('stalled') ? 0 : reasons.includes('behind') ? 1 : 2
}
