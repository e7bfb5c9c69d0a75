import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { v7 as newId } from 'uuid'
import { afterAll, expect, test } from 'vitest'
import { packagedEngine } from './binaries.ts'
import { type Cluster, startCluster } from './launcher.ts'

// The packaged engine as people run it, with every write forced to the disk, and real kills.

const root = path.resolve(import.meta.dirname, '../..')
const folders: string[] = []
const [communeId, teamId, villageId] = [newId(), newId(), newId()]

afterAll(() => {
  for (const folder of folders) {
    // Only after a failure: a server of ours is still running on it.
    if (existsSync(path.join(folder, 'postgres-18', 'postmaster.pid'))) process.kill(postmasterOf(folder), 'SIGQUIT')
    rmSync(folder, { recursive: true, force: true })
  }
})

test('30 kills at random moments: nothing acknowledged is lost, and the database opens again by itself', {
  timeout: 240_000,
}, async () => {
  const folder = newFolder()
  const acknowledged = new Map<string, string>()
  let lost = 0
  let adopted = 0
  let cluster: Cluster | undefined
  const began = performance.now()
  let next = write(folder, { waits: true })
  for (let round = 0; round < 30; round += 1) {
    const writer = next
    writer.begin()
    next = write(folder, { waits: true })
    await writer.saying('ack')
    await pause(Math.random() * 250)
    if (round % 3 !== 0) process.kill(postmasterOf(folder), 'SIGKILL')
    if (round % 3 === 1) await pause(Math.random() * 60)
    writer.child.kill('SIGKILL')
    await writer.ended
    for (const line of writer.lines) {
      const [what, commandId = '', householdId = ''] = line.split(' ')
      if (what === 'ack') acknowledged.set(commandId, householdId)
    }
    cluster = await startCluster(folder, packagedEngine())
    if (cluster.adopted) adopted += 1
    lost += await missing(cluster, acknowledged)
  }
  next.child.kill('SIGKILL')
  await cluster?.stop()
  const seconds = Math.round((performance.now() - began) / 1000)
  console.log(`kills: 30 in ${seconds} s; acknowledged ${acknowledged.size}, lost ${lost}; adopted ${adopted} times`)
  expect(lost).toBe(0)
  expect(acknowledged.size).toBeGreaterThan(60)
  // A server that survived its product is taken over, not started a second time.
  expect(adopted).toBeGreaterThanOrEqual(10)
})

test('a second product on the same folder is refused with a clear sentence', { timeout: 120_000 }, async () => {
  const folder = newFolder()
  const first = write(folder)
  await first.saying('ack')
  const second = write(folder)
  await second.ended
  expect(second.lines.join('\n')).toMatch(/^refused Another Thôn Số already works on .*Stop it first, or set DATA_DIR/)
  first.child.kill('SIGKILL')
  await first.ended
  const third = write(folder, { count: 1 })
  await third.saying('closed')
  expect(await third.ended).toBe(0)
  expect(existsSync(path.join(folder, 'postgres-18', 'postmaster.pid'))).toBe(false)
})

test('a database that dies alone is opened again under the living product, which keeps the folder', {
  timeout: 120_000,
}, async () => {
  const folder = newFolder()
  const writer = write(folder)
  const acknowledged = () => writer.lines.filter((line) => line.startsWith('ack')).length
  await writer.saying('ack')
  for (let kills = 0; kills < 3; kills += 1) {
    process.kill(postmasterOf(folder), 'SIGKILL')
    const before = acknowledged()
    await expect.poll(acknowledged, { timeout: 30_000 }).toBeGreaterThan(before + 20)
  }
  const second = write(folder)
  await second.ended
  expect(second.lines.join('\n')).toMatch(/^refused Another Thôn Số already works on/)
  writer.child.kill('SIGKILL')
  await writer.ended
  const kept = new Map(
    writer.lines.flatMap((line) => {
      const [what, commandId = '', householdId = ''] = line.split(' ')
      return what === 'ack' ? [[commandId, householdId] as const] : []
    }),
  )
  const cluster = await startCluster(folder, packagedEngine())
  expect(await missing(cluster, kept)).toBe(0)
  await cluster.stop()
})

