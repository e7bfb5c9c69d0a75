import { correctHousehold } from '../../features/households/contract.ts'
import type { Receipt } from '../../platform/journal/command.ts'
import type { Kept } from '../../platform/sync/outbox.ts'
import type { Taken } from '../../platform/sync/replica.ts'
import type { FieldBecause, FieldNouns, FieldStanding } from './replica.ts'

/** The fields of a household that the field area edits. */
const fields = ['headName', 'hamlet', 'phone'] as const
type Field = (typeof fields)[number]

/** Something about what this phone may see, for its owner to read once; `edited` is what the phone itself remembers. */
export type FieldNote =
  | { readonly kind: 'moved'; readonly householdId: string; readonly household: string; readonly team: string }
  | { readonly kind: 'left' | 'joined'; readonly team: string }
  | { readonly kind: 'overtaken'; readonly householdId: string; readonly household: string; readonly fields: Field[] }
  | {
      readonly kind: 'overwritten'
      readonly householdId: string
      readonly household: string
      readonly field: Field
      readonly was: string
      readonly now: string
    }
  | { readonly kind: 'edited'; readonly householdId: string; readonly field: Field; readonly value: string }

/**
 * A household that went to another team, a team that the person is no longer in or now is in, and an edit of one's own
 * that somebody wrote over.
 */
export function tellTaken(
  { before, after, came, gone }: Taken<FieldNouns, FieldStanding, FieldBecause>,
  notes: readonly FieldNote[],
): FieldNote[] {
  const moved = gone.flatMap(({ id, because, row }): FieldNote[] =>
    because !== null && 'headName' in row
      ? [{ kind: 'moved', householdId: id, household: row.headName, team: because.movedTo }]
      : [],
  )
  const missing = (from: FieldStanding, than: FieldStanding) =>
    from.teams.filter(({ teamId }) => !than.teams.some((team) => team.teamId === teamId))
  const teams = before && [
    ...missing(before, after).map(({ name }): FieldNote => ({ kind: 'left', team: name })),
    ...missing(after, before).map(({ name }): FieldNote => ({ kind: 'joined', team: name })),
  ]
  const rows = new Map(came.household.map((row) => [row.id, row]))
  const known = notes.map((note): FieldNote => {
    const row = note.kind === 'edited' ? rows.get(note.householdId) : undefined
    if (note.kind !== 'edited' || !row || note.field === 'phone' || row[note.field] === note.value) return note
    const { householdId, field, value } = note
    return { kind: 'overwritten', householdId, household: row.headName, field, was: value, now: row[field] }
  })
  return [...(teams ?? []), ...moved, ...known]
}

/** What to remember of an edit that the server has taken: that a later one stood against it, or what was written. */
export function noteOfEdit(
  { envelope }: Kept,
  receipt: Receipt,
  households: ReadonlyMap<string, { readonly headName: string }>,
): FieldNote[] {
  if (envelope.type !== correctHousehold.type) return []
  const said = envelope.payload as { householdId: string } & Partial<Record<Field, string | null>>
  const { overtaken = [] } = (receipt.result ?? {}) as { overtaken?: readonly string[] }
  const { householdId } = said
  const household = households.get(householdId)?.headName ?? ''
  const lost = fields.filter((field) => overtaken.includes(field))
  const stands = fields.filter((field) => said[field] !== undefined && !lost.includes(field))
  return [
    ...(lost.length > 0 ? [{ kind: 'overtaken', householdId, household, fields: lost } as const] : []),
    ...stands.map((field): FieldNote => ({ kind: 'edited', householdId, field, value: said[field] ?? '' })),
  ]
}
