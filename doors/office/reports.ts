import type { Context, Hono } from 'hono'
import { snapshotHouseholds } from '../../features/households/reads.ts'
import { listNames } from '../../features/people/reads.ts'
import { getCommune } from '../../features/places/reads.ts'
import { type ActivePlan, findActivePlan, findReading } from '../../features/plan/reads.ts'
import { figures } from '../../features/progress/contract.ts'
import { amountHref } from '../../features/progress/screens/records-href.ts'
import { findWorkingDays } from '../../features/reminders/reads.ts'
import { countedTables, sheetsOf } from '../../features/reports/paper/annexes.ts'
import { consolidatedPaper } from '../../features/reports/paper/consolidated.ts'
import { printedLines, sectionsOf, sectionWords } from '../../features/reports/paper/results.ts'
import { teamReportPaper } from '../../features/reports/paper/team-report.ts'
import { checkLine } from '../../features/reports/paper/wording.ts'
import {
  compareWithNow,
  findCommuneReport,
  findPaper,
  findReport,
  findReportPlan,
  findTeamReport,
  isSealWhole,
  listCounted,
  listReportEvents,
  listReports,
  listSentAt,
  type Paper,
  type Report,
} from '../../features/reports/reads.ts'
import { aimsOf, type Behind, daysLate, numberOf, recordsOf } from '../../features/reports/rules.ts'
import { Consolidated } from '../../features/reports/screens/consolidated.tsx'
import { CountedRecords } from '../../features/reports/screens/counted-records.tsx'
import { ReportList } from '../../features/reports/screens/report-list.tsx'
import { TeamReportScreen } from '../../features/reports/screens/team-report.tsx'
import { words } from '../../features/reports/words.ts'
import { findTeam, listTeams } from '../../features/teams/reads.ts'
import { holds, type Scope, withScope } from '../../platform/access/scope.ts'
import { wayOf } from '../../platform/kit/way.ts'
import { toDocx } from '../../platform/papers/docx.ts'
import { officialDocument } from '../../platform/papers/official-document.ts'
import { toPdf } from '../../platform/papers/pdf.ts'
import { toXlsx } from '../../platform/papers/xlsx.ts'
import type { Stand } from '../server/app.tsx'
import { type Ask, isId, page, pageIn } from '../server/page.ts'
import { deskRoles, officerRoles } from '../server/roles.ts'
import { doorProblems, problemResponse } from '../server/security.ts'
import { pagesOf } from './paging.ts'

const title = (lang: 'vi' | 'en') => words.say(lang, 'reports')
const size = 100

export const reportPages = [
  page('desk', '/desk/reports', deskRoles, title, ReportList, async ({ scope, today }) => {
    const plan = await findActivePlan(scope, today)
    const reports = plan ? await listReports(scope, plan.planId) : []
    const sent = plan ? await listSentAt(scope, plan.planId) : new Map<string, string>()
    const rows = (await listTeams(scope, plan?.reportWindow.from)).map((team) => {
      const report = reports.find(({ teamId }) => teamId === team.teamId)
      return { team, report, daysLate: plan ? lateness(plan, sent, report?.reportId) : 0 }
    })
    return {
      plan,
      rows,
      commune: reports.find((report) => report.teamId === null),
      workingDay: plan && (await findWorkingDays(scope, plan.dueOn))?.after,
      mayWrite: holds(scope, officerRoles),
    }
  }),

  page('desk', '/desk/reports/team/:teamId', deskRoles, title, TeamReportScreen, async ({ scope, params, today }) => {
    const plan = await findActivePlan(scope, today)
    const team = await findTeam(scope, params['teamId'] ?? '')
    const report = plan && team && (await findTeamReport(scope, plan, team.teamId))
    if (!plan || !team || !report) return undefined
    const saved = report.reportId === null ? undefined : await findReport(scope, report.reportId)
    const events = saved ? await listReportEvents(scope, saved.reportId) : []
    const since = saved && saved.status !== 'returned' ? await compareWithNow(scope, saved, plan) : { came: 0, went: 0 }
    return {
      plan,
      team,
      report,
      events,
      names: await namesIn(scope, events),
      since,
      daysLate: lateness(plan, await listSentAt(scope, plan.planId), saved?.reportId),
      mayWrite: holds(scope, officerRoles),
    }
  }),

  page('desk', '/desk/reports/:reportId', deskRoles, title, Consolidated, async ({ scope, params }) => {
    const report = await findCommuneReport(scope, params['reportId'] ?? '')
    const plan = report && (await findReportPlan(scope, report.planId))
    const draft = plan && (await findReading(scope, plan.planId))
    if (!plan || !draft) return undefined
    const events = await listReportEvents(scope, report.reportId)
    const { teams } = report.figures
    return {
      plan,
      report,
      tables: countedTables(plan, report.figures),
      sections: sectionsOf(plan, draft, report.figures).map(({ section, title }) => ({
        section,
        title,
        printed: printedLines(report, section),
        words: sectionWords(report, section),
      })),
      amountHref: (of) => amountHref({ ...of, window: plan.reportWindow }),
      events,
      names: await namesIn(scope, events),
      reported: `${teams.filter((team) => team.figures !== null).length}/${teams.length}`,
      aims: aimsOf(plan.targets, plan.targetWindow, teams),
      mayWrite: holds(scope, officerRoles),
      mayApprove: holds(scope, ['leader']),
      isWhole: (await isSealWhole(scope, report.reportId)) ?? false,
    }
  }),

  page('desk', '/desk/reports/:reportId/records', deskRoles, title, CountedRecords, async ({ scope, params, query }) =>
    countedBehind(scope, params, query),
  ),
]

