import type { Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { peopleProblems } from '../../features/people/contract.ts'
import { withScope } from '../../platform/access/scope.ts'
import { fileProblems, mostBytes } from '../../platform/files/contract.ts'
import { findStored, type Stored, storePiece } from '../../platform/files/files.ts'
import type { Problem } from '../../platform/journal/problem.ts'
import type { House } from './house.ts'
import { isId } from './page.ts'
import { doorProblems, problemResponse } from './security.ts'
import type { Visitor } from './visitor.ts'

/**
 * Files come in pieces, each saying where it begins: after a cut the sender asks how much is here and goes on from there.
 * `GET /files/:id` tells that, `PATCH /files/:id` brings the next piece.
 */
export function fileRoutes(routes: Hono, house: House, visitorOf: (request: Request) => Promise<Visitor>): void {
  const tooLarge = (c: Context) => problemResponse(c, 413, doorProblems.make('door.too_large'))

  routes.get('/files/:fileId', async (c) => {
    const { user } = await visitorOf(c.req.raw)
    if (!user) return problemResponse(c, 401, peopleProblems.make('people.signed_out'))
    const fileId = c.req.param('fileId')
    const stored = isId(fileId)
      ? await withScope(house.db, user.actor, 'read write', (scope) => findStored(scope, fileId))
      : undefined
    return stored ? c.json(stored) : problemResponse(c, 404, fileProblems.make('files.not_there'))
  })

  routes.patch('/files/:fileId', bodyLimit({ maxSize: mostBytes, onError: tooLarge }), async (c) => {
    const { user } = await visitorOf(c.req.raw)
    const owner = c.req.header('thonso-account')
    if (!user || user.actor.accountId === null || (owner !== undefined && owner !== user.actor.accountId))
      return problemResponse(c, 401, peopleProblems.make('people.signed_out'))
    if (c.req.header('content-type') !== 'application/octet-stream')
      return problemResponse(c, 415, doorProblems.make('door.wrong_kind'))
    const fileId = c.req.param('fileId')
    const [offset, length] = [numberIn(c, 'upload-offset'), numberIn(c, 'upload-length')]
    const digest = c.req.header('upload-sha256')?.toLowerCase() ?? null
    if (!isId(fileId) || offset === undefined || !length || (digest !== null && !/^[0-9a-f]{64}$/.test(digest)))
      return problemResponse(c, 422, fileProblems.make('files.broken_picture'))
    const bytes = new Uint8Array(await c.req.arrayBuffer())
    const stored: Stored | Problem = await withScope(house.db, user.actor, 'read write', (scope) =>
      storePiece(scope, { fileId, offset, length, digest, bytes }, new Date(house.now()).toISOString()),
    )
    if (!('code' in stored)) return c.json(stored)
    return problemResponse(c, statusOf(stored.code), stored)
  })
}

function statusOf(code: string): 404 | 409 | 413 | 422 | 429 {
  const known: Readonly<Record<string, 404 | 409 | 413 | 429>> = {
    'files.not_there': 404,
    'files.elsewhere': 409,
    'files.too_large': 413,
    'files.too_many': 429,
  }
  return known[code] ?? 422
}

/** A whole number that a header says; undefined for anything else. */
function numberIn(c: Context, header: string): number | undefined {
  const said = c.req.header(header) ?? ''
  return /^\d{1,9}$/.test(said) ? Number(said) : undefined
}
