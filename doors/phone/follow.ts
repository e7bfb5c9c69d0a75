import { compress } from 'hono/compress'
import * as v from 'valibot'
import { withScope } from '../../platform/access/scope.ts'
import { dayOf } from '../../platform/clock/days.ts'
import type { Stand } from '../server/app.tsx'
import { type Endpoint, endpoint, sessionOf } from '../server/endpoint.ts'
import { readReplica } from './replica.ts'

const Row = v.looseObject({ id: v.string(), teamId: v.string() })
const Rows = v.pipe(v.array(Row), v.readonly())
const Gone = v.strictObject({
  noun: v.string(),
  id: v.string(),
  because: v.nullable(v.strictObject({ movedTo: v.string() })),
})
const Page = v.strictObject({
  at: v.pipe(v.string(), v.description('Where to go on from.')),
  fresh: v.pipe(v.boolean(), v.description('The first page of all there is.')),
  more: v.boolean(),
  teamIds: v.pipe(v.array(v.string()), v.readonly()),
  standing: v.nullable(v.looseObject({})),
  rows: v.strictObject({ household: Rows, visit: Rows }),
  gone: v.pipe(v.array(Gone), v.readonly()),
})
const Place = v.pipe(
  v.string(),
  v.transform((at) => at.slice(0, 120)),
  v.description('What the last page said; nothing, or a place of another scope, begins again.'),
)

export function followEndpoints({ house, visitorOf }: Stand): Endpoint[] {
  return [
    endpoint(
      {
        method: 'get',
        path: '/replica',
        summary: 'What a phone keeps of the signed-in scope: first all that stands, page by page, then what changed.',
        by: 'session',
        enter: sessionOf(visitorOf),
        query: v.object({ at: v.optional(Place, '') }),
        answer: Page,
        problems: [401],
        // The text of five thousand households is mostly the same words over and over.
        before: [compress()],
      },
      ({ who, query }) =>
        withScope(house.db, who.actor, 'read only', (scope) => readReplica(scope, dayOf(house.now()), query.at)),
    ),
  ]
}
