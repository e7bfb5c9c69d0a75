import * as v from 'valibot'
import { type Actor, withScope } from '../access/scope.ts'
import { dayOf } from '../clock/days.ts'
import { all, type Database, maybe, one, run, sql, type Tx } from '../db/database.ts'
import {
  type CommandSpec,
  Envelope,
  type Follower,
  type Handler,
  type Outcome,
  type Receipt,
  refuse,
  type Work,
} from './command.ts'
import { holdForOfficer } from './held.ts'
import { journalProblems, type Problem } from './problem.ts'
import { mayGive } from './rights.ts'
import { digestOf, stable } from './stable.ts'

export type Inbox = {
  /**
   * Runs orders one after another and answers one receipt each, in order. Sending again gives the same receipts.
   * `barred` is why this actor may give nothing new any more, although their words still arrive.
   */
  accept(actor: Actor, batch: readonly unknown[], barred?: Problem): Promise<Receipt[]>
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
    accept: async (actor, batch, barred) => {
      const receipts: Receipt[] = []
      for (const order of batch) receipts.push(await acceptOne(actor, order, barred))
      return receipts
    },
  }

  async function acceptOne(actor: Actor, order: unknown, barred: Problem | undefined): Promise<Receipt> {
    const envelope = v.safeParse(Envelope, order)
    if (!envelope.success) return refused(idOf(order), malformed(envelope.issues))
    const { id, type } = envelope.output
    const handler = byType.get(type)
    if (!handler) return refused(id, journalProblems.make('journal.unknown_command', { type }))
    const payload = v.safeParse(handler.spec.schema, envelope.output.payload)
    if (!payload.success) return refused(id, malformed(payload.issues))
    try {
      return await once(actor, handler, envelope.output, payload.output, barred)
    } catch (error) {
      options.onFault?.(error, id)
      return refused(id, journalProblems.make('journal.try_again'))
    }
  }

  async function once(
    actor: Actor,
    handler: Handler,
    envelope: Envelope,
    payload: unknown,
    barred: Problem | undefined,
  ): Promise<Receipt> {
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
      const { id: commandId, at: deviceAt } = envelope
      const given: (Outcome & { ok: true })[] = []
      const work: Work = {
        ...{ scope, commandId, givenBy: actor.accountId, receivedAt, deviceAt, today: dayOf(receivedAt) },
        async give(spec, said) {
          const outcome = await obeyWithin(this, spec, said)
          if (outcome.ok) given.push(outcome)
          return outcome
        },
      }
      await all(tx, sql`savepoint work`)
      const outcome = barred ? refuse(barred) : await perform(work, handler, payload, given)
      if (!outcome.ok) {
        await all(tx, sql`rollback to savepoint work`)
        const problem = heldOrNot(outcome.problem, work, handler)
        await run(
          tx,
          sql`update journal_receipt set status = 'refused', problem = ${JSON.stringify(problem)}::jsonb
              where commune_id = ${actor.communeId} and command_id = ${envelope.id}`,
        )
        if (problem.heldFor) await holdForOfficer(work, { type: handler.spec.type, payload: kept, problem })
        return refused(envelope.id, problem)
      }
      const sequence = await write(work, handler.spec.type, kept, outcome)
      return { commandId: envelope.id, status: 'done', sequence, result: outcome.result ?? null, problem: null }
    })
  }

  /** `given`: what became of the orders that this one gave; it is filled while this one runs. */
  async function perform(
    work: Work,
    handler: Handler,
    payload: unknown,
    given: readonly (Outcome & { ok: true })[],
  ): Promise<Outcome> {
    const own = await obey(work, handler, payload)
    if (!own.ok) return own
    const parts = [...given, own]
    const [changes, facts] = [parts.flatMap((part) => part.changes), parts.flatMap((part) => part.facts)]
    const outcome = { ...own, changes, facts }
    for (const follower of followers) {
      const facts = outcome.facts.filter((fact) => fact.kind === follower.kind)
      if (facts.length > 0) await follower.run(work, facts)
    }
    return outcome
  }

  async function obeyWithin(work: Work, { type }: Pick<CommandSpec, 'type'>, said: unknown): Promise<Outcome> {
    const handler = byType.get(type)
    if (!handler) throw new Error(`Nothing here carries out ${type}.`)
    const payload = v.safeParse(handler.spec.schema, said)
    return payload.success ? obey(work, handler, payload.output) : refuse(malformed(payload.issues))
  }
}

async function obey(work: Work, handler: Handler, payload: unknown): Promise<Outcome> {
  const may = await mayGive(work, handler, payload)
  return may ? handler.run(work, payload as never) : refuse(journalProblems.make('journal.not_allowed'))
}

/** Only what somebody recorded in the field is kept for an officer; whatever else was refused is simply not done. */
function heldOrNot(problem: Problem, work: Work, { spec }: Handler): Problem {
  if (spec.fromField && work.givenBy !== null) return problem
  const { heldFor: _, ...plain } = problem
  return plain
}

/** The journal row comes last: its commune's head stays locked only from here to the commit. */
async function write(work: Work, type: string, payload: unknown, outcome: Outcome & { ok: true }): Promise<number> {
  const { tx, communeId, accountId } = work.scope
  const entry = outcome.entry ?? { type, payload, enteredFor: null }
  const { sequence } = await one(
    tx,
    sql<{ sequence: number }>`insert into journal_head (commune_id, sequence) values (${communeId}, 1)
      on conflict (commune_id) do update set sequence = journal_head.sequence + 1 returning sequence`,
  )
  await run(
    tx,
    sql`insert into journal_entry (commune_id, sequence, command_id, type, account_id, entered_for, device_at, received_at, payload)
        values (${communeId}, ${sequence}, ${work.commandId}, ${entry.type}, ${accountId}, ${entry.enteredFor}, ${work.deviceAt}, ${work.receivedAt},
                ${JSON.stringify(entry.payload ?? null)}::jsonb)`,
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
