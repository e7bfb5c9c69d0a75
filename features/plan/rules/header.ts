import { periodIn, yearIn } from './dates.ts'
import { found } from './found.ts'
import type { Paragraph, PlanText } from './paragraphs.ts'
import { isUpper } from './plain.ts'
import type { DocumentKind, Found, IssuedOn, Issuer, Period, PlanDraft } from './plan-draft.ts'

type Header = Pick<
  PlanDraft,
  'issuer' | 'kind' | 'number' | 'numberBlank' | 'notation' | 'place' | 'issuedOn' | 'title'
>

export function headerOf(plan: PlanText): Header {
  return { issuer: issuerOf(plan), kind: kindOf(plan), ...numberOf(plan), ...placeAndDate(plan), title: titleOf(plan) }
}

/** The plan's window: from its subject, else from its opening or purpose, where the subject is usually repeated. */
export function periodOf(plan: PlanText, title: Found<string> | null): Found<Period> | null {
  const inTitle =
    title === null ? null : (periodIn(plan.plain.slice(...title.span), null) ?? yearIn(plan.plain.slice(...title.span)))
  if (title !== null && inTitle !== null) {
    const label = title.sentence.slice(inTitle.at, inTitle.end)
    return found(plan, { from: inTitle.from, to: inTitle.to, label }, ...title.span)
  }
  for (const sentence of plan.sentences.filter(({ zone }) => zone === 'opening' || zone === 'body').slice(0, 12)) {
    const hit = periodIn(sentence.plain, null)
    if (hit === null || hit.yearAssumed || /\bthang \d/.test(sentence.plain.slice(hit.at, hit.end))) continue
    const label = sentence.text.slice(hit.at, hit.end)
    return found(plan, { from: hit.from, to: hit.to, label }, sentence.from, sentence.to, 'not_in_title')
  }
  return null
}

function issuerOf(plan: PlanText): Found<Issuer> | null {
  const organs: { name: string; from: number; to: number }[] = []
  for (const paragraph of plan.paragraphs.filter(({ zone }) => zone === 'head')) {
    const text = plan.text.slice(paragraph.from, paragraph.to)
    const line = plan.plain.slice(paragraph.from, paragraph.to)
    if (!isUpper(text) || /chu nghia viet nam|doc lap|^so\b ?:/.test(line) || text.length > 120) continue
    const last = organs.at(-1)
    if (organWord.test(line)) organs.push({ name: canonical(text), from: paragraph.from, to: paragraph.to })
    else if (last !== undefined && last.to + 1 === paragraph.from) {
      organs[organs.length - 1] = { name: `${last.name} ${text}`, from: last.from, to: paragraph.to }
    }
  }
  const issuer = organs.at(-1)
  if (issuer === undefined) return issuerInOpening(plan)
  const superior = organs.at(-2) ?? null
  return found(plan, { name: issuer.name, superior: superior?.name ?? null }, superior?.from ?? issuer.from, issuer.to)
}

function issuerInOpening(plan: PlanText): Found<Issuer> | null {
  for (const sentence of plan.sentences.filter(({ zone }) => zone === 'opening')) {
    const match =
      /\b(uy ban nhan dan|ubnd) (xa|phuong|thi tran|tinh|thanh pho|dac khu) (.{2,40}?) (xay dung|ban hanh|lap)\b/.exec(
        sentence.plain,
      )
    if (match === null) continue
    const end = match.index + match[0].length - (match[4]?.length ?? 0) - 1
    const name = sentence.text.slice(match.index, end)
    return found(plan, { name, superior: null }, sentence.from, sentence.to, 'not_in_header')
  }
  return null
}

const organWord =
  /^(uy ban|ubnd|hoi dong nhan dan|hdnd|so |bo |phong |ban |tinh uy|thanh uy|dang uy|dang bo|doan |hoi |trung tam|cuc |chi cuc|van phong)/

function kindOf(plan: PlanText): Found<DocumentKind> | null {
  const paragraph = plan.paragraphs.find(({ zone }) => zone === 'kind')
  if (paragraph === undefined || plan.kind === null) return null
  return found(plan, { code: plan.kind.code, name: plan.kind.name }, paragraph.from, paragraph.to)
}

function titleOf(plan: PlanText): Found<string> | null {
  const paragraph = plan.paragraphs.find(({ zone }) => zone === 'title')
  if (paragraph === undefined) return null
  return found(plan, plan.text.slice(paragraph.from, paragraph.to), paragraph.from, paragraph.to)
}

function numberOf(plan: PlanText): Pick<Header, 'number' | 'numberBlank' | 'notation'> {
  for (const paragraph of letterhead(plan)) {
    const line = plan.plain.slice(paragraph.from, paragraph.to)
    const match = /^so ?:? ?([\d ]{0,8}|[._… x]{0,20}) ?([/-]) ?([a-z]{1,6}(?:[/-][a-z0-9&-]{1,24})?)$/.exec(line)
    if (match?.[1] === undefined || match[3] === undefined) continue
    const number = match[1].replace(/\D/g, '')
    const notation = plan.text.slice(paragraph.to - match[3].length, paragraph.to)
    const at: [number, number] = [paragraph.from, paragraph.to]
    return {
      number: number === '' ? null : found(plan, number, ...at),
      numberBlank: number === '',
      notation: found(plan, notation, ...at),
    }
  }
  return { number: null, numberBlank: false, notation: null }
}

function placeAndDate(plan: PlanText): Pick<Header, 'place' | 'issuedOn'> {
  for (const paragraph of letterhead(plan)) {
    const line = plan.plain.slice(paragraph.from, paragraph.to)
    const match = /^(.{2,40}?) ?, ?ngay ?([\d._… ]{0,12}) ?thang ?([\d._… ]{0,8}) ?nam ?([\d._… ]{0,8})\.?$/.exec(line)
    if (match === null) continue
    const place = plan.text.slice(paragraph.from, paragraph.from + (match[1]?.length ?? 0))
    const date: IssuedOn = { day: within(match[2], 31), month: within(match[3], 12), year: within(match[4], 2100) }
    const at: [number, number] = [paragraph.from, paragraph.to]
    return { place: found(plan, place, ...at), issuedOn: found(plan, date, ...at) }
  }
  return { place: null, issuedOn: null }
}

/** The lines of the head; a disordered copy may have dropped them elsewhere, but never inside a sentence. */
function letterhead(plan: PlanText): Paragraph[] {
  const short = plan.paragraphs.filter(({ from, to }) => to - from < 100)
  return [...short.filter(({ zone }) => zone === 'head'), ...short.filter(({ zone }) => zone !== 'head')]
}

function within(digits: string | undefined, most: number): number | null {
  const value = Number((digits ?? '').replace(/\D/g, '') || Number.NaN)
  return value >= 1 && value <= most ? value : null
}

/** Both spellings are in use on letterheads; the decree's own form is kept. */
export function canonical(name: string): string {
  return name.replace(/UỶ/g, 'ỦY').replace(/Uỷ/g, 'Ủy')
}
