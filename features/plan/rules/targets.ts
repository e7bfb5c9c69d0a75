import { periodIn } from './dates.ts'
import { found } from './found.ts'
import type { PlanText, Sentence } from './paragraphs.ts'
import { reads } from './plain.ts'
import type { Doubt, Found, Indicator, Period, Recurrence, Target, TargetScope } from './plan-draft.ts'

const least = 'it nhat|toi thieu|khong duoi|khong it hon|khong thap hon|tren|tu|≥|>='
const units =
  '%|phan tram|ho so|ho kinh doanh|ho|nguoi|buoi|luot|hoi nghi|lop|cuoc|tin bai|tin|bai|san pham|gian hang|thanh vien|hoi vien|doan vien|giao dich|tai khoan|doanh nghiep|hop tac xa|don hang|mo hinh'
const amount = new RegExp(
  `(?:(?:^|[ ,;:(])(${least}) ?)?(?:^|[ (≥=])(\\d{1,3}(?:[.,]\\d{3}){1,2}|\\d{1,7}(?:[.,]\\d{1,2})?)\\)? ?(${units})(?![a-z0-9])(?=(.{0,20}))`,
  'g',
)
const aims =
  /\b(phan dau|it nhat|toi thieu|chi tieu|muc tieu|khong duoi|khong it hon|khong thap hon|tro len|bao dam|dam bao|dat)\b|100 ?%|≥|>=/
const past = /\bda (ho tro|huong dan|to chuc|dat|co|thuc hien|hoan thanh|duoc|tiep nhan)\b|\bket qua dat duoc\b/

export type TargetContext = { period: Period | null; year: number | null; commune: boolean }

/** Every "at least so many" of the plan. A number that only tells what was done before is no target. */
export function targetsOf(plan: PlanText, context: TargetContext): Found<Target>[] {
  const targets: Found<Target>[] = []
  for (const sentence of plan.sentences) {
    if (sentence.zone !== 'body' && sentence.zone !== 'opening') continue
    if (!/\d/.test(sentence.plain) || past.test(sentence.plain) || tellsOfBefore(sentence.plain, context.year)) continue
    if (!aims.test(sentence.plain) && !underAims(plan, sentence)) continue
    targets.push(...targetsIn(plan, sentence, context, targets.length))
  }
  return targets
}

/** "Năm 2019 xã đạt 300 hộ", in a plan of a later year. */
function tellsOfBefore(line: string, year: number | null): boolean {
  const named = /\bnam (20\d\d)\b[^;]{0,40}\b(dat|co|duoc)\b/.exec(line)?.[1]
  return named !== undefined && year !== null && Number(named) < year && !/phan dau|it nhat|toi thieu|tieu\b/.test(line)
}

/** Where a number, its unit and the words before and after it stand in their sentence. */
type Hit = { match: RegExpExecArray; leadFrom: number; numberAt: number; unitAt: number; unit: string; next: number }

function targetsIn(plan: PlanText, sentence: Sentence, context: TargetContext, before: number): Found<Target>[] {
  const within = periodIn(sentence.plain, context.year)
  const label = within === null ? '' : sentence.text.slice(within.at, within.end)
  const period = within === null ? context.period : { from: within.from, to: within.to, label }
  const whole = scopeOf(sentence.plain, context)
  let parent: number | null = null
  return hitsIn(sentence).map((hit, index) => {
    const lead = sentence.plain.slice(hit.leadFrom, hit.unitAt)
    if (index > 0 ? /\btrong do\b/.test(lead) : before > 0 && lead.startsWith('trong do')) parent = before + index - 1
    else if (lead.includes(';')) parent = null
    const named = labelAt(sentence, hit.unitAt, hit.next)
    const inPerson = /truc tiep|cam tay|tai nha|tai ho/.test(
      sentence.plain.slice(hit.unitAt, hit.unitAt + named.length),
    )
    const around = clauseAt(sentence.plain, hit.numberAt)
    const clause = scopeAt(sentence.plain, hit.numberAt, context)
    const scope = clause === 'unstated' ? whole : clause
    const team = scope === 'unstated' ? teamIn(sentence) : null
    const value: Target = {
      indicator: indicatorOf(
        hit.match[3] ?? '',
        sentence.plain.slice(hit.unitAt, hit.unitAt + named.length),
        lead,
        inPerson,
      ),
      label: labelOf(sentence, named, hit.unit, hit.leadFrom, hit.match.index),
      atLeast: amountOf(hit.match[2] ?? ''),
      unit: hit.unit,
      scope: team === null ? scope : 'team',
      team,
      period,
      every: everyOf(around) ?? everyOf(sentence.plain),
      partOf: parent,
      inPerson,
    }
    const doubt = clause === 'unstated' && team === null ? 'scope_unstated' : doubtOf(value, hit.match, sentence)
    return found(plan, value, sentence.from, sentence.to, doubt)
  })
}

