import { found } from './found.ts'
import type { PlanText, Sentence } from './paragraphs.ts'
import type { Found, ReportRule } from './plan-draft.ts'
import { whenIn } from './times.ts'

/** "Báo cáo … định kỳ vào ngày 15 cuối quý, qua bà … , báo cáo Ủy ban nhân dân xã": when, through whom, to whom. */
export function reportOf(plan: PlanText): Found<ReportRule> | null {
  for (const sentence of plan.sentences) {
    if (sentence.zone !== 'body' || !/\bbao cao\b/.test(sentence.plain)) continue
    const recurrence = whenIn(sentence.plain, null)?.recurrence
    if (recurrence?.day === undefined || (recurrence.every !== 'quarter' && recurrence.every !== 'month')) continue
    const of = recurrence.every === 'quarter' ? 'quarter_last_month' : 'month'
    const value: ReportRule = { day: recurrence.day, of, via: viaOf(sentence), to: toOf(sentence) }
    return found(
      plan,
      value,
      sentence.from,
      sentence.to,
      value.to === null && value.via === null ? 'report_target_unclear' : undefined,
    )
  }
  return null
}

function viaOf(sentence: Sentence): ReportRule['via'] {
  const match = /\b(?:qua|thong qua|gui) (?:ong|ba|dong chi|d\/c|anh|chi) /.exec(sentence.plain)
  if (match === null) return null
  const rest = sentence.text.slice(match.index + match[0].length)
  const name = /^\p{Lu}\p{L}*(?: \p{Lu}\p{L}*){1,5}(?: \(mẫu\))?/u.exec(rest)?.[0]
  if (name === undefined) return null
  const after = rest.slice(name.length)
  const title = /^ ?(?:,|-|\() ?([^,;()]{3,90}?)(?= tổng hợp| tong hop| để | de |[,;.)]|$)/.exec(after)?.[1]
  // A telephone number in brackets is no title.
  return { name, title: title !== undefined && !/\d/.test(title) ? title.trim() : null }
}

function toOf(sentence: Sentence): string | null {
  const matches = [
    ...sentence.plain.matchAll(
      /\b(?:bao cao|gui ve|gui|ve) (?=(uy ban|ubnd|phong|so |bo |trung tam|lanh dao|chu tich|thuong truc|van phong))([^,;.(]{3,80}?)(?= (?:de|truoc|theo|tong hop|vao|dinh ky) |[,;.(]|$)/g,
    ),
  ]
  const last = matches.at(-1)
  if (last?.[2] === undefined) return null
  const at = last.index + last[0].length - last[2].length
  return sentence.text.slice(at, at + last[2].length).trim()
}
