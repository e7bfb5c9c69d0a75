import type { ComponentChildren } from 'preact'
import { useLang } from '../lang.ts'
import { words } from '../words.ts'

export type ChartFrame = {
  /** Root of the ids inside, once a page. */
  id: string
  title: string
  /** What the picture says, in one sentence; read aloud too. */
  says: string
}

export type ChartTable = { headers: readonly string[]; rows: readonly (readonly ComponentChildren[])[] }

/** The frame round every chart: title, what it says, the drawing, and the figures behind it as a table. */
export function Chart(props: ChartFrame & { table: ChartTable; children: ComponentChildren }) {
  const { id, title, says, table, children } = props
  const lang = useLang()
  return (
    <figure class="chart" aria-labelledby={`${id}-title`}>
      <figcaption>
        <p class="chart-title" id={`${id}-title`}>
          {title}
        </p>
        <p class="chart-note">{says}</p>
      </figcaption>
      {children}
      <details class="chart-table">
        <summary>
          {words.say(lang, 'show_table')}
          <span class="only-spoken">: {title}</span>
        </summary>
        <table>
          <caption class="only-spoken">{title}</caption>
          <thead>
            <tr>
              {table.headers.map((header) => (
                <th key={header} scope="col">
                  {header}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row, at) => (
              <tr key={at}>
                {row.map((cell, place) =>
                  place === 0 ? (
                    <th key={place} scope="row">
                      {cell}
                    </th>
                  ) : (
                    <td key={place}>{cell}</td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  )
}
