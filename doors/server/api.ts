import { Hono } from 'hono'
import * as v from 'valibot'
import { snapshots } from '../../features/registry.ts'
import { withScope } from '../../platform/access/scope.ts'
import { listChanges, shapeOfChanges } from '../../platform/journal/changes.ts'
import { Receipt } from '../../platform/journal/command.ts'
import { deliveryEndpoints } from './deliveries.ts'
import { type Endpoint, endpoint, register, sessionOf } from './endpoint.ts'
import { fileEndpoints } from './files.ts'
import type { House } from './house.ts'
import { openApi } from './openapi.ts'
import { doorProblems, problemResponse } from './security.ts'
import type { Visitor } from './visitor.ts'

/** A page of 2,000 households is some 60 kB packed: less than asking again costs, and little to lose on the way. */
const changesAtOnce = 2_000

/** What phones and other systems speak: batches of commands in, changes by sequence out, and what the doors add. */
export function api(
  house: House,
  visitorOf: (request: Request) => Promise<Visitor>,
  ofDoors: readonly Endpoint[],
): Hono {
  const enter = sessionOf(visitorOf)
  const commands = endpoint(
    {
      method: 'post',
      path: '/commands',
      summary: 'Give a batch of commands; one receipt each, in order, idempotently.',
      by: 'session',
      enter,
      body: v.object({ commands: v.pipe(v.array(v.unknown()), v.maxLength(200)) }),
      answer: v.strictObject({ receipts: v.pipe(v.array(Receipt), v.readonly()), serverTime: v.string() }),
      problems: [400, 401, 403, 413, 415, 422],
      limit: 2 * 1024 * 1024,
    },
    async ({ who, body }) => ({
      receipts: await house.inbox.accept(who.actor, body.commands),
      serverTime: new Date(house.now()).toISOString(),
    }),
  )
  const changes = endpoint(
    {
      method: 'get',
      path: '/changes',
      summary: 'What changed for the signed-in scope after a sequence: each subject once, as it is now.',
      by: 'session',
      enter,
      query: v.object({
        after: v.optional(
          v.pipe(
            v.string(),
            v.regex(/^\d{1,15}$/),
            v.transform(Number),
            v.description('The `next` of the last page; 0 for everything.'),
          ),
          '0',
        ),
        nouns: v.optional(
          v.pipe(
            v.string(),
            v.transform((text) => text.split(',')),
            v.array(v.picklist([...snapshots.keys()])),
            v.description(`Only these, divided by commas: ${[...snapshots.keys()].join(', ')}.`),
          ),
        ),
      }),
      answer: shapeOfChanges(snapshots),
      problems: [401, 422],
    },
    async ({ who, query }) =>
      withScope(house.db, who.actor, 'read only', (scope) =>
        listChanges(scope, query.after, changesAtOnce, onlyOf(query.nouns)),
      ),
  )
  const document = endpoint(
    {
      method: 'get',
      path: '/openapi.json',
      summary: 'This document.',
      by: 'nobody',
      enter: async () => undefined,
      answer: v.looseObject({ openapi: v.string(), info: v.looseObject({}), paths: v.looseObject({}) }),
      problems: [],
    },
    async () => openApi(house.inbox.handlers, endpoints),
  )
  const endpoints: readonly Endpoint[] = [
    commands,
    changes,
    ...deliveryEndpoints(house, visitorOf),
    ...fileEndpoints(house, visitorOf),
    ...ofDoors,
    document,
  ]
  const routes = new Hono()
  register(routes, endpoints)
  routes.all('*', (c) => problemResponse(c, 404, doorProblems.make('door.not_found')))
  return routes
}

/** Whoever follows little asks for little. */
function onlyOf(nouns: readonly string[] | undefined): typeof snapshots {
  return nouns === undefined ? snapshots : new Map([...snapshots].filter(([noun]) => nouns.includes(noun)))
}
