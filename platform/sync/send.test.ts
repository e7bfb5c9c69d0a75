import fc from 'fast-check'
import { v7 as newId } from 'uuid'
import { expect, test } from 'vitest'
import type { Envelope, Receipt } from '../journal/command.ts'
import type { Problem } from '../journal/problem.ts'
import { freshOrder, type Kept, listKept, type Outbox, replace, withdraw } from './outbox.ts'
import { sendKept } from './send.ts'
import type { Store } from './store.ts'
import { memoryStore } from './testing.ts'
import { plainVault } from './vault.ts'

type Commands = readonly Envelope[]

const problem: Problem = { code: 'support.household_out_of_sight', vi: 'Không thấy hộ này.', en: 'Out of sight.' }

function anOutbox(store: Store = memoryStore()): Outbox {
  return { store, vault: plainVault(newId()) }
}

async function keep(outbox: Outbox, count: number): Promise<Envelope[]> {
  const fresh = Array.from({ length: count }, (_, n) =>
    freshOrder('support.record', { visitId: newId(), n }, `Việc ${n}`),
  )
  await replace(outbox, [], fresh)
  return fresh.map(({ envelope }) => envelope)
}

function done({ id }: Envelope): Receipt {
  return { commandId: id, status: 'done', sequence: 1, result: null, problem: null }
}

function refused({ id }: Envelope, why = problem): Receipt {
  return { commandId: id, status: 'refused', sequence: null, result: null, problem: why }
}

function answer(receipts: readonly Receipt[]): Response {
  return Response.json({ receipts })
}

const later: Problem = { code: 'journal.try_again', vi: 'Máy chủ đang bận.', en: 'Busy.' }
const notOurs = () => new Response('<html>Blocked</html>', { status: 403 })

test('what something on the way does not like stays and waits, and all others go', async () => {
  const outbox = anOutbox()
  const all = await keep(outbox, 120)
  const disliked = new Set([0, 7, 51, 119].map((n) => all[n]?.id))
  const went = new Set<string>()
  const sent = await sendKept({
    outbox,
    post: async (_, commands) => {
      if (commands.some(({ id }) => disliked.has(id))) return notOurs()
      for (const { id } of commands) went.add(id)
      return answer(commands.map(done))
    },
  })
  expect([sent.done, sent.refused, sent.left, went.size]).toEqual([116, 0, 4, 116])
  expect((await listKept(outbox)).map(({ state, envelope }) => [state, disliked.has(envelope.id)])).toEqual(
    Array.from({ length: 4 }, () => ['waiting', true]),
  )
})

test('a café that answers in the server’s place is asked a few times, and nothing is called refused', async () => {
  for (const status of [302, 403, 404, 418]) {
    const outbox = anOutbox()
    await keep(outbox, 300)
    let asked = 0
    const sent = await sendKept({
      outbox,
      post: async () => {
        asked += 1
        return new Response('<html>Sign in</html>', { status })
      },
    })
    expect([sent.refused, sent.left]).toEqual([0, 300])
    expect(asked).toBeLessThan(20)
  }
})

test('a refusal of the whole way in marks nothing: each command is still there and waits', async () => {
  const outbox = anOutbox()
  await keep(outbox, 60)
  const sent = await sendKept({ outbox, post: async () => Response.json({ problem }, { status: 403 }) })
  expect([sent.refused, sent.left]).toEqual([0, 60])
})

test('one that alone is too large is refused, and the line takes whole batches again after it', async () => {
  const outbox = anOutbox()
  const all = await keep(outbox, 400)
  const sizes: number[] = []
  const sent = await sendKept({
    outbox,
    post: async (_, commands) => {
      sizes.push(commands.length)
      return commands.some(({ id }) => id === all[3]?.id)
        ? Response.json({ problem: { ...problem, code: 'door.too_large' } }, { status: 413 })
        : answer(commands.map(done))
    },
  })
  expect([sent.done, sent.refused, sent.left]).toEqual([399, 1, 0])
  expect(Math.max(...sizes)).toBeGreaterThan(60)
  expect(sizes.length).toBeLessThan(25)
})

