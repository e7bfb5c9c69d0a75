import { serveStatic } from '@hono/node-server/serve-static'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { FunctionComponent, VNode } from 'preact'
import { v7 as newId } from 'uuid'
import { listCommunes } from '../../features/places/reads.ts'
import { visitor, withScope } from '../../platform/access/scope.ts'
import { dayOf } from '../../platform/clock/days.ts'
import { findMigrations, missingSteps } from '../../platform/db/migrate.ts'
import type { Problem } from '../../platform/journal/problem.ts'
import type { Attempt, Standing } from '../../platform/kit/attempt.ts'
import { wayOf } from '../../platform/kit/way.ts'
import { log } from '../../platform/watch/log.ts'
import type { Lang } from '../../platform/words/words.ts'
import { api } from './api.ts'
import type { Assets } from './assets.ts'
import { serveBrand } from './brand.ts'
import { renderDocument } from './document.tsx'
import type { Endpoint } from './endpoint.ts'
import { enter } from './entrance.tsx'
import { takeForms, type WithFile } from './forms.ts'
import { type House, root } from './house.ts'
import { packed, unpacked } from './packing.ts'
import type { Area, Page } from './page.ts'
import { isId } from './page.ts'
import { doorProblems, ownPagesOnly, problemAnswer, problemResponse, safeHeaders } from './security.ts'
import { Shell, type ShellData, type Side, shellData } from './shell.tsx'
import { TroublePage } from './trouble.tsx'
import { type Visitor, visitors } from './visitor.ts'

export type Door = {
  readonly pages: readonly Page[]
  readonly routes?: (routes: Hono, stand: Stand) => void
  readonly withFile?: (stand: Stand) => WithFile
  /** What programs may ask here. */
  readonly endpoints?: (stand: Stand) => readonly Endpoint[]
  /** The list of places beside every page of the desk. */
  readonly side?: Side
}

/** What a door's own routes (uploads, downloads) may use. */
export type Stand = {
  readonly house: House
  readonly assets: Assets
  readonly visitorOf: (request: Request) => Promise<Visitor>
  readonly showAgain: (request: Request, address: string, attempt: Attempt) => Promise<Response>
  /** Answers a post with a screen of its own, for what may be seen only once. */
  readonly showNow: (request: Request, area: Area, title: string, screen: VNode) => Promise<Response>
}

/** Nothing larger is ever read; the ways in set their own, smaller limits. */
const largestBody = 11 * 1024 * 1024

/** A packed batch of orders, unpacked: as much as one that came unpacked. */
const largestBatch = 2 * 1024 * 1024

