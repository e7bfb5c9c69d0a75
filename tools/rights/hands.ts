// Which rows a role may change, and of which team.

import { expect } from 'vitest'
import type { Actor } from '../../platform/access/scope.ts'
import type { Dump, Row } from '../world.ts'
import { type Held, rows } from './tables.ts'

const dossiers = ['dossiers_dossier', 'dossiers_event']
const sellers = ['commerce_seller', 'commerce_product', 'commerce_step', 'commerce_photo']
const field = [
  'households_',
  'support_',
  'files_',
  'progress_',
  'reports_',
  ...['teams_member', 'teams_position', 'teams_duty', 'teams_sent', 'teams_review', 'teams_choice'],
  'sessions_',
  'training_',
  'curriculum_',
  ...dossiers,
  ...sellers,
  'outreach_publication',
]

/** Departments, leads and the leader put forward and comment; the leader decides. */
const nominations = ['recognition_nomination', 'recognition_comment']

const ofOfficers = [
  ...['places_', 'people_', 'plan_', 'teams_', 'reminders_', 'recognition_', 'journal_held', 'dossiers_'],
  ...['commerce_', 'partners_', 'mobilisation_', 'budget_', 'review_', 'outreach_'],
]

const mayChange: Readonly<Record<string, readonly string[]>> = {
  admin: [...ofOfficers, ...field],
  coordinator: [...ofOfficers, ...field],
  finance: [...nominations, 'budget_'],
  communications: [...nominations, 'outreach_'],
  organization: nominations,
  // A lesson follows its visit, a learner the household.
  service_center: [
    'households_',
    'support_',
    'files_',
    'progress_',
    'sessions_',
    'curriculum_practice',
    'curriculum_learner',
    'dossiers_',
    'commerce_',
    'training_',
    'recognition_verdict',
    ...nominations,
  ],
  leader: ['reports_report', 'reports_event', 'support_closed', 'review_next', 'review_lesson', ...nominations],
  team_lead: [...field, ...nominations, 'recognition_verdict'],
  // Whoever changes a record takes back what was found out about it.
  member: [
    'recognition_verdict',
    'households_',
    'support_',
    'files_',
    'progress_',
    'reports_report',
    'sessions_',
    'curriculum_',
    'training_topic',
    ...dossiers,
    ...sellers,
    'outreach_publication',
  ],
}

/** A changed row must be of a kind that one of the roles may change, and of the very place for which the role is held. */
export function judgeRow(
  what: string,
  table: string,
  row: Row,
  held: readonly Held[],
  actor: Actor,
  dumps: readonly Dump[],
): void {
  if (/^journal_(head|receipt|entry)$/.test(table)) return
  // Who is erased is erased also from orders that wait for an officer (decision 0021).
  if (table === 'journal_held' && /^(curriculum\.forget|households\.erase)/.test(what)) return
  const oneself =
    (/^(people_(account|session|device|invitation)|files_file)$/.test(table) &&
      row['account_id'] === actor.accountId) ||
    (row['noun'] === 'account' && row['subject_id'] === actor.accountId)
  // Anybody may say beforehand that they come.
  // Which two records speak of one dossier follows from both of them, also of two teams, and says nothing of its own.
  if (oneself || table === 'sessions_sign_up' || row['noun'] === 'sign_up' || table === 'dossiers_twin') return
  const may = (grant: Held) =>
    table === 'journal_change' || (mayChange[grant.role] ?? []).some((start) => table.startsWith(start))
  const forCommune = held.filter((grant) => grant.teamId === null && !['member', 'team_lead'].includes(grant.role))
  if (forCommune.some(may)) return
  const inTeams = held
    .filter((grant) => ['member', 'team_lead'].includes(grant.role) && may(grant))
    .map((grant) => grant.teamId)
  const teamIds = dumps.flatMap((dump) => teamsBehind(dump, row))
  expect(teamIds.length, what).toBeGreaterThan(0)
  expect(
    teamIds.some((id) => inTeams.includes(id)) &&
      (table === 'households_vulnerability' || teamIds.every((id) => inTeams.includes(id))),
    what,
  ).toBe(true)
}

/** The team a row belongs to: its own, or that of the household, member, visit or report it is about. */
function teamsBehind(dump: Dump, row: Row): string[] {
  // What a seller did belongs to the seller, whose household may have moved since.
  const sale = 'step_id' in row || 'product_id' in row
  if (sale && 'seller_id' in row)
    return rows(dump, 'commerce_seller').flatMap((one) =>
      one['seller_id'] === row['seller_id'] && one['commune_id'] === row['commune_id'] ? teamsBehind(dump, one) : [],
    )
  if (sale) {
    const records = [...rows(dump, 'commerce_step'), ...rows(dump, 'commerce_product')]
    const id = row['step_id'] ?? row['product_id']
    const record = records.find((one) => (one['step_id'] ?? one['product_id']) === id)
    return record ? teamsBehind(dump, record) : []
  }
  if (typeof row['team_id'] === 'string' && !('merged_into' in row)) return [row['team_id']]
  if (typeof row['noun'] === 'string') return []
  if ('sha256' in row) {
    const held = ['support_photo', 'commerce_photo', 'sessions_photo'].flatMap((table) => rows(dump, table))
    const photo = held.find((other) => other['file_id'] === row['file_id'])
    return photo ? teamsBehind(dump, photo) : []
  }
  const behind = [
    ['nomination_id', 'recognition_nomination'],
    ['learner_id', 'curriculum_learner'],
    ['session_id', 'sessions_session'],
    ['dossier_id', 'dossiers_dossier'],
    ['visit_id', 'support_visit'],
    ['report_id', 'reports_report'],
    ['member_id', 'teams_member'],
    ['household_id', 'households_household'],
  ] as const
  for (const [column, table] of behind) {
    const found = rows(dump, table).find(
      (other) => column in row && other[column] === row[column] && other['commune_id'] === row['commune_id'],
    )
    if (!found) continue
    const root = rows(dump, table).find((other) => other[column] === found['merged_into']) ?? found
    return typeof root['team_id'] === 'string' ? [root['team_id']] : []
  }
  return []
}
