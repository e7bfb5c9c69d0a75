import * as v from 'valibot'
import type { Scope } from '../../platform/access/scope.ts'
import { all, type Database, one, sql } from '../../platform/db/database.ts'
import { Text, Uuid } from '../../platform/journal/snapshot.ts'

export const Commune = v.strictObject({
  communeId: Uuid,
  code: Text,
  name: Text,
  superior: Text,
  isSample: v.boolean(),
})
export type Commune = v.InferOutput<typeof Commune>
export const Village = v.strictObject({ villageId: Uuid, name: Text, kind: Text })
export type Village = v.InferOutput<typeof Village>

/** The communes of this installation: names only, for the front door, before anyone has signed in. */
export async function listCommunes(db: Database): Promise<{ communeId: string; code: string; name: string }[]> {
  return all(
    db,
    sql<{
      communeId: string
      code: string
      name: string
    }>`select commune_id as "communeId", code, name from places_list_communes()`,
  )
}

export async function getCommune(scope: Scope): Promise<Commune> {
  return one(
    scope.tx,
    sql<Commune>`select commune_id as "communeId", code, name, superior, is_sample as "isSample"
                 from places_commune where commune_id = ${scope.communeId}`,
  )
}

/** Village names are public; who lives in them is not. */
export async function listVillages(scope: Scope): Promise<Village[]> {
  return all(
    scope.tx,
    sql<Village>`select village_id as "villageId", name, kind from places_village
                 where commune_id = ${scope.communeId} and until is null order by position`,
  )
}

export async function snapshotCommunes(scope: Scope): Promise<ReadonlyMap<string, Commune>> {
  const commune = await getCommune(scope)
  return new Map([[commune.communeId, commune]])
}

export async function snapshotVillages(scope: Scope, ids: readonly string[]): Promise<ReadonlyMap<string, Village>> {
  const villages = (await listVillages(scope)).filter(({ villageId }) => ids.includes(villageId))
  return new Map(villages.map((village) => [village.villageId, village]))
}
