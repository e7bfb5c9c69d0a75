import type { Day } from '../../../platform/clock/days.ts'
import { ButtonLink } from '../../../platform/kit/button.tsx'
import { Card } from '../../../platform/kit/card.tsx'
import { DeskScreen } from '../../../platform/kit/frame.tsx'
import { ArrowIcon, BackIcon, CalendarIcon, PlusIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { RowLinks } from '../../../platform/kit/row-links.tsx'
import { Tabs } from '../../../platform/kit/tabs.tsx'
import { day, shortDay } from '../../../platform/words/formats.ts'
import type { Lang } from '../../../platform/words/words.ts'
import type { Session } from '../reads.ts'
import { daysOn, shownIn, type View, views } from '../rules/calendar.ts'
import { nameSession, nameWeekday, tellWhen, words } from '../words.ts'
import { Calendar, type CalendarProps, Clashing, calendarHref, DayPlan } from './calendar.tsx'
import { SessionState } from './session-state.tsx'

type Props = CalendarProps & { mayWrite: boolean }

/** A day, a week or a month: a calendar at a desk, a list on a phone. The chosen day stays chosen from view to view. */
export function Sessions({ mayWrite, ...shown }: Props) {
  const { view, on, today, sessions, clashing } = shown
  const lang = useLang()
  return (
    <DeskScreen
      title={words.say(lang, 'sessions')}
      lead={words.say(lang, 'sessions_lead')}
      actions={mayWrite && <PlanLink heldOn={view === 'day' && on >= today ? on : undefined} />}
    >
      <SessionTabs here="calendar" />
      <Tabs
        label={words.say(lang, 'shown_by')}
        tabs={views.map((each) => ({
          href: calendarHref(each, on),
          label: words.say(lang, `by_${each}`),
          here: each === view,
        }))}
      />
      <Card title={nameSpan(lang, view, on)}>
        <div class="actions">
          <ButtonLink href={calendarHref(view, daysOn(view, on, -1))} icon={BackIcon} kind="quiet">
            {words.say(lang, 'earlier')}
          </ButtonLink>
          <ButtonLink href={calendarHref(view, today)} kind="quiet">
            {words.say(lang, 'to_this_day')}
          </ButtonLink>
          <ButtonLink href={calendarHref(view, daysOn(view, on, 1))} icon={ArrowIcon} kind="quiet">
            {words.say(lang, 'later')}
          </ButtonLink>
        </div>
        <div class="calendar-table">
          {view !== 'day' ? <Calendar {...shown} /> : sessions.length > 0 && <DayPlan {...shown} />}
        </div>
        <div class={sessions.length === 0 && view === 'day' ? undefined : 'calendar-list'}>
          {sessions.length === 0 ? (
            <p class="soft">{words.say(lang, 'none_shown')}</p>
          ) : (
            <RowLinks label={words.say(lang, 'sessions')} rows={sessions.map((session) => rowOf(session))} />
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
      after: (
        <>
          <SessionState session={session} today={today} />
          {clashing.has(session.sessionId) && <Clashing />}
        </>
      ),
    }
  }
}

function nameSpan(lang: Lang, view: View, on: Day): string {
  if (view === 'day') return `${nameWeekday(lang, on)} ${day(on)}`
  if (view === 'month') return words.say(lang, 'month', { month: `${on.slice(5, 7)}/${on.slice(0, 4)}` })
  const { from, to } = shownIn(view, on)
  return words.say(lang, 'week', { from: shortDay(from), to: day(to) })
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

export function PlanLink({ heldOn }: { heldOn?: Day | undefined }) {
  const lang = useLang()
  return (
    <ButtonLink
      href={`/desk/sessions/new${heldOn === undefined ? '' : `?heldOn=${heldOn}`}`}
      kind="primary"
      icon={PlusIcon}
    >
      {words.say(lang, 'plan_session')}
    </ButtonLink>
  )
}
