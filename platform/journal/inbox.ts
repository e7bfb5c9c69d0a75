import * as v from 'valibot'
import { type Actor, holds, holdsIn, withScope } from '../access/scope.ts'
import { dayOf } from '../clock/days.ts'
import { all, type Database, maybe, one, run, sql, type Tx } from '../db/database.ts'
import { Envelope, type Follower, type Handler, type Outcome, type Receipt, type Work } from './command.ts'
import { journalProblems, type Problem } from './problem.ts'
import { digestOf, stable } from './stable.ts'

export type Inbox = {
  /** Runs orders one after another and answers one receipt each, in order. Sending again gives the same receipts. */
  accept(actor: Actor, batch: readonly unknown[]): Promise<Receipt[]>
  readonly handlers: ReadonlyMap<string, Handler>
}

type Options = { readonly now?: () => number; readonly onFault?: (error: unknown, commandId: string) => void }

export function inbox(
  db: Database,
  handlers: readonly Handler[],
  followers: readonly Follower[],
  options: Options = {},
): Inbox {
  const byType = new Map(handlers.map((handler) => [handler.spec.type, handler]))
  const now = options.now ?? Date.now
  return {
    handlers: byType,
    accept: async (actor, batch) => {
      const receipts: Receipt[] = []
      for (const order of batch) receipts.push(await acceptOne(actor, order))
      return receipts
    },
  }

  async function acceptOne(actor: Actor, order: unknown): Promise<Receipt> {
    const envelope = v.safeParse(Envelope, order)
    if (!envelope.success) return refused(idOf(order), malformed(envelope.issues))
    const { id, type } = envelope.output
    const handler = byType.get(type)
    if (!handler) return refused(id, journalProblems.make('journal.unknown_command', { type }))
    const payload = v.safeParse(handler.spec.schema, envelope.output.payload)
    if (!payload.success) return refused(id, malformed(payload.issues))
    try {
      return await once(actor, handler, envelope.output, payload.output)
    } catch (error) {
      options.onFault?.(error, id)
      return refused(id, journalProblems.make('journal.try_again'))
    }
  }

  async function once(actor: Actor, handler: Handler, envelope: Envelope, payload: unknown): Promise<Receipt> {
    const receivedAt = new Date(now()).toISOString()
    // PostgreSQL has no NUL and no half of a surrogate pair, be it a secret; a written backslash stands doubled.
    if (/(?<!\\)(?:\\\\)*\\u(0000|d[89a-f])/i.test(stable(payload)))
      return refused(envelope.id, journalProblems.make('journal.malformed'))
    const kept = withoutSecrets(payload, handler.spec.secret)
    const digest = digestOf(`${handler.spec.type}\n${stable(kept)}`)
    return withScope(db, actor, 'read write', async (scope) => {
      const { tx } = scope
      // A second delivery waits here until the first has committed, then finds its receipt.
      const fresh = await run(
        tx,
        sql`insert into journal_receipt (commune_id, command_id, account_id, digest, status, received_at)
            values (${actor.communeId}, ${envelope.id}, ${actor.accountId}, ${digest}, 'running', ${receivedAt})
            on conflict do nothing`,
      )
      if (fresh === 0) return earlierReceipt(tx, actor, envelope.id, digest)
      const work: Work = { scope, commandId: envelope.id, receivedAt, deviceAt: envelope.at, today: dayOf(receivedAt) }
      await all(tx, sql`savepoint work`)
      const outcome = await perform(work, handler, payload)
      if (!outcome.ok) {
        await all(tx, sql`rollback to savepoint work`)
        await run(
          tx,
          sql`update journal_receipt set status = 'refused', problem = ${JSON.stringify(outcome.problem)}::jsonb
              where commune_id = ${actor.communeId} and command_id = ${envelope.id}`,
        )
        return refused(envelope.id, outcome.problem)
      }
      const sequence = await write(work, handler.spec.type, kept, outcome)
      return { commandId: envelope.id, status: 'done', sequence, result: outcome.result ?? null, problem: null }
    })
  }

  async function perform(work: Work, handler: Handler, payload: unknown): Promise<Outcome> {
    if (!(await mayGive(work, handler, payload)))
      return { ok: false, problem: journalProblems.make('journal.not_allowed') }
    const outcome = await handler.run(work, payload as never)
    if (!outcome.ok) return outcome
    for (const follower of followers) {
      const facts = outcome.facts.filter((fact) => fact.kind === follower.kind)
      if (facts.length > 0) await follower.run(work, facts)
    }
    return outcome
  }
}

