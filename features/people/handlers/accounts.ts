import { type Grant, teamRoles } from '../../../platform/access/roles.ts'
import { holds } from '../../../platform/access/scope.ts'
import { maybe, one, run, sql } from '../../../platform/db/database.ts'
import { done, handle, refuse, type Work } from '../../../platform/journal/command.ts'
import { listPartnerNames } from '../../partners/reads.ts'
import * as contract from '../contract.ts'
import { revokeDevices } from './devices.ts'
import { hashPassword, hashSecret } from './secrets.ts'

const { peopleProblems } = contract
const invitationDays = 14
const ownInvitationMinutes = 15

export const handlers = [
  handle(contract.makeFirstAccount, async (work, payload) => {
    const { tx } = work.scope
    await one(tx, sql`select pg_advisory_xact_lock(727002)`)
    const { taken } = await one(tx, sql<{ taken: boolean }>`select people_any_account() as taken`)
    if (taken) return refuse(peopleProblems.make('people.already_set_up'))
    await insertAccount(work, payload, await hashPassword(payload.password))
    for (const role of ['admin', 'coordinator'] as const)
      await insertGrant(work, payload.accountId, { role, teamId: null, partnerId: null })
    return changed(payload.accountId)
  }),

  handle(contract.addAccount, async (work, payload) => {
    for (const grant of payload.grants) {
      const problem = (await checkPlace(work, grant)) ?? checkGrant(work, grant)
      if (problem) return refuse(problem)
    }
    if (!(await insertAccount(work, payload, null))) return refuse(peopleProblems.make('people.phone_taken'))
    for (const grant of payload.grants) await insertGrant(work, payload.accountId, grant)
    return changed(payload.accountId)
  }),

  handle(contract.grantRole, async (work, { accountId, grant }) => {
    const problem = (await checkPlace(work, grant)) ?? checkGrant(work, grant)
    if (problem) return refuse(problem)
    if (!(await accountStands(work, accountId))) return refuse(peopleProblems.make('people.account_not_found'))
    await insertGrant(work, accountId, grant)
    return changed(accountId)
  }),

  handle(contract.revokeRole, async (work, { accountId, grant }) => {
    const problem = checkGrant(work, grant) ?? (await checkLastAdmin(work, accountId, grant.role))
    if (problem) return refuse(problem)
    const taken = await run(
      work.scope.tx,
      sql`delete from people_grant where commune_id = ${work.scope.communeId} and account_id = ${accountId} and role = ${grant.role}
          and team_id is not distinct from ${grant.teamId}::uuid and partner_id is not distinct from ${grant.partnerId}::uuid`,
    )
    return taken === 0 ? done() : changed(accountId)
  }),

  handle(contract.invite, async (work, { invitationId, accountId, secret }) => {
    const { tx, communeId } = work.scope
    if (!(await accountStands(work, accountId))) return refuse(peopleProblems.make('people.account_not_found'))
    if (await isBeyond(work, accountId)) return refuse(peopleProblems.make('people.beyond_rights'))
    await run(
      tx,
      sql`update people_invitation set used_at = ${work.receivedAt} where commune_id = ${communeId} and account_id = ${accountId} and used_at is null`,
    )
    await run(
      tx,
      sql`insert into people_invitation (commune_id, invitation_id, account_id, secret_hash, expires_at, replaces_password)
          values (${communeId}, ${invitationId}, ${accountId}, ${hashSecret(secret)}, ${work.receivedAt}::timestamptz + make_interval(days => ${invitationDays}), true)`,
    )
    return done()
  }),

  handle(contract.changePhone, async (work, { invitationId, secret }) => {
    const { tx, communeId, accountId } = work.scope
    if (accountId === null || !(await accountStands(work, accountId)))
      return refuse(peopleProblems.make('people.signed_out'))
    await run(
      tx,
      sql`update people_invitation set used_at = ${work.receivedAt}
          where commune_id = ${communeId} and account_id = ${accountId} and keeps_sessions and used_at is null`,
    )
    await run(
      tx,
      sql`insert into people_invitation (commune_id, invitation_id, account_id, secret_hash, expires_at, keeps_sessions)
          values (${communeId}, ${invitationId}, ${accountId}, ${hashSecret(secret)},
                  ${work.receivedAt}::timestamptz + make_interval(mins => ${ownInvitationMinutes}), true)`,
    )
    return done()
  }),

  handle(contract.disableAccount, async (work, { accountId }) => {
    const problem = (await isBeyond(work, accountId))
      ? peopleProblems.make('people.beyond_rights')
      : await checkLastAdmin(work, accountId, 'admin')
    if (problem) return refuse(problem)
    if (!(await setStatus(work, accountId, 'disabled'))) return refuse(peopleProblems.make('people.account_not_found'))
    await endSessions(work, accountId)
    return changed(accountId)
  }),

  handle(contract.enableAccount, async (work, { accountId }) => {
    if (await isBeyond(work, accountId)) return refuse(peopleProblems.make('people.beyond_rights'))
    return (await setStatus(work, accountId, 'active'))
      ? changed(accountId)
      : refuse(peopleProblems.make('people.account_not_found'))
  }),

  handle(contract.setPassword, async (work, { password }) => {
    const { tx, communeId, accountId } = work.scope
    if (accountId === null) return refuse(peopleProblems.make('people.signed_out'))
    await run(
      tx,
      sql`update people_account set password_hash = ${await hashPassword(password)} where commune_id = ${communeId} and account_id = ${accountId}`,
    )
    return changed(accountId)
  }),

  handle(contract.signOutEverywhere, async (work) => {
    if (work.scope.accountId === null) return refuse(peopleProblems.make('people.signed_out'))
    await endSessions(work, work.scope.accountId)
    return done()
  }),
]

