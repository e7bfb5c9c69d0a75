/**
 * Text as people type it on a phone without diacritics: "Đặng Thị Hoà" → "dang thi hoa".
 * đ has no decomposition in Unicode, so it is mapped by hand; stored beside the name with a trigram index.
 */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/đ/g, 'd')
    .replace(/Đ/g, 'D')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim()
}

const vietnamese = new Intl.Collator('vi')

/** Vietnamese lists of people are sorted by the given name, which is the last word, then by the whole name. */
export function byGivenName(left: string, right: string): number {
  return vietnamese.compare(givenName(left), givenName(right)) || vietnamese.compare(left, right)
}

export function givenName(fullName: string): string {
  return fullName.trim().split(/\s+/).at(-1) ?? ''
}
