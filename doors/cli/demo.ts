import { v7 as newId } from 'uuid'
import { newSecret } from '../../features/people/handlers/secrets.ts'
import { isFirstRun, listAccounts } from '../../features/people/reads.ts'
import { listCommunes } from '../../features/places/reads.ts'
import { type Actor, installer, withScope } from '../../platform/access/scope.ts'
import { dayOf } from '../../platform/clock/days.ts'
import { demoQuarter } from '../../seed/demo-quarter.ts'
import type { House } from '../server/house.ts'

export type DemoLink = { readonly who: string; readonly path: string }

const demoCode = '00000'

/** Fills an empty installation with the synthetic quarter, once, and hands out a fresh sign-in link for each role. */
export async function seedDemo(house: House): Promise<DemoLink[]> {
  if (await isFirstRun(house.db)) await seed(house)
  const commune = (await listCommunes(house.db)).find((each) => each.code === demoCode)
  if (!commune) throw new Error('This folder holds a real commune: start the demo on another DATA_DIR.')
  const operator = operatorOf(commune.communeId)
  const accounts = await withScope(house.db, operator, 'read only', (scope) => listAccounts(scope))
  const links: DemoLink[] = []
  for (const { accountId, name } of accounts) {
    const secret = newSecret()
    await give(house, operator, [{ type: 'people.invite', payload: { invitationId: newId(), accountId, secret } }])
    links.push({ who: name, path: `/i/${secret}` })
  }
  return links
}

async function seed(house: House): Promise<void> {
  const communeId = newId()
  const phone = '0912000010'
  await give(house, installer(communeId), [
    {
      type: 'places.found_commune',
      payload: { communeId, code: demoCode, name: 'Xã Mẫu', superior: 'Thành phố Mẫu', isSample: true },
    },
    {
      type: 'people.make_first_account',
      payload: { accountId: newId(), name: 'Quản trị (mẫu)', phone, password: newSecret() },
    },
  ])
  const operator = operatorOf(communeId)
  const demo = demoQuarter(dayOf(house.now()))
  await give(house, operator, demo.before)
  await give(house, operator, demo.visits)
  await give(house, operator, demo.after)
  await give(
    house,
    operator,
    demo.people.map(({ accountId, name, role, teamId, partnerId, phone: number }) => ({
      type: 'people.add_account',
      payload: { accountId, name, phone: number, grants: [{ role, teamId, partnerId }] },
    })),
  )
  const member = demo.people.find(({ role, teamId }) => role === 'member' && teamId !== null)
  const helper: Actor = {
    accountId: member?.accountId ?? null,
    communeId,
    grants: [{ role: 'member', teamId: member?.teamId ?? null, partnerId: null }],
  }
  const at = new Date(house.now()).toISOString()
  await house.inbox.accept(
    helper,
    demo.held.map((order) => ({ id: newId(), at, ...order })),
  )
}

/** The one who runs this command line acts as the installation's administrator and officer. */
function operatorOf(communeId: string): Actor {
  const grant = (role: 'admin' | 'coordinator') => ({ role, teamId: null, partnerId: null })
  return { accountId: null, communeId, grants: [grant('admin'), grant('coordinator')] }
}

async function give(house: House, actor: Actor, orders: readonly { type: string; payload: object }[]): Promise<void> {
  const at = new Date(house.now()).toISOString()
  const receipts = await house.inbox.accept(
    actor,
    orders.map((order) => ({ id: newId(), at, ...order })),
  )
  const refused = receipts.find((receipt) => receipt.status === 'refused')
  if (refused)
    throw new Error(
      `The demo could not be made: ${refused.problem?.code} ${JSON.stringify(refused.problem?.details ?? {})}`,
    )
  const rejected = receipts.flatMap(({ result }) => (isImport(result) ? result.rejected : []))
  if (rejected.length > 0)
    throw new Error(`The demo lists hold rows that were not taken: ${JSON.stringify(rejected[0])}`)
}

function isImport(result: unknown): result is { rejected: unknown[] } {
  return typeof result === 'object' && result !== null && 'rejected' in result && Array.isArray(result.rejected)
}
