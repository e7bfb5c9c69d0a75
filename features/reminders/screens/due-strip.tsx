import type { Day } from '../../../platform/clock/days.ts'
import { ButtonLink } from '../../../platform/kit/button.tsx'
import { ReportIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { Notice } from '../../../platform/kit/notice.tsx'
import type { WorkingDays } from '../rules/days-off.ts'
import type { Due } from '../rules.ts'
import { tellDayOff, tellDue, words } from '../words.ts'

type Props = { dueOn: Day; due: Due; workingDays: WorkingDays | null; href: string }

/** On the first screen of a team's lead, until the report is sent. */
export function DueStrip({ dueOn, due, workingDays, href }: Props) {
  const lang = useLang()
  const open = (
    <ButtonLink href={href} icon={ReportIcon}>
      {words.say(lang, 'open_report')}
    </ButtonLink>
  )
  return (
    <Notice kind={due.kind === 'before' ? 'info' : 'warning'} title={tellDue(lang, dueOn, due)} action={open}>
      {tellDayOff(lang, dueOn, workingDays)}
    </Notice>
  )
}
