import { isAuthority, signingTitle } from './columns.ts'
import { found } from './found.ts'
import { canonical } from './header.ts'
import type { Paragraph, PlanText } from './paragraphs.ts'
import { isUpper } from './plain.ts'
import type { Found, Signatory } from './plan-draft.ts'

/** "Nơi nhận": every line to the archive copy, which is always the last. */
export function recipientsOf(plan: PlanText): Found<string>[] {
  const start = plan.paragraphs.findIndex(
    ({ zone, from }) => zone === 'foot' && plan.plain.startsWith('noi nhan', from),
  )
  const recipients: Found<string>[] = []
  if (start === -1) return recipients
  for (const paragraph of plan.paragraphs.slice(start)) {
    if (paragraph.zone !== 'foot' || isSigning(plan, paragraph)) break
    const heads = /^noi nhan ?[:.]? ?/.exec(plan.plain.slice(paragraph.from, paragraph.to))
    const from = paragraph.mark === null ? paragraph.from + (heads?.[0].length ?? 0) : paragraph.textFrom
    for (const [at, to] of items(plan.text, from, paragraph.to)) {
      recipients.push(found(plan, plan.text.slice(at, to).replace(/[.,]$/, ''), at, to))
      if (plan.plain.startsWith('luu', at)) return recipients
    }
  }
  return recipients
}

/** The block below the text: authority, title and name, upper case down to the name. */
export function signatoryOf(plan: PlanText): Found<Signatory> | null {
  const first = plan.paragraphs.findLastIndex((paragraph, at) => {
    if (!isSigning(plan, paragraph)) return false
    const above = plan.paragraphs[at - 1]
    return above === undefined || !isSigning(plan, above)
  })
  const block = plan.paragraphs[first]
  if (block === undefined) return null
  const value: Signatory = { authority: null, onBehalfOf: null, title: null, name: null }
  let end = block.to
  for (const paragraph of plan.paragraphs.slice(first, first + 6)) {
    const text = plan.text.slice(paragraph.from, paragraph.to)
    const line = { text, plain: plan.plain.slice(paragraph.from, paragraph.to) }
    if (isAuthority(line) && /^(t[./]?m|t[./]?u[./]?q)/.test(line.plain)) value.authority = canonical(text)
    else if (isAuthority(line)) value.onBehalfOf = text
    else if (isUpper(text) && signingTitle.test(line.plain)) value.title = text
    else if (/^[([]? ?(da ky|ky ten|ky, dong dau)/.test(line.plain)) continue
    else {
      if (personName.test(text)) value.name = text
      if (value.name !== null) end = paragraph.to
      break
    }
    end = paragraph.to
  }
  return found(plan, value, block.from, end)
}

const personName = /^\p{Lu}\p{L}*(?: \p{Lu}\p{L}*){1,5}(?: \(mẫu\))?$/u

function isSigning(plan: PlanText, { from, to, zone }: Paragraph): boolean {
  if (zone !== 'foot' && zone !== 'body') return false
  const line = { text: plan.text.slice(from, to), plain: plan.plain.slice(from, to) }
  return (
    isAuthority(line) ||
    (zone === 'foot' && isUpper(line.text) && line.text.length < 60 && signingTitle.test(line.plain))
  )
}

/** Recipients run together on one line are parted by their semicolons. */
function items(text: string, from: number, to: number): [number, number][] {
  const parts: [number, number][] = []
  let start = from
  for (let at = from; at <= to; at += 1) {
    if (at < to && text.charAt(at) !== ';') continue
    while (start < at && /[-+ ]/.test(text.charAt(start))) start += 1
    if (at > start) parts.push([start, at])
    start = at + 1
  }
  return parts
}
