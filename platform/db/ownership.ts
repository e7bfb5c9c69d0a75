import { execFileSync, type SpawnOptions } from 'node:child_process'
import { chownSync, existsSync, statSync } from 'node:fs'
import path from 'node:path'

/** The ordinary user that a server started by root works as. PostgreSQL refuses to run as root. */
export type Servant = { readonly uid: number; readonly gid: number; readonly name: string }

export function servantOfRoot(): Servant | undefined {
  if (process.platform === 'win32' || process.getuid?.() !== 0) return undefined
  for (const name of ['postgres', 'nobody']) {
    try {
      const uid = Number(execFileSync('id', ['-u', name], { stdio: ['ignore', 'pipe', 'ignore'] }).toString())
      const gid = Number(execFileSync('id', ['-g', name], { stdio: ['ignore', 'pipe', 'ignore'] }).toString())
      return { uid, gid, name }
    } catch {}
  }
  throw new Error('Started as root, but neither the user "postgres" nor "nobody" exists for the database to work as.')
}

export function handOver(folder: string, servant: Servant | undefined): void {
  if (servant) chownSync(folder, servant.uid, servant.gid)
}

/**
 * A program to run as the servant. A folder that only root may enter (a clone under a private temporary folder) is
 * passed through with the one capability to search folders, and nothing more.
 */
export function asServant(
  servant: Servant | undefined,
  program: string,
  args: readonly string[],
  mustReach: readonly string[],
): { program: string; args: string[]; options: SpawnOptions } {
  if (!servant) return { program, args: [...args], options: {} }
  if (mustReach.every((place) => openToAll(place))) {
    return { program, args: [...args], options: { uid: servant.uid, gid: servant.gid } }
  }
  const setpriv = ['/usr/bin/setpriv', '/bin/setpriv'].find((place) => existsSync(place))
  if (!setpriv) {
    throw new Error(
      `The database works as the user "${servant.name}", who may not enter ${mustReach.join(' or ')}: move the project to a folder others may enter, or set DATA_DIR.`,
    )
  }
  const caps = '+dac_read_search'
  return {
    program: setpriv,
    args: [
      `--reuid=${servant.uid}`,
      `--regid=${servant.gid}`,
      '--clear-groups',
      `--inh-caps=${caps}`,
      `--ambient-caps=${caps}`,
      program,
      ...args,
    ],
    options: {},
  }
}

/** Whether every user may enter a place: PostgreSQL's programs ask with their own rights before they start one another. */
export function openToAll(place: string): boolean {
  for (let folder = path.resolve(place); ; folder = path.dirname(folder)) {
    if (existsSync(folder) && (statSync(folder).mode & 0o001) === 0) return false
    if (folder === path.dirname(folder)) return true
  }
}
