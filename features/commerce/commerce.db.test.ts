import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Actor, withScope } from '../../platform/access/scope.ts'
import { testDatabase } from '../../platform/db/testing.ts'
import { storeWhole } from '../../platform/files/files.ts'
import { aPng } from '../../platform/files/fixtures.ts'
import { type Inbox, inbox } from '../../platform/journal/inbox.ts'
import { followers, handlers } from '../registry.ts'
import { aCommuneToHelpIn, anActor, order } from '../support/fixtures.ts'
import { aProduct, aSeller, aStep } from './fixtures.ts'
import { findMarketplace, getStalledDays, listMarketplaces } from './reads/marketplaces.ts'
import { findEvidence, findSeller, listFunnel, listProducts, listSellers, listSteps } from './reads.ts'
import { newsSince } from './rules.ts'

const today = '2025-12-30'
let house: Awaited<ReturnType<typeof testDatabase>>
let gate: Inbox
let world: Awaited<ReturnType<typeof aCommuneToHelpIn>>
let member: Actor & { accountId: string }
let postmart: string
let voso: string

beforeAll(async () => {
  house = await testDatabase()
  gate = inbox(house.db, handlers, followers, { now: () => Date.parse(`${today}T03:00:00Z`) })
})
afterAll(() => house.close())
beforeEach(async () => {
  world = await aCommuneToHelpIn(gate, 2, [null, null])
  member = anActor(world.communeId, 'member', teamId(0))
  await must(world.officer, 'commerce.add_starter', {})
  const found = await reading((scope) => listMarketplaces(scope))
  postmart = found.find(({ name }) => name === 'Postmart')?.marketplaceId ?? ''
  voso = found.find(({ name }) => name === 'Voso')?.marketplaceId ?? ''
})

const teamId = (at: number) => world.teams[at]?.teamId ?? ''
const household = (at: number) => world.households[at]?.householdId ?? ''
const give = async (actor: Actor, type: string, payload: unknown) =>
  (await gate.accept(actor, [order(type, payload)]))[0]
const code = async (actor: Actor, type: string, payload: unknown) => (await give(actor, type, payload))?.problem?.code
async function must(actor: Actor, type: string, payload: unknown) {
  const receipt = await give(actor, type, payload)
  if (receipt?.problem) throw new Error(`${type}: ${receipt.problem.code}`)
}
const reading = <T>(work: Parameters<typeof withScope<T>>[3], actor: Actor = world.officer) =>
  withScope(house.db, actor, 'read only', work)

/** A member's household business that has a shop on Postmart and one product. */
async function aShop() {
  const seller = aSeller({ teamId: teamId(0), householdId: household(0), name: '' })
  const opened = aStep({ sellerId: seller.sellerId, marketplaceId: postmart })
  const product = aProduct({ sellerId: seller.sellerId })
  await must(member, 'commerce.add_seller', seller)
  await must(member, 'commerce.take_step', opened)
  await must(member, 'commerce.add_product', product)
  return { sellerId: seller.sellerId, opened, product }
}

test('a seller goes from nothing to paid online, and stands at the furthest step', async () => {
  const { sellerId } = await aShop()
  expect(await reading((scope) => findSeller(scope, sellerId), member)).toMatchObject({
    kind: 'household_business',
    name: 'Nguyễn Văn 1 (mẫu)',
    stage: 'shop_opened',
    lastOn: '2025-10-10',
    products: 1,
    marketplaces: ['Postmart'],
  })
  for (const [kind, on] of [
    ['listed', '2025-10-12'],
    ['photos', '2025-10-12'],
    ['first_order', '2025-11-20'],
    ['paid_online', '2025-11-21'],
  ] as const)
    await must(member, 'commerce.take_step', aStep({ sellerId, marketplaceId: postmart, kind, on }))
  await must(member, 'commerce.take_step', aStep({ sellerId, marketplaceId: voso, on: '2025-12-01' }))
  expect(await reading((scope) => findSeller(scope, sellerId))).toMatchObject({
    stage: 'paid_online',
    lastOn: '2025-12-01',
    marketplaces: ['Postmart', 'Voso'],
  })
  const [funnel] = await reading((scope) => listFunnel(scope))
  expect(funnel).toEqual({
    teamId: teamId(0),
    reached: { approached: 1, shop_opened: 1, listed: 1, photos: 1, first_order: 1, paid_online: 1 },
  })
  const [ofVoso] = await reading((scope) => listFunnel(scope, { marketplaceId: voso }))
  expect(ofVoso?.reached).toMatchObject({ approached: 1, shop_opened: 1, listed: 0 })
})

