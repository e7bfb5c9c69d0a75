import { fold } from '../../platform/words/fold.ts'

const names = 'thonso-names'

/** Narrows the households on the page while typing, and remembers the tapped one's name for a page without it. */
export function narrowWhileTyping(): void {
  const form = document.querySelector<HTMLFormElement>('[data-find]')
  const input = form?.querySelector<HTMLInputElement>('input')
  const rows = [...document.querySelectorAll<HTMLElement>('[data-households] .row')]
  const folded = new Map(rows.map((row) => [row, fold(row.querySelector('.row-words')?.textContent ?? '')]))
  input?.addEventListener('input', () => {
    const wanted = fold(input.value).split(' ')
    for (const row of rows) row.hidden = !wanted.every((word) => folded.get(row)?.includes(word))
  })
  form?.addEventListener('submit', (event) => {
    if (!navigator.onLine) event.preventDefault()
  })
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('[data-households] .row')?.querySelector('a') : undefined
    if (link) sessionStorage.setItem(`${names} ${link.pathname.split('/').at(-1)}`, link.textContent ?? '')
  })
}

export function nameOf(householdId: string): string | undefined {
  return sessionStorage.getItem(`${names} ${householdId}`) ?? undefined
}
