import { type ComponentType, h } from 'preact'
import { findHousehold, listHouseholds, listIdsOf } from '../../features/households/reads.ts'
import { FieldChoose } from '../../features/households/screens/field-choose.tsx'
import { FieldHouseholds } from '../../features/households/screens/field-households.tsx'
import { words as households } from '../../features/households/words.ts'
import { listPartnerNames } from '../../features/partners/reads.ts'
import { listNames } from '../../features/people/reads.ts'
import { listVillages } from '../../features/places/reads.ts'
import { FieldHome } from '../../features/progress/screens/field-home.tsx'
import { FieldProgress } from '../../features/progress/screens/field-progress.tsx'
import { FieldTeams } from '../../features/progress/screens/field-teams.tsx'
import { fieldRecordsHref } from '../../features/progress/screens/records-href.ts'
import { words as progress } from '../../features/progress/words.ts'
import { findTeamReport, listReportEvents } from '../../features/reports/reads.ts'
import { daysLate } from '../../features/reports/rules.ts'
import { FieldReport } from '../../features/reports/screens/field-report.tsx'
import { words as reports } from '../../features/reports/words.ts'
import { listVisits } from '../../features/support/reads.ts'
import { FieldGroup } from '../../features/support/screens/field-group.tsx'
import { FieldHousehold } from '../../features/support/screens/field-household.tsx'
import { FieldRecord } from '../../features/support/screens/field-record.tsx'
import { FieldRegister } from '../../features/support/screens/field-register.tsx'
import { words as support } from '../../features/support/words.ts'
import { holds, holdsIn, type Scope } from '../../platform/access/scope.ts'
import { addDays } from '../../platform/clock/days.ts'
import { words as sync } from '../../platform/sync/words.ts'
import type { Lang } from '../../platform/words/words.ts'
import { languageHref } from '../server/entrance.tsx'
import { type Ask, type Page, page, pageIn } from '../server/page.ts'
import { deskRoles, officerRoles } from '../server/roles.ts'
import { dossierStripFor, dossiersOfHousehold } from './dossier-strip.ts'
import { stripFor } from './due.ts'
import { learnerStripFor } from './learner-strip.ts'
import { marked } from './marked.tsx'
import { outreachStripFor } from './outreach-strip.ts'
import { listMine, listRecentHouseholds, listTeammates, loadVisit, showVisits } from './reading.ts'
import { resultLinkFor } from './result-link.ts'
import { reviewStripFor } from './review-strip.ts'
import { sellerStripFor } from './seller-strip.ts'
import { queueOf, sessionStripFor } from './session-strip.ts'
import { type Choice, chooseTeam, withProgress } from './teams.ts'
import { trainingLinkFor } from './training-link.ts'
import { Waiting } from './waiting.tsx'

/** What a screen needs: the phone itself finds among all others, and without a script there is a next page. */
const listSize = 40

