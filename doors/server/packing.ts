import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { MiddlewareHandler } from 'hono'

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)
/** Below this a packet is a packet. */
const worthwhile = 1024
/** A phone's line is slower than our processor, up to here: a higher step costs ten times the time for a twentieth of the bytes. */
const effort = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }

/** Pages and data as small as the browser takes them. Files of the build were packed when they were made. */
export const packed: MiddlewareHandler = async (c, next) => {
  await next()
  const { headers } = c.res
  if (!c.res.body || headers.has('Content-Encoding') || c.req.method === 'HEAD') return
  if (!/^(text\/|application\/(json|problem\+json|manifest\+json)|image\/svg)/.test(headers.get('Content-Type') ?? ''))
    return
  c.header('Vary', 'Accept-Encoding', { append: true })
  const accepted = c.req.header('accept-encoding') ?? ''
  const encoding = /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : undefined
  if (!encoding) return
  const whole = new Uint8Array(await c.res.arrayBuffer())
  const body = whole.length < worthwhile ? whole : encoding === 'br' ? await brotli(whole, effort) : await zip(whole)
  c.res = new Response(new Uint8Array(body), c.res)
  c.res.headers.delete('Content-Length')
  if (body !== whole) c.res.headers.set('Content-Encoding', encoding)
}