function changed(accountId: string) {
  return done({ changes: [{ noun: 'account', id: accountId, teamId: null }] })
}

/** Only for giving: a grant from before this rule must still be taken back. That the team exists cannot be asked here. */
async function checkPlace({ scope }: Work, grant: Grant) {
  if (grant.partnerId !== null && grant.role !== 'organization')
    return peopleProblems.make('people.partner_not_for_role')
  const isPartner = ({ partnerId, archivedOn }: { partnerId: string; archivedOn: string | null }) =>
    partnerId === grant.partnerId && archivedOn === null
  if (grant.partnerId !== null && !(await listPartnerNames(scope)).some(isPartner))
    return peopleProblems.make('people.partner_not_found')
  const isTeamRole = teamRoles.some((role) => role === grant.role)
  if (isTeamRole === (grant.teamId !== null)) return undefined
  return peopleProblems.make(isTeamRole ? 'people.team_needed' : 'people.team_not_for_role')
}

function checkGrant(work: Work, grant: Grant) {
  if (grant.role === 'admin' && !holds(work.scope, ['admin'])) return peopleProblems.make('people.beyond_rights')
  return undefined
}

/** An officer who is no administrator may not take over an administrator's account. */
async function isBeyond(work: Work, accountId: string): Promise<boolean> {
  if (holds(work.scope, ['admin'])) return false
  const admin = await maybe(
    work.scope.tx,
    sql`select 1 from people_grant where commune_id = ${work.scope.communeId} and account_id = ${accountId} and role = 'admin'`,
  )
  return admin !== undefined
}

async function checkLastAdmin(work: Work, accountId: string, role: string) {
  if (role !== 'admin') return undefined
  const { communeId, tx } = work.scope
  const { own, others } = await one(
    tx,
    sql<{ own: number; others: number }>`
      select count(*) filter (where g.account_id = ${accountId}) as own, count(*) filter (where g.account_id <> ${accountId}) as others
      from people_grant g join people_account a using (commune_id, account_id)
      where g.commune_id = ${communeId} and g.role = 'admin' and a.status = 'active'`,
  )
  return own > 0 && others === 0 ? peopleProblems.make('people.last_admin') : undefined
}

async function insertAccount(
  work: Work,
  account: { accountId: string; name: string; phone: string },
  passwordHash: string | null,
): Promise<boolean> {
  const made = await run(
    work.scope.tx,
    sql`insert into people_account (commune_id, account_id, name, phone, password_hash, created_at)
        values (${work.scope.communeId}, ${account.accountId}, ${account.name}, ${account.phone}, ${passwordHash}, ${work.receivedAt}) on conflict do nothing`,
  )
  return made === 1
}

async function insertGrant(work: Work, accountId: string, grant: Grant): Promise<void> {
  const { scope, receivedAt } = work
  await run(
    scope.tx,
    sql`insert into people_grant (commune_id, account_id, role, team_id, partner_id, granted_at)
        values (${scope.communeId}, ${accountId}, ${grant.role}, ${grant.teamId}, ${grant.partnerId}, ${receivedAt}) on conflict do nothing`,
  )
}

async function accountStands(work: Work, accountId: string): Promise<boolean> {
  const { communeId, tx } = work.scope
  return (
    (await maybe(
      tx,
      sql`select 1 from people_account where commune_id = ${communeId} and account_id = ${accountId}`,
    )) !== undefined
  )
}

async function setStatus(work: Work, accountId: string, status: 'active' | 'disabled'): Promise<boolean> {
  const { communeId, tx } = work.scope
  return (
    (await run(
      tx,
      sql`update people_account set status = ${status} where commune_id = ${communeId} and account_id = ${accountId}`,
    )) === 1
  )
}

async function endSessions(work: Work, accountId: string): Promise<void> {
  const { communeId, tx } = work.scope
  await revokeDevices(tx, communeId, accountId, work.receivedAt)
  await run(tx, sql`delete from people_session where commune_id = ${communeId} and account_id = ${accountId}`)
}