export const fieldPages: readonly Page[] = [
  forTeam(
    '/field',
    (lang) => progress.say(lang, 'today'),
    FieldHome,
    async (ask, choice, team) => {
      const { lang, today, scope } = ask
      const standing = await withProgress(scope, choice, today)
      return (
        standing && {
          team: standing.shown,
          strip: [
            await stripFor(ask, choice, standing.plan),
            await reviewStripFor(ask, choice),
            await sessionStripFor(ask, choice),
            await learnerStripFor(ask, choice),
            await dossierStripFor(ask, choice),
            await sellerStripFor(ask, choice),
            await outreachStripFor(ask, choice),
            trainingLinkFor(choice),
            resultLinkFor(choice),
          ],
          several: choice.own.length > 1,
          ...(await listMine(ask, team.teamId, standing.window)),
          name: ask.user?.name ?? '',
          languageHref: languageHref(lang, `/field${choice.suffix}`),
          deskHref: deskOf(ask),
        }
      )
    },
  ),

  forTeam('/field/record', record, FieldChoose, async (ask, choice, team) => {
    const query = (ask.query['q'] ?? '').slice(0, 80)
    const at = pageIn(ask.query)
    const { rows, total } = await listHouseholds(ask.scope, { query, teamId: team.teamId, page: at, size: listSize })
    const villages = await listVillages(ask.scope)
    return {
      teamId: team.teamId,
      recent: await listRecentHouseholds(ask, team.teamId),
      households: rows,
      query,
      more: total > at * listSize ? nextPage(ask, '/field/record', at) : undefined,
      villages: team.villageId === null ? villages : villages.filter((village) => village.villageId === team.villageId),
      anonymous: { href: `/field/record/anonymous${choice.suffix}`, label: support.say(ask.lang, 'anonymous') },
      back: progress.say(ask.lang, 'today'),
    }
  }),

  forTeam('/field/record/anonymous', record, FieldRecord, async (ask, choice, team) => ({
    ...(await loadVisit(ask, team.teamId)),
    household: null,
    back: `/field/record${choice.suffix}`,
    ...queueOf(ask, `/field${choice.suffix}`),
  })),

  forTeam('/field/record/:householdId', record, FieldRecord, async (ask, choice, team) => {
    const household = await findHousehold(ask.scope, ask.params['householdId'] ?? '')
    if (!household) return undefined
    // Whoever works for the household's own team records for that one.
    const teamId = choice.own.some((own) => own.teamId === household.teamId) ? household.teamId : team.teamId
    const loaded = await loadVisit(ask, teamId)
    const next = loaded.visit ? `/field/households/${household.householdId}` : `/field${choice.suffix}`
    return { ...loaded, household, back: `/field/record${choice.suffix}`, ...queueOf(ask, next) }
  }),

  forTeam(
    '/field/households',
    (lang) => households.say(lang, 'households'),
    FieldHouseholds,
    async (ask, _, team) => {
      const query = (ask.query['q'] ?? '').slice(0, 80)
      const vulnerable = ask.query['vulnerable'] === '1'
      const at = pageIn(ask.query)
      const { rows, total } = await listHouseholds(ask.scope, {
        query,
        teamId: team.teamId,
        ...(vulnerable ? { vulnerable } : {}),
        page: at,
        size: listSize,
      })
      const more = total > at * listSize ? nextPage(ask, '/field/households', at) : undefined
      return { households: rows, total, query, vulnerable, more }
    },
  ),

  forTeam(
    '/field/households/:householdId',
    (lang) => support.say(lang, 'household'),
    FieldHousehold,
    async (ask) => {
      const household = await findHousehold(ask.scope, ask.params['householdId'] ?? '')
      if (!household) return undefined
      const ids = await listIdsOf(ask.scope, household.householdId)
      const { rows } = await listVisits(ask.scope, { householdIds: ids, size: 50 })
      return {
        household,
        visits: await showVisits(ask, rows),
        dossiers: await dossiersOfHousehold(ask, household.householdId, ids),
      }
    },
  ),

  forTeam(
    '/field/progress',
    (lang) => progress.say(lang, 'progress'),
    FieldProgress,
    async ({ scope, today }, choice) => {
      const standing = await withProgress(scope, choice, today)
      return standing && { team: standing.shown, window: standing.window, later: await laterVisits(scope, standing) }
    },
  ),

  forTeam(
    '/field/report',
    (lang) => reports.say(lang, 'reports'),
    FieldReport,
    async (ask, choice, team) => {
      const { scope, today, query } = ask
      const plan = (await withProgress(scope, choice, today))?.plan
      const report = plan && (await findTeamReport(scope, plan, team.teamId))
      const events = report?.reportId ? await listReportEvents(scope, report.reportId) : []
      const names = await listNames(
        scope,
        events.flatMap(({ accountId }) => accountId ?? []),
      )
      const first = events.find(({ what }) => what.startsWith('submitted'))
      return {
        teamId: team.teamId,
        teamName: team.name,
        level: team.level,
        suffix: choice.suffix,
        found:
          plan && report
            ? { plan, report, events, names, daysLate: first ? daysLate(first.at, plan.dueOn) : 0 }
            : undefined,
        preview: query['preview'] === '1',
        records: (figure, window) => fieldRecordsHref(figure, window, choice.suffix, 'report'),
        maySend: holds(scope, officerRoles) || holdsIn(scope, ['team_lead'], team.teamId),
      }
    },
  ),

  field(
    '/field/waiting',
    (lang) => sync.say(lang, 'waiting'),
    Waiting,
    async ({ lang }) => ({
      home: progress.say(lang, 'today'),
    }),
  ),
]

