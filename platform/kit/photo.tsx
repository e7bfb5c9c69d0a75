import type { ComponentChildren } from 'preact'
import { Button } from './button.tsx'

/** The photograph of a record. Its address names the file too, so that another one is not taken for it. */
export function Photograph({ recordId, fileId, alt }: { recordId: string; fileId: string; alt: string }) {
  return <img class="photo" src={`/photos/${recordId}?of=${fileId}`} alt={alt} loading="lazy" decoding="async" />
}

type Props = {
  recordId: string
  /** The type of the order that puts the photograph to its record. */
  as: string
  back: string
  save: string
  /** The fields to take or choose it with. */
  children: ComponentChildren
}

/** Brings a photograph to a record that is there; a phone's script makes it small, keeps it, and sends it when it can. */
export function PhotoForm({ recordId, as, back, save, children }: Props) {
  return (
    <form
      method="post"
      action={`/photos/${recordId}`}
      encType="multipart/form-data"
      class="stack"
      data-photo-of={recordId}
      data-photo-as={as}
    >
      <input type="hidden" name="_back" value={back} />
      <input type="hidden" name="_as" value={as} />
      {children}
      <Button kind="primary">{save}</Button>
    </form>
  )
}
