import { v7 as newId } from 'uuid'
import { expect, test } from 'vitest'
import { coverRows } from './cover.ts'
import { readDelivery } from './delivery.ts'
import { freshOrder, listKept, replace } from './outbox.ts'
import { readPhone, takePhone } from './phone.ts'
import { openSealed } from './sealed.ts'
import type { Store } from './store.ts'
import { memoryStore } from './testing.ts'
import { changeVault, makeVault, openByDevice, vaultWith } from './vault.ts'

test('whoever takes a phone over finds no key of the one before, and what that one saved a moment ago still goes', async () => {
  const { store, lan, outbox, server } = await aPhone({ hasEscrow: true })
  const order = freshOrder('support.record', { note: 'Bà cụ đau chân' }, 'Hộ bà Mẫu')
  await replace(outbox, [], [order])
  await store.put('pages', { accountId: lan, path: '/field', html: await outbox.vault.seal('Hộ bà Mẫu') })
  await takePhone(store, newId(), 'vi', coverRows)
  expect(await openByDevice(await store.get('vaults', lan))).toBeUndefined()
  expect(await store.get('pages', [lan, '/field'])).toBeUndefined()
  const [row] = await store.getAllFromIndex('outbox', 'account', lan)
  const text = await openSealed(server.privateKey, server.key, row?.delivery ?? '')
  expect(readDelivery(text ?? '')).toEqual({ accountId: lan, envelope: order.envelope })
})

test('where the server could not give it back the key stays as long as something waits, and goes when nothing does', async () => {
  for (const waits of [true, false]) {
    const { store, lan, outbox } = await aPhone({ hasEscrow: false })
    if (waits) await replace(outbox, [], [freshOrder('support.record', {}, 'Hộ bà Mẫu')])
    await takePhone(store, newId(), 'vi', coverRows)
    expect((await openByDevice(await store.get('vaults', lan))) !== undefined).toBe(waits)
    expect(await listKept(outbox)).toHaveLength(waits ? 1 : 0)
  }
})

test('the same person’s next page takes nothing away, and leaves behind no sign of a newcomer', async () => {
  const { store, lan } = await aPhone({ hasEscrow: true })
  await takePhone(store, lan, 'en', coverRows)
  expect(await openByDevice(await store.get('vaults', lan))).toBeDefined()
  expect(await readPhone(store)).toMatchObject({ accountId: lan, lang: 'en', isNewcomer: false, isLocked: false })
})

/** A phone in somebody's hands, without a PIN. */
async function aPhone({ hasEscrow }: { hasEscrow: boolean }) {
  const store: Store = memoryStore()
  const lan = newId()
  await takePhone(store, lan, 'vi', coverRows)
  const key = await makeVault(store, lan)
  const server = await aServerKey()
  const delivery = { deviceId: newId(), token: 'x', serverKey: server.key, since: Date.now() }
  await changeVault(store, lan, (row) => ({ ...row, delivery, ...(hasEscrow ? { escrow: 'sealed' } : {}) }))
  return { store, lan, server, outbox: { store, vault: vaultWith(lan, key) } }
}

async function aServerKey() {
  const made = await crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, true, ['deriveBits'])
  const publicKey = await crypto.subtle.exportKey('jwk', made.publicKey)
  return { key: { keyId: Buffer.alloc(16, 7).toString('base64url'), publicKey }, privateKey: made.privateKey }
}
