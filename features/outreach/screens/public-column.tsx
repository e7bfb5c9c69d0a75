import { Card } from '../../../platform/kit/card.tsx'
import { PublicScreen } from '../../../platform/kit/frame.tsx'
import { CampaignIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { RowLinks } from '../../../platform/kit/row-links.tsx'
import { day } from '../../../platform/words/formats.ts'
import type { ColumnEntry } from '../reads/column.ts'
import { words } from '../words.ts'

type Listed = { base: string; entries: readonly ColumnEntry[] }

/** The latest few, for a commune's first page; nothing where the commune writes none. */
export function ColumnNews({ base, entries }: Listed) {
  const lang = useLang()
  if (entries.length === 0) return null
  return (
    <section class="stack">
      <h2>{words.say(lang, 'column')}</h2>
      <Rows base={base} entries={entries} />
      <p>
        <a href={`${base}/column`}>{words.say(lang, 'column_all')}</a>
      </p>
    </section>
  )
}

export function PublicColumn({ base, entries }: Listed) {
  const lang = useLang()
  return (
    <PublicScreen title={words.say(lang, 'column')} lead={words.say(lang, 'column_lead')}>
      {lang === 'en' && <p>{words.say(lang, 'column_language')}</p>}
      {entries.length === 0 ? <p>{words.say(lang, 'column_none')}</p> : <Rows base={base} entries={entries} />}
      <p>
        <a href={`${base}/column.atom`}>{words.say(lang, 'column_feed')}</a>
      </p>
    </PublicScreen>
  )
}

export function PublicColumnEntry({ base, entry }: { base: string; entry: ColumnEntry }) {
  const lang = useLang()
  return (
    <PublicScreen title={entry.title} lead={day(entry.on)}>
      {lang === 'en' && <p>{words.say(lang, 'column_language')}</p>}
      <Card>
        <div lang="vi" class="stack">
          {entry.body.split('\n').map((line, at) => (
            <p key={at}>{line}</p>
          ))}
        </div>
      </Card>
      <p>
        <a href={`${base}/sessions`}>{words.say(lang, 'column_sessions')}</a>
      </p>
      <p>
        <a href={`${base}/column`}>{words.say(lang, 'column_all')}</a>
      </p>
    </PublicScreen>
  )
}

function Rows({ base, entries }: Listed) {
  const lang = useLang()
  return (
    <RowLinks
      label={words.say(lang, 'column')}
      rows={entries.map(({ messageId, title, on }) => ({
        key: messageId,
        href: `${base}/column/${messageId}`,
        icon: CampaignIcon,
        title,
        note: day(on),
      }))}
    />
  )
}
