// The whole web server on a test database, for tests only: asked directly, without a socket.

import { gunzipSync } from 'node:zlib'
import type { Hono } from 'hono'
import { doors } from '../doors/cli/doors.ts'
import { makeApp } from '../doors/server/app.tsx'
import { readAssets } from '../doors/server/assets.ts'
import { type House, root } from '../doors/server/house.ts'
import { startSession } from '../features/people/handlers/sessions.ts'
import { followers, handlers } from '../features/registry.ts'
import type { Actor } from '../platform/access/scope.ts'
import { serverKeys } from '../platform/access/server-keys.ts'
import { testDatabase } from '../platform/db/testing.ts'
import { inbox } from '../platform/journal/inbox.ts'
import { faultsOfAnswer, type OpenApi } from './json-schema.ts'
import { worldNow } from './world.ts'

export type Server = {
  readonly app: Hono
  readonly house: House
  readonly base: Awaited<ReturnType<typeof testDatabase>>
  /** What the inbox could not handle: must stay empty. */
  readonly faults: unknown[]
  /** The time it is on this server, in milliseconds; may be turned. */
  readonly clock: { now: number }
  ask(address: string, init?: RequestInit & { cookie?: string }): Promise<Response>
  close(): Promise<void>
}

export async function aServer(): Promise<Server> {
  const base = await testDatabase()
  const clock = { now: worldNow }
  const faults: unknown[] = []
  const now = () => clock.now
  const gate = inbox(base.db, handlers, followers, { now, onFault: (error) => faults.push(error) })
  const house: House = { db: base.db, inbox: gate, keys: serverKeys(() => base.config, now), now, close: base.close }
  const app = makeApp(house, readAssets(root), doors)
  return {
    app,
    house,
    base,
    faults,
    clock,
    close: base.close,
    ask: async (address, { cookie, ...init } = {}) => {
      const headers = new Headers(init.headers)
      if (cookie !== undefined) headers.set('cookie', cookie)
      const response = await app.request(address, { ...init, headers })
      if (address.startsWith('/api/')) await asDocumented(app, address, init.method ?? 'GET', response.clone())
      return response
    },
  }
}

/** Whatever is asked of the way in for programs must be answered as its own document says. */
async function asDocumented(app: Hono, address: string, method: string, response: Response): Promise<void> {
  const document = (await (await app.request('/api/v1/openapi.json')).json()) as OpenApi
  const path = address.replace(/[?#].*$/, '')
  // A person's browser gets a page instead.
  if (!response.headers.get('content-type')?.includes('json')) return
  const isPacked = response.headers.get('content-encoding') === 'gzip'
  const text = isPacked ? gunzipSync(await response.arrayBuffer()).toString() : await response.text()
  const faults = faultsOfAnswer(document, { method, path, status: response.status, body: JSON.parse(text) })
  if (faults.length > 0) throw new Error(`not as documented: ${faults.slice(0, 5).join('; ')}`)
}

/** A signed-in person's cookie. */
export async function cookieOf({ house }: Server, actor: Actor & { accountId: string }): Promise<string> {
  const session = await startSession(house.db, actor.communeId, actor.accountId, 'test', house.now())
  return `thonso_session=${session.secret}`
}
