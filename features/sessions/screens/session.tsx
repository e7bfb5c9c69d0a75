import type { Day } from '../../../platform/clock/days.ts'
import { ButtonLink } from '../../../platform/kit/button.tsx'
import { Card, Facts } from '../../../platform/kit/card.tsx'
import { ExportLinks } from '../../../platform/kit/export-links.tsx'
import { DeskScreen } from '../../../platform/kit/frame.tsx'
import { HistoryCard, type Told } from '../../../platform/kit/history-card.tsx'
import { LessonIcon, PrintIcon, QrIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { Notice } from '../../../platform/kit/notice.tsx'
import type { Clash, Session } from '../reads.ts'
import { isPublic } from '../rules.ts'
import { nameKind, nameOrder, nameSession, tellWhen, words } from '../words.ts'
import { Announce } from './announce.tsx'
import { type AttendanceProps, TakeAttendance, WhoCame } from './attendance.tsx'
import { calendarHref } from './calendar.tsx'
import { CloseSession, SessionChanges } from './session-changes.tsx'
import type { Choosable } from './session-fields.tsx'
import { SessionState } from './session-state.tsx'
import { SheetPhoto } from './sheet-photo.tsx'

type Props = AttendanceProps & {
  team: string
  clashes: readonly Clash[]
  /** Partners to choose from. */
  choosable: Choosable
  history: readonly Told[]
  today: Day
  mayWrite: boolean
  commune: { code: string; name: string }
  isMoved: boolean
}

/** One session at the desk: what it is, who came, and what can be done with it. */
export function DeskSession(props: Props) {
  const { session, team, today, mayWrite, open, history } = props
  const lang = useLang()
  const name = nameSession(lang, session)
  const isHeld = session.heldOn <= today
  const to = `/desk/sessions/${session.sessionId}`
  return (
    <DeskScreen
      title={name}
      lead={tellWhen(lang, session)}
      crumbs={[{ href: calendarHref('month', session.heldOn), label: words.say(lang, 'sessions') }]}
      actions={
        <>
          {session.kind === 'members_training' && (
            <ButtonLink href={`/desk/training/sessions/${session.sessionId}`} icon={LessonIcon}>
              {words.say(lang, 'training_page')}
            </ButtonLink>
          )}
          {isPublic(session.kind) && (
            <>
              <ButtonLink href={`${to}/poster`} icon={QrIcon}>
                {words.say(lang, 'poster')}
              </ButtonLink>
              <ButtonLink href={`${to}/door`} icon={QrIcon}>
                {words.say(lang, 'door_sheet')}
              </ButtonLink>
            </>
          )}
          <ButtonLink href={`${to}/sheet`} icon={PrintIcon}>
            {words.say(lang, 'sheet')}
          </ButtonLink>
        </>
      }
    >
      <Clashes clashes={props.clashes} />
      <div class="columns">
        <div class="stack">
          <Card title={words.say(lang, 'about')}>
            <About session={session} team={team} today={today} />
          </Card>
          {mayWrite && open && isHeld && <CloseSession session={session} />}
          {isHeld && <SheetPhoto session={session} mayWrite={mayWrite} here={to} />}
          {mayWrite && !(isHeld && session.status === 'planned') && <Announce {...props} />}
          {mayWrite && <SessionChanges session={session} isHeld={isHeld} partners={props.choosable} />}
          <HistoryCard title={words.say(lang, 'history')} history={history} nameOrder={nameOrder} />
        </div>
        <div class="stack">
          {mayWrite && open && isHeld && <TakeAttendance {...props} />}
          {session.attendances > 0 && (
            <div class="actions">
              <ExportLinks href={`${to}/attendance`} />
            </div>
          )}
          {(isHeld || session.attendances > 0) && <WhoCame {...props} open={mayWrite && open} />}
        </div>
      </div>
    </DeskScreen>
  )
}

export function Clashes({ clashes }: { clashes: readonly Clash[] }) {
  const lang = useLang()
  if (clashes.length === 0) return null
  return (
    <Notice kind="warning" title={words.say(lang, 'clashes')}>
      <ul>
        {clashes.map((clash) => (
          <li key={clash.sessionId}>
            {words.say(lang, clash.sameVenue ? 'clash_venue' : 'clash_team', {
              session: nameSession(lang, clash),
              from: clash.startsAt,
              to: clash.endsAt,
            })}
          </li>
        ))}
      </ul>
    </Notice>
  )
}

export function About({ session, team, today }: { session: Session; team: string; today: Day }) {
  const lang = useLang()
  const { kind, venue, partners, capacity, note, reason, result, signUps } = session
  const facts = [
    { name: words.say(lang, 'status'), value: <SessionState session={session} today={today} /> },
    reason !== null && { name: words.say(lang, 'cancel_reason'), value: reason },
    { name: words.say(lang, 'kind'), value: nameKind(lang, kind) },
    { name: words.say(lang, 'time'), value: tellWhen(lang, session) },
    { name: words.say(lang, 'venue'), value: venue },
    { name: words.say(lang, 'team'), value: team },
    { name: words.say(lang, 'partners'), value: partners.join(', ') || '—' },
    capacity !== null && { name: words.say(lang, 'capacity'), value: String(capacity) },
    signUps > 0 && { name: words.say(lang, 'sign_up'), value: words.say(lang, 'signed_up_n', { n: signUps }) },
    note !== '' && { name: words.say(lang, 'note'), value: note },
    result !== null && { name: words.say(lang, 'result'), value: result || '—' },
  ]
  return <Facts facts={facts.filter((fact) => fact !== false)} />
}
