import type { Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { ComponentChildren } from 'preact'
import { v7 as newId } from 'uuid'
import {
  acceptInvitation,
  endSession,
  type Session,
  signIn,
  startSession,
} from '../../features/people/handlers/sessions.ts'
import { isFirstRun } from '../../features/people/reads.ts'
import { FirstRun } from '../../features/people/screens/first-run.tsx'
import { Invitation, SignIn } from '../../features/people/screens/sign-in.tsx'
import { words } from '../../features/people/words.ts'
import { listCommunes } from '../../features/places/reads.ts'
import { installer } from '../../platform/access/scope.ts'
import type { Problem } from '../../platform/journal/problem.ts'
import { PublicPage } from '../../platform/kit/public-page.tsx'
import { wayOf } from '../../platform/kit/way.ts'
import { OpenElsewhere } from '../../platform/kit/way-notice.tsx'
import type { Lang } from '../../platform/words/words.ts'
import type { Stand } from './app.tsx'
import { renderDocument } from './document.tsx'
import { localPath } from './forms.ts'
import { doorProblems, problemResponse, slowDown } from './security.ts'
import { endSessionHeader, isSecure, langHeader, sessionHeader } from './visitor.ts'

/** The ways in that come before a page: first run, sign-in, invitation, language. */
export function enter(app: Hono, { house, assets, visitorOf }: Stand): void {
  const tooOften = slowDown(30)
  const small = bodyLimit({
    maxSize: 64 * 1024,
    onError: (c) => problemResponse(c, 413, doorProblems.make('door.too_large')),
  })
  for (const path of ['/welcome', '/sign-in', '/i/*', '/sign-out']) app.use(path, small)

  app.get('/lang/:lang', (c) => {
    c.header('Set-Cookie', langHeader(c.req.param('lang') === 'en' ? 'en' : 'vi'))
    return c.redirect(localPath(c.req.query('back')), 303)
  })

  app.get('/welcome', async (c) => {
    if (!(await isFirstRun(house.db))) return c.redirect('/sign-in', 303)
    return firstRun(c, {
      values: {},
      problem: undefined,
      ids: { communeId: newId(), accountId: newId(), placeId: newId() },
    })
  })

  app.post('/welcome', async (c) => {
    const form = await formOf(c)
    if (!(await isFirstRun(house.db))) return c.redirect('/sign-in', 303)
    const {
      communeId = newId(),
      accountId = newId(),
      placeId = newId(),
      commune = '',
      code = '',
      superior = '',
      name = '',
      phone = '',
      password = '',
    } = form
    const at = new Date(house.now()).toISOString()
    // The commune's command keeps its id over retries; the account's gets a new one each time, since a refusal stays.
    const founding = {
      id: placeId,
      type: 'places.found_commune',
      at,
      payload: { communeId, code, name: commune, superior },
    }
    const account = {
      id: newId(),
      type: 'people.make_first_account',
      at,
      payload: { accountId, name, phone, password },
    }
    // One after the other: an account without its commune could neither work nor be made again.
    const [place] = await house.inbox.accept(installer(communeId), [founding])
    // A first try may have founded it already, under a name that was typed differently since.
    const founded =
      place?.status === 'done' || (await listCommunes(house.db)).some((known) => known.communeId === communeId)
    const starters = ['dossiers.add_starter', 'commerce.add_starter'].map((type) => ({
      id: newId(),
      type,
      at,
      payload: {},
    }))
    const [made] = founded ? await house.inbox.accept(installer(communeId), [account, ...starters]) : []
    const problem = founded ? made?.problem : place?.problem
    if (problem) {
      const ids = { communeId, accountId, placeId: founded ? placeId : newId() }
      return firstRun(c, { values: { commune, code, superior, name, phone }, problem, ids }, 422)
    }
    return comeIn(c, await startSession(house.db, communeId, accountId, deviceOf(c), house.now()), '/desk')
  })

  app.get('/sign-in', async (c) => {
    if (await isFirstRun(house.db)) return c.redirect('/welcome', 303)
    return signInPage(c, { phone: undefined, to: localPath(c.req.query('to')), problem: undefined })
  })

  app.post('/sign-in', async (c) => {
    const { phone = '', password = '', to } = await formOf(c)
    const address = addressOf(c)
    if (tooOften(address, house.now()))
      return signInPage(c, { phone, to: localPath(to), problem: doorProblems.make('door.too_often') }, 429)
    const entered = await signIn(house.db, { phone, password, device: deviceOf(c), address }, house.now())
    if (!entered.ok) return signInPage(c, { phone, to: localPath(to), problem: entered.problem }, 422)
    return comeIn(c, entered.session, localPath(to))
  })

  app.get('/i/:secret', (c) => invitationPage(c, undefined))

  app.post('/i/:secret', async (c) => {
    if (tooOften(addressOf(c), house.now())) return problemResponse(c, 429, doorProblems.make('door.too_often'))
    const entered = await acceptInvitation(house.db, c.req.param('secret'), deviceOf(c), house.now())
    if (!entered.ok) return invitationPage(c, entered.problem, 422)
    // Whoever had a password and came in by an invitation had forgotten it: the place to choose another one.
    return comeIn(c, entered.session, entered.tookPassword ? '/account' : '/')
  })

  app.post('/sign-out', async (c) => {
    const { user, secret } = await visitorOf(c.req.raw)
    if (user && secret) await endSession(house.db, user.actor, secret)
    c.header('Set-Cookie', endSessionHeader())
    c.header('Clear-Site-Data', '"cache"')
    return c.redirect('/sign-in', 303)
  })

  async function firstRun(
    c: Context,
    props: Parameters<typeof FirstRun>[0],
    status: 200 | 422 = 200,
  ): Promise<Response> {
    return entrance(c, status, 'welcome', 'welcome_lead', <FirstRun {...props} />)
  }

  async function signInPage(
    c: Context,
    props: { phone: string | undefined; to: string; problem: Problem | undefined },
    status: 200 | 422 | 429 = 200,
  ) {
    return entrance(c, status, 'sign_in', 'sign_in_lead', <SignIn {...props} />)
  }

  async function invitationPage(c: Context, problem: Problem | undefined, status: 200 | 422 = 200): Promise<Response> {
    return entrance(c, status, 'invitation', 'invitation_lead', <Invitation action={c.req.path} problem={problem} />)
  }

  async function entrance(
    c: Context,
    status: 200 | 422 | 429,
    title: 'welcome' | 'sign_in' | 'invitation',
    lead: 'welcome_lead' | 'sign_in_lead' | 'invitation_lead',
    body: ComponentChildren,
  ): Promise<Response> {
    const { lang } = await visitorOf(c.req.raw)
    const standing = {
      lang,
      path: c.req.path,
      address: c.req.path,
      attempt: undefined,
      done: undefined,
      newId: () => newId(),
      way: wayOf(c.req.raw),
    }
    const children = (
      <PublicPage
        brand={{ href: '/', name: 'Thôn Số' }}
        title={words.say(lang, title)}
        lead={words.say(lang, lead)}
        languageHref={languageHref(lang, c.req.path)}
      >
        <OpenElsewhere />
        {body}
      </PublicPage>
    )
    return c.html(renderDocument({ title: words.say(lang, title), area: 'public', standing, assets, children }), status)
  }
}

export function languageHref(lang: Lang, address: string): string {
  return `/lang/${lang === 'vi' ? 'en' : 'vi'}?back=${encodeURIComponent(address)}`
}

function comeIn(c: Context, session: Session, to: string): Response {
  c.header('Set-Cookie', sessionHeader(session.secret, isSecure(c.req.raw)))
  return c.redirect(to === '/' ? '/home' : to, 303)
}

async function formOf(c: Context): Promise<Record<string, string>> {
  const form = await c.req.formData().catch(() => new FormData())
  return Object.fromEntries(
    [...form.entries()].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )
}

function deviceOf(c: Context): string {
  return c.req.header('user-agent') ?? ''
}

/** The other end of the connection; a proxy in front of us is trusted only when it speaks from this machine. */
function addressOf(c: Context): string {
  const env = c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined
  const direct = env?.incoming?.socket?.remoteAddress ?? ''
  const forwarded = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim()
  return (/^(::1|(::ffff:)?127\.)/.test(direct) && forwarded) || direct
}
