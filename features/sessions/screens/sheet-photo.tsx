import type { ComponentChildren } from 'preact'
import { Button, ButtonLink } from '../../../platform/kit/button.tsx'
import { Card } from '../../../platform/kit/card.tsx'
import { CommandForm } from '../../../platform/kit/command-form.tsx'
import { Confirm } from '../../../platform/kit/dialog.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { PhotoForm, Photograph } from '../../../platform/kit/photo.tsx'
import { attachPhoto, removePhoto } from '../contract.ts'
import type { Session } from '../reads.ts'
import { nameSession, words } from '../words.ts'

type Props = {
  session: Session
  mayWrite: boolean
  here: string
  /** What the phone's door lends to take one with; at the desk one goes to that page, which makes it small. */
  field?: ComponentChildren
}

/** The paper sheet that people signed, photographed: beside the result, for whoever may see the session. */
export function SheetPhoto({ session, mayWrite, here, field }: Props) {
  const lang = useLang()
  const { sessionId, photoId } = session
  if (session.status === 'cancelled' || (photoId === null && !mayWrite)) return null
  const add = words.say(lang, photoId === null ? 'sheet_photo_add' : 'sheet_photo_replace')
  return (
    <Card title={words.say(lang, 'sheet_photo')}>
      {photoId === null ? (
        <p class="small soft">{words.say(lang, 'sheet_photo_lead')}</p>
      ) : (
        <Photograph
          recordId={sessionId}
          fileId={photoId}
          alt={words.say(lang, 'sheet_photo_of', { session: nameSession(lang, session) })}
        />
      )}
      {mayWrite && field === undefined && <ButtonLink href={`/field/sessions/${sessionId}`}>{add}</ButtonLink>}
      {mayWrite && field !== undefined && (
        <Confirm label={add} question={words.say(lang, 'sheet_photo_how')}>
          <PhotoForm recordId={sessionId} as={attachPhoto.type} back={here} save={words.say(lang, 'sheet_photo_save')}>
            {field}
          </PhotoForm>
        </Confirm>
      )}
      {mayWrite && photoId !== null && (
        <Confirm
          label={words.say(lang, 'sheet_photo_remove')}
          kind="quiet"
          question={words.say(lang, 'sheet_photo_remove_question')}
        >
          <CommandForm order={removePhoto} fixed={{ sessionId }} next={here}>
            <Button kind="danger">{words.say(lang, 'sheet_photo_remove')}</Button>
          </CommandForm>
        </Confirm>
      )}
    </Card>
  )
}
