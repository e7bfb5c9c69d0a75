import {
  coach,
  correctCoaching,
  enrol,
  type Levels,
  teachClass,
  undoCoaching,
} from '../../features/curriculum/contract.ts'

import { fileDossier, moveDossier, remindOfDossier } from '../../features/dossiers/contract.ts'
import { correctHousehold, registerHousehold, setGroups } from '../../features/households/contract.ts'
import { saveTeamReport, submitTeamReport } from '../../features/reports/contract.ts'
import { cancelSupport, correctSupport, type Item, recordSupport } from '../../features/support/contract.ts'
import { nameItem, words as support } from '../../features/support/words.ts'
import type { CommandSpec } from '../../platform/journal/command.ts'
import { words as kit } from '../../platform/kit/words.ts'
import type { Kept } from '../../platform/sync/outbox.ts'
import type { Settle } from '../../platform/sync/send.ts'
import type { Lang } from '../../platform/words/words.ts'

/** The orders that a phone keeps and sends by itself; any other form goes straight to the server. */
export const orders: ReadonlyMap<string, CommandSpec> = new Map(
  [
    recordSupport,
    correctSupport,
    cancelSupport,
    registerHousehold,
    correctHousehold,
    setGroups,
    saveTeamReport,
    submitTeamReport,
    enrol,
    coach,
    correctCoaching,
    undoCoaching,
    teachClass,
    fileDossier,
    moveDossier,
    remindOfDossier,
  ].map((spec) => [spec.type, spec as CommandSpec]),
)

/** The field that names what a form gives birth to: a page kept for days must not give it the same name twice. */
export const bornIn: Readonly<Record<string, string>> = {
  [recordSupport.type]: 'visitId',
  [registerHousehold.type]: 'householdId',
  [enrol.type]: 'learnerId',
  [coach.type]: 'visitId',
  [teachClass.type]: 'classId',
  [fileDossier.type]: 'dossierId',
  [moveDossier.type]: 'eventId',
}

/** What the payloads of these orders say, as far as a label or a settlement needs it. */
export type Said = {
  visitId?: string
  teamId?: string
  householdId?: string | null
  headName?: string
  items?: readonly Item[]
  learnerId?: string
  learnerIds?: readonly string[]
  levels?: Levels
  skill?: string
  words?: string
  status?: string
}

export function saidIn(kept: { envelope: { payload: unknown } }): Said {
  return kept.envelope.payload as Said
}

/** "Nguyễn Thị Lan: Cài đặt VNeID, Quét mã QR". `whom` is empty for somebody unnamed. */
export async function labelOf(lang: Lang, type: string, payload: unknown, whom: string): Promise<string> {
  const said = payload as Said
  if (type === registerHousehold.type) return `${support.say(lang, 'new_household')}: ${said.headName ?? ''}`
  if (type === correctHousehold.type) return `${support.say(lang, 'household_changed')}: ${whom}`
  if (type === setGroups.type) return support.say(lang, 'household_groups')
  if (type === cancelSupport.type) return support.say(lang, 'cancel')
  if (type === saveTeamReport.type || type === submitTeamReport.type) return kit.say(lang, 'reports')
  // Their words are many, and wanted on their own pages only.
  if (/^(curriculum|dossiers)\./.test(type)) return (await import('./order-part.ts')).labelIn(lang, type, said, whom)
  const items = (said.items ?? []).map((item) => nameItem(lang, item)).join(', ')
  return `${whom || support.say(lang, 'anonymous')}: ${items}`
}

/** Where a kept command is opened again. The recording page kept on the phone serves every household. */
export function mendingPage({ place, envelope }: Kept): string | undefined {
  if (envelope.type === recordSupport.type) return `/field/record/anonymous#kept=${place}`
  if (envelope.type === registerHousehold.type) return `/field/record#kept=${place}`
  if (envelope.type === fileDossier.type) return `/field/dossiers/new#kept=${place}`
  if (envelope.type === saveTeamReport.type) return '/field/report'
  if (envelope.type === coach.type) return `/field/coach#kept=${place}`
  return undefined
}

/**
 * What may be done about a refusal without asking anybody. A record changed here while its first version had reached
 * the server becomes a correction; dropping one the server never had is done already; a visit that came before its
 * household waits for it.
 */
export const settle: Settle = (kept, problem, others) => {
  const { type, payload } = kept.envelope
  if (type === recordSupport.type && problem.code === 'support.already_recorded')
    return { type: correctSupport.type, payload }
  if (type === registerHousehold.type && problem.code === 'households.already_registered') {
    const { householdId, headName, hamlet, phone } = payload as Record<string, unknown>
    return { type: correctHousehold.type, payload: { householdId, headName, hamlet, phone } }
  }
  if (type === coach.type && problem.code === 'curriculum.already_recorded')
    return { type: correctCoaching.type, payload }
  // A lesson that came before its learner, a learner before the household: each waits for the other.
  if (problem.code === 'curriculum.learner_not_found' || problem.code === 'curriculum.household_out_of_sight') {
    const said = saidIn(kept)
    const comes = others.some(({ state, envelope }) => {
      const other = envelope.payload as Said
      if (state !== 'waiting') return false
      return type === enrol.type
        ? envelope.type === registerHousehold.type && other.householdId === said.householdId
        : envelope.type === enrol.type && other.learnerId === said.learnerId
    })
    return comes ? { type, payload } : undefined
  }
  if (type === cancelSupport.type && kept.silent && problem.code === 'support.visit_not_found') return 'drop'
  if (problem.code === 'support.household_out_of_sight' || problem.code === 'dossiers.household_out_of_sight') {
    const { householdId } = saidIn(kept)
    const comes = others.some(
      (other) =>
        other.state === 'waiting' &&
        other.envelope.type === registerHousehold.type &&
        saidIn(other).householdId === householdId,
    )
    return comes ? { type, payload } : undefined
  }
  return undefined
}
