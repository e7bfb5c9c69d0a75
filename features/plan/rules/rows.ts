import type { PlanDraft, Recurrence } from './plan-draft.ts'

/** What a draft says of its targets and tasks, as the rows that are corrected and then counted. */
export type TargetRow = {
  position: number
  indicator: string
  label: string
  atLeast: number
  unit: string
  scope: string
  /** Set when the number is due again in each week, month, quarter or year. */
  every: Recurrence['every'] | null
  partOf: number | null
  inPerson: boolean
  sentence: string
  checked: boolean
}

export type TaskRow = {
  position: number
  kind: string
  what: string
  who: string | null
  place: string | null
  dueFrom: string | null
  dueTo: string | null
  every: string | null
  everyDay: number | null
  sentence: string
  checked: boolean
}

/** A row keeps the place of its item in the draft, where its sentence and its doubt stand. */
export function targetRows(draft: PlanDraft): TargetRow[] {
  return draft.targets
    .map(({ value: { indicator, label, atLeast, unit, scope, every, partOf, inPerson }, sentence }, position) => {
      return { position, indicator, label, atLeast, unit, scope, every, partOf, inPerson, sentence, checked: false }
    })
    .filter(({ atLeast }) => atLeast > 0)
}

export function taskRows(draft: PlanDraft): TaskRow[] {
  return draft.duties.map(({ value, sentence }, position) => ({
    position,
    kind: value.kind,
    what: value.what,
    who: value.who,
    place: value.where,
    dueFrom: value.due?.from ?? null,
    dueTo: value.due?.to ?? null,
    every: value.recurrence?.every ?? null,
    everyDay: value.recurrence?.day ?? null,
    sentence,
    checked: false,
  }))
}
