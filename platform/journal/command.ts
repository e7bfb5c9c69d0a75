import * as v from 'valibot'
import type { Role } from '../access/roles.ts'
import type { Scope } from '../access/scope.ts'
import { addDays } from '../clock/days.ts'
import { Problem } from './problem.ts'

/** Ids are UUIDs made where the thing is born (version 7, so that they sort by birth). */
export const Id = v.pipe(v.string(), v.uuid(), v.toLowerCase())

/** Who may give a command: commune-wide roles, and roles within the team that the command is about. */
export type Rights = { readonly commune: readonly Role[]; readonly team: readonly Role[]; readonly everybody?: boolean }

/** The shape of an order, shared by forms, phones and the server. */
export type CommandSpec<Payload = unknown> = {
  readonly type: string
  readonly schema: v.GenericSchema<unknown, Payload>
  readonly rights: Rights
  /** Top-level fields that must not be journalled: passwords and invitation secrets. */
  readonly secret: readonly string[]
  /**
   * Recorded in the field, where phones keep it until it is delivered: a device may deliver it while its owner is away,
   * and it is held for the officer where its giver may not give it any more.
   */
  readonly fromField: boolean
}

export function command<const Schema extends v.GenericSchema>(
  type: string,
  schema: Schema,
  rights: Rights,
  secret: readonly string[] = [],
): CommandSpec<v.InferOutput<Schema>> {
  return { type, schema: schema as v.GenericSchema<unknown, v.InferOutput<Schema>>, rights, secret, fromField: false }
}

/** An order that is given where there may be no network. */
export function fieldCommand<const Schema extends v.GenericSchema>(
  type: string,
  schema: Schema,
  rights: Rights,
  secret: readonly string[] = [],
): CommandSpec<v.InferOutput<Schema>> {
  return { ...command(type, schema, rights, secret), fromField: true }
}

/** Any moment of any year that the database knows; the 31st of February passes the pattern but is none. */
const Moment = v.pipe(
  v.string(),
  v.isoTimestamp(),
  v.check((at) => {
    const day = at.slice(0, 10)
    return !Number.isNaN(Date.parse(at)) && day > '0001-01-01' && addDays(day, 0) === day
  }, 'moment'),
  v.transform((at) => new Date(at).toISOString()),
)

/** One order as it travels. `at` is the device's clock, kept beside the server's. */
export const Envelope = v.strictObject({
  id: Id,
  type: v.pipe(v.string(), v.maxLength(60)),
  at: Moment,
  payload: v.unknown(),
})
export type Envelope = v.InferOutput<typeof Envelope>

export const Receipt = v.strictObject({
  commandId: v.string(),
  status: v.picklist(['done', 'refused']),
  sequence: v.nullable(v.number()),
  result: v.unknown(),
  problem: v.nullable(Problem),
})
export type Receipt = Readonly<v.InferOutput<typeof Receipt>>

/** What a command touched, for those who follow. */
export type Change = { readonly noun: string; readonly id: string; readonly teamId: string | null }

/** What happened, told to features above in the same transaction: `support.recorded`. */
export type Fact = { readonly kind: string; readonly [field: string]: unknown }

export type Outcome =
  | {
      readonly ok: true
      readonly result?: unknown
      readonly changes: readonly Change[]
      readonly facts: readonly Fact[]
      /** What the journal says of it, where that is another order than the one given: a held one that was accepted. */
      readonly entry?: { readonly type: string; readonly payload: unknown; readonly enteredFor: string }
    }
  | { readonly ok: false; readonly problem: Problem }

export function done(told: { result?: unknown; changes?: readonly Change[]; facts?: readonly Fact[] } = {}): Outcome {
  return { ok: true, result: told.result ?? null, changes: told.changes ?? [], facts: told.facts ?? [] }
}

export function refuse(problem: Problem): Outcome {
  return { ok: false, problem }
}

/** What a handler works with. `scope.tx` is the one transaction of this command. */
export type Work = {
  readonly scope: Scope
  readonly commandId: string
  /** Whose words these are: the actor's, or those of the one for whom an officer enters them. */
  readonly givenBy: string | null
  readonly receivedAt: string
  readonly deviceAt: string
  /** Today in Vietnam by the server's clock. */
  readonly today: string
  /**
   * Gives another feature's order within this one, held against that order's own shape and rights. What it touched and
   * told joins this one's; refusing the outer order takes it back. The journal keeps the order that a person gave.
   */
  give<Payload>(this: Work, spec: CommandSpec<Payload>, payload: Payload): Promise<Outcome>
}

/** In a team's place: what an order is about is nowhere in the commune, which whoever works for any team hears from its handler. */
export const nowhere = 'nowhere'

export type Handler = {
  readonly spec: CommandSpec
  readonly teamOf?: (work: Work, payload: never) => Promise<string | null>
  readonly run: (work: Work, payload: never) => Promise<Outcome>
}

/**
 * Joins an order to what it does. A command that team roles may give must say which team a payload is about
 * (null: none in sight), so that the inbox can hold it against the giver's grants before anything runs.
 */
export function handle<Payload>(
  spec: CommandSpec<Payload>,
  run: (work: Work, payload: Payload) => Promise<Outcome>,
  teamOf?: (work: Work, payload: Payload) => Promise<string | null>,
): Handler {
  if (spec.rights.team.length > 0 && !teamOf) throw new Error(`${spec.type}: say which team it is about`)
  return { spec, run, ...(teamOf ? { teamOf } : {}) } as Handler
}

/** Something a feature does when another feature's fact happens, in the same transaction. */
export type Follower = { readonly kind: string; readonly run: (work: Work, facts: readonly Fact[]) => Promise<void> }
