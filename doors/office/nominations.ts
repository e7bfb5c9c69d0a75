import type { Context, Hono } from 'hono'
import { listNames } from '../../features/people/reads.ts'
import { getCommune } from '../../features/places/reads.ts'
import { findActivePlan, findReading, listPlans } from '../../features/plan/reads.ts'
import { nominate } from '../../features/recognition/contract.ts'
import {
  type Commending,
  certificatesOf,
  decisionPaper,
  listPaper,
  submissionPaper,
  usualBases,
} from '../../features/recognition/paper.ts'
import {
  findNomination,
  getPapers,
  listComments,
  listNominations,
  listProposed,
  type Nomination,
} from '../../features/recognition/reads/nominations.ts'
import { evaluate } from '../../features/recognition/reads.ts'
import { Approvals } from '../../features/recognition/screens/approvals.tsx'
import { NominationScreen } from '../../features/recognition/screens/nomination.tsx'
import {
  type NominationFilter,
  NominationNew,
  type NominationRow,
  Nominations,
  nominationStates,
} from '../../features/recognition/screens/nominations.tsx'
import { type PaperKind, PapersScreen, paperKinds } from '../../features/recognition/screens/papers.tsx'
import type { Place } from '../../features/recognition/screens/parts.tsx'
import { words } from '../../features/recognition/words.ts'
import { listReports } from '../../features/reports/reads.ts'
import { listNext } from '../../features/review/reads.ts'
import { listMembers, listTeams, listTeamsServing, snapshotMembers } from '../../features/teams/reads.ts'
import { holds, type Scope, withScope } from '../../platform/access/scope.ts'
import { type Day, dayOf } from '../../platform/clock/days.ts'
import { certificatesDocx, certificatesPdf } from '../../platform/papers/certificate.ts'
import { missingFigures } from '../../platform/papers/document-text.ts'
import { toDocx } from '../../platform/papers/docx.ts'
import { officialDocument } from '../../platform/papers/official-document.ts'
import { toPdf } from '../../platform/papers/pdf.ts'
import type { Sheet } from '../../platform/papers/xlsx.ts'
import { fold } from '../../platform/words/fold.ts'
import type { Lang } from '../../platform/words/words.ts'
import type { Stand } from '../server/app.tsx'
import { type Ask, idIn, page, textIn } from '../server/page.ts'
import { deskRoles, nominatorRoles, officerRoles } from '../server/roles.ts'
import { doorProblems, problemResponse } from '../server/security.ts'
import { searchOf } from './paging.ts'
import { liveScore, showNominations } from './recognition-parts.ts'
import { sendSheet } from './sheets.ts'

const title = (lang: Lang) => words.say(lang, 'nominations')
const approvalsTitle = (lang: Lang) => words.say(lang, 'approvals')
const papersTitle = (lang: Lang) => words.say(lang, 'tab_papers')

