import type { Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { v7 as newId } from 'uuid'
import * as v from 'valibot'
import { peopleProblems } from '../../features/people/contract.ts'
import { lockSession, resumeSession } from '../../features/people/handlers/sessions.ts'
import { wayOf } from '../../platform/kit/way.ts'
import { readEscrow } from '../../platform/sync/escrow.ts'
import type { Stand } from '../server/app.tsx'
import { renderDocument } from '../server/document.tsx'
import type { Page } from '../server/page.ts'
import { doorProblems, problemResponse, slowDown } from '../server/security.ts'
import { endSessionHeader, isSecure, sessionHeader } from '../server/visitor.ts'
import { lockWords } from './lock-words.ts'
import { field } from './screens.ts'
import { LockShell, ThisPhone } from './this-phone.tsx'

export const lockPages: readonly Page[] = [
  field(
    '/field/phone',
    (lang) => lockWords.say(lang, 'this_phone'),
    ThisPhone,
    async ({ user }) => ({ name: user?.name ?? '' }),
  ),
]

const Lock = v.strictObject({ resume: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/)) })
const Unlock = v.strictObject({ resume: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{32}$/)) })
const Recover = v.strictObject({ escrow: v.pipe(v.string(), v.maxLength(4096)) })

/** The server's part in the lock of a phone: it gives cookies back and forth, and a lost key to its owner. */
export function lockRoutes(routes: Hono, { house, assets, visitorOf }: Stand): void {
  const tooOften = slowDown(60)
  const small = bodyLimit({
    maxSize: 16 * 1024,
    onError: (c) => problemResponse(c, 413, doorProblems.make('door.too_large')),
  })
  for (const path of ['/phone/lock', '/phone/unlock', '/phone/recover']) routes.use(path, small)

  // The same for everybody, and kept on the phone in both languages: it must not know who asks.
  routes.get('/phone/lock', async (c) => {
    const wanted = c.req.query('lang')
    const lang = wanted === 'en' || wanted === 'vi' ? wanted : (await visitorOf(c.req.raw)).lang
    const standing = {
      lang,
      path: c.req.path,
      address: c.req.path,
      attempt: undefined,
      done: undefined,
      newId: () => newId(),
      way: wayOf(c.req.raw),
    } as const
    const title = lockWords.say(lang, 'locked')
    return c.html(
      renderDocument({
        title,
        area: 'field',
        standing,
        assets,
        script: assets.script('phone', lang),
        children: <LockShell />,
      }),
    )
  })

  routes.post('/phone/lock', async (c) => {
    const wanted = v.safeParse(Lock, await jsonOf(c))
    if (!wanted.success) return problemResponse(c, 422, doorProblems.make('door.wrong_kind'))
    const { user, secret } = await visitorOf(c.req.raw)
    // Another person's cookie is not this one's to lock: theirs is gone already.
    const isOwn = user?.actor.accountId === c.req.header('thonso-account')
    if (user && secret && isOwn) await lockSession(house.db, user.actor, secret, wanted.output.resume)
    if (!user || isOwn) c.header('Set-Cookie', endSessionHeader())
    return c.body(null, 204)
  })

  routes.post('/phone/unlock', async (c) => {
    const wanted = v.safeParse(Unlock, await jsonOf(c))
    if (!wanted.success) return problemResponse(c, 422, doorProblems.make('door.wrong_kind'))
    const session = await resumeSession(house.db, wanted.output.resume, house.now())
    if (!session) {
      // Whose cookie this may be: not that of the one who has the phone now.
      c.header('Set-Cookie', endSessionHeader())
      return problemResponse(c, 401, peopleProblems.make('people.signed_out'))
    }
    c.header('Set-Cookie', sessionHeader(session.secret, isSecure(c.req.raw)))
    return c.body(null, 204)
  })

  routes.post('/phone/recover', async (c) => {
    const { user } = await visitorOf(c.req.raw)
    if (!user || c.req.header('thonso-account') !== user.actor.accountId)
      return problemResponse(c, 401, peopleProblems.make('people.signed_out'))
    if (tooOften(user.actor.accountId, house.now())) return problemResponse(c, 429, doorProblems.make('door.too_often'))
    const wanted = v.safeParse(Recover, await jsonOf(c))
    if (!wanted.success) return problemResponse(c, 422, doorProblems.make('door.wrong_kind'))
    const text = await house.keys.open(wanted.output.escrow)
    const found = text === undefined ? undefined : readEscrow(text)
    // Given to nobody but the one for whom it was put by.
    if (found?.accountId !== user.actor.accountId) return problemResponse(c, 404, doorProblems.make('door.not_found'))
    return c.json({ dataKey: found.dataKey })
  })
}

async function jsonOf(c: Context): Promise<unknown> {
  return c.req.json().catch(() => undefined)
}
