import { moment } from '../words/formats.ts'
import type { Lang } from '../words/words.ts'
import { Card } from './card.tsx'
import { useLang } from './lang.ts'
import { Timeline } from './steps.tsx'

/** An order of the journal with the name of whoever gave it. */
export type Told = { sequence: number; type: string; receivedAt: string; name: string | undefined }

type Props = { title: string; history: readonly Told[]; nameOrder: (lang: Lang, type: string) => string }

/** What was done to one thing, when and by whom. */
export function HistoryCard({ title, history, nameOrder }: Props) {
  const lang = useLang()
  return (
    <Card title={title}>
      <Timeline
        label={title}
        items={history.map(({ sequence, receivedAt, type, name }) => ({
          key: String(sequence),
          when: moment(receivedAt),
          title: nameOrder(lang, type),
          text: name,
          tone: 'primary',
        }))}
      />
    </Card>
  )
}
