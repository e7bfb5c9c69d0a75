import { type Day, daysBetween, type Window } from '../../../platform/clock/days.ts'
import { ButtonLink } from '../../../platform/kit/button.tsx'
import { Chip, type ChipTone, StatusChip } from '../../../platform/kit/chip.tsx'
import { type Column, DataTable } from '../../../platform/kit/data-table.tsx'
import { BellIcon, CheckIcon, EyeIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { Meter } from '../../../platform/kit/meter.tsx'
import { shortDay } from '../../../platform/words/formats.ts'
import type { Lang } from '../../../platform/words/words.ts'
import type { Figure, ProgressWindow } from '../contract.ts'
import type { TeamProgress } from '../reads.ts'
import { standingOf } from '../rules/pace.ts'
import { nameAim, tellRate, words } from '../words.ts'
import { actionFor, type BoardSort, inOrder, type ReportState, type Reports } from './board-order.ts'
import { recordsHref } from './records-href.ts'

type Props = {
  teams: readonly TeamProgress[]
  reports: Reports
  urged: ReadonlyMap<string, Day>
  sort: BoardSort
  window: ProgressWindow
  today: Day
  mayWrite: boolean
}

export function Board(props: Props) {
  const lang = useLang()
  return (
    <DataTable
      caption={words.say(lang, props.sort === 'need' && props.window.kind === 'target' ? 'board_by_need' : 'board')}
      rows={inOrder(props.teams, props.sort, props.reports)}
      rowKey={(team) => team.teamId}
      columns={columns(lang, props)}
    />
  )
}

function columns(lang: Lang, { reports, urged, sort, window, today, mayWrite }: Props): Column<TeamProgress>[] {
  const by = (key: BoardSort) => ({
    href: hrefOf(key, window),
    now: sort === key ? ('ascending' as const) : undefined,
  })
  return [
    {
      key: 'name',
      header: words.say(lang, 'team'),
      naming: true,
      sort: by('name'),
      cell: (team) => <a href={`/desk/teams/${team.teamId}`}>{team.name}</a>,
    },
    {
      key: 'households',
      header: words.say(lang, 'households_short'),
      sort: by('households'),
      cell: (team) => <TargetMeter team={team} figure="households_supported" window={window} />,
    },
    {
      key: 'vulnerable',
      header: words.say(lang, 'vulnerable_short'),
      sort: by('vulnerable'),
      cell: (team) => <TargetMeter team={team} figure="vulnerable_households_guided_in_person" window={window} />,
    },
    window.kind === 'target' ? byStatus(lang, by('need')) : supports(lang, window),
    {
      key: 'active',
      header: words.say(lang, 'active_short'),
      sort: by('active'),
      cell: (team) => activeOn(lang, team.lastActivity, today),
    },
    {
      key: 'report',
      header: words.say(lang, 'report'),
      cell: (team) => <ReportChip status={reports.get(team.teamId)?.status} />,
    },
    {
      key: 'do',
      header: words.say(lang, 'action'),
      kind: 'action',
      cell: (team) => (
        <Action
          team={team}
          reports={reports}
          mayWrite={mayWrite}
          urged={tellUrged(lang, urged.get(team.teamId), today)}
        />
      ),
    },
  ]
}

function byStatus(lang: Lang, sort: Column<TeamProgress>['sort']): Column<TeamProgress> {
  return { key: 'status', header: words.say(lang, 'status'), sort, cell: (team) => <Standing team={team} /> }
}

/** In the report's days there is no target to stand by: what was done then is told instead. */
function supports(lang: Lang, window: ProgressWindow): Column<TeamProgress> {
  return {
    key: 'supports',
    header: words.say(lang, 'supports'),
    kind: 'figure',
    cell: (team) => <TargetMeter team={team} figure="supports" window={window} />,
  }
}

function hrefOf(sort: BoardSort, { kind }: ProgressWindow): string {
  const query = new URLSearchParams({ ...(kind === 'report' && { window: kind }), ...(sort !== 'need' && { sort }) })
  return query.size === 0 ? '/desk' : `/desk?${query}`
}

function TargetMeter({ team, figure, window }: { team: TeamProgress; figure: Figure; window: Window }) {
  const lang = useLang()
  const pace = team.paces.find((one) => one.indicator === figure)
  const href = recordsHref({ figure, window, teamId: team.teamId })
  if (!pace) return <a href={href}>{team.figures[figure]}</a>
  return (
    <Meter
      compact
      label={`${team.name}, ${words.say(lang, figure)}`}
      done={pace.actual}
      target={pace.atLeast}
      pace={pace.expected}
      status={team.status ? standingOf(pace, team.status === 'stalled') : undefined}
      href={href}
    />
  )
}

function Standing({ team }: { team: TeamProgress }) {
  const lang = useLang()
  if (team.status === null) return <Chip>{words.say(lang, 'no_target')}</Chip>
  return <StatusChip status={team.status} detail={detailOf(lang, team)} />
}

/** What is missing, where the word alone would not say it. */
function detailOf(lang: Lang, team: TeamProgress): string | undefined {
  if (team.status === 'stalled') return words.say(lang, 'stalled_days')
  if (team.status !== 'behind') return undefined
  const late = team.paces.find((pace) => standingOf(pace, false) === 'behind')
  if (late?.indicator === 'vulnerable_households_guided_in_person') return words.say(lang, 'behind_vulnerable')
  if (late?.indicator !== 'households_supported')
    return late && words.say(lang, 'behind_in', { what: nameAim(lang, late) })
  return late.perWeekNeeded === null ? undefined : tellRate(lang, late)
}

function activeOn(lang: Lang, active: Day | null, today: Day): string {
  if (active === null) return words.say(lang, 'never')
  return active === today ? words.say(lang, 'today') : shortDay(active)
}

function tellUrged(lang: Lang, urgedOn: Day | undefined, today: Day): string | undefined {
  if (urgedOn === undefined) return undefined
  const days = daysBetween(urgedOn, today)
  return days === 0 ? words.say(lang, 'urged_today') : words.say(lang, 'urged_days', { n: days })
}

const reportTone: Record<ReportState, ChipTone> = {
  draft: 'neutral',
  submitted: 'on_track',
  returned: 'behind',
  accepted: 'met',
  approved: 'met',
}

function ReportChip({ status }: { status: ReportState | undefined }) {
  const lang = useLang()
  if (status === undefined) return <span class="soft">{words.say(lang, 'report_none')}</span>
  return <Chip tone={reportTone[status]}>{words.say(lang, `report_${status}`)}</Chip>
}

type ActionProps = { team: TeamProgress; reports: Reports; mayWrite: boolean; urged: string | undefined }

function Action({ team, reports, mayWrite, urged }: ActionProps) {
  const action = mayWrite ? actionFor(team, reports) : 'see'
  if (action === 'receive') {
    return (
      <ButtonLink href={reports.get(team.teamId)?.href ?? '/desk/reports'} kind="primary" icon={CheckIcon}>
        <Named word="receive" name={team.name} />
      </ButtonLink>
    )
  }
  if (action === 'urge') {
    return (
      <>
        <ButtonLink href={`/desk/urge/${team.teamId}`} icon={BellIcon}>
          <Named word="urge" name={team.name} />
        </ButtonLink>
        {urged && <div class="small soft">{urged}</div>}
      </>
    )
  }
  return (
    <ButtonLink href={`/desk/visits?teamId=${team.teamId}`} kind="quiet" icon={EyeIcon}>
      <Named word="see" name={team.name} />
    </ButtonLink>
  )
}

/** Twenty-one buttons of the same word must differ for who hears them read out. */
function Named({ word, name }: { word: 'receive' | 'urge' | 'see'; name: string }) {
  return (
    <>
      {words.say(useLang(), word)}
      <span class="only-spoken"> {name}</span>
    </>
  )
}
