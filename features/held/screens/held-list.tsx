import type { Held } from '../../../platform/journal/held.ts'
import { Actions, Button } from '../../../platform/kit/button.tsx'
import { type Column, DataTable, type PagesProps } from '../../../platform/kit/data-table.tsx'
import { Confirm } from '../../../platform/kit/dialog.tsx'
import { EmptyState } from '../../../platform/kit/empty-state.tsx'
import { DeskScreen } from '../../../platform/kit/frame.tsx'
import { CheckIcon, CheckRoundIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { Tabs } from '../../../platform/kit/tabs.tsx'
import { moment } from '../../../platform/words/formats.ts'
import type { Lang } from '../../../platform/words/words.ts'
import { tellWhy, words } from '../words.ts'

/** A held order as people read it. */
export type HeldShown = Held & {
  /** "Nguyễn Thị Lan, 03/11/2025: Cài đặt VNeID". */
  readonly what: string
  readonly giver: string
  readonly officer: string | undefined
}

type Props = {
  held: readonly HeldShown[]
  waiting: boolean
  counts: { readonly waiting: number; readonly decided: number }
  pages: PagesProps | undefined
}

/** What came from the field and could not be taken without an officer; many at once may be taken. */
export function HeldList({ held, waiting, counts, pages }: Props) {
  const lang = useLang()
  return (
    <DeskScreen title={words.say(lang, 'held')} lead={words.say(lang, 'held_lead')}>
      <Tabs
        label={words.say(lang, 'which')}
        tabs={[
          { href: '/desk/held', label: words.say(lang, 'waiting'), here: waiting, count: counts.waiting },
          { href: '/desk/held?show=decided', label: words.say(lang, 'decided'), here: !waiting, count: counts.decided },
        ]}
      />
      {held.length === 0 ? (
        <Nothing waiting={waiting} />
      ) : (
        <DataTable
          caption={words.say(lang, waiting ? 'waiting' : 'decided')}
          captionHidden
          rows={held}
          rowKey={(row) => row.commandId}
          columns={columns(lang, waiting)}
          choose={
            waiting
              ? { form: 'take', name: 'commandId', label: (row) => words.say(lang, 'choose', { what: row.what }) }
              : undefined
          }
          pages={pages}
        />
      )}
      {waiting && held.length > 0 && <Taking held={held} />}
    </DeskScreen>
  )
}

function Taking({ held }: Pick<Props, 'held'>) {
  const lang = useLang()
  const n = held.length
  return (
    <Actions>
      <form id="take" method="post" action="/desk/held/accept" data-form="take">
        <Button kind="primary" icon={CheckIcon}>
          {words.say(lang, 'accept_chosen')}
        </Button>
      </form>
      <Confirm label={words.say(lang, 'accept_page', { n })} question={words.say(lang, 'accept_page_question', { n })}>
        <form method="post" action="/desk/held/accept" data-form="take-all">
          {held.map(({ commandId }) => (
            <input key={commandId} type="hidden" name="commandId" value={commandId} />
          ))}
          <Button kind="primary">{words.say(lang, 'accept_page', { n })}</Button>
        </form>
      </Confirm>
    </Actions>
  )
}

function Nothing({ waiting }: { waiting: boolean }) {
  const lang = useLang()
  return (
    <EmptyState icon={CheckRoundIcon} title={words.say(lang, waiting ? 'nothing' : 'nothing_decided')}>
      {waiting && words.say(lang, 'nothing_text')}
    </EmptyState>
  )
}

function columns(lang: Lang, waiting: boolean): Column<HeldShown>[] {
  const what: Column<HeldShown> = {
    key: 'what',
    header: words.say(lang, 'what'),
    naming: true,
    cell: (row) => <a href={`/desk/held/${row.commandId}`}>{row.what}</a>,
  }
  const who: Column<HeldShown> = { key: 'who', header: words.say(lang, 'who'), cell: (row) => row.giver }
  const at: Column<HeldShown> = {
    key: 'at',
    header: words.say(lang, 'recorded_at'),
    cell: (row) => moment(row.deviceAt),
  }
  const why: Column<HeldShown> = {
    key: 'why',
    header: words.say(lang, 'why'),
    cell: (row) => tellWhy(lang, row.problem),
  }
  const outcome: Column<HeldShown> = {
    key: 'outcome',
    header: words.say(lang, 'outcome'),
    cell: (row) =>
      [
        words.say(lang, row.status === 'accepted' ? 'accepted' : 'declined'),
        words.say(lang, 'decided_by', { name: row.officer ?? '—', at: moment(row.decidedAt ?? row.receivedAt) }),
        row.reason,
      ]
        .filter(Boolean)
        .join(' · '),
  }
  return [what, who, at, waiting ? why : outcome]
}
