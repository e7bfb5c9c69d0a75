import type { HistoryEntry } from '../../../platform/journal/history.ts'
import { Button, ButtonLink } from '../../../platform/kit/button.tsx'
import { Card, Facts } from '../../../platform/kit/card.tsx'
import { CommandForm } from '../../../platform/kit/command-form.tsx'
import { Confirm } from '../../../platform/kit/dialog.tsx'
import { TextField } from '../../../platform/kit/field.tsx'
import { DeskScreen } from '../../../platform/kit/frame.tsx'
import { EditIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { Timeline, type TimelineItem } from '../../../platform/kit/steps.tsx'
import { day, moment, number } from '../../../platform/words/formats.ts'
import type { Lang } from '../../../platform/words/words.ts'
import { cancelSupport } from '../contract.ts'
import type { Visit } from '../reads.ts'
import { nameItem, words } from '../words.ts'
import { VisitState } from './desk-visits.tsx'
import { Photo, PhotoRemove } from './photo.tsx'

type Told = Pick<HistoryEntry, 'sequence' | 'type' | 'receivedAt'> & {
  name: string | undefined
  /** Whose held words an officer took. */
  givenBy: string | undefined
}

type Props = {
  visit: Visit
  household: { householdId: string; name: string } | undefined
  team: string
  helpers: readonly string[]
  partners: readonly string[]
  recordedBy: string | undefined
  history: readonly Told[]
  mayWrite: boolean
}

/** One record: what was done, for whom, by whom, and how it came here. */
export function DeskVisit({ visit, household, team, helpers, partners, recordedBy, history, mayWrite }: Props) {
  const lang = useLang()
  const who = household ? (
    <a href={`/desk/households/${household.householdId}`}>{household.name}</a>
  ) : (
    words.say(lang, visit.householdId === null ? 'anonymous' : 'household')
  )
  const isOpen = mayWrite && visit.status === 'counted'
  return (
    <DeskScreen
      title={`${household?.name ?? words.say(lang, visit.householdId === null ? 'anonymous' : 'household')}, ${day(visit.heldOn)}`}
      crumbs={[{ href: '/desk/visits', label: words.say(lang, 'desk_visits') }]}
      actions={
        isOpen && (
          <ButtonLink href={`/desk/visits/${visit.visitId}/correct`} icon={EditIcon}>
            {words.say(lang, 'correct')}
          </ButtonLink>
        )
      }
    >
      <div class="columns">
        <Card title={words.say(lang, 'visit')}>
          <Facts
            facts={[
              { name: words.say(lang, 'state'), value: <VisitState status={visit.status} /> },
              ...(visit.cancelReason ? [{ name: words.say(lang, 'cancel_reason'), value: visit.cancelReason }] : []),
              { name: words.say(lang, 'household'), value: who },
              { name: words.say(lang, 'held_on'), value: day(visit.heldOn) },
              { name: words.say(lang, 'mode'), value: words.say(lang, visit.mode) },
              { name: words.say(lang, 'what'), value: visit.items.map((item) => nameItem(lang, item)).join(', ') },
              { name: words.say(lang, 'people'), value: number(lang, visit.people) },
              { name: words.say(lang, 'vulnerable'), value: words.say(lang, visit.vulnerable ? 'yes' : 'no') },
              { name: words.say(lang, 'team'), value: <a href={`/desk/teams/${visit.teamId}`}>{team}</a> },
              { name: words.say(lang, 'helpers'), value: helpers.join(', ') || '—' },
              { name: words.say(lang, 'partners'), value: partners.join(', ') || '—' },
              { name: words.say(lang, 'note'), value: visit.note || '—' },
            ]}
          />
        </Card>
        {visit.photoId !== null && (
          <Card title={words.say(lang, 'photo')}>
            <Photo visit={visit} />
            {isOpen && <PhotoRemove visit={visit} back={`/desk/visits/${visit.visitId}`} />}
          </Card>
        )}
        <Card title={words.say(lang, 'history')}>
          <Timeline label={words.say(lang, 'history')} items={wayOf(lang, visit, recordedBy, history)} />
        </Card>
      </div>
      {isOpen && (
        <Confirm label={words.say(lang, 'cancel')} kind="danger" question={words.say(lang, 'cancel_question')}>
          <CommandForm order={cancelSupport} fixed={{ visitId: visit.visitId }} class="stack">
            <TextField name="reason" label={words.say(lang, 'cancel_reason')} required maxLength={300} />
            <Button kind="danger">{words.say(lang, 'cancel')}</Button>
          </CommandForm>
        </Confirm>
      )}
    </DeskScreen>
  )
}

/** From the day of the help over the device to the server, then every change since. */
function wayOf(lang: Lang, visit: Visit, recordedBy: string | undefined, history: readonly Told[]): TimelineItem[] {
  const off = Math.round(Math.abs(visit.clockOffsetSeconds) / 60)
  return [
    { key: 'held', when: day(visit.heldOn), title: words.say(lang, 'held'), tone: 'primary' },
    {
      key: 'device',
      when: moment(visit.deviceAt),
      title: words.say(lang, 'saved_by', { name: recordedBy ?? '—' }),
      text: off >= 5 ? words.say(lang, 'clock_off', { n: number(lang, off) }) : undefined,
    },
    ...history.map((told) => ({
      key: String(told.sequence),
      when: moment(told.receivedAt),
      ...changeOf(lang, told, visit),
    })),
  ]
}

function changeOf(
  lang: Lang,
  { type, name: by, givenBy }: Told,
  visit: Visit,
): Pick<TimelineItem, 'title' | 'text' | 'tone'> {
  const name = givenBy === undefined ? by : words.say(lang, 'taken_for', { officer: by ?? '—', giver: givenBy })
  switch (type) {
    case 'support.record':
    case 'curriculum.coach':
    case 'curriculum.teach_class':
      return { title: words.say(lang, 'arrived'), text: givenBy && name, tone: 'met' }
    case 'support.correct':
    case 'curriculum.correct':
      return { title: words.say(lang, 'order_correct'), text: name, tone: 'primary' }
    case 'support.attach_photo':
      return { title: words.say(lang, 'photo_add'), text: name, tone: 'primary' }
    case 'support.remove_photo':
      return { title: words.say(lang, 'photo_remove'), text: name, tone: 'primary' }
    case 'support.cancel':
    case 'curriculum.undo': {
      const text = [name, visit.cancelReason].filter(Boolean).join(' · ')
      return { title: words.say(lang, 'order_cancel'), text, tone: 'stalled' }
    }
    default:
      return { title: words.say(lang, 'order_other'), text: name }
  }
}
