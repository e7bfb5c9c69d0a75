import type { Day } from '../../../platform/clock/days.ts'
import { ButtonLink } from '../../../platform/kit/button.tsx'
import { Card } from '../../../platform/kit/card.tsx'
import { EmptyState } from '../../../platform/kit/empty-state.tsx'
import { FieldScreen } from '../../../platform/kit/frame.tsx'
import { CalendarIcon, PlusIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { RowLinks } from '../../../platform/kit/row-links.tsx'
import type { Session } from '../reads.ts'
import { nameSession, tellWhen, words } from '../words.ts'
import type { Choosable } from './session-fields.tsx'
import { PlanForm, type Prefilled } from './session-new.tsx'
import { SessionState } from './session-state.tsx'

/** The team's own sessions: the next ones first, then those that were. */
export function FieldSessions({
  coming,
  past,
  today,
  suffix,
}: {
  coming: readonly Session[]
  past: readonly Session[]
  today: Day
  suffix: string
}) {
  const lang = useLang()
  return (
    <FieldScreen
      title={words.say(lang, 'own_sessions')}
      here="today"
      back={{ href: `/field${suffix}`, label: words.say(lang, 'to_today') }}
      action={
        <ButtonLink kind="primary" big icon={PlusIcon} href={`/field/sessions/new${suffix}`}>
          {words.say(lang, 'plan_session')}
        </ButtonLink>
      }
    >
      {coming.length + past.length === 0 && (
        <EmptyState icon={CalendarIcon} title={words.say(lang, 'none')}>
          {words.say(lang, 'none_text')}
        </EmptyState>
      )}
      {coming.length > 0 && (
        <Card title={words.say(lang, 'coming')}>
          <SessionRows sessions={coming} today={today} />
        </Card>
      )}
      {past.length > 0 && (
        <Card title={words.say(lang, 'past')}>
          <SessionRows sessions={past} today={today} />
        </Card>
      )}
    </FieldScreen>
  )
}

export function SessionRows({ sessions, today }: { sessions: readonly Session[]; today: Day }) {
  const lang = useLang()
  return (
    <RowLinks
      label={words.say(lang, 'sessions')}
      rows={sessions.map((session) => ({
        key: session.sessionId,
        href: `/field/sessions/${session.sessionId}`,
        icon: CalendarIcon,
        title: nameSession(lang, session),
        note: `${tellWhen(lang, session)} · ${session.venue}`,
        after: <SessionState session={session} today={today} />,
      }))}
    />
  )
}

/** On the first screen of the day: what is held today and in the days to come. */
export function SessionStrip({
  sessions,
  today,
  suffix,
}: {
  sessions: readonly Session[]
  today: Day
  suffix: string
}) {
  const lang = useLang()
  const all = (
    <ButtonLink href={`/field/sessions${suffix}`} icon={CalendarIcon} kind="quiet">
      {words.say(lang, 'back_to_sessions')}
    </ButtonLink>
  )
  if (sessions.length === 0) return all
  return (
    <Card title={words.say(lang, 'own_sessions')}>
      <SessionRows sessions={sessions} today={today} />
      {all}
    </Card>
  )
}

export function FieldSessionNew({
  team,
  partners,
  known,
  back,
}: {
  team: { teamId: string; name: string }
  partners: Choosable
  known: Prefilled
  back: string
}) {
  const lang = useLang()
  return (
    <FieldScreen
      title={words.say(lang, 'plan_session')}
      here="today"
      back={{ href: back, label: words.say(lang, 'back_to_sessions') }}
    >
      <PlanForm teams={[team]} {...{ partners, known }} next="/field/sessions/{sessionId}" />
    </FieldScreen>
  )
}
