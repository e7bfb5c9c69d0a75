import { bodyNames } from './bodies.ts'
import { found } from './found.ts'
import type { PlanText, Sentence } from './paragraphs.ts'
import type { Doubt, Duty, Found } from './plan-draft.ts'
import { type When, whenIn } from './times.ts'

export const orderVerb =
  /\b(chi dao|chu tri|to chuc|xay dung|phoi hop|tham muu|ra soat|hoan thanh|gui|bao cao|huong dan|ban hanh|trien khai|thuc hien|tiep tuc|tong hop|kien toan|hop|phat dong|tuyen truyen|tap huan|cap nhat|lap|bo tri|kiem tra|danh gia|so ket|tong ket|mo|chap nhan|cong bo|khai giang|van dong|day manh|dang tai|nghiem thu|nop|gom|giup|cu)\b/
const organ =
  /^(uy ban|ubnd|trung tam|phong|cac |to |doan|hoi |ban |cong an|truong|so |buu dien|mat tran|lanh dao|chu tich|xa |phuong |van phong|moi |thanh vien|giao )/

/** Dated and recurring work. `taken` are sentences already read as targets. */
export function dutiesOf(plan: PlanText, year: number | null, taken: ReadonlySet<number>): Found<Duty>[] {
  const duties: Found<Duty>[] = []
  const owners = bodyNames(plan)
  let heading = ''
  let previous: { paragraph: number; when: When } | null = null
  for (const sentence of plan.sentences) {
    const mark = plan.paragraphs[sentence.paragraph]?.mark ?? null
    if (mark !== null && mark.level < 4) heading = sentence.plain
    if (sentence.zone !== 'body' || taken.has(sentence.from) || isHeading(mark?.level, sentence)) continue
    const ordered = owners.has(sentence.paragraph) || orderVerb.test(sentence.plain)
    const own = ordered ? whenIn(sentence.plain, year) : null
    const kind = kindOf(sentence.plain, heading)
    const inherited =
      own === null && previous?.paragraph === sentence.paragraph && kind === 'wrap_up' ? previous.when : null
    const when = own ?? inherited
    if (own !== null) previous = { paragraph: sentence.paragraph, when: own }
    if (when === null) continue
    const doubt: Doubt | undefined =
      inherited !== null ? 'date_from_previous_sentence' : when.yearAssumed ? 'year_assumed' : undefined
    const { who, what } = whoAndWhat(sentence, own, owners.get(sentence.paragraph) ?? null)
    const value: Duty = {
      kind,
      what,
      due: when.due,
      recurrence: when.recurrence,
      who,
      where: whereOf(sentence),
    }
    duties.push(found(plan, value, sentence.from, sentence.to, doubt))
  }
  return duties
}

function isHeading(level: number | undefined, sentence: Sentence): boolean {
  return level !== undefined && level < 4 && sentence.plain.length < 90 && !/[.;]$/.test(sentence.plain)
}

function kindOf(text: string, heading: string): Duty['kind'] {
  if (/\bkien toan\b/.test(text)) return 'membership_review'
  if (/\bngay huong dan\b|\bngay dich vu cong\b|\bngay chuyen doi so\b/.test(text)) return 'guidance_day'
  if (/\b(tong ket|so ket|bieu duong)\b/.test(text) || /\b(tong ket|so ket)\b/.test(heading)) return 'wrap_up'
  if (/\b(bao cao)\b/.test(text)) return 'report'
  return /\b(buoi|luu dong|tap huan|lop)\b/.test(text) ? 'session' : 'other'
}

/** "Trong tháng 10/2025, UBND xã chỉ đạo rà soát …" → who "UBND xã", what "chỉ đạo rà soát …". */
function whoAndWhat(sentence: Sentence, when: When | null, owner: string | null): { who: string | null; what: string } {
  const leads = when !== null && /^(trong |vao |den |tu |ngay )?$/.test(sentence.plain.slice(0, when.at))
  const rest = leads ? sentence.plain.slice(when.end) : sentence.plain
  const from = leads ? when.end + rest.search(/[^ ,:]|$/) : 0
  const line = sentence.plain.slice(from)
  const verb = orderVerb.exec(line)
  const subject = verb === null ? '' : line.slice(0, verb.index)
  const named =
    verb !== null &&
    verb.index > 2 &&
    verb.index < 90 &&
    organ.test(subject) &&
    !/[,;:]/.test(
      subject
        .trim()
        .slice(0, -1)
        .replace(/,(?= the thao)/, ''),
    )
  const start = from + (named ? verb.index : 0)
  const what = sentence.text
    .slice(start)
    .replace(/(\.\/)?[.;]$/, '')
    .trim()
  const who = named
    ? sentence.text
        .slice(from, from + verb.index)
        .replace(/^(Giao|Đề nghị) /, '')
        .replace(/[ ,]+$/, '')
    : null
  if (who !== null || owner === null) return { who, what }
  return { who: owner, what: what.startsWith(`${owner}:`) ? what.slice(owner.length + 1).trim() : what }
}

function whereOf(sentence: Sentence): string | null {
  const match =
    /\btai ((?:tru so|nha van hoa|hoi truong|trung tam|bo phan|truong|diem)[^,;.]{0,60}?)(?= de | nham | cho | vao | voi |[,;.]|$)/.exec(
      sentence.plain,
    )
  if (match?.[1] === undefined) return null
  const at = match.index + match[0].length - match[1].length
  return sentence.text.slice(at, at + match[1].length).trim()
}
