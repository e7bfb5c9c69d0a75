import pg from 'pg'
import { packagedEngine } from './binaries.ts'
import { type Cluster, startCluster } from './launcher.ts'

/** One product's hold on the folder of an embedded database, and the server that runs on it. */
export type Hold = { readonly config: pg.ClientConfig; release(): Promise<void> }

type Told = {
  /** The server was opened again, perhaps at another place. */
  readonly moved: (config: pg.ClientConfig) => void
  /** The folder is ours no more: nothing may be written to it. */
  readonly lost: (sentence: string) => void
}

/**
 * Opens the database on a folder and keeps a second product away from it while this one lives. A database that dies
 * alone is opened again, and held again before anybody else can take it; where another product was quicker, `lost` says so.
 */
export async function holdFolder(dataDir: string, told: Told): Promise<Hold> {
  let leaving = false
  let cluster = await startCluster(dataDir, packagedEngine())
  let lock = await lockOn(cluster)

  async function regain(): Promise<void> {
    for (let tries = 1; !leaving; tries += 1) {
      try {
        cluster = await startCluster(dataDir, packagedEngine())
        lock = await lockOn(cluster)
        return told.moved(cluster.config)
      } catch (error) {
        const sentence = error instanceof Error ? error.message : String(error)
        if (error instanceof Taken || tries === 5) return told.lost(sentence)
        await pause(500)
      }
    }
  }

  async function lockOn({ config }: Cluster): Promise<pg.Client> {
    const client = new pg.Client(config)
    // The end of the connection is what counts; its error is the same news.
    client.on('error', () => undefined)
    await client.connect()
    if (!(await takeLock(client))) {
      await client.end()
      throw new Taken(`Another Thôn Số already works on ${dataDir}. Stop it first, or set DATA_DIR to another folder.`)
    }
    client.once('end', () => leaving || void regain())
    const there = await client.query("select 1 from pg_database where datname = 'thonso'")
    if (there.rowCount === 0) await client.query('create database thonso')
    return client
  }

  return {
    config: cluster.config,
    // Whoever holds the lock is alone on the folder, and leaves no server behind.
    release: async () => {
      leaving = true
      await lock.end().catch(() => undefined)
      await cluster.stop()
    },
  }
}

class Taken extends Error {}

/** The server needs a moment to notice that a product before us was killed. */
async function takeLock(client: pg.Client): Promise<boolean> {
  for (let tries = 0; tries < 10; tries += 1) {
    const { rows } = await client.query<{ mine: boolean }>('select pg_try_advisory_lock(727000) as mine')
    if (rows[0]?.mine) return true
    await pause(150)
  }
  return false
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
