import type { Scope } from '../../../platform/access/scope.ts'
import { maybe, one, run, sql } from '../../../platform/db/database.ts'
import { done, handle, refuse, type Work } from '../../../platform/journal/command.ts'
import { fold } from '../../../platform/words/fold.ts'
import { correctHousehold, householdsProblems } from '../contract.ts'
import { findErased, findHousehold, findTeamOf } from '../reads.ts'

type Fields = { headName: string; hamlet: string; phone: string | null; code: string | null; consent: string }
type Edited = Readonly<Record<string, { at: string; by: string }>>

/** Two helpers may edit a household offline: field by field the later edit stands, in whichever order the two arrive. */
export const correctHandler = handle(
  correctHousehold,
  async (work, { householdId, ...given }) => {
    const { scope } = work
    const stands = await findHousehold(scope, householdId)
    if (!stands)
      return refuse((await findErased(scope, householdId)) ?? householdsProblems.make('households.not_found'))
    const id = sql`commune_id = ${scope.communeId} and household_id = ${stands.householdId}`
    const now = await one(
      scope.tx,
      sql<
        Fields & { edited: Edited }
      >`select head_name as "headName", hamlet, phone, code, consent, edited from households_household where ${id} for update`,
    )
    const mark = { at: editedAt(work), by: work.commandId }
    const wanted = Object.keys(given) as (keyof typeof given)[]
    const later = wanted.filter((field) => isLater(mark, now.edited[field]))
    const overtaken = wanted.filter((field) => !later.includes(field))
    const { edited, ...before } = now
    const after: Fields = { ...before, ...Object.fromEntries(later.map((field) => [field, given[field]])) }
    const taken = await isCodeTaken(scope, stands.householdId, after.code)
    if (taken) return refuse(householdsProblems.make('households.code_taken'))
    const marks = { ...edited, ...Object.fromEntries(later.map((field) => [field, mark])) }
    await run(
      scope.tx,
      sql`update households_household set head_name = ${after.headName}, hamlet = ${after.hamlet}, phone = ${after.phone},
            code = ${after.code}, consent = ${after.consent}, folded = ${fold(`${after.headName} ${after.hamlet}`)},
            edited = ${JSON.stringify(marks)}::jsonb
          where ${id}`,
    )
    return done({
      result: { overtaken },
      changes: [{ noun: 'household', id: stands.householdId, teamId: stands.teamId }],
    })
  },
  async (work, { householdId }) => (await findTeamOf(work.scope, householdId)) ?? null,
)

/** A phone whose clock runs ahead must not win for ever: no edit is later than its arrival. */
function editedAt({ deviceAt, receivedAt }: Work): string {
  return new Date(Math.min(Date.parse(deviceAt), Date.parse(receivedAt))).toISOString()
}

function isLater(mark: { at: string; by: string }, before: { at: string; by: string } | undefined): boolean {
  return before === undefined || mark.at > before.at || (mark.at === before.at && mark.by > before.by)
}

/** A code is one household's; a merged record gives its code free. */
export async function isCodeTaken(scope: Scope, householdId: string, code: string | null): Promise<boolean> {
  const other = await maybe(
    scope.tx,
    sql`select 1 from households_household where commune_id = ${scope.communeId} and code = ${code} and household_id <> ${householdId}
        and merged_into is null and until is null`,
  )
  return other !== undefined
}
