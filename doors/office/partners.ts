import type { Hono } from 'hono'
import { type Figure, figures } from '../../features/mobilisation/contract.ts'
import {
  listContributions,
  listHelp,
  listHosted,
  listSent,
  listTargets,
  type Target,
} from '../../features/mobilisation/reads.ts'
import { stateOf } from '../../features/mobilisation/rules.ts'
import { PartnerPage } from '../../features/mobilisation/screens/partner.tsx'
import {
  lists,
  PartnerList,
  type PartnerRow,
  type PartnerSort,
} from '../../features/mobilisation/screens/partner-list.tsx'
import {
  HelpList,
  HostedList,
  SentList,
  tellHelpers,
  tellMode,
  tellTerm,
} from '../../features/mobilisation/screens/records.tsx'
import { TargetBoard } from '../../features/mobilisation/screens/targets.tsx'
import { nameFigure, tellWindow, words } from '../../features/mobilisation/words.ts'
import { kinds, usual } from '../../features/partners/contract.ts'
import { findPartner, listPartnerNames, listPartners, type Partner } from '../../features/partners/reads.ts'
import { matcher } from '../../features/partners/rules.ts'
import { nameKind } from '../../features/partners/words.ts'
import { nameSession } from '../../features/sessions/words.ts'
import { holds, type Scope, visiblePartners, withScope } from '../../platform/access/scope.ts'
import { type Day, dayOf, type Window } from '../../platform/clock/days.ts'
import type { Sheet } from '../../platform/papers/xlsx.ts'
import type { Lang } from '../../platform/words/words.ts'
import type { Stand } from '../server/app.tsx'
import { type Ask, page, pageIn, textIn } from '../server/page.ts'
import { deskRoles, officerRoles } from '../server/roles.ts'
import { doorProblems, problemResponse } from '../server/security.ts'
import { pagesOf, searchOf } from './paging.ts'
import { hasBoard, listWithFigures, partnerRoles, teamNames, windowOf } from './partner-parts.ts'
import { everyRow, sendSheet } from './sheets.ts'

const size = 50
const title = (lang: Lang) => words.say(lang, 'partners')

export const partnerPages = [
  page('desk', '/desk/partners', partnerRoles, title, PartnerList, async ({ scope, query, lang, today }) => {
    const { filter, sort } = filterOf(query)
    const window = await windowOf(scope, query, today)
    const rows = await rowsOf(scope, window, query, lang)
    const find = matcher(await listPartnerNames(scope))
    const asked = { ...filter, ...(query['from'] || query['to'] ? window : {}) }
    return {
      rows,
      filter: { ...filter, ...window },
      sort,
      window,
      sortHref: (to: PartnerSort) => `/desk/partners${searchOf({ ...asked, sort: to })}`,
      search: searchOf({ ...filter, ...window }),
      mayWrite: holds(scope, officerRoles),
      lacksUsual: usual.some(({ name }) => find(name) === undefined),
      isOwn: visiblePartners(scope) !== 'all',
      board: hasBoard(scope, rows),
    }
  }),

  page('desk', '/desk/partners/targets', partnerRoles, title, TargetBoard, async ({ scope, today }) => {
    const partners = await listPartners(scope)
    return {
      targets: await listTargets(scope),
      names: new Map(partners.map(({ partnerId, name }) => [partnerId, name])),
      today,
      board: hasBoard(scope, partners),
    }
  }),

  page('desk', '/desk/partners/:partnerId', partnerRoles, title, PartnerPage, async (ask) => {
    const { scope, params, query, today } = ask
    const partner = await findPartner(scope, params['partnerId'] ?? '')
    if (!partner) return undefined
    const window = await windowOf(scope, query, today)
    const contribution = (await listContributions(scope, window)).find(
      ({ partnerId }) => partnerId === partner.partnerId,
    )
    return (
      contribution && {
        partner,
        contribution,
        window,
        targets: await listTargets(scope, partner.partnerId),
        today,
        mayWrite: holds(scope, officerRoles),
      }
    )
  }),

  page('desk', `/desk/partners/:partnerId/${lists.people_sent}`, partnerRoles, title, SentList, async (ask) => {
    const common = await recordsOf(ask, 'people_sent')
    if (!common) return undefined
    const { rows, total } = await listSent(ask.scope, common.asked)
    return { ...common.shown(total), people: rows }
  }),

  page('desk', `/desk/partners/:partnerId/${lists.sessions_cohosted}`, partnerRoles, title, HostedList, async (ask) => {
    const common = await recordsOf(ask, 'sessions_cohosted')
    if (!common) return undefined
    const { rows, total } = await listHosted(ask.scope, common.asked)
    return { ...common.shown(total), sessions: rows }
  }),

  ...(['supports', 'households_helped'] as const).map((figure) =>
    page('desk', `/desk/partners/:partnerId/${lists[figure]}`, partnerRoles, title, HelpList, async (ask) => {
      const common = await recordsOf(ask, figure)
      if (!common) return undefined
      const { rows, total } = await listHelp(ask.scope, { ...common.asked, adds: figure === 'households_helped' })
      return { ...common.shown(total), help: rows, figure }
    }),
  ),
]

