import type { Day } from '../../../platform/clock/days.ts'
import { Card, Facts } from '../../../platform/kit/card.tsx'
import { StatusChip } from '../../../platform/kit/chip.tsx'
import { EmptyState } from '../../../platform/kit/empty-state.tsx'
import { FieldScreen } from '../../../platform/kit/frame.tsx'
import { PlanIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { day, number } from '../../../platform/words/formats.ts'
import { figures } from '../contract.ts'
import type { Pace } from '../rules/pace.ts'
import { tellForecast, tellMethod, tellRate, words } from '../words.ts'
import { type FieldTeam, OwnAge, OwnMeters, OwnSentence } from './field-parts.tsx'
import { fieldRecordsHref } from './records-href.ts'

type Props = {
  team: FieldTeam
  window: { from: string; to: string } | undefined
  /** Visits of the plan's days that come after what its report takes up. */
  later: { visits: number; after: Day } | undefined
}

export function FieldProgress({ team, window, later }: Props) {
  const lang = useLang()
  const { progress } = team
  if (!progress || !window) {
    return (
      <FieldScreen title={words.say(lang, 'progress')} here="progress">
        <EmptyState icon={PlanIcon} title={words.say(lang, 'no_plan')}>
          {words.say(lang, 'no_plan_text')}
        </EmptyState>
      </FieldScreen>
    )
  }
  return (
    <FieldScreen title={words.say(lang, 'progress')} here="progress">
      <div data-progress={team.teamId} class="stack">
        <ProgressNow team={team} window={window} />
      </div>
      {later && later.visits > 0 && (
        <Card>
          <p>{words.say(lang, 'in_next_report', { n: number(lang, later.visits), day: day(later.after) })}</p>
        </Card>
      )}
    </FieldScreen>
  )
}

/** All that is counted, by the server or by the phone itself where there is no network. */
export function ProgressNow({
  team,
  window,
  asOf,
  adds,
}: Parameters<typeof OwnAge>[0] & Pick<Props, 'team' | 'window'>) {
  const lang = useLang()
  const { progress } = team
  if (!progress || !window) return null
  const main = progress.paces.find(({ left }) => left > 0)
  return (
    <>
      <Card>
        <OwnSentence team={team} />
        {progress.status && (
          <p>
            <StatusChip status={progress.status} detail={words.say(lang, progress.status)} />
          </p>
        )}
        <OwnMeters progress={progress} />
        <OwnAge asOf={asOf} adds={adds} />
        {main && main.left > 0 && <OwnForecast pace={main} />}
        <p class="small soft">{words.say(lang, 'target_window', { from: day(window.from), to: day(window.to) })}</p>
      </Card>
      <Card title={words.say(lang, 'all_figures')}>
        <Facts
          facts={[
            ...figures.map((figure) => ({
              name: words.say(lang, figure),
              value: number(lang, progress.figures[figure]),
              href: fieldRecordsHref(figure, 'target', team.suffix),
            })),
            {
              name: words.say(lang, 'last_activity'),
              value: progress.lastActivity ? day(progress.lastActivity) : words.say(lang, 'never'),
            },
          ]}
        />
      </Card>
    </>
  )
}

/** What a week needs and gets, and where that leads, with how it was reckoned. */
function OwnForecast({ pace }: { pace: Pace }) {
  const lang = useLang()
  return (
    <>
      {pace.perWeekNeeded !== null && <p>{words.say(lang, 'each_week', { rate: tellRate(lang, pace) })}</p>}
      <p>{tellForecast(lang, pace)}</p>
      <p class="small soft">{tellMethod(lang, pace)}</p>
    </>
  )
}
