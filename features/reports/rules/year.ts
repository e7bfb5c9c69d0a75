import { covers, type Window } from '../../../platform/clock/days.ts'
import { eachRecordOnce, type Records, tally, type YearTotals } from '../rules.ts'

type Reported = { readonly quarter: string; readonly reportWindow: Window; readonly records: Records }

/**
 * Each quarter's records by the days its report counts, which follow one another without a gap. Null where there is one
 * quarter alone: its own figures say it.
 */
export function yearTotals(reports: readonly Reported[]): YearTotals | null {
  if (reports.length < 2) return null
  const visits = reports.flatMap(({ records, reportWindow }) =>
    records.visits.filter(({ heldOn }) => covers(reportWindow, heldOn)),
  )
  const dossiers = reports.flatMap(({ records, reportWindow }) =>
    records.dossiers.filter(({ filedOn }) => covers(reportWindow, filedOn)),
  )
  // A record that got another day after its report was locked stands in two of them.
  return {
    quarters: reports.map(({ quarter }) => quarter),
    figures: tally(eachRecordOnce({ visits, dossiers })).figures,
  }
}
