import { request as ask, createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What the network does to one request on its way. */
export type Fate =
  | 'pass'
  /** The connection breaks before the server hears anything. */
  | 'cut_before'
  /** The server hears and does it; of its answer nothing arrives. */
  | 'cut_after'
  /** Half of the answer arrives. */
  | 'cut_midway'
  /** It arrives twice, one right after the other. */
  | 'twice'
  /** A copy of it arrives again, seconds later. */
  | 'again_later'
  /** The answer takes its time, so that later ones overtake it. */
  | 'slow'
  /** What stands before the server answers in its place that it is away. */
  | 'away'

export type Network = {
  readonly url: string
  /** Decides what happens to each request; everything passes until it is set. */
  fate: (path: string, method: string) => Fate
  /** Where the server is now: after a new start it listens elsewhere. */
  target: string
  /** How often each thing was done. */
  readonly done: Record<Fate, number>
  /** Waits for every copy that is still on its way. */
  settle(): Promise<void>
  close(): Promise<void>
}

/**
 * A bad line between a browser and the product: real connections that are really cut, doubled, delayed and reordered.
 * `aheadMs`: for a product whose clock is ahead, since the dates of its answers are the machine's.
 */
export async function openNetwork(target: string, aheadMs = 0): Promise<Network> {
  const late = new Set<Promise<unknown>>()
  const done: Network['done'] = {
    pass: 0,
    cut_before: 0,
    cut_after: 0,
    cut_midway: 0,
    twice: 0,
    again_later: 0,
    slow: 0,
    away: 0,
  }
  const server = createServer((request, response) => {
    void carry(request, response).catch(() => response.socket?.destroy())
  })
  // A connection that is kept open would carry the next request past its own fate.
  server.keepAliveTimeout = 1
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const network: Network = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    fate: () => 'pass',
    target,
    done,
    settle: async () => {
      await Promise.all(late)
    },
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
  return network

  async function carry(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    const body = Buffer.concat(parts)
    const fate = network.fate(request.url ?? '/', request.method ?? 'GET')
    done[fate] += 1
    if (fate === 'cut_before') {
      response.socket?.destroy()
      return
    }
    if (fate === 'away') {
      response.writeHead(502, { 'content-type': 'text/html' }).end('<html>502 Bad Gateway</html>')
      return
    }
    const deliver = () => forward(network.target, request, body)
    const answer = await deliver()
    if (fate === 'twice') await deliver()
    if (fate === 'again_later') {
      const copy = pause(1_000 + Math.random() * 3_000).then(deliver)
      late.add(copy.catch(() => undefined))
    }
    if (fate === 'slow') await pause(Math.random() * 800)
    if (fate === 'cut_after') {
      response.socket?.destroy()
      return
    }
    const date = new Date(Date.now() + aheadMs).toUTCString()
    response.writeHead(answer.status, aheadMs === 0 ? answer.headers : { ...answer.headers, date })
    if (fate === 'cut_midway') {
      response.write(answer.body.subarray(0, Math.ceil(answer.body.length / 2)))
      setTimeout(() => response.socket?.destroy(), 5)
      return
    }
    response.end(answer.body)
  }
}

type Answer = { status: number; headers: IncomingMessage['headers']; body: Buffer }

function forward(target: string, from: IncomingMessage, body: Buffer): Promise<Answer> {
  return new Promise((answered, failed) => {
    const to = ask(
      new URL(from.url ?? '/', target),
      { method: from.method, headers: { ...from.headers, connection: 'close' } },
      (answer) => {
        const parts: Buffer[] = []
        answer.on('data', (part: Buffer) => parts.push(part))
        answer.on('error', failed)
        answer.on('end', () => {
          const { 'transfer-encoding': _, connection: __, 'keep-alive': ___, ...headers } = answer.headers
          answered({ status: answer.statusCode ?? 502, headers, body: Buffer.concat(parts) })
        })
      },
    )
    to.on('error', failed)
    to.end(body)
  })
}

function pause(ms: number): Promise<void> {
  return new Promise((over) => setTimeout(over, ms))
}
