import type { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { v7 as newId } from 'uuid'
import { attachPhoto, correctSupport, recordSupport } from '../../features/support/contract.ts'
import { findPhoto } from '../../features/support/reads.ts'
import { type Actor, withScope } from '../../platform/access/scope.ts'
import { fileProblems } from '../../platform/files/contract.ts'
import { judgePicture, storeWhole } from '../../platform/files/files.ts'
import type { Problem } from '../../platform/journal/problem.ts'
import type { Stand } from '../server/app.tsx'
import { fileIn, localPath, type WithFile } from '../server/forms.ts'
import type { House } from '../server/house.ts'
import { isId } from '../server/page.ts'
import { doorProblems, problemResponse } from '../server/security.ts'

/** A photograph is seen by those who may see its visit, and opens nothing else. */
export function photoRoutes(routes: Hono, { house, visitorOf, showAgain }: Stand): void {
  routes.get('/photos/:visitId', async (c) => {
    const { user } = await visitorOf(c.req.raw)
    const visitId = c.req.param('visitId')
    const found =
      user && isId(visitId)
        ? await withScope(house.db, user.actor, 'read only', (scope) => findPhoto(scope, visitId))
        : undefined
    if (!found) return problemResponse(c, 404, fileProblems.make('files.not_there'))
    const seal = `"${found.sha256}"`
    const headers = {
      // Asked again each time, since who may see it can change; the seal saves the bytes.
      'Cache-Control': 'private, no-cache',
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'Cross-Origin-Resource-Policy': 'same-origin',
      ETag: seal,
    }
    if (c.req.header('if-none-match') === seal) return c.body(null, 304, headers)
    return c.body(new Uint8Array(found.bytes), 200, { ...headers, 'Content-Type': found.kind })
  })

  /** The form under a visit that is there already. */
  routes.post(
    '/photos/:visitId',
    bodyLimit({ maxSize: largestForm, onError: (c) => problemResponse(c, 413, doorProblems.make('door.too_large')) }),
    async (c) => {
      const { user } = await visitorOf(c.req.raw)
      const visitId = c.req.param('visitId')
      if (!user) return c.redirect('/sign-in', 303)
      if (!isId(visitId)) return problemResponse(c, 404, fileProblems.make('files.not_there'))
      const form = await c.req.formData().catch(() => new FormData())
      const bytes = await fileIn(form)
      const back = localPath(String(form.get('_back') ?? '/field'))
      const problem = bytes ? await attach(house, user.actor, visitId, bytes) : doorProblems.make('door.nothing_chosen')
      if (!problem) return c.redirect(back, 303)
      return showAgain(c.req.raw, back, { type: attachPhoto.type, values: { visitId: [visitId] }, problem })
    },
  )
}

/** A visit and its photograph in one form, for browsers without our script. */
export function photoWithForm({ house }: Stand): WithFile {
  return {
    types: [recordSupport.type, correctSupport.type],
    check: wrongWith,
    take: (actor, { visitId }, bytes) => attach(house, actor, String(visitId), bytes),
  }
}

/** What a form may weigh: enough to hear that a photograph is too large. */
const largestForm = 10 * 1024 * 1024

function wrongWith(bytes: Uint8Array<ArrayBuffer>): Problem | undefined {
  const judged = judgePicture(bytes)
  return judged.ok ? undefined : judged.problem
}

async function attach(
  house: House,
  actor: Actor,
  visitId: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Problem | undefined> {
  const wrong = wrongWith(bytes)
  if (wrong) return wrong
  const fileId = newId()
  const at = new Date(house.now()).toISOString()
  const left = await withScope(house.db, actor, 'read write', (scope) => storeWhole(scope, fileId, bytes, at))
  if (left) return left
  const [receipt] = await house.inbox.accept(actor, [
    { id: newId(), type: attachPhoto.type, at, payload: { visitId, fileId } },
  ])
  return receipt?.problem ?? undefined
}
