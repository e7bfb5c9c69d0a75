import { Button, ButtonLink } from '../../../platform/kit/button.tsx'
import { CommandForm } from '../../../platform/kit/command-form.tsx'
import { type Column, DataTable, type PagesProps } from '../../../platform/kit/data-table.tsx'
import { EmptyState } from '../../../platform/kit/empty-state.tsx'
import { SelectField, TextField } from '../../../platform/kit/field.tsx'
import { FilterBar } from '../../../platform/kit/filter-bar.tsx'
import { DeskScreen } from '../../../platform/kit/frame.tsx'
import { DownloadIcon, PlusIcon, SearchIcon, UploadIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
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
            {total > 0 && (
              <>
                <ButtonLink href={`/desk/procedures.xlsx${search}`} icon={DownloadIcon} download>
                  {words.say(lang, 'export_xlsx')}
                </ButtonLink>
                <ButtonLink href={`/desk/procedures.csv${search}`} kind="quiet" download>
                  {words.say(lang, 'export_csv')}
                </ButtonLink>
              </>
            )}
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
  const isFiltered = Object.values(filter).some((value) => value !== '')
  return (
    <FilterBar
      action="/desk/procedures"
      label={words.say(lang, 'procedures')}
      clearHref={isFiltered ? '/desk/procedures' : undefined}
    >
      <TextField name="q" type="search" label={words.say(lang, 'search_procedure')} value={filter.q} />
      <SelectField
        name="force"
        label={words.say(lang, 'force')}
        value={filter.force}
        options={[
          { value: '', label: words.say(lang, 'any') },
          { value: 'now', label: words.say(lang, 'in_force_only') },
          { value: 'ended', label: words.say(lang, 'ended_only') },
        ]}
      />
      <SelectField
        name="level"
        label={words.say(lang, 'level')}
        value={filter.level}
        options={[
          { value: '', label: words.say(lang, 'any_level') },
          { value: 'full', label: words.say(lang, 'full') },
          { value: 'partial', label: words.say(lang, 'partial') },
          { value: 'unknown', label: words.say(lang, 'level_unknown') },
        ]}
      />
      <SelectField
        name="verified"
        label={words.say(lang, 'verified')}
        value={filter.verified}
        options={[
          { value: '', label: words.say(lang, 'any') },
          { value: 'yes', label: words.say(lang, 'verified') },
          { value: 'no', label: words.say(lang, 'not_verified') },
        ]}
      />
    </FilterBar>
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
