// What may appear in an answer, for whom.

import { expect } from 'vitest'
import type { Actor } from '../../platform/access/scope.ts'
import { nouns } from '../rights-cases.ts'
import type { Dump, Row } from '../world.ts'
import { type Held, rows } from './tables.ts'

export type Sight = {
  ids: ReadonlySet<string>
  teams: ReadonlySet<string>
  households: number
  members: number
  visits: number
  /** Of those who sign in for an organisation: that one, its people, and the teams these are in. */
  partners: ReadonlySet<string>
  sent: ReadonlySet<string>
  everyPartner: ReadonlySet<string>
  theirTeams: ReadonlySet<string>
}

/** Everything that may appear in an answer for these teams of a commune. */
export function inSight(
  dump: Dump,
  { communeId, accountId }: Actor,
  teams: ReadonlySet<string>,
  whole: boolean,
  grants: readonly Held[],
): Sight {
  const own = (table: string) => rows(dump, table).filter((row) => row['commune_id'] === communeId)
  const root = new Map(
    own('households_household').map((row) => [row['household_id'], row['merged_into'] ?? row['household_id']]),
  )
  const teamOf = new Map(own('households_household').map((row) => [row['household_id'], row['team_id']]))
  const seen = (teamId: unknown) => teams.has(String(teamId))
  const households = own('households_household').filter((row) => seen(teamOf.get(root.get(row['household_id']))))
  const members = own('teams_member').filter((row) => seen(row['team_id']))
  const visits = own('support_visit').filter((row) => seen(row['team_id']))
  const visitIds = new Set(visits.map((row) => row['visit_id']))
  const photos = own('support_photo').filter((row) => visitIds.has(row['visit_id']))
  const reports = own('reports_report').filter((row) => (row['team_id'] === null ? whole : seen(row['team_id'])))
  const counted = [...own('reports_counted'), ...own('reports_dossier')].filter((row) => seen(row['team_id']))
  const filed = own('dossiers_dossier').filter((row) => seen(row['team_id']))
  const filedIds = new Set(filed.map((row) => row['dossier_id']))
  const steps = own('dossiers_event').filter((row) => filedIds.has(row['dossier_id']))
  const sold = own('commerce_seller').filter((row) => seen(row['team_id']))
  const soldIds = new Set(sold.map((row) => row['seller_id']))
  const ofSellers = [...own('commerce_product'), ...own('commerce_step')].filter((row) => soldIds.has(row['seller_id']))
  const shownIds = new Set(ofSellers.map((row) => row['step_id'] ?? row['product_id']))
  const shown = own('commerce_photo').filter((row) => shownIds.has(row['step_id'] ?? row['product_id']))
  const reviews = own('teams_review').filter((row) => seen(row['team_id']))
  const levels = own('training_level').filter((row) => seen(row['team_id']))
  const urges = own('reminders_urge').filter((row) => seen(row['team_id']))
  const helpers = own('support_helper').filter((row) => visitIds.has(row['visit_id']))
  const everybody = [
    'village',
    'account',
    'plan',
    'target',
    'task',
    'window',
    'commune',
    'session',
    'procedure',
    'marketplace',
  ] as const
  const held = new Set(own('sessions_session').flatMap((row) => (seen(row['team_id']) ? [row['session_id']] : [])))
  const pictured = own('sessions_photo').filter((row) => held.has(row['session_id']))
  const atSessions = [...own('sessions_attendance'), ...own('sessions_sign_up')].filter((row) =>
    held.has(row['session_id']),
  )
  const putForward = own('recognition_nomination').filter(
    (row) => seen(row['team_id']) || row['proposed_by'] === accountId,
  )
  const putForwardIds = new Set(putForward.map((row) => row['nomination_id']))
  const signedInFor = new Set(grants.flatMap((grant) => (grant.role === 'organization' ? [grant.partnerId] : [])))
  const partners = own('partners_partner').filter((row) => whole || signedInFor.has(String(row['partner_id'])))
  const partnerIds = new Set(partners.map((row) => String(row['partner_id'])))
  const theirs = (table: string) => own(table).filter((row) => partnerIds.has(String(row['partner_id'])))
  const sent = new Set(theirs('teams_sent').map((row) => String(row['member_id'])))
  const hosted = new Set(theirs('sessions_partner').map((row) => row['session_id']))
  const named = new Set(theirs('support_partner').map((row) => row['visit_id']))
  const theirTeams = [
    ...own('teams_member').filter((row) => sent.has(String(row['member_id']))),
    ...own('sessions_session').filter((row) => hosted.has(row['session_id'])),
    ...own('support_visit').filter((row) => named.has(row['visit_id'])),
  ].map((row) => String(row['team_id']))
  const seesMoney = whole || grants.some(({ role, teamId }) => role === 'finance' && teamId === null)
  const money = seesMoney ? [...own('budget_line'), ...own('budget_spending')] : []
  // The centre plans for every team, whose names and villages are public.
  const plansOutreach = grants.some(({ role, teamId }) => role === 'communications' && teamId === null)
  const seesAsks = whole || plansOutreach
  const asks = own('outreach_ask').filter((row) => seesAsks || seen(row['team_id']))
  const told = [...asks, ...own('outreach_publication').filter((row) => seesAsks || seen(row['team_id']))]
  const heldOrders = own('journal_held').filter((row) => whole || row['account_id'] === accountId)
  const ids = [
    ...everybody.flatMap((noun) => own(nouns[noun][0]).map((row) => row[nouns[noun][1]])),
    ...teams,
    ...households.flatMap((row) => [row['household_id'], root.get(row['household_id'])]),
    ...members.map((row) => row['member_id']),
    ...[...visits, ...counted, ...filed].flatMap((row) => [
      ...[row['visit_id'], row['household_id'], row['dossier_id']],
      root.get(row['household_id']),
    ]),
    ...steps.map((row) => row['event_id']),
    // A step stays with the team that brought it about, whoever's the seller is now.
    ...[...sold, ...ofSellers, ...shown].flatMap((row) =>
      ['seller_id', 'household_id', 'product_id', 'step_id', 'team_id', 'file_id'].map((column) => row[column]),
    ),
    ...helpers.map((row) => row['member_id']),
    ...[...photos, ...pictured].map((row) => row['file_id']),
    ...reports.map((row) => row['report_id']),
    ...reviews.flatMap((row) => [row['review_id'], row['round_id']]),
    // Who is to come has the id that the choice gave, whoever else in the world may have it.
    ...own('teams_choice').flatMap((row) => (seen(row['team_id']) ? [row['member_id']] : [])),
    ...levels.map((row) => row['level_id']),
    ...urges.map((row) => row['urge_id']),
    ...own('review_next').flatMap((row) => (whole ? [row['next_id']] : [])),
    ...heldOrders.map((row) => row['command_id']),
    ...told.flatMap((row) => [row['message_id'], row['publication_id'] ?? row['message_id']]),
    ...(seesAsks ? own('outreach_campaign').map((row) => row['campaign_id']) : []),
    // A message names the campaign it is a part of.
    ...own('outreach_message').flatMap((row) =>
      asks.some((ask) => ask['message_id'] === row['message_id']) ? [row['campaign_id']] : [],
    ),
    ...own('outreach_message').flatMap((row) => (isInColumn(row) ? [row['message_id']] : [])),
    ...(plansOutreach ? own('teams_team').map((row) => row['team_id']) : []),
    // One's own words, also of a team that one looks after no more.
    ...putForward.flatMap((row) => [row['nomination_id'], row['team_id'], row['member_id']]),
    ...own('recognition_comment').flatMap((row) =>
      putForwardIds.has(row['nomination_id']) ? [row['comment_id']] : [],
    ),
    ...theirs('mobilisation_target').map((row) => row['target_id']),
    ...money.flatMap((row) => [row['line_id'], row['spending_id'] ?? row['line_id']]),
    ...own('curriculum_learner').flatMap((row) => (seen(row['team_id']) ? [row['learner_id']] : [])),
    ...atSessions.flatMap((row) => [row['attendance_id'], row['sign_up_id']]),
  ]
  return {
    ids: new Set(ids.map(String)),
    teams,
    households: households.filter((row) => row['merged_into'] === null && row['until'] === null).length,
    members: members.filter((row) => row['until'] === null).length,
    visits: visits.length,
    partners: partnerIds,
    sent,
    everyPartner: new Set(own('partners_partner').map((row) => String(row['partner_id']))),
    theirTeams: new Set(theirTeams),
  }
}

