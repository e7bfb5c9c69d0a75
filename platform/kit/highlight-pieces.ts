/** Where an extracted item was found; `from` and `to` count UTF-16 units of the text, `to` excluded. */
export type Mark = { id: string; from: number; to: number; sure?: boolean | undefined }

export type Piece = { text: string; mark?: Mark | undefined }

/**
 * Cuts a text at its marks. Pieces in order always join to the whole text again. Where two marks overlap the earlier
 * one keeps the shared part; a mark left with nothing becomes an empty piece, so that links to it still arrive.
 */
export function pieces(text: string, marks: readonly Mark[]): Piece[] {
  const cut: Piece[] = []
  let at = 0
  for (const mark of [...marks].sort((a, b) => a.from - b.from || b.to - a.to)) {
    const from = Math.min(Math.max(mark.from, at), text.length)
    const to = Math.min(Math.max(mark.to, from), text.length)
    if (from > at) cut.push({ text: text.slice(at, from) })
    cut.push({ text: text.slice(from, to), mark })
    at = to
  }
  if (at < text.length) cut.push({ text: text.slice(at) })
  return cut
}