/** The whole web server, without a socket: tests ask it directly. */
export function makeApp(house: House, assets: Assets, doors: readonly Door[]): Hono {
  const app = new Hono()
  const visitorOf = visitors(house)
  const steps = findMigrations(root)
  const side = doors.find((door) => door.side)?.side
  const refused = new WeakMap<Request, Attempt>()
  const showAgain: Stand['showAgain'] = async (request, address, attempt) => {
    const again = new Request(new URL(address, request.url), { headers: request.headers })
    refused.set(again, attempt)
    const response = await app.fetch(again)
    // A page that is not there, or leads elsewhere, cannot show the problem: then the problem gets a page of its own.
    if (response.status !== 200) return problemPage(request, 422, attempt.problem)
    return new Response(response.body, { status: 422, headers: response.headers })
  }

  // Before the headers of pages, which would be half the weight of a small script and say nothing about one.
  app.use(
    '/assets/*',
    serveStatic({
      root: assets.folder,
      precompressed: true,
      onFound: (_, c) => {
        c.header('Cache-Control', 'public, max-age=31536000, immutable')
        c.header('X-Content-Type-Options', 'nosniff')
        c.header('Cross-Origin-Resource-Policy', 'same-origin')
      },
    }),
  )
  app.use(safeHeaders)
  app.use(readable)
  app.use(ownPagesOnly)
  // No address of ours holds a NUL, and the database knows none: it would be our fault further in.
  app.use((c, next) => (c.req.url.includes('%00') ? trouble(c, 404, 'door.not_found') : next()))
  app.use(
    bodyLimit({ maxSize: largestBody, onError: (c) => problemResponse(c, 413, doorProblems.make('door.too_large')) }),
  )
  app.get('/healthz', (c) => c.text('alive'))
  app.get('/readyz', async (c) => {
    const missing = await missingSteps(house.db, steps).catch(() => undefined)
    if (missing === undefined) return c.text('the database does not answer', 503)
    return missing === 0 ? c.text('ready') : c.text(`${missing} steps of the schema are missing`, 503)
  })
  app.get(
    '/service-worker.js',
    serveStatic({ root: assets.folder, rewriteRequestPath: () => '/worker/service-worker.js' }),
  )
  app.use(packed)
  serveBrand(app)
  app.use('/api/v1/commands', unpacked(largestBatch))
  const stand = { house, assets, visitorOf, showAgain, showNow }
  const ofDoors = doors.flatMap((door) => door.endpoints?.(stand) ?? [])
  app.route('/api/v1', api(house, visitorOf, ofDoors))
  enter(app, stand)
  takeForms(
    app,
    house,
    visitorOf,
    showAgain,
    doors.flatMap((door) => door.withFile?.(stand) ?? []),
  )
  for (const door of doors) {
    door.routes?.(app, stand)
    for (const page of door.pages) app.get(page.path, (c) => show(c, page))
  }

  app.notFound((c) => trouble(c, 404, 'door.not_found'))
  app.onError((error, c) => {
    log('error', 'a request failed', { path: c.req.path, error: error.message, stack: error.stack })
    return trouble(c, 500, 'door.fault')
  })
  return app

  async function show(c: Context, page: Page): Promise<Response> {
    const { user, lang } = await visitorOf(c.req.raw)
    if (!user && page.who !== 'everybody') return c.redirect(`/sign-in?to=${encodeURIComponent(c.req.path)}`, 303)
    if (
      Array.isArray(page.who) &&
      user &&
      !mayOpen(
        user.actor.grants.map((grant) => grant.role),
        page.who,
      )
    )
      return trouble(c, 404, 'door.not_found')
    const communeId = user?.actor.communeId ?? (await communeOf(house, c))
    if (communeId === undefined) return c.redirect('/welcome', 303)
    if (Object.entries(c.req.param()).some(([name, value]) => name.endsWith('Id') && !isId(String(value))))
      return trouble(c, 404, 'door.not_found')
    const standing = standingOf(c.req.raw, lang, refused.get(c.req.raw))
    const today = dayOf(house.now())
    const loaded = await withScope(house.db, user?.actor ?? visitor(communeId), 'read only', async (scope) => {
      const ask = {
        scope,
        params: c.req.param() as Record<string, string>,
        query: c.req.query(),
        lang,
        today,
        user,
        attempt: standing.attempt,
      }
      const data = await page.load(ask)
      return data && { data, shell: await shellData(scope, user, page.area, today, side) }
    })
    if (!loaded) return trouble(c, 404, 'door.not_found')
    const View = page.view as FunctionComponent<object>
    return c.html(wholePage(page, page.title(lang), standing, loaded.shell, <View {...loaded.data} />))
  }

  async function showNow(request: Request, area: Area, title: string, screen: VNode): Promise<Response> {
    const { user, lang } = await visitorOf(request)
    if (!user) return new Response(null, { status: 303, headers: { Location: '/sign-in' } })
    const shell = await withScope(house.db, user.actor, 'read only', (scope) =>
      shellData(scope, user, area, dayOf(house.now()), side),
    )
    const html = wholePage({ area }, title, standingOf(request, lang, undefined), shell, screen)
    return new Response(html, { headers: { 'Content-Type': 'text/html; charset=UTF-8' } })
  }

  function wholePage(
    { area, drawn }: Pick<Page, 'area' | 'drawn'>,
    title: string,
    standing: Standing,
    shell: ShellData,
    screen: VNode,
  ): string {
    const children = (
      <Shell area={area} data={shell} side={side}>
        {screen}
      </Shell>
    )
    return renderDocument({
      title,
      area,
      standing,
      assets,
      script: area === 'field' ? assets.script('phone', standing.lang) : undefined,
      drawn,
      children,
    })
  }

  /** Where a program gets a code, a person gets a page with the sentence: a form too large, too often, from elsewhere. */
  async function readable(c: Context, next: () => Promise<void>): Promise<void> {
    await next()
    const isProblem = c.res.headers.get('content-type')?.startsWith('application/problem+json')
    if (!isProblem || !c.req.header('accept')?.includes('text/html')) return
    const { problem } = (await c.res.json()) as { problem: Problem }
    c.res = await problemPage(c.req.raw, c.res.status, problem)
  }

  async function trouble(c: Context, status: 404 | 500, code: 'door.not_found' | 'door.fault'): Promise<Response> {
    return problemPage(c.req.raw, status, doorProblems.make(code))
  }

  async function problemPage(request: Request, status: number, problem: Problem): Promise<Response> {
    if (!request.headers.get('accept')?.includes('text/html')) return problemAnswer(status, problem)
    const { lang } = await visitorOf(request).catch(() => ({ lang: 'vi' as const }))
    const standing = standingOf(request, lang, undefined)
    const children = <TroublePage problem={problem} />
    const html = renderDocument({ title: problem[lang], area: 'public', standing, assets, children })
    return new Response(html, { status, headers: { 'Content-Type': 'text/html; charset=UTF-8' } })
  }
}

function mayOpen(held: readonly string[], wanted: readonly string[]): boolean {
  return held.some((role) => wanted.includes(role))
}

/** The commune of a public page: the one in its address, else the only one here. */
async function communeOf(house: House, c: Context): Promise<string | undefined> {
  const communes = await listCommunes(house.db)
  const code = c.req.param('commune')
  return (code ? communes.find((commune) => commune.code === code) : communes[0])?.communeId
}

function standingOf(request: Request, lang: Lang, attempt: Attempt | undefined): Standing {
  const url = new URL(request.url)
  return {
    lang,
    path: url.pathname,
    address: addressOf(url),
    attempt,
    done: url.searchParams.get('done') ?? undefined,
    newId: () => newId(),
    way: wayOf(request),
  }
}

/** The address without the flag that says what was just done. */
function addressOf(url: URL): string {
  const kept = new URL(url)
  kept.searchParams.delete('done')
  return `${kept.pathname}${kept.search}`
}