test('a seller without product, a step too early, too late or in the future: a clear problem, nothing half written', async () => {
  const seller = aSeller({ teamId: teamId(0) })
  const { sellerId } = seller
  await must(member, 'commerce.add_seller', seller)
  const step = (said: object) => ({ ...aStep({ sellerId, marketplaceId: postmart }), stepId: newId(), ...said })
  expect(await code(member, 'commerce.take_step', step({ kind: 'listed' }))).toBe('commerce.shop_not_opened')
  expect(await code(member, 'commerce.take_step', step({ on: '2025-10-01' }))).toBe('commerce.before_last')
  expect(await code(member, 'commerce.take_step', step({ on: '2025-12-31' }))).toBe('commerce.in_the_future')
  expect(await code(member, 'commerce.take_step', step({ marketplaceId: newId() }))).toBe(
    'commerce.marketplace_not_found',
  )
  expect(await code(member, 'commerce.take_step', step({ link: 'gian hàng của tôi' }))).toBe('commerce.link_wrong')
  expect(await code(member, 'commerce.take_step', step({ note: 'STK 0011002233445' }))).toBe('commerce.holds_number')
  await must(member, 'commerce.take_step', step({ link: 'postmart.vn/gian-hang/vai-thieu' }))
  expect(await code(member, 'commerce.take_step', step({}))).toBe('commerce.step_taken')
  expect(await code(member, 'commerce.take_step', step({ kind: 'listed', on: today }))).toBe('commerce.no_product')
  const steps = await reading((scope) => listSteps(scope, [sellerId]))
  expect(steps.map(({ kind, link }) => [kind, link])).toEqual([
    ['approached', ''],
    ['shop_opened', 'https://postmart.vn/gian-hang/vai-thieu'],
  ])
})

test('a cooperative is of no household, a household business is of one in sight', async () => {
  const said = aSeller({ teamId: teamId(0) })
  const add = (more: object) => code(member, 'commerce.add_seller', { ...said, sellerId: newId(), ...more })
  expect(await add({ householdId: household(0) })).toBe('commerce.household_of_cooperative')
  expect(await add({ name: '' })).toBe('commerce.name_missing')
  expect(await add({ kind: 'household_business' })).toBe('commerce.household_missing')
  expect(await add({ kind: 'household_business', householdId: household(1) })).toBe('commerce.household_out_of_sight')
  expect(await add({ teamId: teamId(1) })).toBe('journal.not_allowed')
  expect(await add({})).toBeUndefined()
  expect(await add({ name: said.name.toUpperCase() })).toBe('commerce.same_seller')
  expect((await reading((scope) => listSellers(scope))).total).toBe(1)
})

