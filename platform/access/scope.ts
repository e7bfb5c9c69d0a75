import { all, type Database, sql, type Tx } from '../db/database.ts'
import { type Grant, type Role, teamRoles } from './roles.ts'

/** Who acts: proven by a session, a device token or the installation itself. */
export type Actor = { readonly accountId: string | null; readonly communeId: string; readonly grants: readonly Grant[] }

declare const proven: unique symbol

/**
 * A proof of who asks, for which commune and with which rights, together with the transaction through which alone it
 * can be used. A read takes one as its first argument, so a read without proven rights does not compile.
 */
export type Scope = Actor & { readonly tx: Tx; readonly [proven]: true }

/**
 * Opens a transaction bound to the actor's commune. Row-level security backs up every check made above it. What only
 * reads sees one moment, however many questions it asks: its figures and its records are of each other.
 */
export async function withScope<T>(
  db: Database,
  actor: Actor,
  mode: 'read only' | 'read write',
  work: (scope: Scope) => Promise<T>,
): Promise<T> {
  return db
    .transaction()
    .setAccessMode(mode)
    .setIsolationLevel(mode === 'read only' ? 'repeatable read' : 'read committed')
    .execute(async (tx) => {
      await all(tx, sql`select set_config('app.commune_id', ${actor.communeId}, true)`)
      return work({ ...actor, tx } as Scope)
    })
}

/** Whether the actor holds one of these commune-wide roles. */
export function holds(actor: Actor, wanted: readonly Role[]): boolean {
  return actor.grants.some((grant) => wanted.includes(grant.role) && grant.teamId === null)
}

/** Whether the actor holds one of these roles in the team. */
export function holdsIn(actor: Actor, wanted: readonly Role[], teamId: string): boolean {
  return actor.grants.some((grant) => wanted.includes(grant.role) && grant.teamId === teamId)
}

/** Roles that see every team of the commune with the households in it. */
export const wholeCommune: readonly Role[] = ['coordinator', 'leader', 'service_center', 'admin']

/**
 * The teams whose people and households the actor may see: all of the commune, or those listed. A commune's role that
 * was written for one team (finance of a team) opens nothing there.
 */
export function visibleTeams(actor: Actor): 'all' | readonly string[] {
  if (holds(actor, wholeCommune)) return 'all'
  const own = actor.grants.filter((grant) => teamRoles.some((role) => role === grant.role))
  return [...new Set(own.flatMap((grant) => (grant.teamId === null ? [] : [grant.teamId])))]
}

/** The same as an SQL array: null stands for all teams. Use as `(${t}::uuid[] is null or team_id = any(${t}::uuid[]))`. */
export function teamFilter(actor: Actor): string[] | null {
  const teams = visibleTeams(actor)
  return teams === 'all' ? null : [...teams]
}

export function seesTeam(actor: Actor, teamId: string): boolean {
  const teams = visibleTeams(actor)
  return teams === 'all' || teams.includes(teamId)
}

/**
 * The partners whose part in the work the actor may see: all of the commune's, or those they sign in for. To be signed in
 * for an organisation opens no team and no household.
 */
export function visiblePartners(actor: Actor): 'all' | readonly string[] {
  if (holds(actor, wholeCommune)) return 'all'
  const own = actor.grants.filter((grant) => grant.role === 'organization')
  return [...new Set(own.flatMap((grant) => (grant.partnerId === null ? [] : [grant.partnerId])))]
}

/** The same as an SQL array: null stands for all partners. Use as `(${p}::uuid[] is null or partner_id = any(${p}::uuid[]))`. */
export function partnerFilter(actor: Actor): string[] | null {
  const partners = visiblePartners(actor)
  return partners === 'all' ? null : [...partners]
}

/** The founder of a commune on a fresh installation: may do only what is open to `installer`. */
export function installer(communeId: string): Actor {
  return { accountId: null, communeId, grants: [{ role: 'installer', teamId: null, partnerId: null }] }
}

/** A visitor of the public pages: may do only what is open to everybody. */
export function visitor(communeId: string): Actor {
  return { accountId: null, communeId, grants: [] }
}
