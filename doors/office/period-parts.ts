import { type Figure, figures } from '../../features/progress/contract.ts'
import { comparePeriods } from '../../features/review/reads.ts'
import { periodName } from '../../features/review/rules/next-period.ts'
import { trendOf } from '../../features/review/rules/trend.ts'
import type { FigureRow, TeamRow } from '../../features/review/screens/periods.tsx'
import { words } from '../../features/review/words.ts'
import { listSuccessions, listTeams } from '../../features/teams/reads.ts'
import type { Scope } from '../../platform/access/scope.ts'
import type { Day } from '../../platform/clock/days.ts'
import type { Sheet } from '../../platform/papers/xlsx.ts'
import type { Lang } from '../../platform/words/words.ts'
import type { Ask } from '../server/page.ts'

/** Period beside period as the page and the table to keep show them. */
export async function comparedIn(scope: Scope, query: Ask['query'], today: Day) {
  const figure: Figure = figures.find((known) => known === query['figure']) ?? 'households_supported'
  const periods = await comparePeriods(scope, today)
  const successions = await listSuccessions(scope)
  const amounts = periods.map(
    ({ teams }) => new Map([...teams].map(([teamId, counted]) => [teamId, counted[figure]] as const)),
  )
  const standing = await listTeams(scope)
  const rows: TeamRow[] = standing.map(({ teamId, name }) => ({
    teamId,
    name,
    points: trendOf(teamId, amounts, successions),
    asked: periods.map(({ asked }) => asked.get(teamId)?.[figure] ?? null),
  }))
  const names = new Map(standing.map((team) => [team.teamId, team.name]))
  return {
    figure,
    periods: periods.map(({ plan: { planId, title: named, periodFrom, periodTo } }) => ({
      planId,
      name: periodName({ from: periodFrom, to: periodTo }),
      title: named,
      running: today <= periodTo,
    })),
    commune: figures.map(
      (each): FigureRow => ({
        figure: each,
        amounts: periods.map(({ commune }) => commune.figures[each]),
      }),
    ),
    rows,
    gone: [...Map.groupBy(successions, ({ teamId }) => teamId)].map(([teamId, into]) => ({
      teamId,
      name: into[0]?.name ?? '',
      on: into[0]?.on ?? '',
      into: into.map(({ intoId }) => names.get(intoId) ?? ''),
    })),
  }
}

export function periodSheet(lang: Lang, { periods, rows }: Awaited<ReturnType<typeof comparedIn>>): Sheet {
  return {
    name: words.say(lang, 'tab_periods'),
    titles: [words.say(lang, 'team_figures'), words.say(lang, 'distinct_note')],
    columns: [
      { title: words.say(lang, 'team'), kind: 'text', width: 32 },
      ...periods.flatMap(({ name }) => [
        { title: name, kind: 'number' as const, width: 14 },
        { title: `${name}: ${words.say(lang, 'now_target')}`, kind: 'number' as const, width: 14 },
        { title: `${name}: ${words.say(lang, 'old_team')}`, kind: 'text' as const, width: 24 },
      ]),
    ],
    rows: rows.map(({ name, points, asked }) => [
      name,
      ...points.flatMap((point, at) => [point.amount, asked[at] ?? null, point.split ?? point.with.join(', ')]),
    ]),
  }
}