/** What stands between two semicolons: "02 hội nghị/quý; mỗi khu phố 1 buổi/tháng" says two rhythms. */
function clauseAt(line: string, at: number): string {
  const end = line.indexOf(';', at)
  return line.slice(line.lastIndexOf(';', at) + 1, end === -1 ? undefined : end)
}

function hitsIn(sentence: Sentence): Hit[] {
  const matches = [...sentence.plain.matchAll(amount)].filter((match) => isAimed(sentence, match))
  return matches.map((match, index) => {
    const [whole, word = '', number = '', unit = ''] = match
    const unitAt = match.index + whole.length - unit.length
    return {
      match,
      leadFrom: index === 0 ? 0 : (matches[index - 1]?.index ?? 0),
      numberAt: match.index + whole.indexOf(number, word.length),
      unitAt,
      unit: sentence.text.slice(unitAt, unitAt + unit.length),
      next: matches[index + 1]?.index ?? sentence.plain.length,
    }
  })
}

function isAimed(sentence: Sentence, match: RegExpExecArray): boolean {
  const [whole, word, , unit = '', after = ''] = match
  const unitAt = match.index + whole.length - unit.length
  const written = sentence.text.slice(unitAt, unitAt + unit.length)
  if (unit === 'ho' && !reads(written, 'hộ')) return false
  if (unit === 'tin' && !reads(written, 'tin')) return false
  if (word === 'tu' && unit !== '%' && !/tro len/.test(after)) return false
  if (word !== undefined || /^.{0,12}tro len/.test(after)) return true
  const lead = sentence.plain.slice(Math.max(0, match.index - 60), match.index + 1)
  return unit === '%' || /(phan dau|chi tieu|muc tieu|dat|it nhat|toi thieu|bao dam|dam bao)\b/.test(lead)
}

function labelAt(sentence: Sentence, from: number, next: number): string {
  const rest = sentence.plain.slice(from, Math.min(next, from + 160))
  const end = rest.search(/[,;.:()]( |$)|[…|]| trong do |\.\/|$/)
  return sentence.text
    .slice(from, from + end)
    .replace(/ (và|va|trong đó|trở lên|tro len|,)$/, '')
    .replace(/[.\s]+$/, '')
}

/** A percentage is named by its noun, which follows the sign or stands before the number. */
function labelOf(sentence: Sentence, label: string, unit: string, from: number, to: number): string {
  if (unit !== '%' && !/^phần trăm$/i.test(unit)) return label
  const noun = label.slice(unit.length).trim()
  return noun.length > 2 ? noun : leadLabel(sentence, from, to)
}

/** "Tỷ lệ hồ sơ trực tuyến đạt ít nhất 80%": the noun stands before the number. */
function leadLabel(sentence: Sentence, from: number, to: number): string {
  const lead = sentence.text.slice(Math.max(from, to - 160), to)
  return lead
    .slice(lead.search(/[^,;:%]*$/))
    .replace(/^ (và )?/, '')
    .replace(/ (phấn đấu )?(đạt|dat)?$/, '')
    .trim()
}

function indicatorOf(unit: string, label: string, lead: string, inPerson: boolean): Indicator {
  const helped = /ho tro|huong dan|giup|su dung|tiep can|kem/.test(`${lead.slice(-60)} ${label}`)
  const weak = /yeu the|ngheo|khuyet tat|cao tuoi|kho khan|chinh sach/.test(label)
  if (unit === 'ho')
    return weak
      ? inPerson && helped
        ? 'vulnerable_households_guided_in_person'
        : 'other'
      : helped
        ? 'households_supported'
        : 'other'
  if (unit === 'nguoi') return helped && !weak ? 'people_supported' : 'other'
  if (unit === 'ho so') return /truc tuyen|dien tu/.test(label) ? 'online_dossiers' : 'other'
  if (unit === 'buoi') return 'sessions'
  if (unit === 'gian hang') return /\bdon hang\b/.test(label) ? 'sellers_with_orders' : 'sellers_opened'
  return unit === 'tin bai' || unit === 'bai' || unit === 'tin' ? 'messages_published' : 'other'
}

