import type { Day } from '../../../platform/clock/days.ts'
import { Card, Facts } from '../../../platform/kit/card.tsx'
import { PublicScreen } from '../../../platform/kit/frame.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { Notice } from '../../../platform/kit/notice.tsx'
import { day, moment } from '../../../platform/words/formats.ts'
import type { Seal } from '../reads.ts'
import { words } from '../words.ts'

type Props = { commune: string; title: string; reportId: string; until: Day; seal: Seal }

/** Where the code on a printed report leads: hold the paper's check line against what was locked. */
export function PublicCheck({ commune, title, reportId, until, seal }: Props) {
  const lang = useLang()
  return (
    <PublicScreen title={words.say(lang, 'check_title')} lead={title}>
      <Notice kind="success">{words.say(lang, 'check_real', { commune })}</Notice>
      <Card title={words.say(lang, 'check_compare')}>
        <Facts
          facts={[
            { name: words.say(lang, 'check_report'), value: reportId },
            { name: words.say(lang, 'check_until'), value: day(until) },
            { name: words.say(lang, 'sent_at'), value: moment(seal.frozenAt) },
            { name: words.say(lang, 'check_sequence'), value: String(seal.frozenSequence) },
            { name: words.say(lang, 'check_code'), value: seal.figuresHash.slice(0, 16) },
            { name: words.say(lang, 'check_approved'), value: moment(seal.approvedAt) },
          ]}
        />
      </Card>
    </PublicScreen>
  )
}
