import type { DossierNames } from '../../features/dossiers/reads/names.ts'
import type { Dossier, DossierFilter } from '../../features/dossiers/reads.ts'
import { listDossiers, listUnmatched, type Order, orders } from '../../features/dossiers/reads.ts'
import { statuses } from '../../features/dossiers/rules.ts'
import type { DossierFilterShown } from '../../features/dossiers/screens/dossier-list.tsx'
import { whoOf } from '../../features/dossiers/screens/dossier-list.tsx'
import { nameProcedure, nameStatus, words } from '../../features/dossiers/words.ts'
import { listHouseholds, listIdsOf } from '../../features/households/reads.ts'
import type { Scope } from '../../platform/access/scope.ts'
import { isDay } from '../../platform/clock/days.ts'
import type { Sheet } from '../../platform/papers/xlsx.ts'
import type { Lang } from '../../platform/words/words.ts'
import { type Ask, idIn, textIn } from '../server/page.ts'

/** The address as a filter; what makes no sense in it is no filter. */
export function filterOf(query: Ask['query']) {
  const dayIn = (name: string) => (isDay(query[name] ?? '') ? (query[name] ?? '') : '')
  const status = [...statuses, 'open', 'cancelled'].find((known) => known === query['status']) ?? ''
  const shown: DossierFilterShown = {
    q: textIn(query, 'q'),
    teamId: idIn(query, 'teamId') ?? '',
    status,
    from: dayIn('from'),
    to: dayIn('to'),
  }
  // A procedure is printed with up to 160 letters and its code; '-' stands for "not said".
  const part = (query['part'] ?? '').replace(/[\p{Cc}\s]+/gu, ' ').slice(0, 300)
  const keep: Record<string, string> = {
    ...(query['figure'] === 'online_dossiers' && { figure: 'online_dossiers' }),
    ...(part && { part }),
    ...(idIn(query, 'procedureId') && { procedureId: idIn(query, 'procedureId') ?? '' }),
    ...(idIn(query, 'household') && { household: idIn(query, 'household') ?? '' }),
  }
  const order: Order = orders.find((known) => known === query['sort']) ?? 'filed'
  const filter: DossierFilter = {
    query: shown.q,
    teamId: shown.teamId || undefined,
    from: shown.from || undefined,
    to: shown.to || undefined,
    status: statuses.find((known) => known === status),
    open: status === 'open' || undefined,
    standing: status === 'cancelled' ? 'cancelled' : 'counted',
    procedure: part === '' ? undefined : part === '-' ? '' : part,
    procedureId: keep['procedureId'],
    householdIds: keep['household'] === undefined ? undefined : [keep['household']],
    order,
  }
  return { shown, keep, filter, order }
}

/** Names are looked up among the households, and a household under every id it ever had. */
export async function withHouseholds(scope: Scope, filter: DossierFilter): Promise<DossierFilter> {
  const [household] = filter.householdIds ?? []
  const householdIds = household === undefined ? undefined : await listIdsOf(scope, household)
  if (!filter.query) return { ...filter, householdIds }
  const { rows } = await listHouseholds(scope, { query: filter.query, size: 500 })
  return { ...filter, householdIds, queryHouseholds: rows.map((row) => row.householdId) }
}

/** How many wait for somebody to look in, and how many names for an officer. */
export async function countsOf(scope: Scope, today: string): Promise<{ due: number; unmatched: number }> {
  const { total } = await listDossiers(scope, { dueBy: today, size: 1 })
  return { due: total, unmatched: (await listUnmatched(scope)).length }
}

export function dossierSheet(lang: Lang, dossiers: readonly Dossier[], names: DossierNames): Sheet {
  const text = (
    key: keyof typeof words.entries &
      ('procedure' | 'code' | 'household' | 'team' | 'portal_code' | 'filed_by' | 'fee_online' | 'status' | 'note'),
    width: number,
  ) => ({
    title: words.say(lang, key),
    kind: 'text' as const,
    width,
  })
  return {
    name: words.say(lang, 'dossiers'),
    titles: [words.say(lang, 'dossiers')],
    columns: [
      { title: words.say(lang, 'filed_on'), kind: 'date', width: 13 },
      text('procedure', 50),
      text('code', 14),
      text('household', 28),
      text('team', 26),
      text('portal_code', 24),
      text('filed_by', 16),
      text('fee_online', 14),
      text('status', 18),
      { title: words.say(lang, 'on_day'), kind: 'date', width: 13 },
      { title: words.say(lang, 'remind_on'), kind: 'date', width: 13 },
      text('note', 30),
    ],
    rows: dossiers.map((dossier) => [
      dossier.filedOn,
      nameProcedure(lang, dossier),
      dossier.procedureCode ?? '',
      whoOf(lang, dossier, names),
      names.teams.get(dossier.teamId) ?? '',
      dossier.portalCode ?? '',
      words.say(lang, dossier.filedBy ?? 'not_told'),
      words.say(lang, dossier.feeOnline === null ? 'not_told' : dossier.feeOnline ? 'yes' : 'no'),
      dossier.standing === 'cancelled' ? words.say(lang, 'cancelled') : nameStatus(lang, dossier.status),
      dossier.statusOn,
      dossier.remindOn,
      dossier.note,
    ]),
  }
}
