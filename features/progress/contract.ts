import * as v from 'valibot'
import type { Day, Rhythm } from '../../platform/clock/days.ts'
import { command, Id } from '../../platform/journal/command.ts'
import { problems } from '../../platform/journal/problem.ts'

/**
 * One name a figure, the same for a plan's targets, progress, reports, exports and public pages. A household is
 * counted once however often it was helped, by each team that helped it and once for the commune.
 */
export const figures = [
  'households_supported',
  'vulnerable_households_guided_in_person',
  'people_supported',
  'supports',
  'anonymous_supports',
  'online_dossiers',
  'platform_adoptions',
  'bill_payments',
] as const
export type Figure = (typeof figures)[number]
export type Figures = Readonly<Record<Figure, number>>

/** Figures of distinct households: those of the teams do not add up to the commune's. */
export const distinctFigures = [
  'households_supported',
  'vulnerable_households_guided_in_person',
] as const satisfies readonly Figure[]

/**
 * Figures whose records live elsewhere and are counted there, each by its one read: dossiers, platforms taken up. The
 * others are kept here in the transaction of the visit.
 */
export const talliedFigures = ['online_dossiers', 'platform_adoptions'] as const satisfies readonly Figure[]

/** What a figure is made up of: dossiers by procedure, adoptions by platform, payments by kind of bill. */
export type Part = { readonly figure: Figure; readonly dimension: string; readonly amount: number }

/** A figure that another feature counts where its records live: sessions by kind, members trained, shops opened. */
export type Amount = { readonly figure: string; readonly dimension: string; readonly amount: number }

/** Those of them that a plan may set a target for. */
export const amountIndicators = ['sessions', 'sellers_opened', 'sellers_with_orders', 'messages_published'] as const
export type AmountIndicator = (typeof amountIndicators)[number]
export type Indicator = Figure | AmountIndicator

/** `target`: the days the plan's targets are set for. `report`: the days its report takes up. Both ends belong to it. */
export type ProgressWindow = {
  readonly windowId: string
  readonly planId: string
  readonly kind: 'target' | 'report'
  readonly from: Day
  readonly to: Day
}

/** Figures that a target can be followed for, because they can be counted within any days. */
export const figuresWithTargets = [
  'households_supported',
  'vulnerable_households_guided_in_person',
  'people_supported',
  'supports',
  'online_dossiers',
  'platform_adoptions',
  ...amountIndicators,
] as const
export type FigureWithTarget = (typeof figuresWithTargets)[number]

/**
 * A target as the plan gives it: `every` says that it is due again in each week, month, quarter or year. Where nobody
 * counts its `indicator` nothing is known of it, which is not zero.
 */
export type Target = {
  readonly indicator: string
  readonly atLeast: number
  readonly scope: string
  readonly every?: Rhythm | null
  /** Teams that are asked for another number. */
  readonly own?: readonly { readonly teamId: string | null; readonly atLeast: number }[]
}

export type Status = 'met' | 'on_track' | 'behind' | 'stalled'

/** Throws away what is kept of a plan's figures and counts it from the records, where a check found them to differ. */
export const recountPlan = command('progress.recount', v.strictObject({ planId: Id }), {
  commune: ['coordinator', 'admin'],
  team: [],
})

export const progressProblems = problems({
  'progress.no_window': {
    vi: 'Chưa có kế hoạch nào được kích hoạt nên chưa có số liệu tiến độ. Hãy kích hoạt kế hoạch trước.',
    en: 'No plan is active yet, so there is no progress to show. Activate a plan first.',
  },
})
