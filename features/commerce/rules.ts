import { addDays, type Day } from '../../platform/clock/days.ts'
import { fold } from '../../platform/words/fold.ts'
import { earliestDay } from '../support/rules.ts'
import type { commerceProblems } from './contract.ts'

type Code = keyof typeof commerceProblems.entries

/** A seller's way, in order (plan II.2): each step needs the one before it. All but the first are of one marketplace. */
export const stepKinds = ['approached', 'shop_opened', 'listed', 'photos', 'first_order', 'paid_online'] as const
export type StepKind = (typeof stepKinds)[number]
export const shopSteps = ['shop_opened', 'listed', 'photos', 'first_order', 'paid_online'] as const
export type ShopStep = (typeof shopSteps)[number]

export type Reached = { readonly kind: StepKind; readonly on: Day }

/** How long a seller may stand still where a commune has said nothing else. */
export const usualStalledDays = 30

const missing: Readonly<Record<StepKind, Code>> = {
  approached: 'commerce.seller_not_found',
  shop_opened: 'commerce.shop_not_opened',
  listed: 'commerce.not_listed_yet',
  photos: 'commerce.photos_not_yet',
  first_order: 'commerce.no_order_yet',
  paid_online: 'commerce.no_order_yet',
}

/** What comes next for a shop that has reached these; undefined at the end. */
export function nextStep(reached: readonly { readonly kind: StepKind }[]): ShopStep | undefined {
  return shopSteps.find((kind) => !reached.some((one) => one.kind === kind))
}

export function dayProblem(on: Day, today: Day): Code | undefined {
  if (on > today) return 'commerce.in_the_future'
  return on < earliestDay ? 'commerce.too_long_ago' : undefined
}

/** Whether a shop may take a step on a day. `reached` holds the approach and what this shop has reached, in any order. */
export function stepProblem(
  { kind, on }: { readonly kind: ShopStep; readonly on: Day },
  reached: readonly Reached[],
  products: number,
): Code | undefined {
  if (reached.some((one) => one.kind === kind)) return 'commerce.step_taken'
  const before = stepKinds[stepKinds.indexOf(kind) - 1] ?? 'approached'
  const last = reached.find((one) => one.kind === before)
  if (!last) return missing[before]
  if (kind === 'listed' && products === 0) return 'commerce.no_product'
  return on < last.on ? 'commerce.before_last' : undefined
}

/** A corrected day stays between the step before it and the one after; for the approach, of whichever shop. */
export function correctionProblem(
  { kind, on }: { readonly kind: StepKind; readonly on: Day },
  reached: readonly Reached[],
): Code | undefined {
  const rank = stepKinds.indexOf(kind)
  if (reached.some((one) => stepKinds.indexOf(one.kind) < rank && one.on > on)) return 'commerce.before_last'
  return reached.some((one) => stepKinds.indexOf(one.kind) > rank && one.on < on) ? 'commerce.after_next' : undefined
}

/** Only the last step of a shop is taken back: the ones after it rest on it. */
export function undoProblem(kind: StepKind, reached: readonly { readonly kind: StepKind }[]): Code | undefined {
  if (kind === 'approached') return 'commerce.approach_stays'
  const rank = stepKinds.indexOf(kind)
  return reached.some((one) => stepKinds.indexOf(one.kind) > rank) ? 'commerce.later_steps_first' : undefined
}

/** The last day on which a step still counts as news: who has taken none since stands still. */
export function newsSince(today: Day, stalledDays: number): Day {
  return addDays(today, 1 - stalledDays)
}

export function isStalled(
  of: { readonly standing: string; readonly stage: StepKind; readonly lastOn: Day },
  today: Day,
  stalledDays: number,
): boolean {
  return of.standing === 'active' && of.stage !== 'paid_online' && of.lastOn < newsSince(today, stalledDays)
}

/**
 * What must never be kept: a bank account or card number, an identity number, or a word about secrets. A telephone
 * number passes. Links are not looked at: the addresses of products are full of digits.
 */
export function secretIn(...texts: readonly string[]): Code | undefined {
  for (const text of texts) {
    // Money is written in groups of three, and a telephone number begins with 0 or the country's 84.
    const runs = (text.match(/\d(?:[ .-]?\d)*/g) ?? [])
      .filter((run) => !/^\d{1,3}(\.\d{3})+$/.test(run))
      .map((run) => run.replace(/\D/g, ''))
    const isPhone = (run: string) => /^(0\d{9}|84\d{9}|0\d{10})$/.test(run)
    if (runs.some((run) => run.length >= 9 && run.length <= 19 && !isPhone(run))) return 'commerce.holds_number'
    const plain = fold(text)
    if (/\b(stk|so tai khoan|so the|tai khoan ngan hang)\b/.test(plain) && runs.some((run) => run.length >= 6))
      return 'commerce.holds_number'
    if (/\botp\b|mat ?khau|\bpass ?(word)?\b|\bma ?pin\b|ma xac (thuc|nhan)|\bcvv\b/.test(plain))
      return 'commerce.holds_secret'
  }
  return undefined
}

/** A page on the web, as it was pasted; '' is none. */
export function isLink(link: string): boolean {
  return link === '' || /^https?:\/\/[^\s.]+(\.[^\s.]+)+$/i.test(link)
}

/** What speaks against an order by its own words alone: said on the phone before it is kept, and by the server again. */
export function saidProblem(
  said: { readonly on?: Day; readonly texts: readonly string[]; readonly link?: string },
  today: Day,
): Code | undefined {
  const day = said.on === undefined ? undefined : dayProblem(said.on, today)
  return day ?? secretIn(...said.texts) ?? (isLink(said.link ?? '') ? undefined : 'commerce.link_wrong')
}

/** Whose business it is, by its own words: a household's, or a cooperative's with a name. */
export function whoseProblem(said: {
  readonly kind: string
  readonly householdId: string | null
  readonly name: string
}): Code | undefined {
  if (said.kind !== 'cooperative') return said.householdId === null ? 'commerce.household_missing' : undefined
  if (said.householdId !== null) return 'commerce.household_of_cooperative'
  return said.name === '' ? 'commerce.name_missing' : undefined
}

type OfShop = { readonly kind: StepKind; readonly marketplaceId: string | null; readonly standing: string }
export type Shop<Step extends OfShop> = {
  readonly marketplaceId: string
  readonly steps: readonly Step[]
  readonly next: ShopStep | undefined
}

/** A seller's shops, one a marketplace, each with what it has reached and what comes next. */
export function shopsOf<Step extends OfShop>(steps: readonly Step[]): Shop<Step>[] {
  const counted = steps.filter(({ standing, marketplaceId }) => standing === 'counted' && marketplaceId !== null)
  return [...Map.groupBy(counted, ({ marketplaceId }) => marketplaceId ?? '')].map(([marketplaceId, reached]) => ({
    marketplaceId,
    steps: reached,
    next: nextStep(reached),
  }))
}
