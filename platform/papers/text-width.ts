/** Widths of Times New Roman, which Decree 30 needs for rules "as long as the text" and for one-line checks. */

/** Thousandths of an em, bold face: measured on Tinos Bold, which has the widths of Times New Roman Bold. */
const bold: readonly (readonly [number, string])[] = [
  [250, ' .,\u00a0'],
  [278, 'il/;'],
  [333, '-fjt():'],
  [389, 'sI'],
  [444, 'cerz'],
  [500, 'aogvxyJ0123456789'],
  [556, 'bdhknpquS'],
  [611, 'FP'],
  [667, 'BELTZ'],
  [722, 'ACDNRUVXYw'],
  [778, 'GHKOQ'],
  [833, 'm'],
  [944, 'M'],
  [1000, 'W'],
]
const widths = new Map(bold.flatMap(([width, letters]) => [...letters].map((letter) => [letter, width] as const)))

const mmPerPoint = 25.4 / 72

/** Width in millimetres of one line set in bold; horns of ơ and ư included, unknown letters counted as wide. */
export function boldWidthMm(text: string, points: number): number {
  let thousandths = 0
  for (const letter of text.normalize('NFD').replace(/[đĐ]/g, (it) => (it === 'đ' ? 'd' : 'D'))) {
    if (letter === '\u031b') thousandths += hornWidth
    else if (!isMark(letter)) thousandths += widths.get(letter) ?? 700
  }
  return (thousandths / 1000) * points * mmPerPoint
}

const hornWidth = 40

function isMark(letter: string): boolean {
  return letter >= '\u0300' && letter <= '\u036f'
}

/** The head's left column is 68 mm: names too long for it in 13 pt are set in 12, which the decree allows. */
export function issuerPoints(names: readonly string[]): 12 | 13 {
  return names.some((name) => boldWidthMm(name, 13) > 68) ? 12 : 13
}
