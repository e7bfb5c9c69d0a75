import { DataTable } from '../../../platform/kit/data-table.tsx'
import { figure } from '../../../platform/words/formats.ts'
import type { AnnexCell, AnnexTable } from '../paper/annexes.ts'
import { type AmountCell, type Behind, type CountedCell, isCounted, type OpenCell } from '../rules.ts'

type Row = { readonly cells: readonly AnnexCell[]; readonly at: number }

export type AmountHref = (of: AmountCell['amount']) => string | undefined

type FoldProps = {
  table: AnnexTable<AnnexCell>
  /** Where the report's own records are. */
  base: string
  /** Where the records of another feature's figure are. */
  amountHref: AmountHref
}

/** One of the paper's annexes on the screen, word for word; each number in it leads to the records it counts. */
export function AnnexFold({ table, base, amountHref }: FoldProps) {
  const hrefOf = (cell: CountedCell | AmountCell | OpenCell) => {
    if ('opens' in cell) return cell.opens
    return 'behind' in cell ? `${base}?${searchOf(cell.behind)}` : amountHref(cell.amount)
  }
  const rows = [...table.rows, ...(table.total.length > 0 ? [table.total] : [])].map((cells, at) => ({ cells, at }))
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
              if (!isCounted<CountedCell | AmountCell | OpenCell>(cell))
                return typeof cell === 'number' ? figure('vi', cell) : cell
              const href = hrefOf(cell)
              return href === undefined ? figure('vi', cell.value) : <a href={href}>{figure('vi', cell.value)}</a>
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
