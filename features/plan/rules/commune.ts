import { found } from './found.ts'
import type { PlanText } from './paragraphs.ts'
import { plain } from './plain.ts'
import type { Found, Issuer } from './plan-draft.ts'

/** The commune whose plan this is. A province, a department or a city has none. */
export function communeOf(
  plan: PlanText,
  issuer: Found<Issuer> | null,
  title: Found<string> | null,
): Found<{ name: string }> | null {
  const organ = issuer === null ? '' : plain(issuer.value.name)
  const named = /\b(xa|phuong|thi tran|dac khu) ([a-z0-9' ]{1,40})$/.exec(organ)
  if (issuer !== null && named?.[0] !== undefined) {
    const written = named[0]
    const at = plan.sentences.find(({ zone, plain: text, text: original }) => {
      const from = text.indexOf(written)
      return zone !== 'head' && from !== -1 && original.charAt(from) === original.charAt(from).toLowerCase()
    })
    const from = at?.plain.indexOf(written) ?? -1
    const name =
      at === undefined
        ? capitalised(issuer.value.name.slice(-written.length))
        : at.text.slice(from, from + written.length)
    return found(plan, { name }, ...issuer.span)
  }
  if (issuer !== null && /^(uy ban nhan dan|ubnd) (tinh|thanh pho)|^so /.test(organ)) return null
  const inTitle =
    title === null ? null : /(?:^|[^\p{L}])((?:xã|phường|thị trấn|đặc khu)(?: \p{Lu}\p{L}*){1,4})/u.exec(title.sentence)
  if (title === null || inTitle?.[1] === undefined) return null
  return found(plan, { name: inTitle[1] }, ...title.span, 'not_in_header')
}

function capitalised(upper: string): string {
  const words = upper.toLowerCase().split(' ')
  const common = /^(thị trấn|đặc khu)/.test(upper.toLowerCase()) ? 2 : 1
  return words.map((word, at) => (at < common ? word : word.charAt(0).toUpperCase() + word.slice(1))).join(' ')
}
