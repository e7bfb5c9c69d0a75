import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { installer, withScope } from '../../platform/access/scope.ts'
import { testDatabase } from '../../platform/db/testing.ts'
import { type Inbox, inbox } from '../../platform/journal/inbox.ts'
import { an } from '../../tools/world.ts'
import { followers, handlers } from '../registry.ts'
import { newSecret } from './handlers/secrets.ts'
import { acceptInvitation, signIn } from './handlers/sessions.ts'
import { findSignedIn, isFirstRun, listAccounts } from './reads.ts'

let house: Awaited<ReturnType<typeof testDatabase>>
let gate: Inbox
const communeId = newId()
const first = { accountId: newId(), name: 'Cán bộ mẫu', phone: '0912345678', password: 'mat-khau-dai' }
const order = (type: string, payload: unknown) => ({ id: newId(), type, at: new Date().toISOString(), payload })

beforeAll(async () => {
  house = await testDatabase()
  gate = inbox(house.db, handlers, followers, { onFault: (error) => console.error(error) })
})
afterAll(() => house.close())

test('a fresh installation makes its commune and first account once', async () => {
  expect(await isFirstRun(house.db)).toBe(true)
  const batch = [
    order('places.found_commune', { communeId, code: '11131', name: 'Xã Mẫu' }),
    order('people.make_first_account', first),
  ]
  const receipts = await gate.accept(installer(communeId), batch)
  expect(receipts.map((receipt) => receipt.status)).toEqual(['done', 'done'])
  expect(await isFirstRun(house.db)).toBe(false)
  const again = await gate.accept(installer(communeId), [
    order('people.make_first_account', { ...first, accountId: newId(), phone: '0912345679' }),
  ])
  expect(again[0]?.problem?.code).toBe('people.already_set_up')
})

test('a password opens a session, a wrong one does not, and many wrong ones lock', async () => {
  const place = { device: 'test', address: '127.0.0.1' }
  const good = await signIn(house.db, { phone: '+84 912 345 678', password: first.password, ...place })
  if (!good.ok) throw new Error(good.problem.code)
  const found = await findSignedIn(house.db, good.session.secret)
  expect(found?.name).toBe('Cán bộ mẫu')
  expect(found?.actor.grants.map((grant) => grant.role).sort()).toEqual(['admin', 'coordinator'])
  for (let round = 0; round < 8; round += 1) {
    const bad = await signIn(house.db, { phone: '0912345678', password: 'sai-mat-khau', ...place })
    expect(bad.ok ? '' : bad.problem.code).toBe('people.wrong_password')
  }
  const locked = await signIn(house.db, { phone: '0912345678', password: first.password, ...place })
  expect(locked.ok ? '' : locked.problem.code).toBe('people.locked_out')
})

test('an invitation signs in once', async () => {
  const actor = {
    accountId: first.accountId,
    communeId,
    grants: [{ role: 'admin' as const, teamId: null, partnerId: null }],
  }
  const accountId = newId()
  const secret = newSecret()
  const receipts = await gate.accept(actor, [
    order('people.add_account', { accountId, name: 'Lãnh đạo mẫu', phone: '987654321', grants: [{ role: 'leader' }] }),
    order('people.invite', { invitationId: newId(), accountId, secret }),
  ])
  expect(receipts.map((receipt) => receipt.problem)).toEqual([null, null])
  const entered = await acceptInvitation(house.db, secret, 'phone')
  expect(entered.ok).toBe(true)
  const twice = await acceptInvitation(house.db, secret, 'phone')
  expect(twice.ok ? '' : twice.problem.code).toBe('people.invitation_spent')
  const accounts = await withScope(house.db, actor, 'read only', (scope) => listAccounts(scope))
  expect(accounts.find((account) => account.accountId === accountId)?.phone).toBe('+84987654321')
})