/** Public, by today: everybody may read it. */
function isInColumn(row: Row): boolean {
  return row['is_public'] === true
}

export function judgeAnswer(
  what: string,
  name: string,
  answer: unknown,
  dump: Dump,
  sight: Sight,
  held: readonly Held[],
  marked: boolean,
  asKeys = false,
): void {
  const text = JSON.stringify(answer) ?? ''
  const known = knownIds(dump)
  const found = [...new Set(text.match(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? [])]
  // Names of teams and villages are public; a follower is told by id that something is gone, and nothing else of it.
  const isPublic = ['teams.listTeamsServing', 'sessions.listOpenSessions'].includes(name)
  const open = isPublic ? known.get('teams_team') : undefined
  const gone = asKeys ? new Set(goneIds(answer)) : undefined
  const ofAccounts = ['people.listAccounts', 'people.snapshotAccounts']
  const granted = asKeys || ofAccounts.includes(name) ? grantedTeams(dump) : undefined
  // What a held order says is its giver's own words, whatever ids those named.
  const said = name.startsWith('held.') ? heldWords(dump, sight) : undefined
  // Who takes part is public, and so is who hosts a session; what a partner did and is asked for is not.
  const isTheirs = /^mobilisation\.|^partners\.(listPartners|findPartner)$/.test(name)
  const partners = isTheirs ? new Set([...sight.partners, ...sight.sent, ...sight.theirTeams]) : sight.everyPartner
  const leaked = found.filter(
    (id) =>
      known.get('*')?.has(id) && ![sight.ids, open, gone, granted, said, partners].some((allowed) => allowed?.has(id)),
  )
  expect(leaked, `${what}: ${text.slice(0, 2000)}`).toEqual([])
  if (name === 'teams.listTeamsServing') return
  const isPlanner =
    name.startsWith('outreach.') && held.some(({ role, teamId }) => role === 'communications' && teamId === null)
  if (marked && !isPlanner) {
    const marks = [...new Set(text.match(/c\dt\dx/g) ?? [])]
    const seen = isTheirs ? new Set([...sight.teams, ...sight.theirTeams]) : sight.teams
    const allowed = rows(dump, 'teams_team').filter((row) => seen.has(String(row['team_id'])))
    const own = allowed.map((row) => /c\dt\dx/.exec(String(row['name']))?.[0] ?? '')
    expect(
      marks.filter((mark) => !own.includes(mark)),
      `${what}: ${text.slice(0, 2000)}`,
    ).toEqual([])
  }
  const total = typeof answer === 'object' && answer !== null && 'total' in answer ? Number(answer.total) : 0
  if (name === 'households.listHouseholds') expect(total, what).toBeLessThanOrEqual(sight.households)
  if (name === 'teams.listMembers') expect(total, what).toBeLessThanOrEqual(sight.members)
  if (name === 'support.listVisits') expect(total, what).toBeLessThanOrEqual(sight.visits)
  if (name === 'progress.getFigures') {
    const { supports = 0 } = (answer as { figures?: { supports: number } } | undefined)?.figures ?? {}
    expect(supports, what).toBeLessThanOrEqual(sight.visits)
  }
  if (sight.teams.size === 0) {
    if (name === 'households.isVulnerableOn') expect(answer, what).toBe(false)
    if (
      /countHouseholds|recount|listCourse|listCounted|listReports|listDutyCoverage|lastActivity|listUrges|lastUrges|listFirst/.test(
        name,
      )
    )
      expect(
        text === '[]' || text === '' || !/"(vulnerable|households|amount)":[1-9]/.test(text),
        `${what}: ${text}`,
      ).toBe(true)
  }
  if (
    ofAccounts.includes(name) &&
    !held.some((grant) => ['admin', 'coordinator'].includes(grant.role) && grant.teamId === null)
  )
    expect(answer, what).toEqual([])
}

/** Teams that officers wrote into grants; a grant for a team of nowhere opens nothing, and may be shown and taken back. */
function grantedTeams(dump: Dump): Set<string> {
  return new Set(rows(dump, 'people_grant').map((row) => String(row['team_id'])))
}

/** Every id in the words of held orders that may be seen. */
function heldWords(dump: Dump, sight: Sight): Set<string> {
  const seen = rows(dump, 'journal_held').filter((row) => sight.ids.has(String(row['command_id'])))
  return new Set(
    JSON.stringify(seen.map((row) => row['payload'])).match(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g),
  )
}

const knownOf = new WeakMap<Dump, ReadonlyMap<string, ReadonlySet<string>>>()

/** Every id of the world by table, and under `*` all of them. */
function knownIds(dump: Dump): ReadonlyMap<string, ReadonlySet<string>> {
  const cached = knownOf.get(dump)
  if (cached) return cached
  const known = new Map<string, Set<string>>([['*', new Set()]])
  for (const [table, column] of Object.values(nouns)) {
    const ids = new Set(rows(dump, table).map((row) => String(row[column])))
    known.set(table, ids)
    for (const id of ids) known.get('*')?.add(id)
  }
  knownOf.set(dump, known)
  return known
}

function goneIds(answer: unknown): string[] {
  const { changes = [] } = answer as { changes?: { id: string; data: unknown }[] }
  return changes.flatMap((change) => (change.data === null ? [change.id] : []))
}

/** Maps as pairs, so that nothing in an answer stays out of sight. */
export function plain(answer: unknown): unknown {
  if (answer instanceof Map) return [...answer].map(([key, value]) => [key, plain(value)])
  if (answer instanceof Set) return [...answer]
  if (Array.isArray(answer)) return answer.map(plain)
  if (typeof answer === 'object' && answer !== null)
    return Object.fromEntries(Object.entries(answer).map(([key, value]) => [key, plain(value)]))
  return answer
}
