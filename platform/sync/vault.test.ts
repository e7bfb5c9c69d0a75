import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aes, plainVault, vaultWith } from './vault.ts'

const newKey = () => crypto.subtle.generateKey(aes, false, ['encrypt', 'decrypt'])

test('whatever JSON can say comes back as it was, and a photograph byte for byte', async () => {
  const vault = vaultWith('lan', await newKey())
  await fc.assert(
    fc.asyncProperty(fc.jsonValue(), fc.uint8Array({ maxLength: 5000 }), async (value, bytes) => {
      expect(await vault.open(await vault.seal(value))).toEqual(JSON.parse(JSON.stringify(value)))
      const photo = new Uint8Array(bytes)
      expect(new Uint8Array(await vault.openBytes(await vault.sealBytes(photo)))).toEqual(photo)
    }),
    { numRuns: 200 },
  )
})

test('nothing of it stands in what is kept, and the same words never look the same twice', async () => {
  const vault = vaultWith('lan', await newKey())
  const [one, two] = [await vault.seal('Nguyễn Thị Lan'), await vault.seal('Nguyễn Thị Lan')]
  expect(Buffer.from(one.data).includes('Lan')).toBe(false)
  expect(Buffer.from(one.data).equals(Buffer.from(two.data))).toBe(false)
})

test('another key, another owner or one changed bit opens nothing', async () => {
  const key = await newKey()
  const sealed = await vaultWith('lan', key).seal('Nguyễn Thị Lan')
  await expect(vaultWith('lan', await newKey()).open(sealed)).rejects.toThrow()
  await expect(vaultWith('hue', key).open(sealed)).rejects.toThrow()
  new Uint8Array(sealed.data).fill(1, 0, 1)
  await expect(vaultWith('lan', key).open(sealed)).rejects.toThrow()
})

test('a phone without encryption keeps its queue in the same shape, and never takes sealed words for plain ones', async () => {
  const vault = plainVault('lan')
  expect(await vault.open(await vault.seal({ visit: 1 }))).toEqual({ visit: 1 })
  const sealed = await vaultWith('lan', await newKey()).seal('x')
  await expect(vault.open(sealed)).rejects.toThrow()
})
