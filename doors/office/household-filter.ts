import { type Household, listHouseholds } from '../../features/households/reads.ts'
import type { HouseholdFilterShown } from '../../features/households/screens/household-list.tsx'
import { nameGroup, words } from '../../features/households/words.ts'
import { listHelpedHouseholds } from '../../features/support/reads.ts'
import type { Scope } from '../../platform/access/scope.ts'
import type { Window } from '../../platform/clock/days.ts'
import type { Sheet } from '../../platform/papers/xlsx.ts'
import { showPhone } from '../../platform/words/phone.ts'
import type { Lang } from '../../platform/words/words.ts'
import { type Ask, idIn, textIn } from '../server/page.ts'
import { everyRow } from './sheets.ts'

/** The address as a filter; what makes no sense in it is no filter. */
export function filterOf(query: Ask['query']): HouseholdFilterShown {
  const yesOrNo = (name: string) => (query[name] === 'yes' || query[name] === 'no' ? (query[name] ?? '') : '')
  return {
    query: textIn(query, 'q'),
    teamId: idIn(query, 'teamId') ?? '',
    vulnerable: yesOrNo('vulnerable'),
    reached: yesOrNo('reached'),
  }
}

/** One page of what the filter lets through, or all of it. "Helped" is asked of the visits of the plan's period. */
export async function readFiltered(
  scope: Scope,
  shown: HouseholdFilterShown,
  period: Window | undefined,
  part: { page: number; size: number } | undefined,
): Promise<{ rows: Household[]; total: number }> {
  const filter = {
    query: shown.query || undefined,
    teamId: shown.teamId || undefined,
    vulnerable: shown.vulnerable === '' ? undefined : shown.vulnerable === 'yes',
  }
  const helped = period && shown.reached !== '' ? await listHelpedHouseholds(scope, period) : undefined
  const wanted = helped ? { ...filter, [shown.reached === 'yes' ? 'only' : 'except']: helped } : filter
  if (part) return listHouseholds(scope, { ...wanted, ...part })
  const rows = await everyRow(500, (page) => listHouseholds(scope, { ...wanted, page, size: 500 }))
  return { rows, total: rows.length }
}

type Named = { readonly name: string }

export function householdSheet(
  lang: Lang,
  rows: readonly Household[],
  teams: readonly (Named & { readonly teamId: string })[],
  villages: readonly (Named & { readonly villageId: string })[],
): Sheet {
  const text = (key: 'head_name' | 'village' | 'hamlet' | 'group_column' | 'code' | 'team', width: number) => ({
    title: words.say(lang, key),
    kind: 'text' as const,
    width,
  })
  const teamName = new Map(teams.map((team) => [team.teamId, team.name]))
  const villageName = new Map(villages.map((village) => [village.villageId, village.name]))
  return {
    name: words.say(lang, 'households'),
    titles: [words.say(lang, 'households')],
    columns: [
      text('head_name', 28),
      text('village', 22),
      text('hamlet', 22),
      { title: words.say(lang, 'phone'), kind: 'phone', width: 15 },
      text('group_column', 30),
      text('code', 14),
      text('team', 26),
    ],
    rows: rows.map((row) => [
      row.headName,
      villageName.get(row.villageId) ?? '',
      row.hamlet,
      row.phone ? showPhone(row.phone) : null,
      row.groups.map((code) => nameGroup(lang, code)).join('; '),
      row.code,
      teamName.get(row.teamId) ?? '',
    ]),
  }
}
