import type { Context, Hono, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import * as v from 'valibot'
import { peopleProblems } from '../../features/people/contract.ts'
import type { SignedIn } from '../../features/people/reads.ts'
import { journalProblems, type Problem } from '../../platform/journal/problem.ts'
import { doorProblems, problemResponse } from './security.ts'
import type { Visitor } from './visitor.ts'

type Schema = v.GenericSchema
const Nothing = v.object({})
type Nothing = typeof Nothing

/** A way in for programs. The schemas that check what comes, and tell what goes, are those of the document. */
export type Endpoint = Omit<Told, 'enter' | 'wrong' | 'limit'> & {
  readonly before: readonly MiddlewareHandler[]
  readonly run: (c: Context) => Promise<Response>
}

type Told<Who = unknown> = {
  readonly method: 'get' | 'post' | 'patch'
  readonly path: `/${string}`
  readonly summary: string
  /** How whoever asks is known. */
  readonly by: 'session' | 'device' | 'nobody'
  readonly enter: (c: Context) => Promise<Who | Response>
  readonly query?: Schema
  readonly headers?: Schema
  readonly body?: Schema | 'bytes'
  readonly answer: Schema
  /** What it may answer instead, as `{ problem }`. */
  readonly problems: readonly number[]
  /** The longest body in bytes. */
  readonly limit?: number
  /** What is said of headers that are not right, where the field's name would tell nobody anything. */
  readonly wrong?: Problem
  readonly before?: readonly MiddlewareHandler[]
}

type Asked<Who, Query extends Schema, Headers extends Schema, Body> = {
  readonly c: Context
  readonly who: Who
  readonly query: v.InferOutput<Query>
  readonly headers: v.InferOutput<Headers>
  readonly body: Body extends Schema ? v.InferOutput<Body> : undefined
}

/** Checks who asks, then each part of what they send by its schema, and only then does the work. */
export function endpoint<
  Who,
  Answer extends Schema,
  Query extends Schema = Nothing,
  Headers extends Schema = Nothing,
  Body extends Schema | 'bytes' | undefined = undefined,
>(
  told: Told<Who> & {
    readonly query?: Query
    readonly headers?: Headers
    readonly body?: Body
    readonly answer: Answer
  },
  work: (asked: Asked<Who, Query, Headers, Body>) => Promise<v.InferOutput<Answer> | Response>,
): Endpoint {
  const { enter, limit, wrong, before = [], ...rest } = told
  const tooLarge = (c: Context) => problemResponse(c, 413, doorProblems.make('door.too_large'))
  return {
    ...rest,
    before: [...(limit === undefined ? [] : [bodyLimit({ maxSize: limit, onError: tooLarge })]), ...before],
    run: async (c) => {
      const who = await enter(c)
      if (who instanceof Response) return who
      const body = await bodyOf(c, told.body)
      if (body instanceof Response) return body
      const query = v.safeParse(told.query ?? Nothing, c.req.query())
      const headers = v.safeParse(told.headers ?? Nothing, c.req.header())
      if (!query.success) return malformed(c, query.issues)
      if (!headers.success) return wrong ? problemResponse(c, 422, wrong) : malformed(c, headers.issues)
      const asked = { c, who, query: query.output, headers: headers.output, body }
      const answer = await work(asked as Asked<Who, Query, Headers, Body>)
      return answer instanceof Response ? answer : c.json(answer as object)
    },
  }
}

/** The signed-in person. A page kept on a shared phone may still speak for its owner: never under the next one's session. */
export function sessionOf(
  visitorOf: (request: Request) => Promise<Visitor>,
  barred: (user: SignedIn) => Problem | undefined = () => undefined,
): (c: Context) => Promise<SignedIn | Response> {
  return async (c) => {
    const { user } = await visitorOf(c.req.raw)
    const owner = c.req.header('thonso-account')
    if (!user || (owner !== undefined && owner !== user.actor.accountId))
      return problemResponse(c, 401, peopleProblems.make('people.signed_out'))
    const problem = barred(user)
    return problem ? problemResponse(c, 429, problem) : user
  }
}

export function register(routes: Hono, endpoints: readonly Endpoint[]): void {
  for (const { method, path, before, run } of endpoints) routes.on(method.toUpperCase(), [path], ...before, run)
}

async function bodyOf(c: Context, schema: Schema | 'bytes' | undefined): Promise<unknown> {
  if (schema === undefined) return undefined
  const wanted = schema === 'bytes' ? 'application/octet-stream' : 'application/json'
  if (!c.req.header('content-type')?.startsWith(wanted))
    return problemResponse(c, 415, doorProblems.make('door.wrong_kind'))
  if (schema === 'bytes') return undefined
  const said: unknown = await c.req.json().catch(() => undefined)
  if (said === undefined) return problemResponse(c, 400, doorProblems.make('door.not_json'))
  const body = v.safeParse(schema, said)
  if (body.success) return body.output
  const [many] = body.issues.filter((issue) => issue.type === 'max_length' && Array.isArray(issue.input))
  return many
    ? problemResponse(c, 413, journalProblems.make('journal.batch_too_large', { limit: many.requirement }))
    : malformed(c, body.issues)
}

function malformed(c: Context, issues: readonly v.BaseIssue<unknown>[]): Response {
  const fields = issues
    .slice(0, 20)
    .map((issue) => ({ field: v.getDotPath(issue) ?? '', expected: issue.expected ?? issue.message }))
  return problemResponse(c, 422, journalProblems.make('journal.malformed', { fields }))
}