test('a wrongly recorded step is corrected or taken back with its reason; only the last one goes', async () => {
  const { sellerId, opened } = await aShop()
  const listed = aStep({ sellerId, marketplaceId: postmart, kind: 'listed', on: '2025-10-20' })
  await must(member, 'commerce.take_step', listed)
  const lead = anActor(world.communeId, 'team_lead', teamId(0))
  const stranger = anActor(world.communeId, 'member', teamId(0))
  const undo = { stepId: opened.stepId, reason: 'Ghi nhầm người' }
  expect(await code(member, 'commerce.undo_step', undo)).toBe('commerce.later_steps_first')
  expect(await code(stranger, 'commerce.undo_step', { ...undo, stepId: listed.stepId })).toBe('commerce.not_yours')
  expect(await code(member, 'commerce.undo_step', { ...undo, stepId: sellerId })).toBe('commerce.approach_stays')
  const corrected = { stepId: opened.stepId, on: '2025-10-21', note: '', link: '', reason: 'Sai ngày' }
  expect(await code(lead, 'commerce.correct_step', corrected)).toBe('commerce.after_next')
  const silent = { ...corrected, on: opened.on, reason: '' }
  expect(await code(lead, 'commerce.correct_step', { ...silent, on: '2025-10-19' })).toBe('commerce.reason_needed')
  expect(await code(lead, 'commerce.correct_step', silent)).toBe('commerce.reason_needed')
  // A link where there was none is only added.
  await must(lead, 'commerce.correct_step', { ...silent, note: opened.note, link: 'postmart.vn/a' })
  await must(lead, 'commerce.correct_step', { ...corrected, on: '2025-10-19' })
  await must(member, 'commerce.undo_step', { stepId: listed.stepId, reason: 'Chưa đăng' })
  const steps = await reading((scope) => listSteps(scope, [sellerId]))
  expect(steps.map(({ kind, on, standing, undoReason }) => [kind, on, standing, undoReason])).toEqual([
    ['approached', '2025-10-02', 'counted', null],
    ['shop_opened', '2025-10-19', 'counted', null],
    ['listed', '2025-10-20', 'undone', 'Chưa đăng'],
  ])
  // What was taken back may be taken again.
  await must(member, 'commerce.take_step', { ...listed, stepId: newId(), on: '2025-11-01' })
  expect((await reading((scope) => findSeller(scope, sellerId)))?.stage).toBe('listed')
})

test('the last product of a shop that has listed stays; a seller sells no two of one name', async () => {
  const { sellerId, product } = await aShop()
  expect(await code(member, 'commerce.add_product', aProduct({ sellerId, name: product.name.toUpperCase() }))).toBe(
    'commerce.same_product',
  )
  await must(member, 'commerce.take_step', aStep({ sellerId, marketplaceId: postmart, kind: 'listed' }))
  expect(await code(member, 'commerce.drop_product', { productId: product.productId })).toBe('commerce.last_product')
  await must(member, 'commerce.add_product', aProduct({ sellerId, name: 'Mật ong (mẫu)' }))
  await must(member, 'commerce.drop_product', { productId: product.productId })
  expect((await reading((scope) => listProducts(scope, sellerId))).map(({ name }) => name)).toEqual(['Mật ong (mẫu)'])
})

test('who stops is over until resumed; who was recorded by mistake is in no list', async () => {
  const { sellerId, product } = await aShop()
  await must(member, 'commerce.stop_seller', { sellerId, reason: 'Nghỉ bán' })
  expect(await code(member, 'commerce.drop_product', { productId: product.productId })).toBe('commerce.seller_is_over')
  expect((await reading((scope) => listSellers(scope, { standing: 'stopped' }))).total).toBe(1)
  await must(member, 'commerce.resume_seller', { sellerId })
  await must(member, 'commerce.cancel_seller', { sellerId, reason: 'Ghi nhầm' })
  expect((await reading((scope) => listSellers(scope))).total).toBe(0)
  expect(await reading((scope) => listFunnel(scope))).toEqual([])
  expect(await code(member, 'commerce.cancel_seller', { sellerId, reason: 'Nữa' })).toBe('commerce.seller_is_over')
  await must(world.officer, 'commerce.resume_seller', { sellerId })
  expect((await reading((scope) => listSellers(scope))).total).toBe(1)
})

