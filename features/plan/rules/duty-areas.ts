import { found } from './found.ts'
import type { PlanText, Sentence } from './paragraphs.ts'
import type { DutyArea, Found } from './plan-draft.ts'

const trigger =
  /\b(phu trach|phan cong|theo)\b.{0,60}\b(mang|linh vuc|phan viec|nhom viec|noi dung|mang viec)\b.{0,30}?(nhu sau ?:?|nhu ?:|gom(?: co)? ?:?|nhu |: ?)/

/** The areas shared out among the members: what follows "phụ trách các mảng như:", inline or as dashes below. */
export function dutyAreasOf(plan: PlanText): Found<DutyArea>[] {
  for (const sentence of plan.sentences.filter(({ zone }) => zone === 'body')) {
    const match = trigger.exec(sentence.plain)
    if (match === null) continue
    const from = match.index + match[0].length
    const inline = labelsOf(sentence.text.slice(from))
    if (inline.length > 1)
      return inline.map((label) =>
        found(plan, { code: codeOf(plan, sentence, label), label }, sentence.from, sentence.to),
      )
    const below = dashesAfter(plan, sentence)
    if (below.length > 1) return below
  }
  return []
}

export function labelsOf(list: string): string[] {
  return list
    .replace(/(\.{2,3}|…|[.;:]).*$/, '')
    .split(/[,;]| và (?=[^,;]*$)| va (?=[^,;]*$)/)
    .map((label) => label.trim())
    .filter((label) => label.length > 1 && label.length < 120)
}

function dashesAfter(plan: PlanText, sentence: Sentence): Found<DutyArea>[] {
  const areas: Found<DutyArea>[] = []
  for (let at = sentence.paragraph + 1; at < plan.paragraphs.length && areas.length < 20; at += 1) {
    const paragraph = plan.paragraphs[at]
    if (paragraph?.mark === null || paragraph?.mark === undefined || paragraph.mark.level < 4) break
    const label = plan.text.slice(paragraph.textFrom, paragraph.to).replace(/[.;,]$/, '')
    areas.push(
      found(
        plan,
        { code: codeIn(plan.plain.slice(paragraph.textFrom, paragraph.to)), label },
        paragraph.textFrom,
        paragraph.to,
      ),
    )
  }
  return areas
}

function codeOf(plan: PlanText, sentence: Sentence, label: string): DutyArea['code'] {
  const at = plan.text.indexOf(label, sentence.from)
  return codeIn(plan.plain.slice(at, at + label.length))
}

export function codeIn(label: string): DutyArea['code'] {
  return known.find(([pattern]) => pattern.test(label))?.[1] ?? 'other'
}

const known: readonly [RegExp, DutyArea['code']][] = [
  [/yeu the|nguoi cao tuoi|khuyet tat/, 'vulnerable_support'],
  [/dich vu cong|thu tuc hanh chinh/, 'online_public_services'],
  [/thuong mai dien tu|nong san|san giao dich|ban hang|mua ban/, 'agricultural_ecommerce'],
  [/tien mat|thanh toan/, 'cashless_payment'],
  [/tuyen truyen|truyen thong/, 'communication'],
]
