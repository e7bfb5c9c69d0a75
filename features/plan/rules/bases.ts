import { dayFrom, dayPattern } from './dates.ts'
import { found } from './found.ts'
import type { PlanText } from './paragraphs.ts'
import type { Basis, Found } from './plan-draft.ts'

const kinds =
  'ke hoach|cong van|quyet dinh|nghi quyet|nghi dinh|thong tu|luat|chi thi|chuong trinh|huong dan|thong bao|ket luan|van ban|cong dien|de an|to trinh'
const citation = new RegExp(
  `(?:^|[ ;(])((${kinds})(?: [a-z ]{0,80}?)?) ?so ?:? ?(\\d[a-z0-9&/.-]{0,39}|[a-z0-9&]{0,6}/[a-z0-9&/-]{2,30})`,
  'g',
)
const unnumbered = new RegExp(`^can cu ((${kinds})\\b)`)
const dated = new RegExp(`^,? ?ngay ${dayPattern}`)

/** The documents that the plan rests on, from its "Căn cứ …;" lines or its opening "Thực hiện Kế hoạch số …; Công văn số …". */
export function basesOf(plan: PlanText): Found<Basis>[] {
  const opening = plan.paragraphs.filter(
    ({ zone, from }) => zone === 'opening' || (zone !== 'foot' && startsAsBasis(plan, from)),
  )
  return opening.flatMap(({ from, to }) =>
    pieces(plan, from, Math.min(to, from + 4000)).flatMap((piece) => basesIn(plan, ...piece)),
  )
}

function startsAsBasis(plan: PlanText, from: number): boolean {
  return plan.plain.startsWith('can cu ', from) || plan.plain.startsWith('- can cu ', from)
}

function pieces(plan: PlanText, from: number, to: number): [number, number][] {
  const parts: [number, number][] = []
  let start = from
  for (let at = from; at <= to; at += 1) {
    if (at < to && plan.text.charAt(at) !== ';') continue
    while (plan.text.charAt(start) === ' ') start += 1
    if (at > start) parts.push([start, at])
    start = at + 1
  }
  return parts
}

function basesIn(plan: PlanText, from: number, to: number): Found<Basis>[] {
  const line = plan.plain.slice(from, to)
  const matches = [...line.matchAll(citation)]
  if (matches.length === 0) {
    const law = unnumbered.exec(line)
    if (law?.[2] === undefined) return []
    const about = plan.text
      .slice(from + law[0].length, to)
      .replace(/[.;,]$/, '')
      .trim()
    return [
      found(
        plan,
        { kind: kindAt(plan, from + 7, law[2]), number: null, issuedOn: null, issuer: null, about },
        from,
        to,
      ),
    ]
  }
  return matches.map((match, index) => {
    const [whole, name = '', kind = '', number = ''] = match
    const start = match.index + whole.indexOf(name)
    const numberEnd = match.index + whole.length - (/[.,-]$/.exec(number) === null ? 0 : 1)
    const end = index + 1 < matches.length ? (matches[index + 1]?.index ?? line.length) : line.length
    const written = plan.text.slice(from + match.index + whole.length - number.length, from + numberEnd)
    const date = dated.exec(line.slice(numberEnd, numberEnd + 40))
    const tail = partsOfTail(plan, from + numberEnd + (date?.[0].length ?? 0), from + end)
    const named = plan.text.slice(from + start + kind.length, from + start + name.length).trim()
    const value: Basis = {
      kind: kindAt(plan, from + start, kind),
      number: written,
      issuedOn: date === null ? null : dayFrom(date.slice(1, 7)),
      issuer: tail.issuer,
      about: tail.about ?? (named === '' ? null : named),
    }
    return found(plan, value, from + (index === 0 ? 0 : start), from + end)
  })
}

function kindAt(plan: PlanText, at: number, kind: string): string {
  const written = plan.text.slice(at, at + kind.length)
  return written.charAt(0).toUpperCase() + written.slice(1)
}

/**
 * "của A về B": an issuer's own name may hold "về" ("Ban Chỉ đạo … về phát triển …"); a short name given in brackets
 * shows where such a name ends.
 */
function partsOfTail(plan: PlanText, from: number, to: number): { issuer: string | null; about: string | null } {
  const line = plan.plain.slice(from, to)
  const stop = / (uy ban nhan dan|ubnd|hoi dong nhan dan|so) [^,;]{2,60} (xay dung|ban hanh|lap) /.exec(line)
  const own = line
    .slice(0, Math.min(stop?.index ?? line.length, 1200))
    .replace(/[ ,.;:]+$/, '')
    .replace(/ va$/, '')
  const bracket = /\((goi tat|sau day goi|viet tat)[^)]{0,120}\)/.exec(own)
  const by = /^,? ?cua /.exec(own)
  const aboutAt = (bracket === null ? own : own.slice(bracket.index)).match(
    / ve (?:viec )?| (?=(?:phe duyet|ban hanh|quy dinh|sua doi) )/,
  )
  const offset = bracket?.index ?? 0
  const issuerEnd = bracket?.index ?? aboutAt?.index ?? own.search(/,|$/)
  const issuer = by === null ? '' : plan.text.slice(from + by[0].length, from + issuerEnd).trim()
  const about =
    aboutAt?.index === undefined
      ? ''
      : plan.text.slice(from + offset + aboutAt.index + aboutAt[0].length, from + own.length).trim()
  return { issuer: issuer === '' ? null : issuer, about: about === '' ? null : about }
}
