import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import { v7 as newId } from 'uuid'
import type { Receipt } from '../platform/journal/command.ts'
import { browserFlags, findBrowser } from '../tools/browser.ts'

/** The whole product as people start it, on an empty folder and a free port, with a browser and its first account. */
export type Stage = {
  readonly url: string
  readonly browser: Browser
  readonly admin: Person
  /** Makes an account with these roles and hands out its one-time sign-in address. */
  newcomer(
    name: string,
    grants: readonly { role: string; teamId?: string; partnerId?: string }[],
  ): Promise<{ accountId: string; link: string }>
  /** Ends the product as a power cut would, and starts it again on the same folder; answers where it listens now. */
  killAndStart(): Promise<string>
  close(): Promise<void>
}

export type Person = {
  readonly cookie: string
  /** Gives one order through the API and answers its receipt, refused ones too. */
  order(type: string, payload: object): Promise<Receipt>
}

const root = path.resolve(import.meta.dirname, '..')

export async function openStage(settings: Readonly<Record<string, string>> = {}): Promise<Stage> {
  const empty = await openEmptyStage(settings)
  try {
    const admin = person(empty.url, await foundCommune(empty.url))
    return { ...empty, admin, newcomer: (name, grants) => newcomer(empty.url, admin, name, grants) }
  } catch (error) {
    await empty.close()
    throw error
  }
}

/** The product as it stands right after `npm start` on a fresh machine: nobody has an account yet. */
export async function openEmptyStage(
  settings: Readonly<Record<string, string>> = {},
): Promise<Pick<Stage, 'url' | 'browser' | 'killAndStart' | 'close'>> {
  const folder = await mkdtemp(path.join(tmpdir(), 'thonso-journey-'))
  let server = startProduct(folder, settings)
  const killAndStart = async () => {
    await killProduct(server)
    server = startProduct(folder, settings)
    return addressOf(server)
  }
  const close = async () => {
    await stopProduct(server)
    await rm(folder, { recursive: true, force: true })
  }
  try {
    const url = await addressOf(server)
    const browser = await chromium.launch({ executablePath: findBrowser(), args: browserFlags })
    return { url, browser, killAndStart, close: () => browser.close().then(close) }
  } catch (error) {
    await close()
    throw error
  }
}

/** The order must be done: a journey that goes on after a refusal would only fail later and elsewhere. */
export async function must(receipt: Promise<Receipt>): Promise<Receipt> {
  const { status, problem } = await receipt
  if (status !== 'done') throw new Error(`refused: ${JSON.stringify(problem)}`)
  return receipt
}

/** As `npm start` does it, with the words after it. */
export function startProduct(
  folder: string,
  settings: Readonly<Record<string, string>> = {},
  words: readonly string[] = [],
): ChildProcess {
  const { VITEST: _, NODE_ENV: __, DATABASE_URL: ___, ...environment } = process.env
  return spawn(process.execPath, ['doors/cli/boot.mjs', 'start', ...words], {
    cwd: root,
    env: { ...environment, PORT: '0', DATA_DIR: folder, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

/** The address that the product prints once it serves. */
export function addressOf(server: ChildProcess): Promise<string> {
  return new Promise((found, failed) => {
    let printed = ''
    const take = (part: Buffer) => {
      printed += part.toString()
      const address = /Thôn Số: (https?:\S+)/.exec(printed)?.[1]
      if (address) found(address)
    }
    server.stdout?.on('data', take)
    server.stderr?.on('data', (part: Buffer) => {
      take(part)
      // A fault of the server belongs in the test's own output.
      if (part.includes('"level":"error"')) process.stderr.write(part)
    })
    server.once('exit', (code) => failed(new Error(`The product stopped with ${code} before it served:\n${printed}`)))
  })
}

export function stopProduct(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return Promise.resolve()
  return new Promise((stopped) => {
    server.once('exit', () => stopped())
    server.kill('SIGTERM')
  })
}

/** What started the product only waits for it: the product itself is the process below. */
function killProduct(server: ChildProcess): Promise<void> {
  return new Promise((stopped) => {
    server.once('exit', () => stopped())
    const [product = ''] = execFileSync('pgrep', ['-P', String(server.pid)], { encoding: 'utf8' }).split('\n')
    process.kill(Number(product), 'SIGKILL')
  })
}

async function foundCommune(url: string): Promise<string> {
  const response = await fetch(`${url}/welcome`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({
      commune: 'xã Mẫu',
      code: '00001',
      superior: 'thành phố Mẫu',
      name: 'Quản trị Mẫu',
      phone: '0912000001',
      password: 'mat khau mau',
    }),
  })
  const cookie = response.headers.get('set-cookie')?.split(';')[0]
  if (response.status !== 303 || !cookie) throw new Error(`The first account was not made: ${response.status}`)
  return cookie
}

function person(url: string, cookie: string): Person {
  return {
    cookie,
    order: async (type, payload) => {
      const response = await fetch(`${url}/api/v1/commands`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Cookie: cookie },
        body: JSON.stringify({ commands: [{ id: newId(), type, at: new Date().toISOString(), payload }] }),
      })
      const { receipts } = (await response.json()) as { receipts?: Receipt[] }
      if (!receipts?.[0]) throw new Error(`${type} got no receipt: ${response.status}`)
      return receipts[0]
    },
  }
}

let phones = 100

async function newcomer(
  url: string,
  admin: Person,
  name: string,
  grants: readonly { role: string; teamId?: string; partnerId?: string }[],
) {
  const accountId = newId()
  phones += 1
  await must(admin.order('people.add_account', { accountId, name, phone: `0912000${phones}`, grants }))
  const secret = Buffer.from(crypto.getRandomValues(new Uint8Array(24))).toString('base64url')
  await must(admin.order('people.invite', { invitationId: newId(), accountId, secret }))
  return { accountId, link: `${url}/i/${secret}` }
}
