import { parse, serialize } from 'hono/utils/cookie'
import { findSignedIn, type SignedIn } from '../../features/people/reads.ts'
import { wayOf } from '../../platform/kit/way.ts'
import type { Lang } from '../../platform/words/words.ts'
import type { House } from './house.ts'

/** Who stands at the door: a person with a session, or somebody from the street; and the language they read. */
export type Visitor = { readonly user: SignedIn | undefined; readonly secret: string | undefined; readonly lang: Lang }

const sessionCookie = 'thonso_session'
const langCookie = 'thonso_lang'

export function visitors(house: House): (request: Request) => Promise<Visitor> {
  const known = new WeakMap<Request, Promise<Visitor>>()
  return (request) => {
    const found = known.get(request) ?? recognise(house, request)
    known.set(request, found)
    return found
  }
}

async function recognise(house: House, request: Request): Promise<Visitor> {
  const cookies = parse(request.headers.get('cookie') ?? '')
  const secret = cookies[sessionCookie]
  const lang = cookies[langCookie] === 'en' ? 'en' : 'vi'
  return { secret, lang, user: secret ? await findSignedIn(house.db, secret, house.now()) : undefined }
}

export function sessionHeader(secret: string, secure: boolean): string {
  return serialize(sessionCookie, secret, { path: '/', httpOnly: true, sameSite: 'Lax', secure, maxAge: 180 * 86_400 })
}

export function endSessionHeader(): string {
  return serialize(sessionCookie, '', { path: '/', httpOnly: true, sameSite: 'Lax', maxAge: 0 })
}

export function langHeader(lang: Lang): string {
  return serialize(langCookie, lang, { path: '/', sameSite: 'Lax', maxAge: 365 * 86_400 })
}

/** Also where a proxy in front of us ends the encryption: the cookie then travels only that way. */
export function isSecure(request: Request): boolean {
  return wayOf(request).href.startsWith('https:')
}
