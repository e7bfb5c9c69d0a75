import type { Day, Window } from '../../../platform/clock/days.ts'
import { Card, Facts } from '../../../platform/kit/card.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { day, number } from '../../../platform/words/formats.ts'
import type { Lang } from '../../../platform/words/words.ts'
import type { Queue } from '../reads.ts'
import { hasReported, remindersOf } from '../rules.ts'
import { tellDayOff, words } from '../words.ts'

/** Which days are counted, when reports are due, when teams are reminded, and how many have reported. */
export function Periods({ queue, today }: { queue: Queue; today: Day }) {
  const lang = useLang()
  const { dueOn, workingDays, targetWindow, reportWindow, teams } = queue
  const sent = teams.filter(({ reportStatus }) => hasReported(reportStatus)).length
  const before = remindersOf(dueOn, dueOn).filter((reminder) => reminder.day <= dueOn)
  const next = before.find((reminder) => reminder.day >= today)
  return (
    <Card title={words.say(lang, 'periods')}>
      <Facts
        facts={[
          { name: words.say(lang, 'target_window'), value: span(lang, targetWindow) },
          { name: words.say(lang, 'report_window'), value: span(lang, reportWindow) },
          { name: words.say(lang, 'due_on'), value: `${day(dueOn)} ${tellDayOff(lang, dueOn, workingDays)}`.trim() },
          {
            name: words.say(lang, 'reminder_days'),
            value: (
              <>
                {before.map((reminder, at) => (
                  <span key={reminder.day}>
                    {at > 0 && ', '}
                    {reminder === next ? <b>{day(reminder.day)}</b> : day(reminder.day)}
                  </span>
                ))}
                {`; ${words.say(lang, 'every_day_late')}`}
              </>
            ),
          },
          {
            name: words.say(lang, 'report'),
            value: words.say(lang, 'reported_of', { sent: number(lang, sent), all: number(lang, teams.length) }),
          },
        ]}
      />
    </Card>
  )
}

function span(lang: Lang, { from, to }: Window): string {
  return words.say(lang, 'from_to', { from: day(from), to: day(to) })
}
