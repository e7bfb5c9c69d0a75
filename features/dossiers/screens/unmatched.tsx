import { Button } from '../../../platform/kit/button.tsx'
import { Card } from '../../../platform/kit/card.tsx'
import { TileChoice } from '../../../platform/kit/choice.tsx'
import { CommandForm } from '../../../platform/kit/command-form.tsx'
import { DataTable } from '../../../platform/kit/data-table.tsx'
import { EmptyState } from '../../../platform/kit/empty-state.tsx'
import { ExportLinks } from '../../../platform/kit/export-links.tsx'
import { DeskScreen } from '../../../platform/kit/frame.tsx'
import { CheckIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { day, number } from '../../../platform/words/formats.ts'
import { matchWords } from '../contract.ts'
import type { Procedure } from '../reads/procedures.ts'
import { shorten, words } from '../words.ts'
import { FindProcedure } from './dossier-fields.tsx'
import { ForceMark, ServiceTabs } from './parts.tsx'

type Props = {
  rows: readonly { words: string; dossiers: number; lastOn: string }[]
  /** The words that are being matched, and the procedures found for them. */
  chosen: string
  query: string
  found: readonly Procedure[]
  counts: { due: number; unmatched: number }
  today: string
  mayWrite: boolean
}

/** What members wrote in their own words, with the procedures that may be meant. */
export function Unmatched({ rows, chosen, query, found, counts, today, mayWrite }: Props) {
  const lang = useLang()
  return (
    <DeskScreen title={words.say(lang, 'services')} lead={words.say(lang, 'match_lead')}>
      <ServiceTabs here="unmatched" counts={counts} />
      {chosen !== '' && mayWrite && (
        <Card title={words.say(lang, 'match_to', { words: chosen })} tone="wash">
          <FindProcedure action="/desk/dossiers/unmatched" query={query} keep={{ words: chosen }} />
          {found.length > 0 && (
            <CommandForm order={matchWords} fixed={{ words: chosen }} next="/desk/dossiers/unmatched" class="stack">
              <TileChoice
                name="procedureId"
                kind="radio"
                wide
                legend={words.say(lang, 'which_procedure')}
                tiles={found.map(({ procedureId, name, code, authority }) => ({
                  value: procedureId,
                  label: shorten(name),
                  hint: [code, authority].filter(Boolean).join(' · '),
                }))}
              />
              <Button kind="primary">{words.say(lang, 'match')}</Button>
            </CommandForm>
          )}
          {found.some(({ validTo }) => validTo !== null && validTo < today) && (
            <ul>
              {found
                .filter(({ validTo }) => validTo !== null && validTo < today)
                .map((one) => (
                  <li key={one.procedureId}>
                    {one.code}: <ForceMark procedure={one} today={today} />
                  </li>
                ))}
            </ul>
          )}
        </Card>
      )}
      <DataTable
        caption={words.say(lang, 'unmatched')}
        captionHidden
        rows={rows}
        rowKey={(row) => row.words}
        tools={rows.length > 0 && <ExportLinks href="/desk/dossiers/unmatched" />}
        columns={[
          { key: 'words', header: words.say(lang, 'words_told'), naming: true, cell: (row) => row.words },
          {
            key: 'dossiers',
            header: words.say(lang, 'dossiers'),
            kind: 'figure',
            cell: (row) => (
              <a href={`/desk/dossiers/list?${new URLSearchParams({ part: row.words, figure: 'online_dossiers' })}`}>
                {number(lang, row.dossiers)}
              </a>
            ),
          },
          { key: 'last', header: words.say(lang, 'last_on'), cell: (row) => day(row.lastOn) },
          ...(mayWrite
            ? [
                {
                  key: 'match',
                  header: words.say(lang, 'match'),
                  kind: 'action' as const,
                  cell: (row: Props['rows'][number]) => (
                    <a
                      class="button button-secondary"
                      href={`/desk/dossiers/unmatched?${new URLSearchParams({ words: row.words, procedure: row.words })}`}
                    >
                      <span>{words.say(lang, 'match')}</span>
                    </a>
                  ),
                },
              ]
            : []),
        ]}
        empty={
          <EmptyState icon={CheckIcon} title={words.say(lang, 'all_matched')}>
            {words.say(lang, 'all_matched_text')}
          </EmptyState>
        }
      />
    </DeskScreen>
  )
}