test('a photograph is evidence of a step or shows a product, and goes with it', async () => {
  const { sellerId, opened, product } = await aShop()
  await must(member, 'commerce.correct_step', { ...bare(opened), note: '', reason: 'Bỏ ghi chú' })
  expect((await reading((scope) => findSeller(scope, sellerId)))?.withoutEvidence).toBe(1)
  expect((await reading((scope) => listSellers(scope, { withoutEvidence: true }))).total).toBe(1)
  const files = [newId(), newId(), newId()]
  await withScope(house.db, member, 'read write', async (scope) => {
    for (const fileId of files) await storeWhole(scope, fileId, aPng(40, 30), `${today}T03:00:00Z`)
  })
  const [first, second, ofVisit] = files
  expect(await code(member, 'commerce.attach_photo', { recordId: opened.stepId, fileId: newId() })).toBe(
    'commerce.photo_not_there',
  )
  await must(member, 'commerce.attach_photo', { recordId: opened.stepId, fileId: first })
  expect(await code(member, 'commerce.attach_photo', { recordId: product.productId, fileId: first })).toBe(
    'commerce.photo_of_another',
  )
  const visitId = newId()
  const visit = { visitId, teamId: teamId(0), householdId: null, heldOn: today, mode: 'phone', items: [{ kind: 'qr' }] }
  await must(member, 'support.record', visit)
  await must(member, 'support.attach_photo', { visitId, fileId: ofVisit })
  expect(await code(member, 'commerce.attach_photo', { recordId: product.productId, fileId: ofVisit })).toBe(
    'commerce.photo_not_there',
  )
  await must(member, 'support.remove_photo', { visitId })
  await must(member, 'commerce.attach_photo', { recordId: product.productId, fileId: second })
  expect((await reading((scope) => findSeller(scope, sellerId)))?.withoutEvidence).toBe(0)
  expect((await reading((scope) => findEvidence(scope, product.productId)))?.kind).toBe('image/png')
  const stranger = anActor(world.communeId, 'member', teamId(1))
  expect(await reading((scope) => findEvidence(scope, opened.stepId), stranger)).toBeUndefined()
  await must(member, 'commerce.undo_step', { stepId: opened.stepId, reason: 'Ghi nhầm' })
  expect(await reading((scope) => findEvidence(scope, opened.stepId))).toBeUndefined()
  await must(member, 'commerce.remove_photo', { recordId: product.productId })
  const { rows } = await house.owner.query('select from files_file where file_id = any($1)', [files])
  expect(rows).toHaveLength(0)
})

test('marketplaces are rows: added, renamed, ended; no shop opens on one that has ended', async () => {
  const own = { marketplaceId: newId(), name: 'Sàn của xã (mẫu)', url: 'cho.mau.vn' }
  await must(world.officer, 'commerce.add_marketplace', own)
  expect(await code(world.officer, 'commerce.add_marketplace', { ...own, marketplaceId: newId() })).toBe(
    'commerce.marketplace_exists',
  )
  expect(await code(member, 'commerce.add_marketplace', { ...own, marketplaceId: newId(), name: 'Khác' })).toBe(
    'journal.not_allowed',
  )
  await must(world.officer, 'commerce.end_marketplace', { marketplaceId: own.marketplaceId, lastDay: '2025-10-09' })
  const seller = aSeller({ teamId: teamId(0) })
  await must(member, 'commerce.add_seller', seller)
  const step = aStep({ sellerId: seller.sellerId, marketplaceId: own.marketplaceId })
  expect(await code(member, 'commerce.take_step', step)).toBe('commerce.marketplace_ended')
  await must(world.officer, 'commerce.end_marketplace', { marketplaceId: own.marketplaceId, lastDay: null })
  await must(member, 'commerce.take_step', { ...step, stepId: newId() })
  await must(world.officer, 'commerce.add_starter', {})
  expect((await reading((scope) => listMarketplaces(scope))).map(({ name, url }) => [name, url])).toEqual([
    ['Postmart', ''],
    ['Sàn của xã (mẫu)', 'https://cho.mau.vn'],
    ['Voso', ''],
  ])
})

