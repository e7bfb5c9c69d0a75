import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { keyIdOf, openSealed, type ServerKey, sealForServer } from './sealed.ts'

type Pair = { readonly key: ServerKey; readonly privateKey: CryptoKey }

let pair: Pair
let other: Pair

beforeAll(async () => {
  pair = await aPair(7)
  other = await aPair(8)
})

test('what is sealed for the server opens there, letter for letter', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 300 }), async (text) => {
      const sealed = await sealForServer(pair.key, text)
      expect(sealed).toMatch(/^[A-Za-z0-9_-]+$/)
      expect(keyIdOf(sealed)).toBe(pair.key.keyId)
      expect(await openSealed(pair.privateKey, pair.key, sealed)).toBe(new TextDecoder().decode(Buffer.from(text)))
    }),
    { numRuns: 60 },
  )
})

test('the same words never look the same twice', async () => {
  const [first, second] = [await sealForServer(pair.key, 'Hộ bà Mẫu'), await sealForServer(pair.key, 'Hộ bà Mẫu')]
  expect(first).not.toBe(second)
})

test('no byte and no letter of a sealed text can be changed', async () => {
  const sealed = await sealForServer(pair.key, '{"householdId":"mẫu"}')
  const bytes = Buffer.from(sealed, 'base64url')
  let tried = 0
  for (let at = 0; at < bytes.length; at += 1) {
    const changed = Buffer.from(bytes)
    changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8))
    expect(await openSealed(pair.privateKey, pair.key, changed.toString('base64url'))).toBeUndefined()
    tried += 1
  }
  for (const letter of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_') {
    if (sealed.endsWith(letter)) continue
    expect(await openSealed(pair.privateKey, pair.key, sealed.slice(0, -1) + letter)).toBeUndefined()
    tried += 1
  }
  console.log(`sealed: ${tried} changed texts, none opened`)
})

test('another key does not open it, even under the same id', async () => {
  const sealed = await sealForServer(pair.key, 'Hộ bà Mẫu')
  expect(await openSealed(other.privateKey, other.key, sealed)).toBeUndefined()
  expect(await openSealed(other.privateKey, { ...other.key, keyId: pair.key.keyId }, sealed)).toBeUndefined()
})

test('garbage is not opened and breaks nothing', async () => {
  const lengths = fc.array(fc.nat(255), { maxLength: 400 })
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.string(), lengths), async (given) => {
      const text =
        typeof given === 'string'
          ? given
          : Buffer.concat([Buffer.from([1]), Buffer.from(pair.key.keyId, 'base64url'), Buffer.from(given)]).toString(
              'base64url',
            )
      expect(await openSealed(pair.privateKey, pair.key, text)).toBeUndefined()
    }),
    { numRuns: 500 },
  )
})

async function aPair(seed: number): Promise<Pair> {
  const made = await crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, true, ['deriveBits'])
  const publicKey = await crypto.subtle.exportKey('jwk', made.publicKey)
  return { key: { keyId: Buffer.alloc(16, seed).toString('base64url'), publicKey }, privateKey: made.privateKey }
}
