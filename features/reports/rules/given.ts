import type { Correction, GivenAnnex, OpenCell } from '../rules.ts'

type Cell = string | number | OpenCell | undefined

/** Where a day's total of another feature's annex is another one now than the locked report printed. */
export function correctedGiven(
  before: readonly GivenAnnex[],
  now: readonly GivenAnnex[],
): NonNullable<Correction['given']> {
  return before.flatMap(({ title, columns, total }) => {
    const today = now.find((annex) => annex.title === title)
    return columns.flatMap((column, at) => {
      const [was, is] = [amountIn(total[at]), amountIn(today?.total[at])]
      if (!column.closed || was === null || was === (is ?? 0)) return []
      return [{ what: `${title}, ${column.title.toLocaleLowerCase('vi')}`, before: was, now: is ?? 0 }]
    })
  })
}

function amountIn(cell: Cell): number | null {
  if (typeof cell === 'object') return cell.value
  return typeof cell === 'number' ? cell : null
}