test('who runs a marketplace says its source; what was changed has been checked by nobody', async () => {
  const [row] = (await reading((scope) => listMarketplaces(scope))).filter(({ name }) => name === 'Postmart')
  expect(row).toMatchObject({ operator: 'Tổng công ty Bưu điện Việt Nam', checkedOn: null })
  expect(row?.source).not.toBe('')
  const { marketplaceId = '', name = '' } = row ?? {}
  const said = { marketplaceId, name, operator: 'Bưu điện', source: 'Trang chính thức (mẫu)' }
  const shown = async () => (await reading((scope) => findMarketplace(scope, marketplaceId)))?.checkedOn
  await must(world.officer, 'commerce.correct_marketplace', { ...said, verified: 'yes' })
  expect(await shown()).toBe(today)
  await must(world.officer, 'commerce.correct_marketplace', said)
  expect(await shown()).toBe(null)
})

test('who stands still is a list, after as many days as the commune says', async () => {
  await aShop()
  const stalled = async () => {
    const days = await reading((scope) => getStalledDays(scope))
    return (await reading((scope) => listSellers(scope, { stalledBefore: newsSince(today, days) }))).total
  }
  expect(await stalled()).toBe(1)
  await must(world.officer, 'commerce.set_stalled_days', { days: 120 })
  expect(await stalled()).toBe(0)
})

test('a household that moves takes its business along, and a merged one leaves it to the one that stands', async () => {
  const { sellerId } = await aShop()
  const to = world.teams[1]
  await must(world.officer, 'households.move', {
    householdId: household(0),
    teamId: to?.teamId,
    villageId: to?.villageId,
  })
  expect(await reading((scope) => findSeller(scope, sellerId), member)).toBeUndefined()
  await must(world.officer, 'households.merge', { householdId: household(0), into: household(1) })
  const neighbour = anActor(world.communeId, 'member', teamId(1))
  expect(await reading((scope) => findSeller(scope, sellerId), neighbour)).toMatchObject({ householdId: household(1) })
  expect((await reading((scope) => listSteps(scope, [sellerId]))).map((step) => step.teamId)).toEqual([
    teamId(0),
    teamId(0),
  ])
})

test('an order of the field that its giver may not give any more is held, and taken in their name', async () => {
  const seller = aSeller({ teamId: teamId(1) })
  const given = order('commerce.add_seller', seller)
  const [receipt] = await gate.accept(member, [given])
  expect(receipt?.problem).toMatchObject({ code: 'journal.not_allowed', heldFor: 'officer' })
  await must(world.officer, 'held.accept', { commandId: given.id })
  expect(await reading((scope) => findSeller(scope, seller.sellerId))).toMatchObject({ recordedBy: member.accountId })
})

test('what a locked report has counted is the coordinator’s alone', async () => {
  const { sellerId, opened } = await aShop()
  await house.owner.query(
    `insert into support_closed (commune_id, from_day, to_day, closed_at) values ($1, '2025-09-15', '2025-12-14', now())`,
    [world.communeId],
  )
  const listed = aStep({ sellerId, marketplaceId: postmart, kind: 'listed', on: '2025-10-12' })
  const receipt = await give(member, 'commerce.take_step', listed)
  expect(receipt?.problem).toMatchObject({ code: 'commerce.period_closed', heldFor: 'officer' })
  expect(await code(member, 'commerce.undo_step', { stepId: opened.stepId, reason: 'x' })).toBe(
    'commerce.period_closed',
  )
  expect(await code(member, 'commerce.cancel_seller', { sellerId, reason: 'x' })).toBe('commerce.period_closed')
  await must(world.officer, 'commerce.take_step', { ...listed, stepId: newId() })
  await must(
    member,
    'commerce.take_step',
    aStep({ sellerId, marketplaceId: postmart, kind: 'photos', on: '2025-12-20' }),
  )
})

function bare({ stepId, on, link }: { stepId: string; on: string; link: string }) {
  return { stepId, on, link }
}
