import { brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib'
import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { packed, unpacked } from './packing.ts'

const text = 'Tổ công nghệ số cộng đồng. '.repeat(200)
const app = new Hono()
app.use(packed)
app.get('/text', (c) => c.text(text))
app.get('/short', (c) => c.json({ ok: true }))
app.use('/orders', unpacked(10_000))
app.post('/orders', async (c) => c.text(`${(await c.req.json()).words.length}`))
app.get('/image', (c) => c.body(text, 200, { 'Content-Type': 'image/jpeg' }))

async function ask(path: string, encoding: string) {
  const response = await app.request(path, { headers: { 'accept-encoding': encoding } })
  return { headers: response.headers, body: Buffer.from(await response.arrayBuffer()) }
}

test('a page travels as small as the browser takes it, and arrives whole', async () => {
  const small = await ask('/text', 'gzip, deflate, br, zstd')
  expect(small.headers.get('content-encoding')).toBe('br')
  expect(small.headers.get('vary')).toBe('Accept-Encoding')
  expect(brotliDecompressSync(small.body).toString()).toBe(text)
  const older = await ask('/text', 'gzip')
  expect(older.headers.get('content-encoding')).toBe('gzip')
  expect(gunzipSync(older.body).toString()).toBe(text)
  const oldest = await ask('/text', 'identity')
  expect(oldest.headers.get('content-encoding')).toBeNull()
  expect(oldest.body.toString()).toBe(text)
})

test('what is short, or packed by its nature, is left as it is', async () => {
  for (const path of ['/short', '/image'])
    expect((await ask(path, 'br')).headers.get('content-encoding'), path).toBeNull()
})

test('what a phone packed is read as if it had not been, and a small body cannot become a large one', async () => {
  const send = async (body: string | Uint8Array<ArrayBuffer>, encoding?: string) => {
    const headers = new Headers({ 'content-type': 'application/json' })
    if (encoding) headers.set('content-encoding', encoding)
    const response = await app.request('/orders', { method: 'POST', body, headers })
    return response.status === 200 ? response.text() : response.status
  }
  const words = (length: number) => JSON.stringify({ words: 'a'.repeat(length) })
  const zipped = (text: string) => new Uint8Array(gzipSync(text))
  expect(await send(words(9_000))).toBe('9000')
  expect(await send(zipped(words(9_000)), 'gzip')).toBe('9000')
  expect(await send(zipped(words(9_000_000)), 'gzip')).toBe(413)
  expect(await send(words(9_000), 'gzip')).toBe(400)
  expect(await send(zipped(words(9_000)).subarray(0, 20), 'gzip')).toBe(400)
})
