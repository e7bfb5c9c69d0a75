import { fold } from '../../platform/words/fold.ts'

/** What of a partner finds it by a name that somebody wrote. */
type Findable = { readonly partnerId: string; readonly folded: readonly string[] }

/** Every name a partner goes by, as it is compared: "Đoàn  xã" and "doan xa" are one. */
export function namesOf({ name, called }: { readonly name: string; readonly called: readonly string[] }): string[] {
  return [...new Set([name, ...called].map(fold).filter(Boolean))]
}

/** Says which partner is meant by words that people wrote; nothing is guessed: it must be one of its names. */
export function matcher(partners: readonly Findable[]): (words: string) => string | undefined {
  const known = new Map(partners.flatMap(({ partnerId, folded }) => folded.map((name) => [name, partnerId] as const)))
  return (words) => known.get(fold(words))
}