test('a folder that only its owner may enter, and a name with spaces and diacritics, will do', {
  timeout: 120_000,
}, async () => {
  const folder = path.join(newFolder(), 'Dữ liệu của xã')
  chmodSync(path.dirname(folder), 0o700)
  const writer = write(folder, { count: 2 })
  await writer.saying('closed')
  expect(writer.lines.filter((line) => line.startsWith('ack'))).toHaveLength(6)
  expect(statSync(path.join(folder, 'postgres-18')).mode & 0o077).toBe(0)
})

test('an ordinary user runs it in a folder of their own', { timeout: 120_000 }, async () => {
  const folder = newFolder()
  const uid = process.getuid?.() === 0 ? Number(execFileSync('id', ['-u', 'nobody']).toString()) : undefined
  if (uid !== undefined) chownSync(folder, uid, uid)
  // Where only root may enter the project itself, no ordinary user can run it: then only the owner's own way is tried.
  const user = uid !== undefined && openToAll(root) ? uid : undefined
  const writer = write(folder, { count: 2, ...(user === undefined ? {} : { uid: user }) })
  await writer.saying('closed')
  expect(writer.lines.filter((line) => line.startsWith('ack'))).toHaveLength(6)
  if (user !== undefined) expect(statSync(path.join(folder, 'postgres-18')).uid).toBe(user)
  console.log(user === undefined ? 'ran as the present user' : `ran as user ${user}`)
})

function newFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'thon-so-kill-'))
  folders.push(folder)
  mkdirSync(folder, { recursive: true })
  return folder
}

type Writer = {
  child: ChildProcess
  begin(): void
  lines: string[]
  ended: Promise<number | null>
  saying(start: string): Promise<void>
}

function write(
  folder: string,
  { count = 0, uid, waits = false }: { count?: number; uid?: number; waits?: boolean } = {},
): Writer {
  const script = path.join(root, 'tools/write-until-killed.ts')
  const child = spawn(process.execPath, [script, folder, communeId, teamId, villageId, String(count)], {
    cwd: root,
    stdio: ['pipe', 'pipe', 'pipe'],
    ...(uid === undefined ? {} : { uid, gid: uid, env: { PATH: process.env['PATH'], HOME: folder } }),
  })
  let text = ''
  let noise = ''
  const lines: string[] = []
  const waiting = new Set<() => void>()
  child.stdout.on('data', (bytes: Buffer) => {
    const parts = (text + bytes.toString()).split('\n')
    text = parts.pop() ?? ''
    lines.push(...parts)
    for (const look of waiting) look()
  })
  child.stderr.on('data', (bytes: Buffer) => {
    noise += bytes.toString()
  })
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
  const saying = (start: string) =>
    new Promise<void>((resolve, reject) => {
      const look = () => lines.some((line) => line.startsWith(start)) && resolve()
      waiting.add(look)
      look()
      void ended.then((code) => {
        look()
        reject(new Error(`ended with ${code} before "${start}": ${lines.slice(-3).join(' ')} ${noise.slice(-2000)}`))
      })
    })
  const begin = () => void child.stdin.end('begin\n')
  if (!waits) begin()
  return { child, begin, lines, ended, saying }
}

/** How many acknowledged commands have no receipt, no journal entry or no row any more. */
async function missing(cluster: Cluster, acknowledged: ReadonlyMap<string, string>): Promise<number> {
  const client = new pg.Client({ ...cluster.config, database: 'thonso' })
  await client.connect()
  const { rows } = await client.query<{ there: number }>(
    `select count(*)::int as there from unnest($1::uuid[], $2::uuid[]) as a(command_id, household_id)
       join journal_receipt r on r.command_id = a.command_id and r.status = 'done'
       join journal_entry e on e.command_id = a.command_id and e.sequence = r.sequence
       join households_household h on h.household_id = a.household_id`,
    [[...acknowledged.keys()], [...acknowledged.values()]],
  )
  await client.end()
  return acknowledged.size - (rows[0]?.there ?? 0)
}

function postmasterOf(folder: string): number {
  return Number(readFileSync(path.join(folder, 'postgres-18', 'postmaster.pid'), 'utf8').split('\n')[0])
}

function openToAll(place: string): boolean {
  const up = path.dirname(place)
  return (statSync(place).mode & 0o001) !== 0 && (up === place || openToAll(up))
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
