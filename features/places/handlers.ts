import { maybe, run, sql } from '../../platform/db/database.ts'
import { done, handle, refuse } from '../../platform/journal/command.ts'
import { addVillages, foundCommune, placesProblems, renameVillage } from './contract.ts'

export const handlers = [
  handle(foundCommune, async ({ scope }, place) => {
    if (place.communeId !== scope.communeId) return refuse(placesProblems.make('places.already_founded'))
    const made = await run(
      scope.tx,
      sql`insert into places_commune (commune_id, code, name, superior, is_sample)
          values (${place.communeId}, ${place.code}, ${place.name}, ${place.superior.normalize('NFC')}, ${place.isSample}) on conflict do nothing`,
    )
    if (made === 0) return refuse(placesProblems.make('places.already_founded'))
    return done({ changes: [{ noun: 'commune', id: place.communeId, teamId: null }] })
  }),

  handle(addVillages, async ({ scope }, { villages }) => {
    const rows = villages.map((village, at) => ({
      village_id: village.villageId,
      name: village.name,
      kind: village.kind,
      place: at + 1,
    }))
    const made = await run(
      scope.tx,
      sql`insert into places_village (commune_id, village_id, name, kind, position)
          select ${scope.communeId}::uuid, r.village_id, r.name, r.kind,
                 (select coalesce(max(position), 0) from places_village where commune_id = ${scope.communeId}) + r.place
          from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(village_id uuid, name text, kind text, place int)
          on conflict do nothing`,
    )
    if (made < rows.length) return refuse(placesProblems.make('places.village_exists'))
    return done({ changes: villages.map((village) => ({ noun: 'village', id: village.villageId, teamId: null })) })
  }),

  handle(renameVillage, async ({ scope }, { villageId, name }) => {
    const taken = await maybe(
      scope.tx,
      sql`select 1 from places_village where commune_id = ${scope.communeId} and name = ${name} and village_id <> ${villageId} and until is null`,
    )
    if (taken) return refuse(placesProblems.make('places.village_exists'))
    const changed = await run(
      scope.tx,
      sql`update places_village set name = ${name} where commune_id = ${scope.communeId} and village_id = ${villageId}`,
    )
    if (changed === 0) return refuse(placesProblems.make('places.village_not_found'))
    return done({ changes: [{ noun: 'village', id: villageId, teamId: null }] })
  }),
]
