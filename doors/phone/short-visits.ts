import type { Standing } from '../../features/progress/rules/ledger.ts'
import type { ShortVisit } from '../../features/progress/screens/field-ledger.tsx'

type Visit = { readonly id: string; readonly householdId: string | null; readonly heldOn: string }

/** Visits that add no household, with the names that the server or the phone knows. */
export function shortVisits(
  short: readonly Standing<Visit>[],
  nameOf: (householdId: string | null) => string | null,
): ShortVisit[] {
  return short.flatMap(({ visit: { id, householdId, heldOn }, outcome }) =>
    outcome === 'household' ? [] : [{ visitId: id, householdId, headName: nameOf(householdId), heldOn, outcome }],
  )
}
