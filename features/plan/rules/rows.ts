import * as v from 'valibot'
import { CalendarDay, Count, Text, Uuid } from '../../../platform/journal/snapshot.ts'
import { rhythms } from '../contract.ts'
import type { PlanDraft } from './plan-draft.ts'

/** What a draft says of its targets and tasks, as the rows that are corrected and then counted. */
export const TargetRow = v.strictObject({
  position: Count,
  indicator: Text,
  label: Text,
  atLeast: v.number(),
  unit: Text,
  scope: Text,
  every: v.pipe(
    v.nullable(v.picklist(rhythms)),
    v.description('Set when the number is due again in each week, month, quarter or year.'),
  ),
  partOf: v.nullable(Count),
  inPerson: v.boolean(),
  sentence: v.pipe(Text, v.description('The words of the document.')),
  checked: v.pipe(v.boolean(), v.description('Looked at by the officer.')),
})
export type TargetRow = v.InferOutput<typeof TargetRow>

/** A target that one team has of its own, in place of the one for every team. */
export const TeamTargetRow = v.strictObject({
  position: Count,
  name: v.pipe(Text, v.description('The team as the document names it.')),
  teamId: v.pipe(v.nullable(Uuid), v.description('Once it is known which one is meant.')),
  atLeast: v.number(),
  sentence: Text,
})
export type TeamTargetRow = v.InferOutput<typeof TeamTargetRow>

export const TaskRow = v.strictObject({
  position: Count,
  kind: Text,
  what: Text,
  who: v.nullable(Text),
  place: v.nullable(Text),
  dueFrom: v.nullable(CalendarDay),
  dueTo: v.nullable(CalendarDay),
  every: v.nullable(Text),
  everyDay: v.nullable(Count),
  sentence: Text,
  checked: v.boolean(),
})
export type TaskRow = v.InferOutput<typeof TaskRow>

/** A row keeps the place of its item in the draft, where its sentence and its doubt stand. */
export function targetRows(draft: PlanDraft): TargetRow[] {
  return draft.targets
    .map(({ value: { indicator, label, atLeast, unit, scope, every, partOf, inPerson }, sentence }, position) => {
      return { position, indicator, label, atLeast, unit, scope, every, partOf, inPerson, sentence, checked: false }
    })
    .filter(({ atLeast, position }) => atLeast > 0 && generalOf(draft, position) === undefined)
}

/** What single teams are asked for, each under the place of the target that it stands in for. */
export function teamTargetRows(draft: PlanDraft): (Omit<TeamTargetRow, 'teamId'> & { of: number })[] {
  return draft.targets.flatMap(({ value: { team, atLeast }, sentence }, position) => {
    const of = generalOf(draft, position)
    return of === undefined || team === null || atLeast <= 0 ? [] : [{ of, position, name: team, atLeast, sentence }]
  })
}

/** A plan that asks one team for something that it does not ask every team for is looked at by a person. */
function generalOf({ targets }: PlanDraft, position: number): number | undefined {
  const own = targets[position]?.value
  if (own?.team == null) return undefined
  const at = targets.findIndex(
    ({ value: { scope, indicator, every } }) =>
      scope.startsWith('each_') && scope !== 'each_commune' && indicator === own.indicator && every === own.every,
  )
  return at === -1 ? undefined : at
}

/** The name of a team as a document that asks it for something of its own begins its line. */
export function spokenTeam(name: string): string {
  return /^tổ(\s|$)/iu.test(name) ? name.charAt(0).toLocaleUpperCase('vi') + name.slice(1) : `Tổ ${name}`
}

type Asked = { readonly atLeast: number; readonly own?: readonly Pick<TeamTargetRow, 'teamId' | 'atLeast'>[] }

/** A target as it stands for a team: with the team's own number where it has one. */
export function asSetFor<Target extends Asked>(target: Target, teamId: string): Target {
  const own = target.own?.find((each) => each.teamId === teamId)
  return own ? { ...target, atLeast: own.atLeast } : target
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
