import { execFile, spawn } from 'node:child_process'
import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import type { Engine } from './binaries.ts'
import { asServant, handOver, type Servant, servantOfRoot } from './ownership.ts'

const run = promisify(execFile)

/** A running server on a folder of ours. `stop` waits for it to finish its work and write everything down. */
export type Cluster = { readonly config: pg.ClientConfig; readonly adopted: boolean; stop(): Promise<void> }

/**
 * Starts PostgreSQL on a folder, or adopts the server that survived a crash of ours on it. The server is detached, so
 * that Ctrl-C reaches us first and we can drain before it stops. It listens on a private Unix socket only (on Windows,
 * which has none for it, on loopback).
 */
export async function startCluster(
  dataDir: string,
  engine: Engine,
  settings: readonly string[] = [],
): Promise<Cluster> {
  const servant = servantOfRoot()
  mkdirSync(dataDir, { recursive: true })
  const folder = path.join(realpathSync(dataDir), `postgres-${engine.major}`)
  if (!existsSync(path.join(folder, 'PG_VERSION'))) await initialise(folder, engine, servant)

  const deadline = Date.now() + 60_000
  const before = readPostmaster(folder)?.host
  let last = ''
  while (Date.now() < deadline) {
    const found = await adopt(folder)
    if (found) return cluster(folder, found, engine, servant, true)
    const outcome = await start(folder, engine, servant, settings)
    if (outcome.config) clearSockets(before, outcome.config.host)
    if (outcome.config) return cluster(folder, outcome.config, engine, servant, false)
    last = outcome.log
    // A killed server's children take a moment to leave the lock and the shared memory; anything else is final.
    if (!/lock file|pre-existing shared memory|starting up|shutting down/.test(last)) break
    await pause(250)
  }
  throw new Error(`PostgreSQL did not start on ${folder}: ${last.trim().split('\n').slice(-3).join(' ')}`)
}

async function initialise(folder: string, engine: Engine, servant: Servant | undefined): Promise<void> {
  const fresh = `${folder}.new`
  rmSync(fresh, { recursive: true, force: true })
  mkdirSync(fresh, { mode: 0o700 })
  handOver(fresh, servant)
  // Plain C breaks lower-casing of Vietnamese letters; the built-in provider came with PostgreSQL 17.
  const locale =
    engine.major >= 17 ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'] : ['--locale=C.UTF-8']
  const host = process.platform === 'win32' ? '--auth-host=trust' : '--auth-host=reject'
  const args = ['-D', fresh, '-U', 'postgres', '-E', 'UTF8', '--auth-local=trust', host, '--no-instructions', ...locale]
  const call = asServant(servant, path.join(engine.bin, 'initdb'), args, [engine.bin, path.dirname(fresh)])
  await run(call.program, call.args, { ...call.options, cwd: tmpdir() })
  renameSync(fresh, folder)
}

async function start(
  folder: string,
  engine: Engine,
  servant: Servant | undefined,
  settings: readonly string[],
): Promise<{ config?: pg.ClientConfig; log: string }> {
  const sockets = socketFolder(servant)
  const args = [
    '-D',
    folder,
    ...listenOptions(sockets),
    '-c',
    'max_connections=60',
    '-c',
    'timezone=UTC',
    ...settings.flatMap((setting) => ['-c', setting]),
  ]
  const call = asServant(servant, path.join(engine.bin, 'postgres'), args, [engine.bin, path.dirname(folder)])
  const logFile = path.join(path.dirname(folder), 'postgres.log')
  writeFileSync(logFile, '')
  const log = openSync(logFile, 'a')
  const child = spawn(call.program, call.args, {
    ...call.options,
    cwd: tmpdir(),
    detached: true,
    stdio: ['ignore', log, log],
  })
  closeSync(log)
  let ended = false
  child.on('exit', () => {
    ended = true
  })
  child.on('error', () => {
    ended = true
  })
  child.unref()
  const deadline = Date.now() + 60_000
  while (!ended && Date.now() < deadline) {
    const config = await adopt(folder)
    if (config) return { config, log: '' }
    await pause(40)
  }
  if (ended && sockets) rmSync(sockets, { recursive: true, force: true })
  return { log: readFileSync(logFile, 'utf8') }
}

function socketFolder(servant: Servant | undefined): string | undefined {
  if (process.platform === 'win32') return undefined
  const sockets = mkdtempSync(path.join(tmpdir(), 'thon-so-'))
  chmodSync(sockets, 0o700)
  handOver(sockets, servant)
  return sockets
}

function listenOptions(sockets: string | undefined): string[] {
  return sockets === undefined
    ? ['-c', 'listen_addresses=127.0.0.1', '-c', `port=${20_000 + (process.pid % 20_000)}`]
    : ['-c', 'listen_addresses=', '-c', `unix_socket_directories=${sockets}`]
}

/** A killed server leaves its private socket folder behind. */
function clearSockets(before: string | undefined, now: string | undefined): void {
  if (before?.startsWith(path.join(tmpdir(), 'thon-so-')) && before !== now)
    rmSync(before, { recursive: true, force: true })
}

/** The running server of this very folder, if one answers. A stale file or another folder's server is not it. */
async function adopt(folder: string): Promise<pg.ClientConfig | undefined> {
  const place = readPostmaster(folder)
  if (!place) return undefined
  const config = { ...place, user: 'postgres', database: 'postgres' }
  const client = new pg.Client({ ...config, connectionTimeoutMillis: 2_000 })
  try {
    await client.connect()
    const { rows } = await client.query<{ data_directory: string }>('show data_directory')
    return rows[0] && realpathSync(rows[0].data_directory) === realpathSync(folder) ? config : undefined
  } catch {
    return undefined
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** `postmaster.pid`: process, folder, start time, port, socket folder, listen address. */
function readPostmaster(folder: string): { host: string; port: number; pid: number } | undefined {
  try {
    const lines = readFileSync(path.join(folder, 'postmaster.pid'), 'utf8').split('\n')
    const host = lines[4]?.trim() || lines[5]?.trim()
    return host ? { host, port: Number(lines[3]), pid: Number(lines[0]) } : undefined
  } catch {
    return undefined
  }
}

function cluster(
  folder: string,
  config: pg.ClientConfig,
  engine: Engine,
  servant: Servant | undefined,
  adopted: boolean,
): Cluster {
  return {
    config,
    adopted,
    stop: async () => {
      const sockets = config.host
      const args = ['stop', '-D', folder, '-m', 'fast', '-w', '-t', '60']
      const call = asServant(servant, path.join(engine.bin, 'pg_ctl'), args, [engine.bin, path.dirname(folder)])
      await run(call.program, call.args, { ...call.options, cwd: tmpdir() }).catch(() => undefined)
      if (sockets?.startsWith(tmpdir())) rmSync(sockets, { recursive: true, force: true })
    },
  }
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