async function mayGive(work: Work, handler: Handler, payload: unknown): Promise<boolean> {
  const { rights } = handler.spec
  if (rights.everybody || holds(work.scope, rights.commune)) return true
  if (rights.team.length === 0 || !handler.teamOf) return false
  const teamId = await handler.teamOf(work, payload as never)
  return teamId !== null && holdsIn(work.scope, rights.team, teamId)
}

/** The journal row comes last: its commune's head stays locked only from here to the commit. */
async function write(work: Work, type: string, payload: unknown, outcome: Outcome & { ok: true }): Promise<number> {
  const { tx, communeId, accountId } = work.scope
  const { sequence } = await one(
    tx,
    sql<{ sequence: number }>`insert into journal_head (commune_id, sequence) values (${communeId}, 1)
      on conflict (commune_id) do update set sequence = journal_head.sequence + 1 returning sequence`,
  )
  await run(
    tx,
    sql`insert into journal_entry (commune_id, sequence, command_id, type, account_id, device_at, received_at, payload)
        values (${communeId}, ${sequence}, ${work.commandId}, ${type}, ${accountId}, ${work.deviceAt}, ${work.receivedAt},
                ${JSON.stringify(payload ?? null)}::jsonb)`,
  )
  if (outcome.changes.length > 0) {
    const changes = outcome.changes.map((change, ordinal) => ({
      ordinal,
      noun: change.noun,
      subject_id: change.id,
      team_id: change.teamId,
    }))
    await run(
      tx,
      sql`insert into journal_change (commune_id, sequence, ordinal, noun, subject_id, team_id)
          select ${communeId}::uuid, ${sequence}::bigint, c.ordinal, c.noun, c.subject_id, c.team_id
          from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) as c(ordinal int, noun text, subject_id uuid, team_id uuid)`,
    )
  }
  await run(
    tx,
    sql`update journal_receipt set status = 'done', sequence = ${sequence}, result = ${JSON.stringify(outcome.result ?? null)}::jsonb
        where commune_id = ${communeId} and command_id = ${work.commandId}`,
  )
  return sequence
}

async function earlierReceipt(tx: Tx, actor: Actor, commandId: string, digest: string): Promise<Receipt> {
  const row = await maybe(
    tx,
    sql<{
      digest: string
      account_id: string | null
      status: 'done' | 'refused'
      sequence: number | null
      result: unknown
      problem: Problem | null
    }>`
      select digest, account_id, status, sequence, result, problem from journal_receipt
      where commune_id = ${actor.communeId} and command_id = ${commandId}`,
  )
  if (!row || row.digest !== digest || row.account_id !== actor.accountId) {
    return refused(commandId, journalProblems.make('journal.id_reused'))
  }
  return { commandId, status: row.status, sequence: row.sequence, result: row.result, problem: row.problem }
}

function refused(commandId: string, problem: Problem): Receipt {
  return { commandId, status: 'refused', sequence: null, result: null, problem }
}

function malformed(issues: readonly v.BaseIssue<unknown>[]): Problem {
  const fields = issues
    .slice(0, 20)
    .map((issue) => ({ field: v.getDotPath(issue) ?? '', expected: issue.expected ?? issue.message }))
  return journalProblems.make('journal.malformed', { fields })
}

function idOf(order: unknown): string {
  const id = typeof order === 'object' && order !== null && 'id' in order ? order.id : undefined
  return typeof id === 'string' ? id.slice(0, 60) : ''
}

function withoutSecrets(payload: unknown, secret: readonly string[]): unknown {
  if (secret.length === 0 || typeof payload !== 'object' || payload === null) return payload
  return Object.fromEntries(Object.entries(payload).filter(([field]) => !secret.includes(field)))
}
