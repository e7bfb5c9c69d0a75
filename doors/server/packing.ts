import { promisify } from 'node:util'
import { brotliCompress, constants, gunzip, gzip } from 'node:zlib'
import type { MiddlewareHandler } from 'hono'
import { doorProblems, problemResponse } from './security.ts'

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)
const unzip = promisify(gunzip)
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

/** Unpacks what a phone packed, up to a size; a small body that would grow beyond it is too large like any other. */
export function unpacked(maxSize: number): MiddlewareHandler {
  return async (c, next) => {
    if (c.req.header('content-encoding') !== 'gzip') return next()
    try {
      const body = await unzip(await c.req.arrayBuffer(), { maxOutputLength: maxSize })
      const headers = new Headers(c.req.raw.headers)
      headers.delete('content-encoding')
      headers.set('content-length', String(body.length))
      c.req.raw = new Request(c.req.raw.url, { method: c.req.method, headers, body: new Uint8Array(body) })
      c.req.bodyCache = {}
    } catch (error) {
      const isLarge = error instanceof RangeError
      return isLarge
        ? problemResponse(c, 413, doorProblems.make('door.too_large'))
        : problemResponse(c, 400, doorProblems.make('door.not_json'))
    }
    return next()
  }
}
