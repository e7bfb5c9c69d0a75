// How the rights test makes up ids and values, and what its cases share.

import { v7 as newId } from 'uuid'
import type { Scope } from '../../platform/access/scope.ts'
import { today } from '../world.ts'

/** Where each noun's rows and ids stand. */
export const nouns = {
  commune: ['places_commune', 'commune_id'],
  village: ['places_village', 'village_id'],
  account: ['people_account', 'account_id'],
  team: ['teams_team', 'team_id'],
  member: ['teams_member', 'member_id'],
  round: ['teams_round', 'round_id'],
  review: ['teams_review', 'review_id'],
  household: ['households_household', 'household_id'],
  visit: ['support_visit', 'visit_id'],
  plan: ['plan_plan', 'plan_id'],
  target: ['plan_target', 'target_id'],
  task: ['plan_task', 'task_id'],
  report: ['reports_report', 'report_id'],
  window: ['progress_window', 'window_id'],
  urge: ['reminders_urge', 'urge_id'],
  session: ['sessions_session', 'session_id'],
  attendance: ['sessions_attendance', 'attendance_id'],
  sign_up: ['sessions_sign_up', 'sign_up_id'],
  held: ['journal_held', 'command_id'],
  learner: ['curriculum_learner', 'learner_id'],
  practice: ['curriculum_practice', 'visit_id'],
  procedure: ['dossiers_procedure', 'procedure_id'],
  dossier: ['dossiers_dossier', 'dossier_id'],
  step: ['dossiers_event', 'event_id'],
  photo: ['files_file', 'file_id'],
  level: ['training_level', 'level_id'],
  next_plan: ['review_next', 'next_id'],
  seller: ['commerce_seller', 'seller_id'],
  product: ['commerce_product', 'product_id'],
  shop_step: ['commerce_step', 'step_id'],
  marketplace: ['commerce_marketplace', 'marketplace_id'],
  nomination: ['recognition_nomination', 'nomination_id'],
  comment: ['recognition_comment', 'comment_id'],
  verdict: ['recognition_verdict', 'visit_id'],
  partner: ['partners_partner', 'partner_id'],
  partner_target: ['mobilisation_target', 'target_id'],
  estimate_line: ['budget_line', 'line_id'],
  spending: ['budget_spending', 'spending_id'],
  campaign: ['outreach_campaign', 'campaign_id'],
  message: ['outreach_message', 'message_id'],
  publication: ['outreach_publication', 'publication_id'],
} as const
export type Noun = keyof typeof nouns

/** Deals ids and values: of the actor's own team, its commune, another one, or nobody. */
export type Deal = {
  /** `fits`: mostly one that the order needs, where there is any. */
  row(
    noun: Noun,
    fits?: (row: Readonly<Record<string, unknown>>) => boolean,
  ): { readonly id: string; readonly [column: string]: unknown }
  some<Value>(values: readonly Value[]): Value
  number(most: number): number
}

export type Question = (scope: Scope, deal: Deal) => Promise<unknown>
export type Cases = {
  readonly orders: Readonly<Record<string, (deal: Deal) => unknown>>
  readonly questions: Readonly<Record<string, Question>>
}

export const day = (deal: Deal) => deal.some([today, '2025-10-01', '2025-11-20', '2025-12-02', '2024-02-29'])
export const text = (deal: Deal) => deal.some(['Nguyễn Thị Lan', 'Thôn 1', 'x', 'c1t1x'])
export const phone = (deal: Deal) => `09${deal.number(99_999_999).toString().padStart(8, '0')}`
export const newOrOld = (deal: Deal, noun: Noun) => deal.some([newId(), newId(), deal.row(noun).id])
/** The first of a few rows that fits, else any: what is over or elsewhere is still asked for now and then. */
export const likely = (deal: Deal, noun: Noun, fits: (row: ReturnType<Deal['row']>) => boolean) => {
  const some = [1, 2, 3, 4, 5].map(() => deal.row(noun))
  return some.find(fits) ?? some[0] ?? deal.row(noun)
}
/** A plan that is neither a draft nor closed. */
export const isAtWork = (row: Readonly<Record<string, unknown>>) => row['status'] === 'active'
/** A partner that takes part. */
export const isPresent = (row: Readonly<Record<string, unknown>>) => row['archived_on'] === null
export const line = (deal: Deal, id: object) => ({ line: 1 + deal.number(9), ...id, phone: phone(deal) })
export const filter = (deal: Deal) => deal.some([{}, { teamId: deal.row('team').id }])
export const ids = (deal: Deal, noun: Noun) => [1, 2, 3, 4, 5].map(() => deal.row(noun).id)
export const marks = (deal: Deal) =>
  [1, 2, 3].map(() => ({ id: newId(), teamId: deal.row('team').id, at: '2025-10-01T00:00:00.000Z', on: '2025-10-01' }))
export const whole = { from: '2025-01-01', to: '2026-12-31' }
