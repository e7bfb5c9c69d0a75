import type { Hono } from 'hono'
import { listColumn } from '../../features/outreach/reads/column.ts'
import { PublicColumn, PublicColumnEntry } from '../../features/outreach/screens/public-column.tsx'
import { words } from '../../features/outreach/words.ts'
import { getCommune, listCommunes } from '../../features/places/reads.ts'
import { visitor, withScope } from '../../platform/access/scope.ts'
import { dayOf, startOf } from '../../platform/clock/days.ts'
import { wayOf } from '../../platform/kit/way.ts'
import { atomFeed } from '../../platform/papers/atom.ts'
import type { Stand } from '../server/app.tsx'
import { isId, page } from '../server/page.ts'
import { doorProblems, problemResponse } from '../server/security.ts'
import { baseOf, communeAt } from './pages.ts'

const title = (lang: 'vi' | 'en') => words.say(lang, 'column')

/** The column "Chuyển đổi số đến từng thôn" (plan III.3): what the commune tells its people, for everybody to read. */
export const columnPages = ['', '/xa/:commune'].flatMap((under) => [
  page('public', `${under}/column`, 'everybody', title, PublicColumn, async (ask) =>
    (await communeAt(ask)) ? { base: baseOf(ask), entries: await listColumn(ask.scope, ask.today) } : undefined,
  ),

  page('public', `${under}/column/:messageId`, 'everybody', title, PublicColumnEntry, async (ask) => {
    const id = ask.params['messageId']
    if (!isId(id) || !(await communeAt(ask))) return undefined
    const [entry] = await listColumn(ask.scope, ask.today, id)
    return entry && { base: baseOf(ask), entry }
  }),
])

export function columnRoutes(routes: Hono, { house }: Stand): void {
  for (const under of ['', '/xa/:commune']) {
    routes.get(`${under}/column.atom`, async (c) => {
      const code = c.req.param('commune')
      const communes = await listCommunes(house.db)
      const commune = code === undefined ? communes[0] : communes.find((each) => each.code === code)
      if (!commune) return problemResponse(c, 404, doorProblems.make('door.not_found'))
      const today = dayOf(house.now())
      const { name, entries } = await withScope(house.db, visitor(commune.communeId), 'read only', async (scope) => ({
        name: (await getCommune(scope)).name,
        entries: await listColumn(scope, today),
      }))
      const at = (path: string) => new URL(`/xa/${commune.code}${path}`, wayOf(c.req.raw).href).href
      const feed = atomFeed({
        id: `urn:uuid:${commune.communeId}`,
        title: `${words.say('vi', 'column')}, ${name}`,
        author: name,
        self: at('/column.atom'),
        page: at('/column'),
        updatedAt: startOf(entries[0]?.on ?? today),
        entries: entries.map(({ messageId, title: called, body, on }) => ({
          ...{ id: `urn:uuid:${messageId}`, title: called, text: body, updatedAt: startOf(on) },
          url: at(`/column/${messageId}`),
        })),
      })
      return c.body(feed, 200, { 'Content-Type': 'application/atom+xml; charset=utf-8' })
    })
  }
}
