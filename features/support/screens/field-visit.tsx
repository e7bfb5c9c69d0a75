import { Actions, Button, ButtonLink } from '../../../platform/kit/button.tsx'
import { Chip, Chips } from '../../../platform/kit/chip.tsx'
import { CommandForm } from '../../../platform/kit/command-form.tsx'
import { Confirm } from '../../../platform/kit/dialog.tsx'
import { TextField } from '../../../platform/kit/field.tsx'
import { EditIcon, LessonIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { day } from '../../../platform/words/formats.ts'
import { cancelSupport, type Item } from '../contract.ts'
import { nameItem, words } from '../words.ts'
import { Photo, PhotoChange } from './photo.tsx'

export type ShownVisit = {
  visitId: string
  householdId: string | null
  heldOn: string
  mode: 'in_person' | 'phone'
  items: readonly Item[]
  note: string
  vulnerable: boolean
  status: 'counted' | 'cancelled'
  cancelReason: string | null
  photoId: string | null
  recorder: string | undefined
  /** Whether this person may still correct or cancel it. */
  mayChange: boolean
}

/** One visit as it stands, with the way to set it right: nothing that was recorded is ever erased. */
export function FieldVisit({ visit, among, back }: { visit: ShownVisit; among: readonly ShownVisit[]; back: string }) {
  const lang = useLang()
  const { visitId, householdId, heldOn, mode, items, note, status, recorder } = visit
  // Which one its buttons are about: a day may have several.
  const ofDay = among.filter((other) => other.heldOn === heldOn)
  const about = ofDay.length > 1 ? `${day(heldOn)} (${ofDay.indexOf(visit) + 1})` : day(heldOn)
  return (
    <article class="card card-plain">
      <h3 class="card-title">{day(heldOn)}</h3>
      <Chips>
        <Chip tone={status === 'counted' ? 'met' : 'neutral'}>{words.say(lang, status)}</Chip>
        <Chip>{words.say(lang, mode)}</Chip>
        {visit.vulnerable && <Chip tone="primary">{words.say(lang, 'vulnerable')}</Chip>}
      </Chips>
      <p>{items.map((item) => nameItem(lang, item)).join(' · ')}</p>
      <Photo visit={visit} />
      {note && <p class="soft">{note}</p>}
      {visit.cancelReason && (
        <p>
          {words.say(lang, 'cancel_reason')}: {visit.cancelReason}
        </p>
      )}
      {recorder && <p class="small soft">{words.say(lang, 'recorder', { name: recorder })}</p>}
      {status === 'counted' && visit.mayChange && <PhotoChange {...{ visit, back, about }} />}
      {status === 'counted' && visit.mayChange && (
        <Actions>
          <ButtonLink
            href={`/field/record/${householdId ?? 'anonymous'}?visit=${visitId}`}
            icon={EditIcon}
            about={about}
          >
            {words.say(lang, 'correct')}
          </ButtonLink>
          {householdId !== null && (
            <ButtonLink href={`/field/coach?visit=${visitId}`} icon={LessonIcon} kind="quiet" about={about}>
              {words.say(lang, 'record_lesson')}
            </ButtonLink>
          )}
          <Confirm
            label={words.say(lang, 'cancel')}
            kind="quiet"
            about={about}
            question={words.say(lang, 'cancel_question')}
          >
            <CommandForm order={cancelSupport} fixed={{ visitId }} next={back} class="stack">
              <TextField
                id={`reason-${visitId}`}
                name="reason"
                label={words.say(lang, 'cancel_reason')}
                required
                maxLength={300}
              />
              <Button kind="danger">{words.say(lang, 'cancel')}</Button>
            </CommandForm>
          </Confirm>
        </Actions>
      )}
    </article>
  )
}
