import { existsSync, mkdtempSync, readFileSync, rmdirSync } from 'node:fs'
import path from 'node:path'
import { createSecureContext } from 'node:tls'
import * as v from 'valibot'

const Port = v.pipe(v.string(), v.regex(/^\d{1,5}$/), v.transform(Number), v.maxValue(65_535))

/** Everything that is read from the environment, in one place, once, at the start. */
const Environment = v.object({
  PORT: v.optional(Port, '3000'),
  HOST: v.optional(v.pipe(v.string(), v.regex(/^[A-Za-z0-9.:_-]+$/)), '127.0.0.1'),
  DATA_DIR: v.optional(v.pipe(v.string(), v.minLength(1)), 'data'),
  DATABASE_URL: v.optional(v.pipe(v.string(), v.regex(/^postgres(ql)?:\/\/.+/), v.check(leadsStraight))),
  TLS_CERT: v.optional(v.pipe(v.string(), v.minLength(1))),
  TLS_KEY: v.optional(v.pipe(v.string(), v.minLength(1))),
})

/** Options in the address would come before ours and could switch the working role off. */
function leadsStraight(address: string): boolean {
  return URL.canParse(address) && !new URL(address).searchParams.has('options')
}

const wanted: Record<keyof v.InferInput<typeof Environment>, string> = {
  PORT: 'a number from 0 to 65535',
  HOST: 'a host name or address of this machine',
  DATA_DIR: 'a folder that can be written to',
  DATABASE_URL: 'an address like postgres://user:password@host:5432/name, without options',
  TLS_CERT: 'a readable file with a certificate (PEM), given together with TLS_KEY',
  TLS_KEY: 'a readable file with the private key (PEM) of TLS_CERT',
}

export type Config = {
  port: number
  host: string
  dataDir: string
  databaseUrl: string | undefined
  /** Certificate chain and key, for serving HTTPS without a proxy in front. */
  tls: { cert: Buffer; key: Buffer } | undefined
}

/** The settings, or one clear line about the first wrong one. The value itself is not repeated: it may hold a password. */
export function readConfig(
  environment: Readonly<Record<string, string | undefined>>,
  root: string,
): Config | { wrong: string } {
  const given = Object.fromEntries(
    Object.keys(wanted).flatMap((name) => (environment[name] === undefined ? [] : [[name, environment[name]]])),
  )
  const parsed = v.safeParse(Environment, given)
  if (!parsed.success) {
    const name = String(parsed.issues[0].path?.[0]?.key ?? '') as keyof typeof wanted
    return { wrong: `${name} must be ${wanted[name]}.` }
  }
  const { PORT, HOST, DATA_DIR, DATABASE_URL, TLS_CERT, TLS_KEY } = parsed.output
  const tls = readTls(root, TLS_CERT, TLS_KEY)
  if (tls && 'wrong' in tls) return { wrong: `${tls.wrong} must be ${wanted[tls.wrong]}.` }
  const dataDir = path.resolve(root, DATA_DIR)
  if (DATABASE_URL === undefined && !canHold(dataDir)) return { wrong: `DATA_DIR must be ${wanted.DATA_DIR}.` }
  return { port: PORT, host: HOST, dataDir, databaseUrl: DATABASE_URL, tls }
}

/** A folder that is there and may be written to, or that can be made where it is to be: tried, since rights alone do not tell. */
function canHold(folder: string): boolean {
  if (!existsSync(folder)) return path.dirname(folder) !== folder && canHold(path.dirname(folder))
  try {
    rmdirSync(mkdtempSync(path.join(folder, '.thon-so-')))
    return true
  } catch {
    return false
  }
}

/** What is wrong with the settings where the server could not listen; undefined where it is none of them. */
export function cannotListen(code: string | undefined, port: number): string | undefined {
  if (code === 'EADDRINUSE') return `PORT ${port} is already taken. Set PORT to another one.`
  if (code === 'EACCES') return `PORT ${port} may not be opened by this user. Set PORT to one above 1023.`
  if (/^(ENOTFOUND|EADDRNOTAVAIL|EAI_\w+|EINVAL)$/.test(code ?? '')) return `HOST must be ${wanted.HOST}.`
  return undefined
}

/** Where people find it; an address of version 6 stands in brackets. */
export function originOf({ host, tls }: Pick<Config, 'host' | 'tls'>, port: number): string {
  const name = host === '127.0.0.1' ? 'localhost' : host.includes(':') ? `[${host}]` : host
  return `${tls ? 'https' : 'http'}://${name}:${port}`
}

function readTls(root: string, certFile: string | undefined, keyFile: string | undefined) {
  if (certFile === undefined && keyFile === undefined) return undefined
  const cert = contentsOf(root, certFile)
  if (!cert) return { wrong: 'TLS_CERT' } as const
  const key = contentsOf(root, keyFile)
  if (!key) return { wrong: 'TLS_KEY' } as const
  try {
    createSecureContext({ cert })
  } catch {
    return { wrong: 'TLS_CERT' } as const
  }
  try {
    createSecureContext({ cert, key })
  } catch {
    return { wrong: 'TLS_KEY' } as const
  }
  return { cert, key }
}

function contentsOf(root: string, file: string | undefined): Buffer | undefined {
  try {
    return file === undefined ? undefined : readFileSync(path.resolve(root, file))
  } catch {
    return undefined
  }
}
