import type { Day } from '../../../platform/clock/days.ts'
import { ButtonLink } from '../../../platform/kit/button.tsx'
import { Card } from '../../../platform/kit/card.tsx'
import { DeskScreen } from '../../../platform/kit/frame.tsx'
import { ArrowIcon, BackIcon, CalendarIcon, PlusIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { RowLinks } from '../../../platform/kit/row-links.tsx'
import { Tabs } from '../../../platform/kit/tabs.tsx'
import type { Session } from '../reads.ts'
import { monthAfter } from '../rules.ts'
import { nameSession, tellWhen, words } from '../words.ts'
import { Calendar } from './calendar.tsx'
import { SessionState } from './session-state.tsx'

type Props = { month: Day; today: Day; sessions: readonly Session[]; mayWrite: boolean }

/** The month: a calendar at a desk, a list on a phone. */
export function Sessions({ month, today, sessions, mayWrite }: Props) {
  const lang = useLang()
  const within = sessions.filter((session) => session.heldOn.startsWith(month.slice(0, 7)))
  const to = (months: number) => `/desk/sessions?month=${monthAfter(month, months).slice(0, 7)}`
  return (
    <DeskScreen
      title={words.say(lang, 'sessions')}
      lead={words.say(lang, 'sessions_lead')}
      actions={mayWrite && <PlanLink />}
    >
      <SessionTabs here="calendar" />
      <Card title={words.say(lang, 'month', { month: `${month.slice(5, 7)}/${month.slice(0, 4)}` })}>
        <div class="actions">
          <ButtonLink href={to(-1)} icon={BackIcon} kind="quiet">
            {words.say(lang, 'earlier')}
          </ButtonLink>
          <ButtonLink href="/desk/sessions" kind="quiet">
            {words.say(lang, 'this_month')}
          </ButtonLink>
          <ButtonLink href={to(1)} icon={ArrowIcon} kind="quiet">
            {words.say(lang, 'later')}
          </ButtonLink>
        </div>
        <Calendar month={month} today={today} sessions={sessions} />
        <div class="calendar-list">
          {within.length === 0 ? (
            <p class="soft">{words.say(lang, 'none_in_month')}</p>
          ) : (
            <RowLinks label={words.say(lang, 'sessions')} rows={within.map((session) => rowOf(session))} />
          )}
        </div>
      </Card>
      <p>
        <a href="/sessions.ics">{words.say(lang, 'feed')}</a>
      </p>
    </DeskScreen>
  )

  function rowOf(session: Session) {
    return {
      key: session.sessionId,
      href: `/desk/sessions/${session.sessionId}`,
      icon: CalendarIcon,
      title: nameSession(lang, session),
      note: `${tellWhen(lang, session)} · ${session.venue}`,
      after: <SessionState session={session} today={today} />,
    }
  }
}

export function SessionTabs({ here }: { here: 'calendar' | 'list' }) {
  const lang = useLang()
  return (
    <Tabs
      label={words.say(lang, 'sessions')}
      tabs={[
        { href: '/desk/sessions', label: words.say(lang, 'calendar'), here: here === 'calendar' },
        { href: '/desk/sessions/list', label: words.say(lang, 'list'), here: here === 'list' },
      ]}
    />
  )
}

export function PlanLink() {
  const lang = useLang()
  return (
    <ButtonLink href="/desk/sessions/new" kind="primary" icon={PlusIcon}>
      {words.say(lang, 'plan_session')}
    </ButtonLink>
  )
}
