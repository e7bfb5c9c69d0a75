import * as v from 'valibot'
import { expect, test } from 'vitest'
import { listOrders } from '../doors/phone/orders.ts'
import { listKept, type Outbox, replace } from '../platform/sync/outbox.ts'
import { queueFile, takeQueueFile } from '../platform/sync/queue-file.ts'
import { memoryStore } from '../platform/sync/testing.ts'
import { plainVault } from '../platform/sync/vault.ts'
import { keptOrders } from './kept-orders.ts'

test('whatever a phone kept with an earlier version of the app is still read, each kind of order there is', async () => {
  const orders = new Map((await listOrders()).map(({ spec }) => [spec.type, spec]))
  const unread = keptOrders.flatMap(([type, payload]) => {
    const read = v.safeParse(orders.get(type)?.schema ?? v.never(), payload)
    return read.success ? [] : [`${type}: ${v.getDotPath(read.issues[0]) ?? 'no such order'}`]
  })
  expect(unread).toEqual([])
  expect([...orders.keys()].filter((type) => !keptOrders.some(([kept]) => kept === type))).toEqual([])
})

test('a queue saved by an earlier version is taken up on another phone, and what cannot be read keeps nothing of it back', async () => {
  const accountId = '0193a0f0-0000-7000-8000-000000000009'
  const orders = new Map((await listOrders()).map(({ spec }) => [spec.type, spec]))
  const aPhone = (): Outbox => ({ store: memoryStore(), vault: plainVault(accountId) })
  const old = aPhone()
  const fresh = [...keptOrders, ['support.of_tomorrow', {}] as const].map(([type, payload], n) => ({
    envelope: {
      id: `0193a0f0-0000-7000-8000-${String(n).padStart(12, '0')}`,
      type,
      at: '2025-11-20T02:00:00.000Z',
      payload,
    },
    label: type,
  }))
  await replace(old, [], fresh)
  const text = await queueFile(old)
  const other = aPhone()
  const schemaOf = (type: string) => orders.get(type)?.schema
  const added = keptOrders.length
  expect(await takeQueueFile(other, text, schemaOf)).toEqual({ ok: true, added, known: 0, unread: 1 })
  expect(await takeQueueFile(other, text, schemaOf)).toEqual({ ok: true, added: 0, known: added, unread: 1 })
  expect((await listKept(other)).map(({ envelope }) => envelope)).toEqual(
    fresh.slice(0, -1).map(({ envelope }) => envelope),
  )
  const stranger: Outbox = { store: memoryStore(), vault: plainVault('0193a0f0-0000-7000-8000-00000000000a') }
  expect(await takeQueueFile(stranger, text, schemaOf)).toEqual({ ok: false, why: 'of_another' })
  expect(await takeQueueFile(other, text.slice(0, -9), schemaOf)).toEqual({ ok: false, why: 'not_a_queue' })
})
