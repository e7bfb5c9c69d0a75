/** The two languages of the product. Official documents are Vietnamese only. */
export type Lang = 'vi' | 'en'

export const langs: readonly Lang[] = ['vi', 'en']

/** The same sentence in both languages, with `{name}` where a value goes. */
export type Phrase = { readonly vi: string; readonly en: string }

type Slots<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | Slots<Rest> : never

type Values<Text extends string> = [Slots<Text>] extends [never] ? [] : [Readonly<Record<Slots<Text>, string | number>>]

/** The keys of a catalogue whose sentences have no slots: those that may be chosen by a code. */
export type PlainKey<Entries extends Record<string, Phrase>> = {
  [Key in keyof Entries & string]: [Slots<Entries[Key]['vi']>] extends [never] ? Key : never
}[keyof Entries & string]

export type Catalogue<Entries extends Record<string, Phrase>> = {
  readonly entries: Entries
  say<Key extends keyof Entries & string>(lang: Lang, key: Key, ...values: Values<Entries[Key]['vi']>): string
}

/**
 * A feature's visible texts. The slots of the Vietnamese sentence are its type, so a forgotten value does not compile:
 * `catalogue({ left: { vi: 'Còn {n} hộ', en: '{n} to go' } }).say('vi', 'left', { n: 13 })`.
 */
export function catalogue<const Entries extends Record<string, Phrase>>(entries: Entries): Catalogue<Entries> {
  return {
    entries,
    say: (lang, key, ...values) => {
      const phrase = entries[key]
      return phrase === undefined ? key : fill(phrase[lang], values[0])
    },
  }
}

/** Puts values into a sentence's slots; a slot without a value stays readable as it is. */
export function fill(sentence: string, values: Readonly<Record<string, string | number>> = {}): string {
  return sentence.replace(/\{(\w+)\}/g, (slot, name: string) => {
    const value = values[name]
    return value === undefined ? slot : String(value)
  })
}
