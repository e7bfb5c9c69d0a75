// What the tables say of people and their roles, as their owner sees them: never by the helpers that the product asks.

import type { Dump, Row } from '../world.ts'

export type Held = { role: string; teamId: string | null; partnerId?: string | null }

const seesWholeCommune = ['coordinator', 'leader', 'service_center', 'admin']

export const rows = (dump: Dump, table: string): readonly Row[] => dump.get(table) ?? []

export function idsOf(dump: Dump, table: string, column: string, communeId: string): string[] {
  return rows(dump, table).flatMap((row) => (row['commune_id'] === communeId ? [String(row[column])] : []))
}

export function heldBy(dump: Dump, account: Row): Held[] {
  return rows(dump, 'people_grant')
    .filter((row) => row['account_id'] === account['account_id'] && row['commune_id'] === account['commune_id'])
    .map((row) => ({
      role: String(row['role']),
      teamId: row['team_id'] === null ? null : String(row['team_id']),
      partnerId: row['partner_id'] === null ? null : String(row['partner_id']),
    }))
}

export function teamsOf(held: readonly Held[]): 'all' | readonly string[] {
  if (held.some((grant) => seesWholeCommune.includes(grant.role) && grant.teamId === null)) return 'all'
  return held.flatMap((grant) => (['member', 'team_lead'].includes(grant.role) && grant.teamId ? [grant.teamId] : []))
}

export const names = (held: readonly Held[]) =>
  held.map((grant) => `${grant.role}${grant.teamId ? '(team)' : ''}`).join('+') || 'nobody'
