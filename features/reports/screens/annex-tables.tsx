import { DataTable } from '../../../platform/kit/data-table.tsx'
import { figure } from '../../../platform/words/formats.ts'
import type { AnnexCell, AnnexTable } from '../paper/annexes.ts'
import { type Behind, isCounted } from '../rules.ts'

type Row = { readonly cells: readonly AnnexCell[]; readonly at: number }

/** One of the paper's annexes on the screen, word for word; each number in it leads to the records it counts. */
export function AnnexFold({ table, base }: { table: AnnexTable<AnnexCell>; base: string }) {
  const rows = [...table.rows, table.total].map((cells, at) => ({ cells, at }))
  return (
    <details>
      <summary lang="vi">{table.title}</summary>
      <div lang="vi">
        <DataTable
          caption={table.title}
          captionHidden
          rows={rows}
          rowKey={(row: Row) => String(row.at)}
          columns={table.columns.map(({ title, isText }, at) => ({
            key: String(at),
            header: title,
            kind: isText ? 'text' : 'figure',
            naming: at === 1,
            cell: (row: Row) => {
              const cell = row.cells[at] ?? ''
              return isCounted(cell) ? (
                <a href={`${base}?${searchOf(cell.behind)}`}>{figure('vi', cell.value)}</a>
              ) : (
                cell
              )
            },
          }))}
        />
      </div>
    </details>
  )
}

export function searchOf({ statuses, ...rest }: Behind): string {
  return String(new URLSearchParams({ ...rest, ...(statuses === undefined ? {} : { statuses: statuses.join(',') }) }))
}
