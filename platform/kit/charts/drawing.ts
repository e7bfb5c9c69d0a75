/** What a shape stands for; a screen colours it by a class of this name, paper by the greys below. */
export type Look =
  | 'grid'
  | 'needed'
  | 'line'
  | 'area'
  | 'dot'
  | 'foretold'
  | 'column'
  | 'column_now'
  | 'label'
  | 'strong'

export type Shape =
  | { readonly kind: 'path'; readonly look: Look; readonly d: string }
  | { readonly kind: 'dot'; readonly look: Look; readonly x: number; readonly y: number; readonly r: number }
  | {
      readonly kind: 'text'
      readonly look: Look
      readonly x: number
      readonly y: number
      readonly anchor: 'start' | 'middle' | 'end'
      readonly text: string
    }

/** A chart as plain data: drawn by a screen, or by `toSvg` for a document. Sizes are in the drawing's own units. */
export type Drawing = { readonly width: number; readonly height: number; readonly shapes: readonly Shape[] }

const onPaper: Record<Look, string> = {
  grid: 'fill="none" stroke="#bfbfbf"',
  needed: 'fill="none" stroke="#7f7f7f" stroke-width="2" stroke-dasharray="5 5"',
  line: 'fill="none" stroke="#000000" stroke-width="3" stroke-linecap="round" stroke-linejoin="round"',
  area: 'fill="#e6e6e6"',
  dot: 'fill="#000000" stroke="#ffffff" stroke-width="3"',
  foretold: 'fill="none" stroke="#000000" stroke-width="2" stroke-dasharray="1 6" stroke-linecap="round"',
  column: 'fill="#737373"',
  column_now: 'fill="#bfbfbf"',
  label: 'fill="#000000" font-size="14"',
  strong: 'fill="#000000" font-size="14" font-weight="bold" stroke="#ffffff" stroke-width="4" paint-order="stroke"',
}

/**
 * A whole SVG document in black and grey, with no class, style or script: for PDF as it is, and for Word beside a picture
 * in pixels made of it. `font` must be one that the document carries.
 */
export function toSvg({ width, height, shapes }: Drawing, says: string, font = 'Times New Roman'): string {
  const drawn = shapes.map((shape) => {
    const look = onPaper[shape.look]
    if (shape.kind === 'path') return `<path ${look} d="${shape.d}"/>`
    if (shape.kind === 'dot') return `<circle ${look} cx="${shape.x}" cy="${shape.y}" r="${shape.r}"/>`
    return `<text ${look} x="${shape.x}" y="${shape.y}" text-anchor="${shape.anchor}">${escaped(shape.text)}</text>`
  })
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="${escaped(font)}">`,
    `<desc>${escaped(says)}</desc>`,
    ...drawn,
    '</svg>',
  ].join('')
}

function escaped(text: string): string {
  const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
  return text.replace(/[&<>"]/g, (sign) => signs[sign] ?? sign)
}