export const nominationPages = [
  page('desk', '/desk/approvals', ['leader', 'coordinator', 'admin'], approvalsTitle, Approvals, async (ask) => {
    const { scope, today } = ask
    const waiting = await listProposed(scope)
    const reports = []
    for (const plan of await listPlans(scope)) {
      if (plan.status === 'draft') continue
      const draft = (await listReports(scope, plan.planId)).find(
        ({ teamId, status }) => teamId === null && status === 'draft',
      )
      if (draft)
        reports.push({
          reportId: draft.reportId,
          title: plan.title,
          note: words.say(ask.lang, 'waiting_report_note'),
        })
    }
    return {
      nominations: await showNominations(scope, waiting, await evaluationNow(scope, today)),
      reports,
      plans: (await listNext(scope))
        .filter(({ status }) => status === 'proposed')
        .map(({ nextId, title: named }) => ({ nextId, title: named, note: words.say(ask.lang, 'waiting_plan_note') })),
      mayDecide: holds(scope, ['leader']),
    }
  }),

  page('desk', '/desk/recognition/nominations', nominatorRoles, title, Nominations, async ({ scope, query, today }) => {
    const plan = await findActivePlan(scope, today)
    const filter = filterOf(query)
    return {
      planId: plan?.planId,
      rows: await rowsOf(scope, filter, today),
      filter,
      search: searchOf(filter),
      tabs: tabsFor(scope),
      mayNominate: holds(scope, nominate.rights.commune),
    }
  }),

  page('desk', '/desk/recognition/nominations/new', nominatorRoles, title, NominationNew, async (ask) => {
    const { scope, query, today } = ask
    const plan = await findActivePlan(scope, today)
    if (!plan) return undefined
    const teams = holds(scope, deskRoles) ? await listTeams(scope) : await listTeamsServing(scope)
    const wanted = idIn(query, 'team')
    const teamId = teams.some((team) => team.teamId === wanted) ? (wanted ?? '') : ''
    const members = teamId === '' ? [] : (await listMembers(scope, { teamId, size: 200 })).rows
    return { planId: plan.planId, teams, members, teamId, memberId: idIn(query, 'member') ?? '' }
  }),

  page('desk', '/desk/recognition/nominations/:nominationId', nominatorRoles, title, NominationScreen, async (ask) => {
    const { scope, params, today } = ask
    const nomination = await findNomination(scope, params['nominationId'] ?? '')
    if (!nomination) return undefined
    const mayOpenScores = holds(scope, deskRoles)
    const evaluation = mayOpenScores ? await evaluationNow(scope, today) : undefined
    const [row] = await showNominations(scope, [nomination], evaluation)
    if (!row) return undefined
    const comments = await listComments(scope, nomination.nominationId)
    const names = await listNames(
      scope,
      [...comments, { accountId: nomination.decidedBy }].flatMap(({ accountId }) => accountId ?? []),
    )
    const { memberId, teamId } = nomination
    return {
      nomination: row,
      score: nomination.score ?? liveScore(nomination, evaluation),
      explainedHref: mayOpenScores
        ? `/desk/recognition/${memberId === null ? 'teams' : 'members'}/${memberId ?? teamId}`
        : undefined,
      comments: comments.map((comment) => ({ ...comment, name: names.get(comment.accountId ?? '') })),
      decider: names.get(nomination.decidedBy ?? ''),
      mayDecide: holds(scope, ['leader']),
      mayComment: holds(scope, nominate.rights.commune),
      mayWithdraw: holds(scope, officerRoles) || nomination.proposedBy === scope.accountId,
    }
  }),

  page('desk', '/desk/recognition/papers', deskRoles, papersTitle, PapersScreen, async ({ scope, today }) => {
    const all = await commendingNow(scope, today)
    const plan = await findActivePlan(scope, today)
    const count = (status: Nomination['status']) =>
      all?.nominees.filter((nominee) => nominee.status === status).length ?? 0
    return {
      planId: plan?.planId,
      papers: await getPapers(scope, plan?.planId ?? noPlan),
      usualBases: all ? usualBases(all) : [],
      proposed: count('proposed'),
      approved: count('approved'),
      open: all?.open ?? 0,
      missing: all ? missingFigures(officialDocument(submissionPaper(all))).map(({ text }) => text) : [],
      mayWrite: holds(scope, officerRoles),
    }
  }),
]

const noPlan = '00000000-0000-0000-0000-000000000000'

/** A department sees what it put forward itself. */
function tabsFor(scope: Scope): readonly Place[] {
  return holds(scope, deskRoles) ? ['scores', 'doubts', 'nominations', 'papers', 'criteria'] : ['nominations']
}

function filterOf(query: Ask['query']): NominationFilter {
  return {
    q: textIn(query, 'q'),
    status: nominationStates.find((each) => each === query['status']) ?? '',
    subject: query['subject'] === 'team' || query['subject'] === 'member' ? query['subject'] : '',
  }
}

async function rowsOf(scope: Scope, { q, status, subject }: NominationFilter, today: Day): Promise<NominationRow[]> {
  const plan = await findActivePlan(scope, today)
  const all = plan ? await listNominations(scope, plan.planId) : []
  const wanted = all
    .filter((one) => fold(`${one.name} ${one.teamName}`).includes(fold(q)))
    .filter((one) => status === '' || one.status === status)
    .filter(({ memberId }) => subject === '' || (memberId === null) === (subject === 'team'))
  return showNominations(scope, wanted, holds(scope, deskRoles) ? await evaluationNow(scope, today) : undefined)
}

async function evaluationNow(scope: Scope, today: Day) {
  const plan = await findActivePlan(scope, today)
  return plan && evaluate(scope, plan, today)
}