test('an officer’s invitation takes a forgotten password away; the person chooses another', async () => {
  const actor = { accountId: first.accountId, communeId, grants: [an('coordinator')] }
  const accountId = newId()
  const phone = '0912345600'
  const secrets = [newSecret(), newSecret()] as const
  const person = { accountId, communeId, grants: [] }
  const enter = async (password: string) => {
    const entered = await signIn(house.db, { phone, password, device: 'test', address: '10.0.0.9' })
    return entered.ok ? 'in' : entered.problem.code
  }
  await gate.accept(actor, [
    order('people.add_account', { accountId, name: 'Người quên (mẫu)', phone, grants: [{ role: 'leader' }] }),
    order('people.invite', { invitationId: newId(), accountId, secret: secrets[0] }),
  ])
  expect(await acceptInvitation(house.db, secrets[0], 'phone')).toMatchObject({ ok: true, tookPassword: false })
  await gate.accept(person, [order('people.set_password', { password: 'mot cau cu' })])
  expect(await enter('mot cau cu')).toBe('in')
  await gate.accept(actor, [order('people.invite', { invitationId: newId(), accountId, secret: secrets[1] })])
  expect(await enter('mot cau cu')).toBe('in')
  expect(await acceptInvitation(house.db, secrets[1], 'phone')).toMatchObject({ ok: true, tookPassword: true })
  expect(await enter('mot cau cu')).toBe('people.wrong_password')
  await gate.accept(person, [order('people.set_password', { password: 'mot cau moi' })])
  expect(await enter('mot cau moi')).toBe('in')
})

test('an officer who is no administrator can neither lock nor reopen an administrator’s account', async () => {
  const officer = { accountId: newId(), communeId, grants: [an('coordinator')] }
  for (const type of ['people.disable_account', 'people.enable_account', 'people.invite']) {
    const extra = type === 'people.invite' ? { invitationId: newId(), secret: newSecret() } : {}
    const [receipt] = await gate.accept(officer, [order(type, { accountId: first.accountId, ...extra })])
    expect([type, receipt?.problem?.code]).toEqual([type, 'people.beyond_rights'])
  }
})

test('passwords are kept as Argon2id hashes alone', async () => {
  const { rows } = await house.owner.query<{ hash: string }>(
    'select password_hash as hash from people_account where password_hash is not null',
  )
  expect(rows.length).toBeGreaterThan(0)
  for (const { hash } of rows) expect(hash).toMatch(/^argon2id\$19456\$2\$[\w-]{22}\$[\w-]{43}$/)
})

test('a role for the whole commune is tied to no team, and one in a team always is', async () => {
  const actor = {
    accountId: first.accountId,
    communeId,
    grants: [{ role: 'admin' as const, teamId: null, partnerId: null }],
  }
  const codeOf = async (type: string, payload: unknown) =>
    (await gate.accept(actor, [order(type, payload)]))[0]?.problem?.code ?? 'done'
  const add = (grant: object) =>
    codeOf('people.add_account', {
      accountId: newId(),
      name: 'Người mẫu',
      phone: `0977${Math.floor(Math.random() * 900_000 + 100_000)}`,
      grants: [grant],
    })
  const teamId = newId()
  for (const role of ['coordinator', 'leader', 'finance', 'organization', 'admin'])
    expect([role, await add({ role, teamId })]).toEqual([role, 'people.team_not_for_role'])
  expect(await add({ role: 'member' })).toBe('people.team_needed')
  expect(await add({ role: 'team_lead', teamId })).toBe('done')
  const partnerId = newId()
  await gate.accept(actor, [order('partners.add', { partnerId, kind: 'youth_union', name: 'Đoàn Thanh niên (mẫu)' })])
  expect(await add({ role: 'organization', partnerId })).toBe('done')
  expect(await add({ role: 'organization', partnerId: newId() })).toBe('people.partner_not_found')
  await gate.accept(actor, [order('partners.archive', { partnerId })])
  expect(await add({ role: 'organization', partnerId })).toBe('people.partner_not_found')
  expect(await add({ role: 'coordinator', partnerId: newId() })).toBe('people.partner_not_for_role')
  const { accountId } = first
  const grant = { role: 'coordinator', teamId }
  expect(await codeOf('people.grant_role', { accountId, grant })).toBe('people.team_not_for_role')
  // One that was given before this rule can still be taken back.
  expect(await codeOf('people.revoke_role', { accountId, grant })).toBe('done')
})

test('no password and no invitation secret is ever journalled', async () => {
  const { rows } = await house.owner.query("select payload::text as text from journal_entry where type like 'people.%'")
  expect(rows.length).toBeGreaterThan(2)
  expect(rows.filter((row) => /mat-khau|secret|password/.test(row.text))).toEqual([])
})
