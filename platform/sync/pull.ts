import { noteServerTime } from './health.ts'
import { inTurn } from './in-turn.ts'
import type { Replica, ReplicaPage, Row } from './replica.ts'

/** `even`: the phone has what the server had. `behind`: the network or the server gave out, and the rest comes later. */
export type Pulled = 'even' | 'behind' | 'signed_out'

/**
 * Follows the server until nothing is left, one follower over all tabs. Each page is written down with the place to go
 * on from, so that whatever breaks costs one page at most.
 */
export async function pullAll<Nouns extends Readonly<Record<string, Row>>, Standing, Because, Note>(
  replica: Replica<Nouns, Standing, Because, Note>,
  get: (accountId: string, at: string) => Promise<Response> = askServer,
): Promise<Pulled> {
  // One follower at a time over all tabs.
  return inTurn('thonso-replica', async () => {
    await replica.reload()
    for (;;) {
      const at = replica.at() ?? ''
      const response = await get(replica.accountId, at).catch(() => undefined)
      if (response) noteServerTime(response)
      if (response?.status === 401) return 'signed_out'
      if (!response?.ok) return 'behind'
      const page = await response.json().catch(() => undefined)
      if (!isPage<Nouns, Standing, Because>(page)) return 'behind'
      // A page that was asked for and came late, or twice, is taken all the same: it says what stands.
      await replica.take(page)
      if (!page.more) return 'even'
      if (page.at === at) return 'behind'
    }
  })
}

function isPage<Nouns extends Readonly<Record<string, Row>>, Standing, Because>(
  answer: unknown,
): answer is ReplicaPage<Nouns, Standing, Because> {
  return typeof answer === 'object' && answer !== null && 'at' in answer && 'rows' in answer && 'standing' in answer
}

async function askServer(accountId: string, at: string): Promise<Response> {
  return fetch(`/api/v1/replica?at=${encodeURIComponent(at)}`, {
    headers: { 'Thonso-Account': accountId },
    signal: AbortSignal.timeout(30_000),
  })
}