test('two hundred that the server cannot store now keep none of the others back', async () => {
  const outbox = anOutbox()
  const all = await keep(outbox, 230)
  const stuck = new Set(all.slice(0, 200).map(({ id }) => id))
  const sent = await sendKept({
    outbox,
    post: async (_, commands) => answer(commands.map((one) => (stuck.has(one.id) ? refused(one, later) : done(one)))),
  })
  expect([sent.done, sent.left]).toEqual([30, 200])
})

test('of a batch that was half answered the other half is still here, and goes the next time under the same ids', async () => {
  const outbox = anOutbox()
  const all = await keep(outbox, 20)
  const half = async (_: string, commands: Commands) =>
    answer(commands.slice(0, Math.ceil(commands.length / 2)).map(done))
  expect((await sendKept({ outbox, post: half })).left).toBe(10)
  const went: string[] = []
  await sendKept({
    outbox,
    post: async (_, commands) => {
      went.push(...commands.map(({ id }) => id))
      return answer(commands.map(done))
    },
  })
  expect(went).toEqual(all.slice(10).map(({ id }) => id))
})

test('what is dropped between being read and being sent does not go', async () => {
  const store = memoryStore()
  const outbox = anOutbox(store)
  const all = await keep(outbox, 3)
  const [, second] = await listKept(outbox)
  const read = store.getAllFromIndex.bind(store)
  let isDropped = false
  Reflect.set(store, 'getAllFromIndex', async (name: 'outbox', index: 'account', of: string) => {
    const rows = await read(name, index, of)
    if (isDropped) return rows
    isDropped = true
    await withdraw(outbox, second?.place ?? 0, freshOrder('support.cancel', {}, 'Bỏ', true))
    return rows
  })
  const went: string[] = []
  await sendKept({
    outbox,
    post: async (_, commands) => {
      went.push(...commands.map(({ id }) => id))
      return answer(commands.map(done))
    },
  })
  expect(went).toEqual([all[0]?.id, all[2]?.id])
})

test('what is dropped while the server is being told of it is taken back there', async () => {
  const outbox = anOutbox()
  await keep(outbox, 1)
  const [one] = await listKept(outbox)
  const went: string[] = []
  const sent = await sendKept({
    outbox,
    post: async (_, commands) => {
      // A page that was drawn before the sending began thinks that the server knows nothing of it.
      if (went.length === 0) await withdraw(outbox, one?.place ?? 0, freshOrder('support.cancel', {}, 'Bỏ', true))
      went.push(...commands.map(({ type }) => type))
      return answer(commands.map(done))
    },
  })
  expect(went).toEqual(['support.record', 'support.cancel'])
  expect(sent.left).toBe(0)
})

test('what was dropped or mended while the server was being told is not brought back by what the server says', async () => {
  for (const mended of [true, false]) {
    const outbox = anOutbox()
    await keep(outbox, 1)
    const [one] = await listKept(outbox)
    let asked = 0
    await sendKept({
      outbox,
      settle: async (kept) => ({ type: kept.envelope.type, payload: kept.envelope.payload }),
      post: async (_, commands) => {
        asked += 1
        if (asked > 1) return answer(commands.map(done))
        await replace(
          outbox,
          [one?.place ?? 0],
          mended ? [freshOrder('support.record', { mended }, 'Việc đã sửa')] : [],
        )
        return answer(commands.map((each) => refused(each)))
      },
    })
    expect(await listKept(outbox)).toEqual([])
    expect(asked).toBe(mended ? 2 : 1)
  }
})

test('what waits for something that cannot go now ends the try, and does not go round in it', async () => {
  const outbox = anOutbox()
  const [birth] = await keep(outbox, 2)
  let asked = 0
  const sent = await sendKept({
    outbox,
    settle: async (kept) => ({ type: kept.envelope.type, payload: kept.envelope.payload }),
    post: async (_, commands) => {
      asked += 1
      return answer(commands.map((one) => refused(one, one.id === birth?.id ? later : problem)))
    },
  })
  expect([sent.left, asked]).toEqual([2, 1])
})

