// Words around figures that nobody can type over. Kept as "Đã hỗ trợ {households} hộ", shown for editing as "Đã hỗ trợ
// «Hộ được hỗ trợ: 1.063» hộ", printed as "Đã hỗ trợ 1.063 hộ".

/** Null where there is nothing to tell: a line that stands on it is left out. */
export type LockedFigure = { readonly key: string; readonly name: string; readonly value: string | null }

export type Refusal =
  | { readonly why: 'changed'; readonly named: string; readonly locked: string }
  | { readonly why: 'unknown'; readonly said: string }
  | { readonly why: 'number'; readonly said: string }

const places = /\{([^{}]+)\}/g

export function printedWords(text: string, figures: readonly LockedFigure[]): string[] {
  return filledLines(text, figures, ({ value }) => value)
}

export function editableWords(text: string, figures: readonly LockedFigure[]): string {
  return filledLines(text, figures, (figure) => (figure.value === null ? null : `«${markOf(figure)}»`)).join('\n')
}

/**
 * What the officer typed, with its figures back in their places; or why it cannot be taken: a figure with another number,
 * a mark that stands for none, or a number that neither the locked figures nor the words before (`before`) hold.
 */
export function takeWords(
  typed: string,
  figures: readonly LockedFigure[],
  before: string,
): { readonly text: string } | { readonly refusal: Refusal } {
  const refusals: Refusal[] = []
  const text = typed.replace(/«([^«»]*)»/g, (whole, inner: string) => {
    const mark = plain(inner)
    const found = figures.find((figure) => figure.value !== null && markOf(figure) === mark)
    if (found) return `{${found.key}}`
    const meant = figures.find(({ name, value }) => value !== null && mark.startsWith(`${plain(name)}:`))
    refusals.push(
      meant ? { why: 'changed', named: meant.name, locked: meant.value ?? '' } : { why: 'unknown', said: whole },
    )
    return whole
  })
  const stray = /[«»]/.exec(text) ?? /[{}]/.exec(typed)
  if (stray) refusals.push({ why: 'unknown', said: stray[0] })
  const known = new Set(numbersIn(before))
  const foreign = numbersIn(text).find((each) => !known.has(each))
  if (foreign !== undefined) refusals.push({ why: 'number', said: foreign })
  const [refusal] = refusals
  return refusal ? { refusal } : { text }
}

function filledLines(
  text: string,
  figures: readonly LockedFigure[],
  fill: (figure: LockedFigure) => string | null,
): string[] {
  const known = new Map(figures.map((figure) => [figure.key, figure]))
  return text.split('\n').flatMap((line) => {
    let isTold = true
    const filled = line.replace(places, (_, key: string) => {
      const figure = known.get(key)
      const value = figure ? fill(figure) : null
      if (value === null) isTold = false
      return value ?? ''
    })
    return isTold && filled.trim() !== '' ? [filled] : []
  })
}

function markOf({ name, value }: LockedFigure): string {
  return plain(`${name}: ${value}`)
}

/** As a form gives it back. */
function plain(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[«»{}]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

function numbersIn(text: string): string[] {
  return (
    text
      .replace(places, ' ')
      .replace(/«[^«»]*»/g, ' ')
      .match(/\d+(?:[.,/]\d+)*/g) ?? []
  )
}
