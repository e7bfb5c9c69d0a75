import type { Cause, Records } from '../rules.ts'

/** Why a locked report's days come to something else now: how many records came late, were taken back, and were changed. */
export function causesOf(before: Records, now: Records, reasons: ReadonlyMap<string, string>): Cause[] {
  const [then, today] = [wordsOf(before), wordsOf(now)]
  const late = [...today.keys()]
    .filter((id) => !then.has(id))
    .map((): Omit<Cause, 'records'> => ({ what: 'late', reason: '' }))
  const rest = [...then].flatMap(([id, words]): Omit<Cause, 'records'>[] => {
    if (today.get(id) === words) return []
    const reason = reasons.get(id)
    return [reason === undefined || today.has(id) ? { what: 'changed', reason: '' } : { what: 'cancelled', reason }]
  })
  return [...Map.groupBy([...late, ...rest], ({ what, reason }) => `${what} ${reason}`).values()].flatMap(
    ([first, ...more]) => (first ? [{ ...first, records: more.length + 1 }] : []),
  )
}

/** What counts of each record: visits, and the dossiers that no visit tells of. */
function wordsOf({ visits, dossiers }: Records): ReadonlyMap<string, string> {
  const filed = dossiers.filter(({ visitId }) => visitId === null)
  return new Map([
    ...visits.map(
      (fact) =>
        [
          fact.visitId,
          JSON.stringify([fact.teamId, fact.householdId, fact.heldOn, fact.inPerson, fact.people, fact.items]),
        ] as const,
    ),
    ...filed.map(
      (one) => [one.dossierId, JSON.stringify([one.teamId, one.householdId, one.filedOn, one.procedure])] as const,
    ),
  ])
}
