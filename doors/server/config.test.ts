import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { selfSigned } from '../../tools/self-signed.ts'
import { cannotListen, originOf, readConfig } from './config.ts'
import { openHouse } from './house.ts'

const root = path.resolve(import.meta.dirname, '../..')

test('without settings the product serves this machine only, from its own folder', () => {
  expect(readConfig({}, '/srv/thonso')).toEqual({
    port: 3000,
    host: '127.0.0.1',
    dataDir: path.resolve('/srv/thonso/data'),
    databaseUrl: undefined,
    tls: undefined,
  })
})

test('settings that are right are taken as they are', () => {
  const given = { PORT: '0', HOST: '::', DATA_DIR: '/var/lib/x', DATABASE_URL: 'postgres://a:b@db:5432/c' }
  expect(readConfig(given, root)).toEqual({
    port: 0,
    host: '::',
    dataDir: path.resolve('/var/lib/x'),
    databaseUrl: 'postgres://a:b@db:5432/c',
    tls: undefined,
  })
})

const wrong: [string, string][] = [
  ['PORT', ''],
  ['PORT', 'abc'],
  ['PORT', '-1'],
  ['PORT', '65536'],
  ['PORT', '3000x'],
  ['PORT', '1e3'],
  ['HOST', ''],
  ['HOST', 'my host'],
  ['HOST', 'http://x/'],
  ['DATA_DIR', ''],
  ['DATABASE_URL', ''],
  ['DATABASE_URL', 'mysql://user:geheim@host/db'],
  ['DATABASE_URL', 'user:geheim@host'],
  ['DATABASE_URL', 'postgres://'],
  ['DATABASE_URL', 'postgres://a:geheim@host:99999/x'],
  ['DATABASE_URL', 'postgres://a:geheim@host:port/x'],
  ['DATABASE_URL', 'postgres://a:geheim@host/x?options=-c%20role%3Downer'],
  ['DATA_DIR', import.meta.filename],
  ['DATA_DIR', path.join(import.meta.filename, 'below')],
  // Rights alone would say yes to root, and Node would try for ever to make a folder there.
  ...(process.platform === 'linux' ? [['DATA_DIR', '/proc/thon-so/data'] as [string, string]] : []),
]

test.each(wrong)('%s=%s is told in one line that names the setting and not its value', (name, value) => {
  const read = readConfig({ [name]: value }, root)
  expect('wrong' in read ? read.wrong : '').toMatch(new RegExp(`^${name} must be .+\\.$`))
  expect(JSON.stringify(read)).not.toContain('geheim')
})

test.each([
  ['PORT', 'abc'],
  ['HOST', 'my host'],
  ['DATABASE_URL', 'mysql://user:geheim@host/db'],
])('a start with a wrong %s ends with code 2 and one line', { timeout: 60_000 }, async (name, value) => {
  const { code, out } = await start({ [name]: value })
  expect(code).toBe(2)
  expect(out.trim().split('\n')).toEqual([expect.stringMatching(new RegExp(`^${name} must be`))])
  expect(out).not.toContain('geheim')
})

test('an address that cannot be listened on is told by the setting that says it', { timeout: 120_000 }, async () => {
  for (const code of ['EADDRINUSE', 'EACCES']) expect(cannotListen(code, 80)).toMatch(/^PORT 80 .+ Set PORT to .+\.$/)
  for (const code of ['ENOTFOUND', 'EADDRNOTAVAIL', 'EAI_AGAIN', 'EINVAL'])
    expect(cannotListen(code, 80)).toBe('HOST must be a host name or address of this machine.')
  expect(cannotListen('EMFILE', 80)).toBeUndefined()
  const folder = await mkdtemp(path.join(tmpdir(), 'thonso-host-'))
  // An address for documentation: no machine has it.
  const { code, out } = await start({ HOST: '192.0.2.1', PORT: '0', DATA_DIR: folder })
  expect([code, out.trim().split('\n').at(-1)]).toEqual([2, 'HOST must be a host name or address of this machine.'])
  await rm(folder, { recursive: true })
})

test('the address that is printed can be opened', () => {
  const at = (host: string, tls?: { cert: Buffer; key: Buffer }) => originOf({ host, tls }, 3000)
  expect(at('127.0.0.1')).toBe('http://localhost:3000')
  expect(at('::1')).toBe('http://[::1]:3000')
  expect(at('xa.example', { cert: Buffer.from(''), key: Buffer.from('') })).toBe('https://xa.example:3000')
})

test.each(['localhost:1/x', 'no-such-host.invalid:5432/x', 'localhost:1/x?sslrootcert=/nowhere.pem'])(
  'a database that does not answer at %s is told in one line without its password',
  async (place) => {
    const config = { dataDir: '/nowhere', databaseUrl: `postgres://user:geheim@${place}` }
    const said = await openHouse(config).catch((error: unknown) => (error instanceof Error ? error.message : ''))
    expect(said).toMatch(/^No PostgreSQL answers at the address of DATABASE_URL \(E[A-Z]+\)\.$/)
  },
)

test('a certificate and its key come together, or one line says which is wrong', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'thonso-tls-'))
  const [own, other] = [selfSigned(), selfSigned()]
  const file = async (name: string, text: string) => {
    await writeFile(path.join(folder, name), text)
    return path.join(folder, name)
  }
  const [cert, key, foreign] = [
    await file('cert.pem', own.cert),
    await file('key.pem', own.key),
    await file('other.pem', other.key),
  ]
  const wrongIn = (given: Record<string, string>) => {
    const read = readConfig(given, root)
    return 'wrong' in read ? read.wrong.split(' ')[0] : 'nothing'
  }
  expect(wrongIn({ TLS_CERT: cert, TLS_KEY: key })).toBe('nothing')
  expect(wrongIn({ TLS_CERT: cert })).toBe('TLS_KEY')
  expect(wrongIn({ TLS_KEY: key })).toBe('TLS_CERT')
  expect(wrongIn({ TLS_CERT: '/nowhere/cert.pem', TLS_KEY: key })).toBe('TLS_CERT')
  expect(wrongIn({ TLS_CERT: key, TLS_KEY: key })).toBe('TLS_CERT')
  expect(wrongIn({ TLS_CERT: cert, TLS_KEY: foreign })).toBe('TLS_KEY')
  await rm(folder, { recursive: true })
})

function start(settings: Record<string, string>): Promise<{ code: number | null; out: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['--import', './doors/cli/tsx.mjs', 'doors/cli/start.ts'], {
      cwd: root,
      env: { PATH: process.env['PATH'], ...settings },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let out = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes: Buffer) => (out += bytes.toString()))
    child.on('close', (code) => resolve({ code, out }))
  })
}