type Standing = NonNullable<Awaited<ReturnType<typeof withProgress>>>

/** What was done too late for the report of the plan's days: the next one takes it up. */
async function laterVisits(scope: Scope, { plan, shown }: Standing) {
  if (!plan) return undefined
  const after = plan.reportWindow.to
  const { teamId } = shown
  const wanted = { teamId, from: addDays(after, 1), to: plan.targetWindow.to, status: 'counted' as const, size: 1 }
  return { visits: (await listVisits(scope, wanted)).total, after }
}

/** Many visits at once. */
export const severalPages: readonly Page[] = [
  forTeam(
    '/field/group',
    (lang) => support.say(lang, 'group'),
    FieldGroup,
    async (ask, choice, team) => {
      const { rows } = await listHouseholds(ask.scope, { teamId: team.teamId, size: listSize })
      return {
        teamId: team.teamId,
        households: rows,
        usual: (await loadVisit(ask, team.teamId)).usual,
        members: await listTeammates(ask, team.teamId),
        partners: await listPartnerNames(ask.scope),
        today: ask.today,
        back: { href: `/field${choice.suffix}`, label: progress.say(ask.lang, 'today') },
        action: `/field/group${choice.suffix}`,
      }
    },
  ),

  forTeam(
    '/field/notebook',
    (lang) => support.say(lang, 'register'),
    FieldRegister,
    async (ask, choice, team) => {
      const { rows } = await listHouseholds(ask.scope, { teamId: team.teamId, size: listSize })
      const villages = await listVillages(ask.scope)
      return {
        teamId: team.teamId,
        households: rows,
        villages: villages.filter((village) => team.villageId === null || village.villageId === team.villageId),
        today: ask.today,
        back: { href: `/field${choice.suffix}`, label: progress.say(ask.lang, 'today') },
        action: `/field/notebook${choice.suffix}`,
      }
    },
  ),
]

type Title = (lang: Lang) => string

function record(lang: Lang): string {
  return support.say(lang, 'record_help')
}

export function field<Props extends object>(
  path: string,
  title: Title,
  view: ComponentType<Props>,
  load: (ask: Ask) => Promise<Props | undefined>,
): Page {
  return page('field', path, 'signed-in', title, marked(view), async (ask) => {
    const data = await load(ask)
    const { teamId } = (data ?? {}) as { teamId?: string }
    return data && { ...data, mark: { accountId: ask.user?.actor.accountId ?? '', today: ask.today, teamId } }
  })
}

/** A screen of one team; who has not said which one is asked, on the same address. */
export function forTeam<Props extends object>(
  path: string,
  title: Title,
  view: ComponentType<Props>,
  load: (ask: Ask, choice: Choice, team: NonNullable<Choice['team']>) => Promise<Props | undefined>,
): Page {
  type Shown = { screen: Props; teamId: string } | { teams: Parameters<typeof FieldTeams>[0] }
  const View = (shown: Shown) => ('screen' in shown ? h(view, shown.screen) : h(FieldTeams, shown.teams))
  return field<Shown>(path, title, View, async (ask) => {
    const choice = await chooseTeam(ask)
    if (!choice.team) {
      const to = path.includes(':') ? '/field/record' : path
      return { teams: { teams: choice.own, to, deskHref: deskOf(ask) } }
    }
    const screen = await load(ask, choice, choice.team)
    return screen && { screen, teamId: choice.team.teamId }
  })
}

function deskOf({ scope }: Ask): string | undefined {
  return holds(scope, deskRoles) ? '/desk' : undefined
}

function nextPage({ query }: Ask, path: string, at: number): string {
  return `${path}?${new URLSearchParams({ ...query, page: String(at + 1) })}`
}
