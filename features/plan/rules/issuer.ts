import type { PlanDraft } from './plan-draft.ts'

// How the body that issued a plan stands on the documents that follow from it (Decree 30/2020/NĐ-CP).

export type Issued = { readonly draft: PlanDraft | undefined; readonly commune: { readonly name: string } }

/** "ỦY BAN NHÂN DÂN XÃ MẪU" stands on two lines above the number. */
export function issuerLines({ draft, commune }: Issued): string[] {
  const name = draft?.issuer?.value.name ?? commune.name
  const parts = /^(ủy ban nhân dân|uỷ ban nhân dân|phòng [^,]+?) (xã|phường|thị trấn|đặc khu) (.+)$/i.exec(name)
  return parts ? [parts[1] ?? '', `${parts[2] ?? ''} ${parts[3] ?? ''}`] : [name]
}

export function placeOf({ draft, commune }: Issued): string {
  return draft?.place?.value ?? commune.name.replace(/^(xã|phường|thị trấn|đặc khu)\s+/i, '')
}

/** The committee inside a sentence, also where a plan was issued by one of its offices. */
export function committeeOf({ draft, commune }: Issued): string {
  const name = draft?.issuer?.value.name ?? ''
  return capitalised(/^(ủy|uỷ) ban nhân dân /i.test(name) ? name : `Ủy ban nhân dân ${lowerFirst(commune.name)}`)
}

/** "KẾ HOẠCH" of a title becomes a common noun inside a sentence. */
export function lower(title: string): string {
  return `Kế hoạch ${lowerFirst(title)}`
}

export function lowerFirst(text: string): string {
  return text.charAt(0).toLocaleLowerCase('vi') + text.slice(1)
}

/** "ỦY BAN NHÂN DÂN XÃ CHÍ MINH" → "Ủy ban nhân dân xã Chí Minh": proper names keep their capitals (annex II). */
export function capitalised(name: string): string {
  if (name !== name.toLocaleUpperCase('vi')) return name
  const words = name.toLocaleLowerCase('vi').split(' ')
  const at = words.findIndex((word) => /^(xã|phường|trấn|khu|tỉnh|phố)$/.test(word))
  const named = words
    .map((word, index) => (index > at && at >= 0 ? word.charAt(0).toLocaleUpperCase('vi') + word.slice(1) : word))
    .join(' ')
  return named.charAt(0).toLocaleUpperCase('vi') + named.slice(1)
}
