import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { keyIdOf, openSealed, type ServerKey } from '../sync/sealed.ts'

/**
 * The key pairs of this installation. They stand in a table that only the database's owner may read, are fetched over a
 * connection of their own, and live in this process's memory alone.
 */
export type ServerKeys = {
  /** The public half that phones seal with now. A new pair is made when the newest one has served its time. */
  current(): Promise<ServerKey>
  /** What was sealed with any pair that is still kept; undefined for everything else. */
  open(sealed: string): Promise<string | undefined>
}

type Pair = { readonly key: ServerKey; readonly privateKey: CryptoKey; readonly madeAt: number }
type Row = { key_id: string; public_key: JsonWebKey; private_key: JsonWebKey; made_at: string | Date }

const day = 86_400_000
/** A phone takes up the newest key whenever its owner is signed in. */
const servesMs = 90 * day
/** What a phone sealed a year ago still opens. */
const keptMs = 400 * day
/** Texts under unknown keys must not keep the database busy. */
const lookAgainMs = 10_000
const curve = { name: 'ECDH', namedCurve: 'P-256' } as const

export function serverKeys(owner: () => pg.ClientConfig, now: () => number = Date.now): ServerKeys {
  let pairs: readonly Pair[] = []
  let lookedAt = Number.NEGATIVE_INFINITY
  let looking: Promise<void> | undefined

  const isFresh = (pair: Pair | undefined): pair is Pair => pair !== undefined && now() - pair.madeAt < servesMs
  const look = async () => {
    looking ??= readPairs(owner(), now())
      .then((read) => {
        pairs = read
        lookedAt = now()
      })
      .finally(() => {
        looking = undefined
      })
    await looking
  }

  return {
    current: async () => {
      if (!isFresh(pairs[0])) await look()
      const [newest] = pairs
      if (!newest) throw new Error('There is no server key.')
      return newest.key
    },
    open: async (sealed) => {
      const keyId = keyIdOf(sealed)
      if (keyId === undefined) return undefined
      const known = () => pairs.find(({ key }) => key.keyId === keyId)
      // Another process may have made a pair since.
      if (!known() && now() - lookedAt > lookAgainMs) await look()
      const pair = known()
      return pair && openSealed(pair.privateKey, pair.key, sealed)
    },
  }
}

/** The newest first. Makes one where the newest has served its time, and drops those that nothing waits for any more. */
async function readPairs(owner: pg.ClientConfig, now: number): Promise<Pair[]> {
  const client = new pg.Client(owner)
  await client.connect()
  try {
    await client.query('begin')
    // Two processes must not make one each.
    await client.query('select pg_advisory_xact_lock(727003)')
    await client.query('delete from access_server_key where made_at < $1', [new Date(now - keptMs).toISOString()])
    const found = await client.query<Row>('select * from access_server_key order by made_at desc')
    const [newest] = found.rows
    const rows = newest && now - momentOf(newest) < servesMs ? found.rows : [await makePair(client, now), ...found.rows]
    await client.query('commit')
    return await Promise.all(rows.map(pairOf))
  } finally {
    await client.end()
  }
}

async function makePair(client: pg.Client, now: number): Promise<Row> {
  const made = await crypto.subtle.generateKey(curve, true, ['deriveBits'])
  const row: Row = {
    key_id: randomBytes(16).toString('base64url'),
    public_key: await crypto.subtle.exportKey('jwk', made.publicKey),
    private_key: await crypto.subtle.exportKey('jwk', made.privateKey),
    made_at: new Date(now).toISOString(),
  }
  await client.query(
    'insert into access_server_key (key_id, public_key, private_key, made_at) values ($1, $2, $3, $4)',
    [row.key_id, row.public_key, row.private_key, row.made_at],
  )
  return row
}

async function pairOf(row: Row): Promise<Pair> {
  return {
    key: { keyId: row.key_id, publicKey: row.public_key },
    privateKey: await crypto.subtle.importKey('jwk', row.private_key, curve, false, ['deriveBits']),
    madeAt: momentOf(row),
  }
}

function momentOf(row: Row): number {
  return new Date(row.made_at).getTime()
}
