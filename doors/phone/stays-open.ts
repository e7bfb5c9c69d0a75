/** What somebody has opened in a place stays open when the place is drawn anew. */
export function staysOpen(place: Element, draw: () => void): void {
  const folds = () => place.querySelectorAll('details')
  const wereOpen = Array.from(folds(), ({ open }) => open)
  draw()
  for (const [at, fold] of folds().entries()) fold.open ||= wereOpen[at] ?? false
}
