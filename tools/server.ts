// The whole web server on a test database, for tests only: asked directly, without a socket.

import type { Hono } from 'hono'
import { makeApp } from '../doors/server/app.tsx'
import { readAssets } from '../doors/server/assets.ts'
import { doors } from '../doors/server/doors.ts'
import { type House, root } from '../doors/server/house.ts'
import { startSession } from '../features/people/handlers/sessions.ts'
import { followers, handlers } from '../features/registry.ts'
import type { Actor } from '../platform/access/scope.ts'
import { serverKeys } from '../platform/access/server-keys.ts'
import { testDatabase } from '../platform/db/testing.ts'
import { inbox } from '../platform/journal/inbox.ts'
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
      return app.request(address, { ...init, headers })
    },
  }
}

/** A signed-in person's cookie. */
export async function cookieOf({ house }: Server, actor: Actor & { accountId: string }): Promise<string> {
  const session = await startSession(house.db, actor.communeId, actor.accountId, 'test', house.now())
  return `thonso_session=${session.secret}`
}
