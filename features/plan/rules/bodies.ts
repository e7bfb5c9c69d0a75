import { found } from './found.ts'
import type { Paragraph, PlanText, Sentence } from './paragraphs.ts'
import { isUpper } from './plain.ts'
import type { Body, Found } from './plan-draft.ts'

const chapter = /\b(to chuc thuc hien|phan cong (thuc hien|nhiem vu|trach nhiem)|trach nhiem (thuc hien|cua))\b/
const closing = /^(tren day la|yeu cau |trong qua trinh|ke hoach nay|de nghi (cac|thu truong))/
const handover =
  /\b(chu tri|co trach nhiem|chiu trach nhiem|phoi hop|tham muu|to chuc|chi dao|huong dan|xay dung|bo tri|theo doi|thuc hien)\b/

/** The responsible bodies of the chapter "Tổ chức thực hiện", each with its duties. */
export function bodiesOf(plan: PlanText): Found<Body>[] {
  const sentences = Map.groupBy(plan.sentences, ({ paragraph }) => paragraph)
  return groups(plan).map(({ at, head, rest }) => {
    const { name, nameEnd } = nameOf(plan, head)
    const own = nameEnd < head.to ? dutiesIn(plan, head, nameEnd, sentences.get(at) ?? []) : []
    const below = rest.flatMap((paragraph, offset) =>
      dutiesIn(plan, paragraph, paragraph.textFrom, sentences.get(at + 1 + offset) ?? []),
    )
    return found<Body>(plan, { name, duties: [...own, ...below] }, head.from, head.to)
  })
}

/** Paragraph number → the body whose duty it is. */
export function bodyNames(plan: PlanText): Map<number, string> {
  const names = new Map<number, string>()
  for (const { at, head, rest } of groups(plan)) {
    const { name } = nameOf(plan, head)
    for (let offset = 0; offset <= rest.length; offset += 1) names.set(at + offset, name)
  }
  return names
}

/** A body's paragraphs follow each other, so its first number and its length place them all. */
type Group = { at: number; head: Paragraph; rest: Paragraph[] }

function groups(plan: PlanText): Group[] {
  const start = plan.paragraphs.findLastIndex((paragraph) => isChapter(plan, paragraph))
  const result: Group[] = []
  if (start === -1) return result
  const inside = chapterAfter(plan, start)
  const highest = inside.reduce((level, { mark }) => Math.min(level, mark?.level ?? 9), 9)
  for (const [offset, paragraph] of inside.entries()) {
    const at = start + 1 + offset
    if (heads(plan, paragraph, highest)) result.push({ at, head: paragraph, rest: [] })
    else result.at(-1)?.rest.push(paragraph)
  }
  return result
}

function chapterAfter(plan: PlanText, start: number): Paragraph[] {
  const level = plan.paragraphs[start]?.mark?.level ?? 0
  const after = plan.paragraphs.slice(start + 1)
  const end = after.findIndex(({ zone, mark, from }) => {
    const closes = mark === null && closing.test(plan.plain.slice(from, from + 40))
    return zone !== 'body' || closes || (mark !== null && mark.level <= level)
  })
  return end === -1 ? after : after.slice(0, end)
}

/** Bodies are numbered; in a plan that only has dashes they are the ones that name someone before a colon. */
function heads(plan: PlanText, { mark, textFrom, to }: Paragraph, highest: number): boolean {
  if (mark === null) return false
  if (highest < 4) return mark.level < 4
  return (
    mark.level === highest && (highest === 4 || plan.plain.slice(textFrom, Math.min(to, textFrom + 100)).includes(':'))
  )
}

function isChapter(plan: PlanText, { zone, mark, from, to }: Paragraph): boolean {
  if (zone !== 'body' || to - from > 90 || !chapter.test(plan.plain.slice(from, to))) return false
  return mark === null ? isUpper(plan.text.slice(from, to)) : mark.level <= 2
}

/** "1. Phòng A", "1. Đề nghị Đoàn xã", "1. Phòng A: chủ trì …" or "1. Giao Phòng A chủ trì …". */
function nameOf(plan: PlanText, { textFrom, to }: Paragraph): { name: string; nameEnd: number } {
  const line = plan.plain.slice(textFrom, Math.min(to, textFrom + 200))
  const skip = /^(de nghi|giao|yeu cau) (?=\S)/.exec(line)?.[0].length ?? 0
  const colon = line.indexOf(':')
  const verb = line.length > 70 ? line.search(handover) : -1
  const end = colon > skip ? colon : verb > skip ? verb : Math.min(to - textFrom, 200)
  const name = plan.text.slice(textFrom + skip, textFrom + end).replace(/[ ,.;:-]+$/, '')
  return { name, nameEnd: textFrom + end + (end === colon ? 1 : 0) }
}

/** A dash is one duty; a plain paragraph has one in each sentence. */
function dutiesIn(plan: PlanText, paragraph: Paragraph, from: number, sentences: readonly Sentence[]): Found<string>[] {
  if (paragraph.mark?.level === 5 || paragraph.mark?.level === 4) return [duty(plan, from, paragraph.to)]
  return sentences
    .filter((sentence) => sentence.to > from)
    .map((sentence) => duty(plan, Math.max(sentence.from, from), sentence.to))
    .filter(({ value }) => value.length > 1)
}

function duty(plan: PlanText, from: number, to: number): Found<string> {
  const start = from + plan.text.slice(from, to).search(/[^ ]|$/)
  return found(plan, plan.text.slice(start, to).replace(/(\.\/)?[.;]$/, ''), start, to)
}
