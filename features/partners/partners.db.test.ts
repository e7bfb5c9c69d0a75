import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Actor, withScope } from '../../platform/access/scope.ts'
import { testDatabase } from '../../platform/db/testing.ts'
import { type Inbox, inbox } from '../../platform/journal/inbox.ts'
import { findYouth, listContributions, listHelp, listSent, listTargets } from '../mobilisation/reads.ts'
import { followers, handlers } from '../registry.ts'
import { aSession } from '../sessions/fixtures.ts'
import { findSession } from '../sessions/reads.ts'
import { aCommuneToHelpIn, anActor, aVisit, order } from '../support/fixtures.ts'
import { listPartnerNames, listPartners } from './reads.ts'

let house: Awaited<ReturnType<typeof testDatabase>>
let gate: Inbox
let world: Awaited<ReturnType<typeof aCommuneToHelpIn>>
const faults: unknown[] = []
const quarter = { from: '2025-10-01', to: '2025-12-31' }

beforeAll(async () => {
  house = await testDatabase()
  gate = inbox(house.db, handlers, followers, {
    now: () => Date.parse('2025-12-30T03:00:00Z'),
    onFault: (error) => faults.push(error),
  })
  world = await aCommuneToHelpIn(gate, 2, [null, '2025-01-01', null, null])
})
afterAll(async () => {
  expect(faults).toEqual([])
  await house.close()
})

const give = async (type: string, payload: unknown, actor: Actor = world.officer) =>
  (await gate.accept(actor, [order(type, payload)]))[0]?.problem?.code ?? 'done'
const read = <T>(actor: Actor, ask: Parameters<typeof withScope<T>>[3]) => withScope(house.db, actor, 'read only', ask)
const unionOf = (partnerId: string): Actor => ({
  accountId: newId(),
  communeId: world.communeId,
  grants: [{ role: 'organization', teamId: null, partnerId }],
})

test('a name belongs to one partner, however it is written, and an old name may be kept as another', async () => {
  const post = { partnerId: newId(), kind: 'post_office', name: 'Bưu điện xã', called: 'Bưu điện; VNPost' }
  expect(await give('partners.add', post)).toBe('done')
  expect(await give('partners.add', { ...post, partnerId: newId(), name: 'BUU DIEN', called: '' })).toBe(
    'partners.name_taken',
  )
  expect(await give('partners.correct', { ...post, name: 'Bưu điện văn hóa', called: 'Bưu điện xã' })).toBe('done')
  expect(await give('partners.correct', { ...post, partnerId: newId(), name: 'Lạ', called: '' })).toBe(
    'partners.not_found',
  )
  const found = await read(world.officer, (scope) => listPartners(scope, { query: 'buu dien xa' }))
  expect(found.map(({ name }) => name)).toEqual(['Bưu điện văn hóa'])
})

test('an archived partner is chosen for nothing, keeps what it did, and can be taken back', async () => {
  const partnerId = newId()
  await give('partners.add', { partnerId, kind: 'bank', name: 'Ngân hàng (mẫu)' })
  const target = { targetId: newId(), partnerId, figure: 'supports', atLeast: 5, ...quarter }
  expect(await give('partners.archive', { partnerId })).toBe('done')
  expect(await give('mobilisation.set_target', target)).toBe('mobilisation.partner_not_found')
  expect(await give('partners.restore', { partnerId })).toBe('done')
  expect(await give('mobilisation.set_target', target)).toBe('done')
  expect(await give('mobilisation.set_target', { ...target, targetId: newId() })).toBe('mobilisation.target_stands')
  expect(await give('mobilisation.set_target', { ...target, to: '2025-09-01' })).toBe('mobilisation.ends_before_start')
  const other = { ...target, targetId: newId(), figure: 'people_sent' }
  expect(await give('mobilisation.set_target', other)).toBe('done')
  const { partnerId: _, ...same } = target
  expect(await give('mobilisation.correct_target', { ...same, targetId: other.targetId })).toBe(
    'mobilisation.target_stands',
  )
  expect(await give('mobilisation.drop_target', { targetId: target.targetId })).toBe('done')
  expect(await give('mobilisation.drop_target', { targetId: target.targetId })).toBe('mobilisation.target_not_found')
})

test('what lists and sessions said in words before a partner had its name becomes that partner', async () => {
  const teamId = world.teams[0]?.teamId ?? ''
  const memberId = newId()
  const session = aSession({ teamId, heldOn: '2025-12-29', partners: ['Hội Cựu chiến binh', 'Viettel (mẫu)'] })
  await give('teams.add_member', { memberId, teamId, name: 'Lê Văn Cựu', organization: 'HỘI CỰU CHIẾN BINH' })
  await give('sessions.plan', session)
  expect(await give('partners.add_usual', {})).toBe('done')
  const names = await read(world.officer, listPartnerNames)
  const veterans = names.find(({ kind }) => kind === 'veterans')
  const shown = await read(world.officer, (scope) => findSession(scope, session.sessionId))
  expect(shown).toMatchObject({
    partners: ['Hội Cựu chiến binh', 'Viettel (mẫu)'],
    ...{ partnerIds: [veterans?.partnerId], otherPartners: ['Viettel (mẫu)'] },
  })
  const asked = { partnerId: veterans?.partnerId ?? '', window: quarter }
  const sent = await read(world.officer, (scope) => listSent(scope, asked))
  expect(sent.rows.map(({ name }) => name)).toEqual(['Lê Văn Cựu'])
  expect(await give('partners.add_usual', {})).toBe('done')
  expect((await read(world.officer, listPartnerNames)).length).toBe(names.length)
})

