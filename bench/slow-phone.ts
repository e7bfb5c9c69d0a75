import type { Browser, CDPSession } from 'playwright-core'

/** What Chrome's own tools call "Slow 4G". The latency is that of each request. */
export const slow4G = {
  offline: false,
  latency: 562.5,
  downloadThroughput: 180_000,
  uploadThroughput: 84_375,
} as const

export async function throttle(session: CDPSession): Promise<void> {
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', slow4G)
  await session.send('Emulation.setCPUThrottlingRate', { rate: 6 })
}

export type Carried = {
  readonly html: number
  readonly css: number
  readonly js: number
  readonly fonts: number
  readonly down: number
  readonly up: number
  readonly requests: number
}

/** What goes through the network from now on: compressed, with its headers. What a cache answers weighs nothing. */
export async function watchBytes(session: CDPSession): Promise<() => Carried> {
  await session.send('Network.enable')
  return weigh(session)
}

/** Whoever tells of requests: a page itself, or its service worker through the browser. */
type Teller = Pick<CDPSession, 'on'>

function weigh(session: Teller): () => Carried {
  const sizes = { html: 0, css: 0, js: 0, fonts: 0, other: 0 }
  let [up, requests] = [0, 0]
  const kinds = new Map<string, keyof typeof sizes>()
  const free = new Set<string>()
  session.on('Network.requestWillBeSent', ({ requestId, type = 'Other', request }) => {
    kinds.set(requestId, kindOf(type))
    up += request.postDataEntries?.reduce((sum, { bytes = '' }) => sum + Math.floor(bytes.length * 0.75), 0) ?? 0
  })
  session.on('Network.requestServedFromCache', ({ requestId }) => free.add(requestId))
  session.on('Network.responseReceived', ({ requestId, response }) => {
    if (response.fromDiskCache || response.fromServiceWorker) free.add(requestId)
  })
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (free.has(requestId)) return
    sizes[kinds.get(requestId) ?? 'other'] += encodedDataLength
    requests += 1
  })
  return () => {
    const { other, ...known } = sizes
    return { ...known, up, requests, down: other + known.html + known.css + known.js + known.fonts }
  }
}

function kindOf(type: string): 'html' | 'css' | 'js' | 'fonts' | 'other' {
  const kinds: Readonly<Record<string, 'html' | 'css' | 'js' | 'fonts'>> = {
    Document: 'html',
    Stylesheet: 'css',
    Script: 'js',
    Font: 'fonts',
  }
  return kinds[type] ?? 'other'
}

/** A page's conditions do not reach its service worker, whose requests go the same way. */
export async function throttleWorker(
  browser: Browser,
  url: string,
): Promise<{ set(conditions: object): Promise<void>; carried(): Carried; end(): Promise<void> }> {
  const session = await browser.newBrowserCDPSession()
  const { targetInfos } = await session.send('Target.getTargets')
  const workers = targetInfos.filter((target) => target.type === 'service_worker' && target.url.startsWith(url))
  const ids: string[] = []
  for (const { targetId } of workers)
    ids.push((await session.send('Target.attachToTarget', { targetId, flatten: false })).sessionId)
  const hearers = new Map<string, (params: never) => void>()
  const on = (event: string, hear: (params: never) => void) => hearers.set(event, hear)
  session.on('Target.receivedMessageFromTarget', ({ message }) => {
    const { method = '', params } = JSON.parse(message) as { method?: string; params?: never }
    if (params) hearers.get(method)?.(params)
  })
  const carried = weigh({ on } as unknown as Teller)
  let count = 0
  const tell = async (sessionId: string, method: string, params: object) => {
    count += 1
    await session.send('Target.sendMessageToTarget', {
      sessionId,
      message: JSON.stringify({ id: count, method, params }),
    })
  }
  return {
    set: async (conditions) => {
      for (const sessionId of ids) {
        await tell(sessionId, 'Network.enable', {})
        await tell(sessionId, 'Network.emulateNetworkConditions', conditions)
      }
    },
    carried,
    end: () => session.detach(),
  }
}