test('a refusal is shown to its maker, also of what they never looked after', async () => {
  const outbox = anOutbox()
  await replace(outbox, [], [freshOrder('support.cancel', {}, 'Hộ bà Mẫu', true)])
  await sendKept({ outbox, post: async (_, commands) => answer(commands.map((one) => refused(one))) })
  expect((await listKept(outbox)).map(({ state, silent, label }) => [state, silent, label])).toEqual([
    ['refused', false, 'Hộ bà Mẫu'],
  ])
})

test('whatever the line does and whenever things are dropped, each is stored once, or taken back, or here with its reason', async () => {
  const fates = [
    'ok',
    'ok',
    'lost',
    'answer_lost',
    'fault',
    'busy',
    'half',
    'too_large',
    'not_ours',
    'refuses',
  ] as const
  let [requests, dropped] = [0, 0]
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 90 }),
      fc.array(fc.record({ fate: fc.constantFrom(...fates), drops: fc.array(fc.nat(89), { maxLength: 3 }) }), {
        maxLength: 14,
      }),
      async (count, line) => {
        const outbox = anOutbox()
        const made = await keep(outbox, count)
        const stored = new Map<string, Receipt>()
        const standing = new Map<string, 'counted' | 'cancelled'>()
        const unwanted = new Set<string>()
        const left = [...line]
        const drop = async (n: number) => {
          const one = (await listKept(outbox)).filter(isRecord)[n]
          if (!one || one.state === 'refused') return
          dropped += 1
          unwanted.add(one.envelope.id)
          await withdraw(outbox, one.place, freshOrder('support.cancel', { of: one.envelope.id }, 'Bỏ', true))
        }
        const store = (one: Envelope, isRefused: boolean): Receipt => {
          const first = stored.get(one.id)
          if (first) return first
          const { of } = one.payload as { of?: string }
          const receipt = isRefused && of === undefined ? refused(one) : done(one)
          stored.set(one.id, receipt)
          if (receipt.status === 'done') {
            if (of === undefined) standing.set(one.id, 'counted')
            else if (standing.has(of)) standing.set(of, 'cancelled')
          }
          return receipt
        }
        const post = async (_: string, commands: Commands) => {
          requests += 1
          const { fate, drops } = left.shift() ?? { fate: 'ok' as const, drops: [] }
          if (fate === 'lost') throw new TypeError('the network is gone')
          if (fate === 'fault') return Response.json({}, { status: 503 })
          if (fate === 'too_large' && commands.length > 1) return Response.json({ problem }, { status: 413 })
          if (fate === 'not_ours') return notOurs()
          const receipts =
            fate === 'busy'
              ? commands.map((one) => refused(one, later))
              : commands
                  .slice(0, fate === 'half' ? Math.ceil(commands.length / 2) : undefined)
                  .map((one, n) => store(one, fate === 'refuses' && n % 5 === 0))
          for (const n of drops) await drop(n)
          if (fate === 'answer_lost') throw new TypeError('the network is gone')
          return answer(receipts)
        }
        for (let tries = 0; tries < 20; tries += 1) if ((await sendKept({ outbox, post })).left === 0) break
        const here = await listKept(outbox)
        expect(here.filter(({ state }) => state === 'waiting')).toEqual([])
        for (const { id } of made) {
          const isHere = here.some(({ envelope }) => envelope.id === id)
          const expected = unwanted.has(id) ? [undefined, 'cancelled'] : [isHere ? undefined : 'counted']
          expect(expected).toContain(standing.get(id))
          if (isHere) expect(stored.get(id)?.status).toBe('refused')
        }
      },
    ),
    { numRuns: 300 },
  )
  console.log(
    `sending: 300 histories, ${requests} requests, ${dropped} dropped on the way, none lost, doubled or brought back`,
  )
})

function isRecord({ envelope }: Kept): boolean {
  return envelope.type === 'support.record'
}
