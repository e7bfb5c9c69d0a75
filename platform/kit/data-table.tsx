import type { ComponentChildren } from 'preact'
import { ArrowIcon, BackIcon, SortIcon } from './icons.tsx'
import { useLang } from './lang.ts'
import { words } from './words.ts'

export type Column<Row> = {
  key: string
  header: string
  cell: (row: Row) => ComponentChildren
  /** `figure` aligns to the end with equal-width digits; `action` holds buttons and shows no header on phones. */
  kind?: 'text' | 'figure' | 'action' | undefined
  /** The column that names the row: a row header, and the title of the card on a phone. */
  naming?: boolean | undefined
  sort?: { href: string; now?: 'ascending' | 'descending' | undefined } | undefined
  total?: ComponentChildren
}

export type DataTableProps<Row> = {
  caption: string
  captionHidden?: boolean | undefined
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** Many rows chosen for one form elsewhere on the page, whose id is `form`. */
  choose?: { form: string; name: string; label: (row: Row) => string } | undefined
  /** Export links and the like, beside the caption. */
  tools?: ComponentChildren
  empty?: ComponentChildren
  pages?: PagesProps | undefined
}

/** A table at a desk, a list of cards on a phone; the same markup for both. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, captionHidden = false, columns, rows, rowKey, choose, tools, empty, pages } = props
  const lang = useLang()
  const hasTotals = columns.some((column) => column.total !== undefined)
  return (
    <div class="table-block">
      {tools && <div class="table-tools">{tools}</div>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section class="table-scroll" aria-label={caption} tabIndex={0}>
        <table class={columns.length > 9 ? 'table table-dense' : 'table'}>
          <caption class={captionHidden ? 'only-spoken' : undefined}>{caption}</caption>
          <thead>
            <tr>
              {choose && <th scope="col">{words.say(lang, 'choose_row')}</th>}
              {columns.map((column) => (
                <Header key={column.key} column={column} />
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={rowKey(row)}>
                {choose && (
                  <td class="table-choose">
                    <label class="check">
                      <input type="checkbox" form={choose.form} name={choose.name} value={rowKey(row)} />
                      <span class="only-spoken">{choose.label(row)}</span>
                    </label>
                  </td>
                )}
                {columns.map((column) => (
                  <Cell key={column.key} column={column} row={row} />
                ))}
              </tr>
            ))}
          </tbody>
          {hasTotals && rows.length > 0 && (
            <tfoot>
              <tr>
                {choose && <td />}
                {columns.map((column) => (
                  <td key={column.key} class={`cell-${column.kind ?? 'text'}`} data-label={column.header}>
                    {column.total ?? ''}
                  </td>
                ))}
              </tr>
            </tfoot>
          )}
        </table>
      </section>
      {rows.length === 0 && empty}
      {pages && <Pages {...pages} />}
    </div>
  )
}

function Header<Row>({ column }: { column: Column<Row> }) {
  const lang = useLang()
  const { header, sort, kind = 'text' } = column
  return (
    <th scope="col" class={`cell-${kind}`} aria-sort={sort?.now}>
      {sort === undefined ? (
        <span class={kind === 'action' ? 'only-spoken' : undefined}>{header}</span>
      ) : (
        <a class="table-sort" href={sort.href} aria-label={words.say(lang, 'sort_by', { column: header })}>
          <span>{header}</span>
          <SortIcon />
        </a>
      )}
    </th>
  )
}

function Cell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const { cell, header, kind = 'text', naming = false } = column
  if (naming) {
    return (
      <th scope="row" class="cell-naming">
        {cell(row)}
      </th>
    )
  }
  return (
    <td class={`cell-${kind}`} data-label={kind === 'action' ? undefined : header}>
      {cell(row)}
    </td>
  )
}

export type PagesProps = {
  page: number
  pages: number
  earlierHref?: string | undefined
  laterHref?: string | undefined
}

export function Pages({ page, pages, earlierHref, laterHref }: PagesProps) {
  const lang = useLang()
  return (
    <nav class="pages" aria-label={words.say(lang, 'pages')}>
      {earlierHref !== undefined && (
        <a class="button button-quiet" rel="prev" href={earlierHref}>
          <BackIcon />
          <span>{words.say(lang, 'earlier_page')}</span>
        </a>
      )}
      <span>{words.say(lang, 'page_of', { page, pages })}</span>
      {laterHref !== undefined && (
        <a class="button button-quiet" rel="next" href={laterHref}>
          <span>{words.say(lang, 'later_page')}</span>
          <ArrowIcon />
        </a>
      )}
    </nav>
  )
}
