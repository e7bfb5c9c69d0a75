import { v7 as newId } from 'uuid'
import type { Inbox } from '../../platform/journal/inbox.ts'
import { mustAccept, order, type Place, personWith } from './place.ts'

/** One report is accepted and consolidated, one waits for the commune, one is a draft, and one team has none. */
export async function theReports(gate: Inbox, place: Place) {
  const reports = place.teams.slice(0, 3).map(({ teamId, mark }) => ({
    reportId: newId(),
    planId: place.planId,
    teamId,
    difficulties: `Khó khăn ${mark}`,
    proposals: `Đề nghị ${mark}`,
  }))
  for (const [at, report] of reports.entries())
    await mustAccept(gate, personWith(place, 'team_lead', report.teamId), [
      order(at === 2 ? 'reports.save_team_report' : 'reports.submit_team_report', report),
    ])
  await mustAccept(gate, place.officer, [
    order('reports.accept', { reportId: reports[0]?.reportId }),
    order('reports.consolidate', { reportId: newId(), planId: place.planId }),
  ])
  return reports
}