export function partnerRoutes(routes: Hono, { house, visitorOf }: Stand): void {
  const file = (
    path: string,
    name: string,
    make: (
      scope: Scope,
      lang: Lang,
      ask: Pick<Ask, 'query' | 'today'>,
      partnerId: string,
    ) => Promise<Sheet | undefined>,
  ) => {
    for (const kind of ['xlsx', 'csv'])
      routes.get(`${path}.${kind}`, async (c) => {
        const { user, lang } = await visitorOf(c.req.raw)
        const missing = () => problemResponse(c, 404, doorProblems.make('door.not_found'))
        if (!user || !holds(user.actor, partnerRoles)) return missing()
        const ask = { query: c.req.query(), today: dayOf(house.now()) }
        const sheet = await withScope(house.db, user.actor, 'read only', (scope) =>
          make(scope, lang, ask, c.req.param('partnerId') ?? ''),
        )
        return sheet ? sendSheet(c, sheet, name) : missing()
      })
  }

  file('/desk/partners', 'don-vi-phoi-hop', async (scope, lang, { query, today }) => {
    const window = await windowOf(scope, query, today)
    return partnerSheet(lang, window, await rowsOf(scope, window, query, lang))
  })

  file('/desk/partners/targets', 'chi-tieu-van-dong', async (scope, lang, { today }) => {
    const names = new Map((await listPartners(scope)).map(({ partnerId, name }) => [partnerId, name]))
    return targetSheet(lang, today, await listTargets(scope), names)
  })

  for (const figure of figures)
    file(`/desk/partners/:partnerId/${lists[figure]}`, `dong-gop-${lists[figure]}`, async (scope, lang, ask, id) => {
      const partner = await findPartner(scope, id)
      if (!partner) return undefined
      const window = await windowOf(scope, ask.query, ask.today)
      return recordSheet(scope, lang, figure, partner, window)
    })
}

function filterOf(query: Ask['query']) {
  const sorts: readonly PartnerSort[] = ['name', 'kind', ...figures]
  const sort = sorts.find((each) => each === query['sort']) ?? 'name'
  const filter = {
    q: textIn(query, 'q'),
    kind: kinds.find(({ code }) => code === query['kind'])?.code ?? '',
    standing: query['standing'] === 'archived' ? 'archived' : '',
    sort: sort === 'name' ? '' : sort,
  }
  return { filter, sort }
}

async function rowsOf(scope: Scope, window: Window, query: Ask['query'], lang: Lang): Promise<PartnerRow[]> {
  const { filter, sort } = filterOf(query)
  const rows = await listWithFigures(scope, window, {
    query: filter.q,
    kind: kinds.find(({ code }) => code === filter.kind)?.code,
    archived: filter.standing === 'archived',
  })
  const byName = new Intl.Collator('vi')
  if (sort === 'name') return rows
  if (sort === 'kind')
    return rows.toSorted((left, right) => byName.compare(nameKind(lang, left.kind), nameKind(lang, right.kind)))
  return rows.toSorted((left, right) => right[sort] - left[sort])
}