function lateness(plan: ActivePlan, sent: ReadonlyMap<string, string>, reportId = ''): number {
  const at = sent.get(reportId)
  return at === undefined ? 0 : daysLate(at, plan.dueOn)
}

/** The records behind one printed figure, by the same definition that counted them. */
async function countedBehind(scope: Scope, params: Ask['params'], query: Ask['query']) {
  const report = await findReport(scope, params['reportId'] ?? '')
  const plan = report && (await findReportPlan(scope, report.planId))
  const figure = figures.find((each) => each === (query['figure'] ?? 'supports'))
  if (!report?.figures || !plan || !figure) return undefined
  const asked: Record<string, string> = { figure, window: query['window'] === 'target' ? 'target' : 'report' }
  for (const name of ['team', 'part', 'group', 'statuses', 'by']) {
    const value = query[name]
    if (value !== undefined) asked[name] = value
  }
  const behind: Behind = {
    figure,
    window: asked['window'] === 'target' ? 'target' : 'report',
    ...(asked['team'] ? { team: asked['team'] } : {}),
    ...(asked['part'] === undefined ? {} : { part: asked['part'] }),
    ...(asked['group'] ? { group: asked['group'] } : {}),
    ...(asked['statuses'] ? { statuses: asked['statuses'].split(',') } : {}),
    ...(asked['by'] === 'team' ? { by: 'team' } : {}),
  }
  const records = recordsOf(plan, await listCounted(scope, [report.reportId]), behind)
  const { visits: facts, dossiers } = records
  const at = pageIn(query)
  const shown = facts.slice((at - 1) * size, at * size)
  const shownDossiers = dossiers.slice((at - 1) * size, at * size)
  const ids = [...new Set([...shown, ...shownDossiers].flatMap((fact) => fact.householdId ?? []))]
  const households = await snapshotHouseholds(scope, ids)
  const teams = await listTeams(scope, plan.reportWindow.from)
  return {
    reportId: report.reportId,
    figure,
    facts: shown,
    dossiers: shownDossiers,
    pages: pagesOf(`/desk/reports/${report.reportId}/records`, asked, at, size, facts.length + dossiers.length),
    households: new Map([...households].map(([id, household]) => [id, household.headName])),
    teams: new Map(teams.map((team) => [team.teamId, team.name])),
    // Frozen before dossiers were records of their own, a report still says how many there were.
    total: Object.keys(behind).length === 2 ? report.figures[behind.window].figures[figure] : numberOf(records, behind),
    ofTeams: behind.by === 'team',
  }
}

async function namesIn(scope: Scope, events: readonly { accountId: string | null }[]) {
  return listNames(
    scope,
    events.flatMap((event) => event.accountId ?? []),
  )
}

/** The same report as papers, made again at each request from what is frozen. */
export function reportRoutes(routes: Hono, { house, visitorOf }: Stand): void {
  const kinds = {
    docx: [
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      async (paper: Printed) => toDocx(officialDocument(paper.document)),
    ],
    pdf: ['application/pdf', async (paper: Printed) => toPdf(officialDocument(paper.document))],
    xlsx: [
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      async (paper: Printed) => (paper.sheets.length > 0 ? toXlsx(paper.sheets) : undefined),
    ],
  } as const

  for (const [kind, [type, make]] of Object.entries(kinds)) {
    routes.get(`/desk/reports/:reportId/${kind}`, async (c: Context) => {
      const { user } = await visitorOf(c.req.raw)
      if (!user) return c.redirect('/sign-in', 303)
      const reportId = c.req.param('reportId') ?? ''
      const paper = isId(reportId)
        ? await withScope(house.db, user.actor, 'read only', (scope) =>
            paperOf(scope, reportId, new URL(wayOf(c.req.raw).href).origin),
          )
        : undefined
      const bytes = paper && (await make(paper))
      if (!paper || !bytes) return problemResponse(c, 404, doorProblems.make('door.not_found'))
      return c.body(Uint8Array.from(bytes), 200, {
        'Content-Type': type,
        'Content-Disposition': `attachment; filename="${paper.file}.${kind}"`,
      })
    })
  }
}

type Printed = Paper & { readonly file: string }

async function paperOf(scope: Scope, reportId: string, origin: string): Promise<Printed | undefined> {
  const report = await findReport(scope, reportId)
  const plan = report && (await findReportPlan(scope, report.planId))
  const draft = plan && (await findReading(scope, plan.planId))
  if (!report?.figures || !plan || !draft) return undefined
  const commune = await getCommune(scope)
  const file = `bao-cao-${report.teamId === null ? 'tong-hop' : 'to'}-${plan.quarter}`
  const kept = await findPaper(scope, reportId)
  const verification = verificationOf(plan, report, commune.code, origin)
  if (kept) return { file, document: { ...kept.document, verification }, sheets: kept.sheets }
  const setting = { plan, draft, commune }
  if (report.teamId !== null) {
    const team = await findTeam(scope, report.teamId)
    const document = team && teamReportPaper(setting, team, { ...report, figures: report.figures })
    return document && { file, document, sheets: [] }
  }
  const ofCommune = await findCommuneReport(scope, reportId)
  return (
    ofCommune && {
      file,
      document: consolidatedPaper(setting, ofCommune, verification),
      sheets: sheetsOf(plan, ofCommune),
    }
  )
}

/** Only a locked report can be held against anything; a draft carries no code. */
function verificationOf(plan: ActivePlan, report: Report, communeCode: string, origin: string) {
  if (report.status !== 'approved') return null
  return { text: checkLine(plan, report), url: `${origin}/xa/${communeCode}/check/${report.reportId}` }
}
