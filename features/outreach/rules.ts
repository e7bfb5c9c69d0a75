import type { Day } from '../../platform/clock/days.ts'
import type { outreachProblems } from './contract.ts'

export const states = ['late', 'running', 'ahead', 'done', 'withdrawn'] as const
export type State = (typeof states)[number]

type Days = { readonly from: Day; readonly to: Day }
type Standing = Days & {
  readonly withdrawnReason: string | null
  /** How many teams are asked, and how many of them have published. */
  readonly asked: number
  readonly published: number
}

/** How far a message has come: late as soon as its last day is over and a team that was asked has not published it. */
export function stateOf({ from, to, withdrawnReason, asked, published }: Standing, today: Day): State {
  if (withdrawnReason !== null) return 'withdrawn'
  if (asked > 0 && published >= asked) return 'done'
  if (to < today) return 'late'
  return from > today ? 'ahead' : 'running'
}

/** A campaign is late as soon as one of its messages is, or where it is over and nothing was written for it. */
export function campaignState(campaign: Standing & { readonly late: number }, today: Day): State {
  const state = stateOf(campaign, today)
  if (state === 'withdrawn' || state === 'done') return state
  return campaign.late > 0 ? 'late' : state
}

type Code = keyof typeof outreachProblems.entries

export function daysProblem({ from, to }: Days, within?: Days): Code | undefined {
  if (to < from) return 'outreach.ends_before_start'
  return within && (from < within.from || to > within.to) ? 'outreach.outside_campaign' : undefined
}

/** A campaign that has not begun can have published nothing. */
export function publishedProblem(publishedOn: Day, campaign: Days, today: Day): Code | undefined {
  if (publishedOn > today) return 'outreach.in_future'
  return publishedOn < campaign.from ? 'outreach.before_campaign' : undefined
}

/** How fast one reads to a village: our own assumption (decision 0030), slower than people talk on television. */
export const syllablesAMinute = 180

/**
 * How many syllables are heard when a Vietnamese text is read out: one for each written group of letters, one for each
 * letter of an abbreviation in capitals, and of a number about two a digit ("25" is "hai mươi lăm").
 */
export function syllablesIn(text: string): number {
  const heard = text
    .normalize('NFC')
    .replace(/https?:\/\/\S+/g, ' ')
    .match(/\p{L}+|\d+/gu)
  return (heard ?? []).reduce((sum, part) => sum + syllablesOf(part), 0)
}

function syllablesOf(part: string): number {
  if (/^\d/.test(part)) return Math.max(1, 2 * part.length - 1)
  return /^[A-Z]{2,5}$/.test(part) ? part.length : 1
}

/** Seconds to read a text out once. */
export function readingSeconds(text: string): number {
  return Math.ceil((syllablesIn(text) * 60) / syllablesAMinute)
}
