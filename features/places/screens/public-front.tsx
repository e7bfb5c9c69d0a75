import type { ComponentChildren } from 'preact'
import { daysBetween } from '../../../platform/clock/days.ts'
import { ButtonLink } from '../../../platform/kit/button.tsx'
import { Card } from '../../../platform/kit/card.tsx'
import { PublicScreen } from '../../../platform/kit/frame.tsx'
import { HelpIcon, LessonIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { Notice } from '../../../platform/kit/notice.tsx'
import { RowLinks } from '../../../platform/kit/row-links.tsx'
import { StatRow, StatTile } from '../../../platform/kit/stat-tile.tsx'
import { day, number } from '../../../platform/words/formats.ts'
import type { Lang } from '../../../platform/words/words.ts'
import { words } from '../words.ts'
import { guides } from './guides.tsx'

export type Period = {
  from: string
  to: string
  dueOn: string
  householdsEach: number | undefined
  vulnerableEach: number | undefined
}
export type Achieved = { households: number; vulnerable: number; dossiers: number }

type Props = {
  commune: string
  /** What stands before the addresses of this commune's pages: nothing, or `/xa/<code>` where several share a server. */
  base: string
  /** Where and when people can come next. */
  next?: ComponentChildren
  today: string
  period: Period | undefined
  achieved: Achieved | undefined
}

/** The first page of a commune: help first, then what is being done, then learning by oneself. */
export function PublicFront({ commune, base, next, today, period, achieved }: Props) {
  const lang = useLang()
  return (
    <PublicScreen
      title={words.say(lang, 'front_title')}
      lead={words.say(lang, 'front_lead', { commune })}
      action={
        <ButtonLink kind="primary" big href={`${base}/help`} icon={HelpIcon}>
          {words.say(lang, 'need_help')}
        </ButtonLink>
      }
    >
      <Notice kind="warning" title={words.say(lang, 'never_otp')}>
        {words.say(lang, 'never_otp_text')}
      </Notice>
      {next}
      <h2>{words.say(lang, 'learn')}</h2>
      <RowLinks
        label={words.say(lang, 'learn')}
        rows={guides.map((guide) => ({
          key: guide.code,
          href: `${base}/guides/${guide.code}`,
          icon: guide.icon,
          title: words.say(lang, guide.code),
          note: words.say(lang, 'steps_count', { n: guide.steps.length }),
        }))}
      />
      <ButtonLink href={`${base}/lessons`} icon={LessonIcon}>
        {words.say(lang, 'all_lessons')}
      </ButtonLink>
      <Card title={words.say(lang, 'under_way')}>
        {period ? (
          <UnderWay period={period} today={today} achieved={achieved} />
        ) : (
          <p>{words.say(lang, 'no_period')}</p>
        )}
      </Card>
      {achieved && <Results achieved={achieved} />}
      <p class="small soft">{words.say(lang, 'no_tracking')}</p>
    </PublicScreen>
  )
}

function UnderWay({ period, today, achieved }: { period: Period; today: string; achieved: Achieved | undefined }) {
  const lang = useLang()
  const { householdsEach, vulnerableEach } = period
  return (
    <>
      <p>{words.say(lang, 'period', { from: day(period.from), to: day(period.to) })}</p>
      {householdsEach !== undefined && (
        <p>
          {vulnerableEach === undefined
            ? words.say(lang, 'goal_households', { households: householdsEach })
            : words.say(lang, 'goal', { households: householdsEach, vulnerable: vulnerableEach })}
        </p>
      )}
      {achieved && <p>{soFar(lang, period, today, achieved)}</p>}
      <p class="soft">{words.say(lang, 'next_report', { day: day(period.dueOn) })}</p>
    </>
  )
}

/** How far the plan has come, for people who read no tables. */
function soFar(lang: Lang, { from, to }: Period, today: string, achieved: Achieved): string {
  const households = number(lang, achieved.households)
  if (today < from) return words.say(lang, 'not_begun', { n: daysBetween(today, from) })
  if (today > to) return words.say(lang, 'in_the_end', { households })
  return words.say(lang, 'so_far', { n: daysBetween(from, today) + 1, all: daysBetween(from, to) + 1, households })
}

function Results({ achieved }: { achieved: Achieved }) {
  const lang = useLang()
  return (
    <>
      <h2>{words.say(lang, 'achieved')}</h2>
      <StatRow>
        <StatTile label={words.say(lang, 'households_helped')} value={number(lang, achieved.households)} />
        <StatTile label={words.say(lang, 'vulnerable_helped')} value={guarded(lang, achieved.vulnerable)} />
        <StatTile label={words.say(lang, 'dossiers_filed')} value={number(lang, achieved.dossiers)} />
      </StatRow>
    </>
  )
}

/** In a small place, one or two vulnerable households can be told by name: below five no number is shown. */
function guarded(lang: Lang, value: number): string {
  return value > 0 && value < 5 ? words.say(lang, 'too_few') : number(lang, value)
}
