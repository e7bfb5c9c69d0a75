import { Button } from '../../../platform/kit/button.tsx'
import { CommandForm } from '../../../platform/kit/command-form.tsx'
import { Confirm } from '../../../platform/kit/dialog.tsx'
import { FileDrop } from '../../../platform/kit/file-drop.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { day } from '../../../platform/words/formats.ts'
import { removePhoto } from '../contract.ts'
import { words } from '../words.ts'
import { More } from './field-tiles.tsx'

/** Two ways to a photograph, and what to mind first. The phone's script makes it small and shows it in its place. */
export function PhotoField({ of }: { of: string }) {
  const lang = useLang()
  return (
    <div class="stack" data-photo>
      <p class="small">{words.say(lang, 'photo_consent')}</p>
      <FileDrop
        id={`photo-take-${of}`}
        name="_file"
        camera
        accept="image/*"
        label={words.say(lang, 'photo_take')}
        invitation={words.say(lang, 'photo_take_how')}
      />
      <FileDrop
        id={`photo-choose-${of}`}
        name="_file"
        accept="image/*"
        label={words.say(lang, 'photo_choose')}
        invitation={words.say(lang, 'photo_choose_how')}
      />
      <div data-photo-shown role="status" />
    </div>
  )
}

type Shown = { visit: { visitId: string; heldOn: string; photoId: string | null } }

export function Photo({ visit }: Shown) {
  const lang = useLang()
  if (visit.photoId === null) return null
  return (
    <img
      class="photo"
      src={`/photos/${visit.visitId}?of=${visit.photoId}`}
      alt={words.say(lang, 'photo_of', { day: day(visit.heldOn) })}
      loading="lazy"
      decoding="async"
    />
  )
}

/** Adds, replaces or takes away the photograph of a visit that is there; the phone's script makes a new one small. */
export function PhotoChange({ visit, back }: Shown & { back: string }) {
  const lang = useLang()
  const { visitId, photoId } = visit
  return (
    <>
      <More name={words.say(lang, photoId === null ? 'photo_add' : 'photo_replace')} open={false}>
        <form
          method="post"
          action={`/photos/${visitId}`}
          encType="multipart/form-data"
          class="stack"
          data-photo-of={visitId}
        >
          <input type="hidden" name="_back" value={back} />
          <PhotoField of={visitId} />
          <Button kind="primary">{words.say(lang, 'photo_save')}</Button>
        </form>
      </More>
      <PhotoRemove visit={visit} back={back} />
    </>
  )
}

export function PhotoRemove({ visit, back }: Shown & { back: string }) {
  const lang = useLang()
  if (visit.photoId === null) return null
  return (
    <Confirm label={words.say(lang, 'photo_remove')} kind="quiet" question={words.say(lang, 'photo_remove_question')}>
      <CommandForm order={removePhoto} fixed={{ visitId: visit.visitId }} next={back}>
        <Button kind="danger">{words.say(lang, 'photo_remove_yes')}</Button>
      </CommandForm>
    </Confirm>
  )
}
