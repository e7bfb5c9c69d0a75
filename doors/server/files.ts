import * as v from 'valibot'
import { withScope } from '../../platform/access/scope.ts'
import { fileProblems, mostBytes, Stored } from '../../platform/files/contract.ts'
import { findStored, storePiece } from '../../platform/files/files.ts'
import { type Endpoint, endpoint, sessionOf } from './endpoint.ts'
import type { House } from './house.ts'
import { isId } from './page.ts'
import { problemResponse } from './security.ts'
import type { Visitor } from './visitor.ts'

const Whole = v.pipe(v.string(), v.regex(/^\d{1,9}$/), v.transform(Number))

/**
 * Files come in pieces, each saying where it begins: after a cut the sender asks how much is here and goes on from there.
 * `GET /files/:id` tells that, `PATCH /files/:id` brings the next piece.
 */
export function fileEndpoints(house: House, visitorOf: (request: Request) => Promise<Visitor>): Endpoint[] {
  const broken = fileProblems.make('files.broken_picture')
  const known = { path: '/files/:fileId', by: 'session', enter: sessionOf(visitorOf), answer: Stored } as const
  return [
    endpoint(
      { ...known, method: 'get', summary: "How much of a file of one's own is here.", problems: [401, 404] },
      async ({ c, who }) => {
        const fileId = c.req.param('fileId')
        const stored = isId(fileId)
          ? await withScope(house.db, who.actor, 'read write', (scope) => findStored(scope, fileId))
          : undefined
        return stored ?? problemResponse(c, 404, fileProblems.make('files.not_there'))
      },
    ),
    endpoint(
      {
        ...known,
        method: 'patch',
        summary: 'Brings the next piece of a file; the last one makes it a picture, or clears it away with the reason.',
        headers: v.object({
          'upload-offset': v.pipe(Whole, v.description('Where this piece begins, in bytes.')),
          'upload-length': v.pipe(Whole, v.minValue(1), v.description('How long the whole is, in bytes.')),
          'upload-sha256': v.optional(v.pipe(v.string(), v.toLowerCase(), v.regex(/^[0-9a-f]{64}$/))),
        }),
        body: 'bytes',
        problems: [401, 403, 404, 409, 413, 415, 422, 429],
        limit: mostBytes,
        wrong: broken,
      },
      async ({ c, who, headers }) => {
        const fileId = c.req.param('fileId')
        if (!isId(fileId)) return problemResponse(c, 422, broken)
        const piece = {
          fileId,
          offset: headers['upload-offset'],
          length: headers['upload-length'],
          digest: headers['upload-sha256'] ?? null,
          bytes: new Uint8Array(await c.req.arrayBuffer()),
        }
        const stored = await withScope(house.db, who.actor, 'read write', (scope) =>
          storePiece(scope, piece, new Date(house.now()).toISOString()),
        )
        return 'code' in stored ? problemResponse(c, statusOf(stored.code), stored) : stored
      },
    ),
  ]
}

function statusOf(code: string): Parameters<typeof problemResponse>[1] {
  const known: Readonly<Record<string, 404 | 409 | 413 | 429>> = {
    'files.not_there': 404,
    'files.elsewhere': 409,
    'files.too_large': 413,
    'files.too_many': 429,
  }
  return known[code] ?? 422
}
