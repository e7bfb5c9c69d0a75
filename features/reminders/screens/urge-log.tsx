import { ButtonLink } from '../../../platform/kit/button.tsx'
import { DataTable } from '../../../platform/kit/data-table.tsx'
import { EmptyState } from '../../../platform/kit/empty-state.tsx'
import { DeskScreen } from '../../../platform/kit/frame.tsx'
import { BellIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { moment } from '../../../platform/words/formats.ts'
import { words } from '../words.ts'
import { type ShownUrge, tellFollowed } from './urge-history.tsx'

type Props = { urges: readonly (ShownUrge & { readonly team: string })[] }

/** Everyone who was urged in the plan at work, the latest first, and what came of it. */
export function UrgeLog({ urges }: Props) {
  const lang = useLang()
  return (
    <DeskScreen
      title={words.say(lang, 'log_of_urges')}
      crumbs={[{ href: '/desk/reminders', label: words.say(lang, 'reminders') }]}
    >
      <DataTable
        caption={words.say(lang, 'log_of_urges')}
        rows={urges}
        rowKey={(urge) => urge.urgeId}
        empty={
          <EmptyState
            icon={BellIcon}
            title={words.say(lang, 'never_urged')}
            action={<ButtonLink href="/desk/reminders">{words.say(lang, 'to_urge')}</ButtonLink>}
          >
            {words.say(lang, 'no_urges_text')}
          </EmptyState>
        }
        columns={[
          {
            key: 'team',
            header: words.say(lang, 'team'),
            naming: true,
            cell: (urge) => <a href={`/desk/urge/${urge.teamId}`}>{urge.team}</a>,
          },
          { key: 'at', header: words.say(lang, 'when'), cell: (urge) => moment(urge.urgedAt) },
          { key: 'by', header: words.say(lang, 'who'), cell: (urge) => urge.by ?? '—' },
          { key: 'channel', header: words.say(lang, 'channel'), cell: (urge) => words.say(lang, urge.channel) },
          {
            key: 'about',
            header: words.say(lang, 'what_about'),
            cell: (urge) => words.say(lang, `about_${urge.about}`),
          },
          { key: 'then', header: words.say(lang, 'what_followed'), cell: (urge) => tellFollowed(lang, urge.followed) },
        ]}
      />
    </DeskScreen>
  )
}
