import { Button, ButtonLink } from '../../../platform/kit/button.tsx'
import { CommandForm } from '../../../platform/kit/command-form.tsx'
import { type Column, DataTable, type PagesProps } from '../../../platform/kit/data-table.tsx'
import { EmptyState } from '../../../platform/kit/empty-state.tsx'
import { ExportLinks } from '../../../platform/kit/export-links.tsx'
import { DeskScreen } from '../../../platform/kit/frame.tsx'
import { PlusIcon, SearchIcon, UploadIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { choice, ListFilter, search as searched } from '../../../platform/kit/list-filter.tsx'
import { number } from '../../../platform/words/formats.ts'
import type { Lang } from '../../../platform/words/words.ts'
import { addStarter } from '../contract.ts'
import type { Procedure } from '../reads/procedures.ts'
import { shorten, words } from '../words.ts'
import { ForceMark, levelName, ServiceTabs } from './parts.tsx'

export type ProcedureFilterShown = { q: string; force: string; level: string; verified: string }

type Props = {
  procedures: readonly Procedure[]
  total: number
  filter: ProcedureFilterShown
  search: string
  pages: PagesProps | undefined
  counts: { due: number; unmatched: number }
  today: string
  mayWrite: boolean
  mayImport: boolean
}

export function ProcedureList(props: Props) {
  const { procedures, total, filter, search, pages, counts, today, mayWrite, mayImport } = props
  const lang = useLang()
  const isFiltered = Object.values(filter).some((value) => value !== '')
  return (
    <DeskScreen
      title={words.say(lang, 'services')}
      lead={`${words.say(lang, 'procedures')}: ${number(lang, total)}`}
      actions={
        mayWrite && (
          <>
            <ButtonLink href="/desk/procedures/new" icon={PlusIcon}>
              {words.say(lang, 'add_procedure')}
            </ButtonLink>
            {mayImport && (
              <ButtonLink href="/desk/procedures/import" icon={UploadIcon}>
                {words.say(lang, 'import_procedures')}
              </ButtonLink>
            )}
          </>
        )
      }
    >
      <ServiceTabs here="procedures" counts={counts} />
      <Filters filter={filter} />
      <DataTable
        caption={words.say(lang, 'procedures')}
        captionHidden
        rows={procedures}
        rowKey={({ procedureId }) => procedureId}
        columns={columns(lang, today)}
        pages={pages}
        tools={
          <>
            {total > 0 && <ExportLinks href="/desk/procedures" search={search} />}
            {mayWrite && (
              <CommandForm order={addStarter}>
                <Button kind="quiet">{words.say(lang, 'add_starter')}</Button>
              </CommandForm>
            )}
          </>
        }
        empty={
          <EmptyState icon={SearchIcon} title={words.say(lang, isFiltered ? 'found_none' : 'no_procedures')}>
            {words.say(lang, isFiltered ? 'found_none_text' : 'no_procedures_text')}
          </EmptyState>
        }
      />
    </DeskScreen>
  )
}

function Filters({ filter }: Pick<Props, 'filter'>) {
  const lang = useLang()
  return (
    <ListFilter
      action="/desk/procedures"
      label={words.say(lang, 'procedures')}
      parts={[
        searched(words.say(lang, 'search_procedure'), filter.q),
        choice('force', words.say(lang, 'force'), filter.force, words.say(lang, 'any'), [
          ['now', words.say(lang, 'in_force_only')],
          ['ended', words.say(lang, 'ended_only')],
        ]),
        choice('level', words.say(lang, 'level'), filter.level, words.say(lang, 'any_level'), [
          ['full', words.say(lang, 'full')],
          ['partial', words.say(lang, 'partial')],
          ['unknown', words.say(lang, 'level_unknown')],
        ]),
        choice('verified', words.say(lang, 'verified'), filter.verified, words.say(lang, 'any'), [
          ['yes', words.say(lang, 'verified')],
          ['no', words.say(lang, 'not_verified')],
        ]),
      ]}
    />
  )
}

function columns(lang: Lang, today: string): Column<Procedure>[] {
  return [
    {
      key: 'name',
      header: words.say(lang, 'name'),
      naming: true,
      cell: ({ procedureId, name }) => <a href={`/desk/procedures/${procedureId}`}>{shorten(name, 180)}</a>,
    },
    { key: 'code', header: words.say(lang, 'code'), cell: ({ code }) => <span class="cell-whole">{code}</span> },
    { key: 'level', header: words.say(lang, 'level'), cell: ({ level }) => levelName(lang, level) },
    { key: 'authority', header: words.say(lang, 'authority'), cell: ({ authority }) => authority || '—' },
    {
      key: 'force',
      header: words.say(lang, 'force'),
      cell: (procedure) => <ForceMark procedure={procedure} today={today} />,
    },
    {
      key: 'verified',
      header: words.say(lang, 'verified'),
      cell: ({ verified }) => words.say(lang, verified ? 'verified' : 'not_verified'),
    },
  ]
}