/** What the lists behind the figures have in common; undefined where the partner is out of sight. */
async function recordsOf({ scope, params, query, today }: Ask, figure: Figure) {
  const partner = await findPartner(scope, params['partnerId'] ?? '')
  if (!partner) return undefined
  const window = await windowOf(scope, query, today)
  const at = pageIn(query)
  const teams = await teamNames(scope)
  const path = `/desk/partners/${partner.partnerId}/${lists[figure]}`
  return {
    asked: { partnerId: partner.partnerId, window, page: at, size },
    shown: (total: number) => ({
      partner,
      window,
      total,
      teams,
      pages: pagesOf(path, window, at, size, total),
      search: searchOf(window),
      mayLook: holds(scope, deskRoles),
    }),
  }
}

const text = (heading: string, width: number) => ({ title: heading, kind: 'text' as const, width })
const count = (heading: string) => ({ title: heading, kind: 'number' as const, width: 14 })

function partnerSheet(lang: Lang, window: Window, rows: readonly PartnerRow[]): Sheet {
  return {
    name: words.say(lang, 'partners'),
    titles: [words.say(lang, 'partners'), tellWindow(lang, window)],
    columns: [
      text(words.say(lang, 'name'), 32),
      text(words.say(lang, 'kind'), 26),
      text(words.say(lang, 'contact'), 26),
      ...figures.map((figure) => count(nameFigure(lang, figure))),
    ],
    rows: rows.map((row) => [row.name, nameKind(lang, row.kind), row.contact, ...figures.map((figure) => row[figure])]),
  }
}

function targetSheet(lang: Lang, today: Day, targets: readonly Target[], names: ReadonlyMap<string, string>): Sheet {
  return {
    name: words.say(lang, 'targets'),
    titles: [words.say(lang, 'all_targets')],
    columns: [
      text(words.say(lang, 'partner'), 32),
      text(words.say(lang, 'figure'), 24),
      { title: words.say(lang, 'from_day'), kind: 'date', width: 13 },
      { title: words.say(lang, 'to_day'), kind: 'date', width: 13 },
      count(words.say(lang, 'at_least')),
      count(words.say(lang, 'done')),
      text(words.say(lang, 'standing'), 18),
      text(words.say(lang, 'note'), 40),
    ],
    rows: targets.map((target) => [
      names.get(target.partnerId) ?? '',
      nameFigure(lang, target.figure),
      target.from,
      target.to,
      target.atLeast,
      target.done,
      words.say(lang, stateOf(target, target.done, target.atLeast, today)),
      target.note,
    ]),
  }
}

async function recordSheet(
  scope: Scope,
  lang: Lang,
  figure: Figure,
  { partnerId, name }: Partner,
  window: Window,
): Promise<Sheet> {
  const teams = await teamNames(scope)
  const asked = { partnerId, window, size: 500 }
  const sheet = {
    name: nameFigure(lang, figure),
    titles: [`${nameFigure(lang, figure)}: ${name}`, tellWindow(lang, window)],
  }
  const heldOn = { title: words.say(lang, 'held_on'), kind: 'date' as const, width: 13 }
  const team = text(words.say(lang, 'team'), 30)
  if (figure === 'people_sent') {
    const rows = await everyRow(500, (at) => listSent(scope, { ...asked, page: at }))
    const columns = [text(words.say(lang, 'person'), 28), text(words.say(lang, 'term'), 60)]
    return {
      ...sheet,
      columns,
      rows: rows.map((one) => [one.name, one.terms.map((term) => tellTerm(lang, term, teams)).join('; ')]),
    }
  }
  if (figure === 'sessions_cohosted') {
    const rows = await everyRow(500, (at) => listHosted(scope, { ...asked, page: at }))
    const columns = [heldOn, text(words.say(lang, 'session'), 36), text(words.say(lang, 'venue'), 34), team]
    return {
      ...sheet,
      columns: [...columns, count(words.say(lang, 'attended'))],
      rows: rows.map((one) => [
        one.heldOn,
        nameSession(lang, one),
        one.venue,
        teams.get(one.teamId) ?? '',
        one.attendances,
      ]),
    }
  }
  const adds = figure === 'households_helped'
  const rows = await everyRow(500, (at) => listHelp(scope, { ...asked, adds, page: at }))
  return {
    ...sheet,
    columns: [heldOn, team, text(words.say(lang, 'mode'), 16), text(words.say(lang, 'helpers'), 40)],
    rows: rows.map((one) => [
      one.heldOn,
      teams.get(one.teamId) ?? '',
      tellMode(lang, one.inPerson),
      tellHelpers(lang, one.helpers),
    ]),
  }
}
