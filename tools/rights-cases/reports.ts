import * as groups from '../../features/reports/reads/groups.ts'
import * as year from '../../features/reports/reads/year.ts'
import * as reports from '../../features/reports/reads.ts'
import { type Cases, type Deal, ids, marks, newOrOld, text } from './deal.ts'

const teamReport = (deal: Deal) => {
  const report = deal.row('report')
  const planId = deal.row('plan').id
  return deal.some([
    { reportId: report.id, planId: report['plan_id'] ?? planId, teamId: report['team_id'] ?? deal.row('team').id },
    { reportId: newOrOld(deal, 'report'), planId, teamId: deal.row('team').id },
  ])
}
const isCommuneDraft = (row: Readonly<Record<string, unknown>>) => row['team_id'] === null && row['status'] === 'draft'

export const orders: Cases['orders'] = {
  'reports.save_team_report': (deal) => ({ ...teamReport(deal), difficulties: text(deal) }),
  'reports.submit_team_report': (deal) => ({ ...teamReport(deal), lessons: text(deal) }),
  'reports.return': (deal) => ({ reportId: deal.row('report').id, note: text(deal) }),
  'reports.accept': (deal) => ({ reportId: deal.row('report', ({ status }) => status === 'submitted').id }),
  'reports.consolidate': (deal) => {
    const report = deal.row('report', isCommuneDraft)
    const planId = deal.row('plan').id
    return deal.some([
      { reportId: report.id, planId: report['plan_id'] ?? planId },
      { reportId: newOrOld(deal, 'report'), planId },
    ])
  },
  'reports.edit_consolidated': (deal) => ({ reportId: deal.row('report', isCommuneDraft).id, results: text(deal) }),
  'reports.edit_section': (deal) => ({
    reportId: deal.row('report', isCommuneDraft).id,
    section: 'organisation',
    text: text(deal),
  }),
  'reports.approve': (deal) => ({ reportId: deal.row('report', isCommuneDraft).id }),
}

export const questions: Cases['questions'] = {
  'reports.listFirstSent': (scope, deal) => reports.listFirstSent(scope, deal.row('plan').id, marks(deal)),
  'reports.findCommuneReport': (scope, deal) => reports.findCommuneReport(scope, deal.row('report').id),
  'reports.listEarlierOfYear': (scope) =>
    year.listEarlierOfYear(scope, { quarter: '2026-Q4', periodFrom: '2026-12-01' }),
  'reports.findLastApproved': (scope) => reports.findLastApproved(scope, '2030-01-01'),
  'reports.withGroups': async (scope, deal) =>
    groups.withGroups(scope, (await reports.listCounted(scope, ids(deal, 'report'))).visits),
  'reports.asCounted': async (scope, deal) =>
    groups.asCounted(scope, (await reports.listCounted(scope, ids(deal, 'report'))).visits),
  'reports.listGuided': (scope, deal) =>
    groups.listGuided(scope, deal.some([{}, { from: '2025-10-01', to: '2026-12-31', teamId: deal.row('team').id }])),
  'reports.listReports': (scope, deal) => reports.listReports(scope, deal.row('plan').id),
  'reports.findReport': (scope, deal) => reports.findReport(scope, deal.row('report').id),
  'reports.findTeamReport': async (scope, deal) => {
    const found = await reports.findReportPlan(scope, deal.row('plan').id)
    return found && reports.findTeamReport(scope, found, deal.row('team').id)
  },
  'reports.listFacts': async (scope, deal) => {
    const found = await reports.findReportPlan(scope, deal.row('plan').id)
    return found && reports.listFacts(scope, found, deal.row('team').id)
  },
  'reports.listShown': async (scope, deal) => {
    const found = await reports.findReportPlan(scope, deal.row('plan').id)
    return found && reports.listShown(scope, found, deal.row('team').id, deal.some([true, false]))
  },
  'reports.listReportEvents': (scope, deal) => reports.listReportEvents(scope, deal.row('report').id),
  'reports.listCounted': (scope, deal) => reports.listCounted(scope, ids(deal, 'report')),
  'reports.listSentAt': (scope, deal) => reports.listSentAt(scope, deal.row('plan').id),
  'reports.findPaper': (scope, deal) => reports.findPaper(scope, deal.row('report').id),
  'reports.isSealWhole': (scope, deal) => reports.isSealWhole(scope, deal.row('report').id),
  'reports.findSeal': (scope, deal) => reports.findSeal(scope, deal.row('report').id),
  'reports.findReportPlan': (scope, deal) => reports.findReportPlan(scope, deal.row('plan').id),
  'reports.compareWithNow': async (scope, deal) => {
    const report = await reports.findReport(scope, deal.row('report').id)
    const found = report && (await reports.findReportPlan(scope, report.planId))
    return found && reports.compareWithNow(scope, report, found)
  },
  'reports.snapshotReports': (scope, deal) => reports.snapshotReports(scope, ids(deal, 'report')),
}
