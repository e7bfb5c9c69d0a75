import { Button } from '../../../platform/kit/button.tsx'
import { CommandForm } from '../../../platform/kit/command-form.tsx'
import { Confirm } from '../../../platform/kit/dialog.tsx'
import { FileDrop } from '../../../platform/kit/file-drop.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { PhotoForm, Photograph } from '../../../platform/kit/photo.tsx'
import { day } from '../../../platform/words/formats.ts'
import { attachPhoto, removePhoto } from '../contract.ts'
import { words } from '../words.ts'
import { More } from './field-tiles.tsx'

/** Two ways to a photograph, and what to mind first. The phone's script makes it small and shows it in its place. */
export function PhotoField({ of, isSheet = false }: { of: string; isSheet?: boolean }) {
  const lang = useLang()
  return (
    <div class="stack" data-photo>
      {!isSheet && <p class="small">{words.say(lang, 'photo_consent')}</p>}
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
    <Photograph
      recordId={visit.visitId}
      fileId={visit.photoId}
      alt={words.say(lang, 'photo_of', { day: day(visit.heldOn) })}
    />
  )
}

/** Adds, replaces or takes away the photograph of a visit that is there; the phone's script makes a new one small. */
export function PhotoChange({ visit, back, about }: Shown & { back: string; about?: string | undefined }) {
  const lang = useLang()
  const { visitId, photoId } = visit
  return (
    <>
      <More name={words.say(lang, photoId === null ? 'photo_add' : 'photo_replace')} about={about} open={false}>
        <PhotoForm recordId={visitId} as={attachPhoto.type} back={back} save={words.say(lang, 'photo_save')}>
          <PhotoField of={visitId} />
        </PhotoForm>
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
