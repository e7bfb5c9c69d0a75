import type { Hono } from 'hono'
import { listDossierNames } from '../../features/dossiers/reads/names.ts'
import { whoOf } from '../../features/dossiers/screens/dossier-list.tsx'
import { namePlatform, nameUse, Platforms, type UseFilterShown } from '../../features/dossiers/screens/platforms.tsx'
import { words } from '../../features/dossiers/words.ts'
import { listUses } from '../../features/support/reads.ts'
import { findKind, platforms } from '../../features/support/rules.ts'
import { holds, withScope } from '../../platform/access/scope.ts'
import { isDay } from '../../platform/clock/days.ts'
import type { Lang } from '../../platform/words/words.ts'
import { type CatalogueSource, catalogueSources } from '../../seed/platform-sources.ts'
import type { Stand } from '../server/app.tsx'
import { type Ask, idIn, page, pageIn } from '../server/page.ts'
import { deskRoles } from '../server/roles.ts'
import { doorProblems, problemResponse } from '../server/security.ts'
import { countsOf } from './dossier-filter.ts'
import { pagesOf, searchOf } from './paging.ts'
import { everyRow, sendSheet } from './sheets.ts'

const size = 50

export const platformPages = [
  page(
    'desk',
    '/desk/platforms',
    deskRoles,
    (lang) => words.say(lang, 'platforms'),
    Platforms,
    async ({ scope, query, today, lang }) => {
      const { shown, filter } = filterOf(query)
      const at = pageIn(query)
      const { rows, total } = await listUses(scope, { ...filter, page: at, size })
      return {
        uses: rows,
        total,
        names: await listDossierNames(scope, rows),
        filter: shown,
        search: searchOf(shown),
        pages: pagesOf('/desk/platforms', shown, at, size, total),
        counts: await countsOf(scope, today),
        sources: catalogueSources.map((row) => ({ ...row, name: nameRow(lang, row) })),
      }
    },
  ),
]

function nameRow(lang: Lang, { catalogue, code }: CatalogueSource): string {
  if (catalogue === 'platform') return namePlatform(lang, code)
  const bills = findKind('bill_payment')?.details ?? []
  return (typeof bills === 'string' ? undefined : bills.find((bill) => bill.code === code)?.[lang]) ?? code
}

export function platformRoutes(routes: Hono, { house, visitorOf }: Stand): void {
  for (const kind of ['xlsx', 'csv']) {
    routes.get(`/desk/platforms.${kind}`, async (c) => {
      const { user, lang } = await visitorOf(c.req.raw)
      if (!user || !holds(user.actor, deskRoles)) return problemResponse(c, 404, doorProblems.make('door.not_found'))
      const { filter } = filterOf(c.req.query())
      const sheet = await withScope(house.db, user.actor, 'read only', async (scope) => {
        const rows = await everyRow(500, (at) => listUses(scope, { ...filter, page: at, size: 500 }))
        const names = await listDossierNames(scope, rows)
        const text = (key: 'household' | 'platform' | 'team' | 'use', width: number) => ({
          title: words.say(lang, key),
          kind: 'text' as const,
          width,
        })
        return {
          name: words.say(lang, 'platforms'),
          titles: [words.say(lang, 'platforms')],
          columns: [
            { title: words.say(lang, 'on_day'), kind: 'date' as const, width: 13 },
            text('household', 28),
            text('platform', 34),
            text('team', 28),
            text('use', 14),
          ],
          rows: rows.map((use) => [
            use.heldOn,
            whoOf(lang, use, names),
            namePlatform(lang, use.platform),
            names.teams.get(use.teamId) ?? '',
            nameUse(lang, use.nth),
          ]),
        }
      })
      return sendSheet(c, sheet, 'nen-tang-so')
    })
  }
}

/** The figure's own address asks for first uses, and for one platform as `part`. */
function filterOf(query: Ask['query']) {
  const dayIn = (name: string) => (isDay(query[name] ?? '') ? (query[name] ?? '') : '')
  const ofFigure = query['figure'] === 'platform_adoptions'
  const wanted = query['platform'] ?? query['part'] ?? ''
  const shown: UseFilterShown = {
    platform: wanted === '-' || platforms.some(({ code }) => code !== '' && code === wanted) ? wanted : '',
    use: ofFigure ? 'first' : (['first', 'again'].find((known) => known === query['use']) ?? ''),
    unnamed: query['unnamed'] === 'yes' ? 'yes' : '',
    teamId: idIn(query, 'teamId') ?? '',
    from: dayIn('from'),
    to: dayIn('to'),
  }
  const filter = {
    platform: shown.platform === '' ? undefined : shown.platform === '-' ? '' : shown.platform,
    use: shown.use === 'first' || shown.use === 'again' ? shown.use : undefined,
    unnamed: shown.unnamed === 'yes' || undefined,
    teamId: shown.teamId || undefined,
    from: shown.from || undefined,
    to: shown.to || undefined,
  } as const
  return { shown, filter }
}