/** Everything that the papers of the plan at work say. */
async function commendingNow(scope: Scope, today: Day): Promise<(Commending & { open: number }) | undefined> {
  const plan = await findActivePlan(scope, today)
  if (!plan) return undefined
  const evaluation = await evaluate(scope, plan, today)
  const nominations = await listNominations(scope, plan.planId)
  const members = await snapshotMembers(
    scope,
    nominations.flatMap(({ memberId }) => memberId ?? []),
  )
  return {
    plan,
    draft: await findReading(scope, plan.planId),
    commune: await getCommune(scope),
    papers: await getPapers(scope, plan.planId),
    criteria: evaluation.criteria,
    nominees: nominations.map((nomination) => ({
      ...nomination,
      score: nomination.score ?? liveScore(nomination, evaluation) ?? null,
      position: members.get(nomination.memberId ?? '')?.position ?? null,
    })),
    leftOut: evaluation.visits.filter(({ standing }) => standing !== 'counts').length,
    open: evaluation.open,
  }
}

type Printed = {
  readonly docx: (all: Commending) => Promise<Uint8Array>
  readonly pdf: (all: Commending) => Promise<Uint8Array>
}

const official = (paper: (all: Commending) => Parameters<typeof officialDocument>[0]): Printed => ({
  docx: async (all) => toDocx(officialDocument(paper(all))),
  pdf: async (all) => toPdf(officialDocument(paper(all))),
})

const printed: Record<PaperKind, Printed & { readonly file: string }> = {
  list: { ...official(listPaper), file: 'danh-sach-de-nghi-khen-thuong' },
  submission: { ...official(submissionPaper), file: 'to-trinh-khen-thuong' },
  decision: { ...official(decisionPaper), file: 'quyet-dinh-khen-thuong' },
  certificates: {
    docx: async (all) => certificatesDocx(certificatesOf(all)),
    pdf: async (all) => certificatesPdf(certificatesOf(all)),
    file: 'giay-khen',
  },
}

const types = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
} as const

export function nominationRoutes(routes: Hono, { house, visitorOf }: Stand): void {
  for (const kind of paperKinds)
    for (const form of ['docx', 'pdf'] as const)
      routes.get(`/desk/recognition/papers/${kind}.${form}`, async (c: Context) => {
        const { user } = await visitorOf(c.req.raw)
        if (!user) return c.redirect('/sign-in', 303)
        const all = holds(user.actor, deskRoles)
          ? await withScope(house.db, user.actor, 'read only', (scope) => commendingNow(scope, dayOf(house.now())))
          : undefined
        const isEmpty = kind === 'certificates' && !all?.nominees.some(({ status }) => status === 'approved')
        if (!all || isEmpty) return problemResponse(c, 404, doorProblems.make('door.not_found'))
        return c.body(Uint8Array.from(await printed[kind][form](all)), 200, {
          'Content-Type': types[form],
          'Content-Disposition': `attachment; filename="${printed[kind].file}.${form}"`,
        })
      })

  for (const kind of ['xlsx', 'csv'])
    routes.get(`/desk/recognition/nominations.${kind}`, async (c) => {
      const { user, lang } = await visitorOf(c.req.raw)
      if (!user || !holds(user.actor, nominatorRoles))
        return problemResponse(c, 404, doorProblems.make('door.not_found'))
      const rows = await withScope(house.db, user.actor, 'read only', (scope) =>
        rowsOf(scope, filterOf(c.req.query()), dayOf(house.now())),
      )
      return sendSheet(c, sheetOf(lang, rows), 'de-cu-khen-thuong')
    })
}

function sheetOf(lang: Lang, rows: readonly NominationRow[]): Sheet {
  const text = (key: 'nominee' | 'team' | 'reason' | 'proposed_by' | 'state' | 'voices', width: number) => ({
    title: words.say(lang, key),
    kind: 'text' as const,
    width,
  })
  return {
    name: words.say(lang, 'nominations'),
    titles: [words.say(lang, 'nominations')],
    columns: [
      text('nominee', 32),
      text('team', 30),
      text('reason', 50),
      { title: words.say(lang, 'points'), kind: 'number', width: 10 },
      text('voices', 24),
      text('proposed_by', 26),
      text('state', 16),
    ],
    rows: rows.map((row) => [
      row.name,
      row.teamName,
      row.reason,
      row.points,
      words.say(lang, 'voices_n', row),
      row.proposer ?? '',
      words.say(lang, row.status),
    ]),
  }
}
