import type { Day, Window } from '../../../platform/clock/days.ts'
import { ButtonLink } from '../../../platform/kit/button.tsx'
import { Card } from '../../../platform/kit/card.tsx'
import { DataTable } from '../../../platform/kit/data-table.tsx'
import { EmptyState } from '../../../platform/kit/empty-state.tsx'
import { ExportLinks } from '../../../platform/kit/export-links.tsx'
import { DeskScreen } from '../../../platform/kit/frame.tsx'
import { CheckIcon, PlanIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { Tabs } from '../../../platform/kit/tabs.tsx'
import { day, number } from '../../../platform/words/formats.ts'
import { distinctFigures } from '../contract.ts'
import type { Counted, Week } from '../reads.ts'
import type { Pace } from '../rules/pace.ts'
import { nameAim, unitOf, words } from '../words.ts'
import { AimCharts, type AimRow, aimColumns } from './aim-parts.tsx'
import { Breakdowns, type OfGroup, type OfProcedure } from './breakdowns.tsx'

export type TeamAim = AimRow & { readonly teamId: string; readonly name: string }

/** One target of the plan for all it is set for, in the window at work. */
export type ShownAim = {
  readonly key: string
  readonly first: Pace
  readonly teams: readonly TeamAim[]
  /** The commune by its distinct count: against its own target, else against the teams' targets together. */
  readonly commune: Pace
  readonly hasOwnTarget: boolean
}

type Props = {
  plan: { readonly title: string; readonly targetWindow: Window } | undefined
  aims: readonly { readonly key: string; readonly first: Pace }[]
  shown: ShownAim | undefined
  /** Targets of the plan that nothing here counts: nothing is known of them, which is not zero. */
  unknown: readonly string[]
  counted: Counted | undefined
  weeks: readonly Week[]
  procedures: readonly OfProcedure[]
  groups: readonly OfGroup[]
  reported: { readonly sent: number; readonly all: number }
  today: Day
  mayWrite: boolean
}

/** One target of the plan at a time: the commune, every team, and how it went week by week. */
export function ProgressDesk(props: Props) {
  const { plan, shown, unknown, counted, procedures, groups, reported, mayWrite } = props
  const lang = useLang()
  const title = words.say(lang, 'progress')
  if (!plan || !counted) {
    return (
      <DeskScreen title={title}>
        <EmptyState
          icon={PlanIcon}
          title={words.say(lang, 'desk_no_plan')}
          action={<ButtonLink href="/desk/plans">{words.say(lang, 'see_plans')}</ButtonLink>}
        >
          {words.say(lang, 'no_plan_text')}
        </EmptyState>
      </DeskScreen>
    )
  }
  return (
    <DeskScreen
      title={title}
      lead={`${words.say(lang, 'target_window', { from: day(plan.targetWindow.from), to: day(plan.targetWindow.to) })}. ${words.say(lang, 'reported_of', { sent: number(lang, reported.sent), all: number(lang, reported.all) })}`}
      actions={
        mayWrite && (
          <ButtonLink href="/desk/progress/check" icon={CheckIcon}>
            {words.say(lang, 'check_figures')}
          </ButtonLink>
        )
      }
    >
      {shown ? <Aim {...props} shown={shown} counted={counted} /> : <p>{words.say(lang, 'no_target_counted')}</p>}
      {unknown.length > 0 && <p class="small soft">{words.say(lang, 'not_followed', { what: unknown.join('; ') })}</p>}
      <Breakdowns
        window={counted.window}
        procedures={procedures}
        groups={groups}
        guided={counted.figures.vulnerable_households_guided_in_person}
      />
    </DeskScreen>
  )
}

type AimProps = Pick<Props, 'aims' | 'weeks' | 'today'> & { shown: ShownAim; counted: Counted }

/** The chosen target: the commune and how it came there, then every team that it is set for. */
function Aim({ aims, shown, counted, weeks, today }: AimProps) {
  const lang = useLang()
  const rows = shown.teams.filter(({ pace }) => pace !== null)
  return (
    <>
      {aims.length > 1 && (
        <Tabs
          label={words.say(lang, 'targets')}
          tabs={aims.map(({ key, first }) => ({
            href: `/desk/progress?aim=${key}`,
            label: nameAim(lang, first),
            here: key === shown.key,
          }))}
        />
      )}
      <Card title={words.say(lang, 'whole_commune')}>
        <CommuneSays shown={shown} counted={counted} />
        <AimCharts id="commune" pace={shown.commune} weeks={weeks} today={today} />
      </Card>
      {rows.length > 0 && (
        <DataTable
          caption={words.say(lang, 'board')}
          rows={rows}
          rowKey={(row) => row.key}
          tools={<ExportLinks href="/desk/progress" search={`?aim=${shown.key}`} />}
          columns={[
            {
              key: 'name',
              header: words.say(lang, 'team'),
              naming: true,
              cell: (row) => <a href={`/desk/progress/${row.teamId}`}>{row.name}</a>,
            },
            ...aimColumns<TeamAim>(lang),
          ]}
        />
      )}
    </>
  )
}

/** The distinct count, and in plain words why the teams add up to more. */
function CommuneSays({ shown: { commune, hasOwnTarget, teams }, counted }: { shown: ShownAim; counted: Counted }) {
  const lang = useLang()
  const distinct = distinctFigures.find((figure) => figure === commune.indicator)
  const [n, target] = [number(lang, commune.actual), number(lang, commune.atLeast)]
  const said = {
    n,
    target,
    unit: unitOf(lang, commune.indicator),
    teams: number(lang, teams.filter(({ pace }) => pace !== null).length),
  }
  const isApart = distinct && commune.every === null && counted.addedUpByTeam[distinct] !== counted.figures[distinct]
  return (
    <>
      <p>{words.say(lang, hasOwnTarget ? 'commune_own' : 'commune_of_teams', said)}</p>
      {isApart && (
        <p>{words.say(lang, 'distinct_note', { commune: n, added: number(lang, counted.addedUpByTeam[distinct]) })}</p>
      )}
    </>
  )
}
