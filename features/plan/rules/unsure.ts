import { found } from './found.ts'
import type { PlanText, Sentence } from './paragraphs.ts'
import type { Found } from './plan-draft.ts'
import { countsTeams, teamName } from './teams.ts'

/** More than this and nobody reads them; the text itself is on the screen beside the list. */
const most = 100

/** Numbers that say nothing to act on: years, the legacy service levels, "1 kèm 1", a team count, a cited law, a plan's own name. */
const harmless: readonly RegExp[] = [
  /\bmuc do [34](,? (va )?(muc do )?4)?\b/g,
  /"?\b1 ?kem ?1\b/g,
  /\b(?:\d{1,2}|hai|ba|sau|chin) thang (?:dau|cuoi) nam 20\d\d/g,
  /\bso \d[a-z0-9&/.-]{0,39}(?:,? ngay \d{1,2}[/.-]\d{1,2}[/.-]\d{4}|,? ngay \d{1,2} thang \d{1,2} nam \d{4})?/g,
  /\bgiai doan 20\d\d ?- ?20\d\d/g,
  /\bquy (?:iv|iii|ii|i|[1-4])(?: ?[/-] ?| nam )20\d\d/g,
  /\b(?:nam |de an )?20\d\d\b/g,
  /\bde an 0?6\b/g,
  /\b(?:4|5)g\b/g,
  new RegExp(`\\b\\d{1,4} ${teamName}`, 'g'),
]

/** Sentences a person should look at: a number, date or deadline that no other rule has taken. */
export function unsureOf(plan: PlanText, understood: ReadonlySet<number>): Found<string>[] {
  const left: Found<string>[] = []
  for (const sentence of plan.sentences) {
    if (left.length === most) break
    if (understood.has(sentence.from) || !asksForALook(plan, sentence)) continue
    left.push(found(plan, sentence.text, sentence.from, sentence.to, 'not_understood'))
  }
  return left
}

function asksForALook(plan: PlanText, { zone, plain, paragraph }: Sentence): boolean {
  const asks = /\b(truoc ngay|cham nhat|it nhat|toi thieu|phan dau dat|han cuoi)\b/.test(plain)
  // A text without sections is all opening: what it orders is shown there too.
  if (zone === 'opening') return asks && !/^-? ?(can cu|thuc hien)\b/.test(plain)
  if (zone !== 'body') return false
  if (asks) return true
  if (!/\d/.test(plain))
    return /\b(dinh ky|(hang|moi) (tuan|thang|quy))\b/.test(plain) && (plan.paragraphs[paragraph]?.mark?.level ?? 9) > 3
  const rest = harmless.reduce((text, pattern) => text.replace(pattern, ' '), plain)
  return /\d/.test(rest) || (countsTeams(plain) && /\bda\b/.test(plain))
}
