import type { Outbox } from '../../platform/sync/outbox.ts'
import { type Attaching, dropPhoto, keepPhoto, listPhotos } from '../../platform/sync/photos.ts'
import type { Lang } from '../../platform/words/words.ts'
import type { Shrunk } from './shrink.ts'

const chosen = new WeakMap<HTMLFormElement, Promise<Shrunk | undefined>>()

/** Takes the photographs that are chosen in forms. What makes them small is loaded only then. */
export function watchPhotos(lang: Lang): void {
  document.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLInputElement) || target.type !== 'file' || target.name !== '_file') return
    const [form, file] = [target.form, target.files?.[0]]
    const place = form?.querySelector<HTMLElement>('[data-photo-shown]')
    if (!form || !place) return
    const inputs = form.querySelectorAll<HTMLInputElement>('input[name="_file"]')
    for (const other of inputs) if (other !== target) other.value = ''
    if (!file) {
      chosen.delete(form)
      return void import('./photo-part.tsx').then((part) => part.clearPhoto(place))
    }
    const drop = () => {
      target.value = ''
      target.dispatchEvent(new Event('change', { bubbles: true }))
      // The button that did it goes with the picture.
      target.focus()
    }
    chosen.set(
      form,
      import('./photo-part.tsx').then((part) => part.choosePhoto(lang, place, file, drop)),
    )
  })
}

/** Keeps what was chosen in a form for the record that the form is about. True when there was something. */
export async function keepChosen(
  outbox: Outbox,
  form: HTMLFormElement,
  recordId: unknown,
  type: string | undefined,
  label: string,
): Promise<boolean> {
  const photo = await chosen.get(form)?.catch(() => undefined)
  if (!photo || typeof recordId !== 'string') return false
  await keepPhoto(outbox, { recordId, attaching: attachingFor(type ?? '') }, label, photo)
  return true
}

/** Its record could not be kept: the next try has another name, and a photograph of nothing would only fill the phone. */
export async function dropChosen(outbox: Outbox, recordId: string | undefined): Promise<void> {
  for (const photo of await listPhotos(outbox)) if (photo.recordId === recordId) await dropPhoto(outbox, photo.photoId)
}

/** Photographs of visits, of signed sheets, and of the steps and products of sellers; by any order of the record. */
function attachingFor(type: string): Attaching {
  if (type.startsWith('sessions.')) return { type: 'sessions.attach_photo', field: 'sessionId' }
  return type.startsWith('commerce.')
    ? { type: 'commerce.attach_photo', field: 'recordId' }
    : { type: 'support.attach_photo', field: 'visitId' }
}

/** The form under a record that is there: kept like any other photograph, and the page is shown anew once it has gone. */
export function takePhotoForms(lang: Lang, outbox: Outbox, send: () => Promise<void>, left: () => number): void {
  document.addEventListener('submit', (event) => {
    const form = event.target
    if (!(form instanceof HTMLFormElement) || form.dataset['photoOf'] === undefined) return
    if (!chosen.has(form)) return
    event.preventDefault()
    const label = form.closest('article, .card')?.querySelector('h2, h3')?.textContent ?? ''
    const keeping = keepChosen(outbox, form, form.dataset['photoOf'], form.dataset['photoAs'], label)
    void keeping
      .catch(() => undefined)
      .then(async (isKept) => {
        const place = form.querySelector<HTMLElement>('[data-photo-shown]')
        if (isKept === false || !place) return
        const part = await import('./photo-part.tsx')
        if (!isKept) return part.sayUnkept(lang, place)
        chosen.delete(form)
        part.sayKept(lang, place)
        await send().catch(() => undefined)
        if (left() === 0) location.reload()
      })
  })
}
