import type { Hono } from 'hono'
import { v7 as newId } from 'uuid'
import { listPartnerNames } from '../../features/partners/reads.ts'
import { newSecret } from '../../features/people/handlers/secrets.ts'
import { endOtherSessions } from '../../features/people/handlers/sessions.ts'
import { listAccounts, listNames } from '../../features/people/reads.ts'
import { OwnAccount } from '../../features/people/screens/account.tsx'
import { AccountRoles } from '../../features/people/screens/account-roles.tsx'
import { Accounts, InvitationMade } from '../../features/people/screens/accounts.tsx'
import { NewPhone } from '../../features/people/screens/new-phone.tsx'
import { words } from '../../features/people/words.ts'
import { listTeams } from '../../features/teams/reads.ts'
import { type Scope, withScope } from '../../platform/access/scope.ts'
import { wayOf } from '../../platform/kit/way.ts'
import { qrSvg } from '../../platform/papers/qr.ts'
import type { Stand } from '../server/app.tsx'
import { page } from '../server/page.ts'
import { officerRoles } from '../server/roles.ts'

export const peoplePages = [
  page(
    'public',
    '/account',
    'signed-in',
    (lang) => words.say(lang, 'own_account'),
    OwnAccount,
    async ({ user, scope }) =>
      user && {
        name: user.name,
        grants: user.actor.grants,
        ...(await spotsOf(scope)),
      },
  ),

  page(
    'desk',
    '/desk/accounts',
    officerRoles,
    (lang) => words.say(lang, 'accounts'),
    Accounts,
    async ({ scope }) => ({
      accounts: await listAccounts(scope),
      ...(await spotsOf(scope)),
    }),
  ),

  page(
    'desk',
    '/desk/accounts/:accountId',
    officerRoles,
    (lang) => words.say(lang, 'roles'),
    AccountRoles,
    async ({ scope, params }) => {
      const account = (await listAccounts(scope)).find(({ accountId }) => accountId === params['accountId'])
      return account && { account, ...(await spotsOf(scope)) }
    },
  ),
]

/** Where the roles are held. */
async function spotsOf(scope: Scope) {
  return { teams: await listTeams(scope), partners: await listPartnerNames(scope) }
}

/** The secret is made here and shown once: link and code stand on the answer itself, which no address leads back to. */
export function peopleRoutes(routes: Hono, { house, visitorOf, showAgain, showNow }: Stand): void {
  routes.post('/account/new-phone', async (c) => {
    const { user, lang } = await visitorOf(c.req.raw)
    if (!user) return c.redirect('/sign-in', 303)
    const secret = newSecret()
    const order = {
      id: newId(),
      type: 'people.change_phone',
      at: new Date(house.now()).toISOString(),
      payload: { invitationId: newId(), secret },
    }
    const [receipt] = await house.inbox.accept(user.actor, [order])
    if (receipt?.problem)
      return showAgain(c.req.raw, '/account', { type: 'people.change_phone', values: {}, problem: receipt.problem })
    const link = new URL(`/i/${secret}`, wayOf(c.req.raw).href).href
    const qr = Buffer.from(qrSvg(link)).toString('base64')
    return showNow(c.req.raw, 'public', words.say(lang, 'change_phone'), <NewPhone {...{ qr, link }} />)
  })

  routes.post('/account/other-phones', async (c) => {
    const { user, secret } = await visitorOf(c.req.raw)
    if (!user || !secret) return c.redirect('/sign-in', 303)
    await endOtherSessions(house.db, user.actor, secret)
    return c.redirect('/account?done=people.sign_out_others', 303)
  })

  routes.post('/desk/accounts/:accountId/invite', async (c) => {
    const { user, lang } = await visitorOf(c.req.raw)
    if (!user) return c.redirect('/sign-in', 303)
    const accountId = c.req.param('accountId')
    const secret = newSecret()
    const order = {
      id: newId(),
      type: 'people.invite',
      at: new Date(house.now()).toISOString(),
      payload: { invitationId: newId(), accountId, secret },
    }
    const [receipt] = await house.inbox.accept(user.actor, [order])
    if (receipt?.problem)
      return showAgain(c.req.raw, '/desk/accounts', { type: 'people.invite', values: {}, problem: receipt.problem })
    const names = await withScope(house.db, user.actor, 'read only', (scope) => listNames(scope, [accountId]))
    const link = new URL(`/i/${secret}`, wayOf(c.req.raw).href).href
    const qr = Buffer.from(qrSvg(link)).toString('base64')
    return showNow(
      c.req.raw,
      'desk',
      words.say(lang, 'accounts'),
      <InvitationMade name={names.get(accountId) ?? ''} link={link} qr={qr} />,
    )
  })
}