test('a day outside of the membership, a stranger’s member and a partner of nowhere are clear problems', async () => {
  const teamId = world.teams[0]?.teamId ?? ''
  const memberId = newId()
  const partnerId = (await read(world.officer, listPartnerNames))[0]?.partnerId
  await give('teams.add_member', { memberId, teamId, name: 'Vũ Thị Mai', since: '2025-12-01' })
  const send = (said: object, actor?: Actor) => give('teams.send_member', { memberId, partnerId, ...said }, actor)
  expect(await send({ on: '2025-11-30' })).toBe('teams.day_out_of_order')
  expect(await send({ on: '2025-12-31' })).toBe('teams.day_out_of_order')
  expect(await send({ partnerId: newId() })).toBe('teams.partner_not_found')
  expect(await send({}, anActor(world.communeId, 'team_lead', world.teams[1]?.teamId))).toBe('journal.not_allowed')
  expect(await send({}, anActor(world.communeId, 'team_lead', teamId))).toBe('done')
  const visit = aVisit({ teamId, partnerIds: [newId()] })
  expect(await give('support.record', visit)).toBe('support.partner_not_found')
  const session = aSession({ teamId, partnerIds: [newId()] })
  expect(await give('sessions.plan', session)).toBe('sessions.partner_not_found')
})

test('a union officer sees what their own people did, and neither another’s nor a household', async () => {
  const names = await read(world.officer, listPartnerNames)
  const [youth, women] = ['youth_union', 'womens_union'].map(
    (kind) => names.find((partner) => partner.kind === kind)?.partnerId ?? '',
  )
  const teamId = world.teams[1]?.teamId ?? ''
  const [doan, hoi] = [newId(), newId()]
  await give('teams.add_member', { memberId: doan, teamId, name: 'Đoàn viên An', organization: 'Đoàn xã' })
  await give('teams.add_member', { memberId: hoi, teamId, name: 'Hội viên Bình', organization: 'Hội LHPN' })
  const household = world.households.find((each) => each.teamId === teamId)
  const visit = { teamId, householdId: household?.householdId ?? null, heldOn: '2025-12-30' }
  await give('support.record', aVisit({ ...visit, helperIds: [doan] }))
  await give('support.record', aVisit({ ...visit, partnerIds: [women ?? ''] }))
  for (const partnerId of [youth, women])
    await give('mobilisation.set_target', {
      ...{ targetId: newId(), partnerId, figure: 'households_helped', atLeast: 1, ...quarter },
    })
  const union = unionOf(youth ?? '')
  const own = await read(union, async (scope) => ({
    contributions: await listContributions(scope, quarter),
    sent: await listSent(scope, { partnerId: youth ?? '', window: quarter }),
    help: await listHelp(scope, { partnerId: youth ?? '', window: quarter }),
    targets: await listTargets(scope),
    partners: await listPartners(scope),
    board: await findYouth(scope, quarter),
  }))
  expect(own.contributions).toMatchObject([{ partnerId: youth, people_sent: 1, supports: 1, households_helped: 1 }])
  expect(own.help.rows).toMatchObject([{ visitId: null, helpers: ['Đoàn viên An'], teamId }])
  expect(own.targets).toMatchObject([{ partnerId: youth, done: 1 }])
  expect(own.partners.map(({ partnerId }) => partnerId)).toEqual([youth])
  expect(own.board.members.map(({ name }) => name)).toEqual(['Đoàn viên An'])
  expect(JSON.stringify(own)).not.toContain(household?.householdId)
  expect(JSON.stringify(own)).not.toContain('Bình')
  const others = await read(union, async (scope) => [
    await listSent(scope, { partnerId: women ?? '', window: quarter }),
    await listHelp(scope, { partnerId: women ?? '', window: quarter }),
    await listTargets(scope, women),
  ])
  expect(others).toEqual([{ rows: [], total: 0 }, { rows: [], total: 0 }, []])
  const nobodys: Actor = { ...union, grants: [{ role: 'organization', teamId: null, partnerId: null }] }
  expect(await read(nobodys, (scope) => listContributions(scope, quarter))).toEqual([])
  expect((await read(unionOf(women ?? ''), (scope) => findYouth(scope, quarter))).partnerIds).toEqual([])
})
