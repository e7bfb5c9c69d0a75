/** What somebody has opened in a place stays open when the place is drawn anew, and what had the focus has it again. */
export function staysOpen(place: Element, draw: () => void): void {
  const folds = () => place.querySelectorAll('details')
  const wereOpen = Array.from(folds(), ({ open }) => open)
  keepsFocus(place, () => {
    draw()
    for (const [at, fold] of folds().entries()) fold.open ||= wereOpen[at] ?? false
  })
}

/** Whoever goes by keyboard or by ear would be sent back to the page's beginning when what they stand on is taken away. */
export function keepsFocus(place: Element, draw: () => void): void {
  const stops = () =>
    [...place.querySelectorAll<HTMLElement>('a[href], button, summary, input, select, textarea')].filter(
      (stop) => stop.closest('details:not([open]) > :not(summary)') === null,
    )
  const held = document.activeElement
  const at = held instanceof HTMLElement ? stops().indexOf(held) : -1
  draw()
  if (!held || at < 0 || held.isConnected) return
  const now = stops()
  const same = now.find((stop) => stop.tagName === held.tagName && stop.textContent === held.textContent)
  const next = same ?? now[Math.min(at, now.length - 1)]
  next?.focus({ preventScroll: true })
}