/** What stands behind a semicolon may speak of others: it keeps the sentence's scope, but a person looks. */
function scopeAt(text: string, at: number, context: TargetContext): TargetScope {
  const end = text.indexOf(';', at)
  return scopeOf(text.slice(text.lastIndexOf(';', at) + 1, end === -1 ? text.length : end).slice(0, 400), context)
}

function scopeOf(text: string, context: TargetContext): TargetScope {
  if (
    /\b(moi|tung) to (cong nghe|chuyen doi|cns|so)?.{0,20}\b(cap )?(thon|xom|to dan pho|khu dan cu)\b/.test(
      text.slice(0, 120),
    )
  )
    return 'each_village_team'
  if (/\b(moi|tung|cac) to\b/.test(text) && !/\b(moi|tung) to dan pho\b/.test(text)) return 'each_team'
  if (/\b(moi|tung) (thon|xom|ban|ap|khu|to dan pho|buon)\b/.test(text)) return 'each_village'
  if (/\b(moi|tung) (xa|phuong|don vi cap xa)\b|\b100 ?% (cac )?(xa|phuong)\b/.test(text)) return 'each_commune'
  if (/\b(moi|tung) (thanh vien|doan vien|hoi vien|can bo)\b/.test(text)) return 'each_member'
  if (/\b(toan (tinh|thanh pho)|tren dia ban (tinh|thanh pho))\b/.test(text)) return 'province'
  if (/\b(toan (xa|phuong)|tren dia ban (xa|phuong)|(xa|phuong) phan dau)\b/.test(text))
    return context.commune ? 'commune' : 'each_commune'
  return 'unstated'
}

/** "Tổ thôn 3: phấn đấu …" sets a target for that team alone; "Các tổ: …" and "Tổ chức: …" name none. */
function teamIn({ text, plain }: Sentence): string | null {
  const named = /^(?:rieng )?(to (?!truong|pho|vien|chuc)[^:;]{2,110}):/.exec(plain)?.[1]
  if (named === undefined) return null
  const from = plain.indexOf(named)
  return reads(text.slice(from, from + 2), 'tổ') ? text.slice(from, from + named.length) : null
}

function everyOf(text: string): Recurrence['every'] | null {
  const match = /\b(?:moi|hang|1 lan\/|mot) (tuan|thang|quy|nam)\b|\/(tuan|thang|quy|nam)\b/.exec(text)
  const word = match?.[1] ?? match?.[2]
  return word === undefined
    ? null
    : ({ tuan: 'week', thang: 'month', quy: 'quarter', nam: 'year' } as const)[word as 'tuan' | 'thang' | 'quy' | 'nam']
}

function doubtOf(target: Target, match: RegExpExecArray, sentence: Sentence): Doubt | undefined {
  if (/,\d{3}/.test(match[2] ?? '')) return 'number_ambiguous'
  if (target.scope === 'unstated') return 'scope_unstated'
  if (match[1] === undefined && !/tro len|100 ?%|\bdat\b/.test(sentence.plain)) return 'no_minimum_word'
  return target.indicator === 'other' && !target.unit.includes('%') ? 'indicator_unknown' : undefined
}

/** Vietnamese writes 1.500 for fifteen hundred and 85,7 for the fraction. */
function amountOf(written: string): number {
  if (/^\d{1,3}([.,]\d{3})+$/.test(written)) return Number(written.replace(/[.,]/g, ''))
  return Number(written.replace(',', '.'))
}

/** Items listed below "Mục tiêu" or "Chỉ tiêu" need no aim word of their own. */
function underAims(plan: PlanText, sentence: Sentence): boolean {
  for (let at = sentence.paragraph; at >= Math.max(0, sentence.paragraph - 12); at -= 1) {
    const paragraph = plan.paragraphs[at]
    if (paragraph?.mark === null || paragraph?.mark === undefined || paragraph.mark.level === 5) continue
    return /\b(muc tieu|chi tieu)\b/.test(
      plan.plain.slice(paragraph.from, Math.min(paragraph.to, paragraph.from + 120)),
    )
  }
  return false
}
