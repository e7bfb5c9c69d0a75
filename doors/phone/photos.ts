import type { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { v7 as newId } from 'uuid'
import { addProduct, attachPhoto as attachToSeller, takeStep } from '../../features/commerce/contract.ts'
import { findEvidence } from '../../features/commerce/reads.ts'
import { attachPhoto as attachToSession } from '../../features/sessions/contract.ts'
import { findSheetPhoto } from '../../features/sessions/reads.ts'
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

/** A photograph is seen by those who may see its record (a visit, a session, a step or a product of a seller), and opens nothing else. */
export function photoRoutes(routes: Hono, { house, visitorOf, showAgain }: Stand): void {
  routes.get('/photos/:recordId', async (c) => {
    const { user } = await visitorOf(c.req.raw)
    const recordId = c.req.param('recordId')
    const found =
      user && isId(recordId)
        ? await withScope(
            house.db,
            user.actor,
            'read only',
            async (scope) =>
              (await findPhoto(scope, recordId)) ??
              (await findEvidence(scope, recordId)) ??
              findSheetPhoto(scope, recordId),
          )
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

  /** The form under a record that is there already. */
  routes.post(
    '/photos/:recordId',
    bodyLimit({ maxSize: largestForm, onError: (c) => problemResponse(c, 413, doorProblems.make('door.too_large')) }),
    async (c) => {
      const { user } = await visitorOf(c.req.raw)
      const recordId = c.req.param('recordId')
      if (!user) return c.redirect('/sign-in', 303)
      if (!isId(recordId)) return problemResponse(c, 404, fileProblems.make('files.not_there'))
      const form = await c.req.formData().catch(() => new FormData())
      const bytes = await fileIn(form)
      const back = localPath(String(form.get('_back') ?? '/field'))
      const order = orderFor(recordId, String(form.get('_as')))
      const problem = bytes ? await attach(house, user.actor, order, bytes) : doorProblems.make('door.nothing_chosen')
      if (!problem) return c.redirect(back, 303)
      return showAgain(c.req.raw, back, { type: order.type, values: { [order.field]: [recordId] }, problem })
    },
  )
}

/** A record and its photograph in one form, for browsers without our script. */
export function photoWithForm({ house }: Stand): WithFile {
  return {
    types: [recordSupport.type, correctSupport.type, takeStep.type, addProduct.type],
    check: wrongWith,
    take: (actor, { visitId, stepId, productId }, bytes) =>
      attach(
        house,
        actor,
        orderFor(
          String(visitId ?? stepId ?? productId),
          visitId === undefined ? attachToSeller.type : attachPhoto.type,
        ),
        bytes,
      ),
  }
}

type PhotoOrder = { readonly type: string; readonly field: string; readonly recordId: string }

/** The order that puts a photograph to its record: a visit's unless it says otherwise. */
function orderFor(recordId: string, as: string): PhotoOrder {
  if (as === attachToSeller.type) return { type: as, field: 'recordId', recordId }
  if (as === attachToSession.type) return { type: as, field: 'sessionId', recordId }
  return { type: attachPhoto.type, field: 'visitId', recordId }
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
  { type, field, recordId }: PhotoOrder,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Problem | undefined> {
  const wrong = wrongWith(bytes)
  if (wrong) return wrong
  const fileId = newId()
  const at = new Date(house.now()).toISOString()
  const left = await withScope(house.db, actor, 'read write', (scope) => storeWhole(scope, fileId, bytes, at))
  if (left) return left
  const [receipt] = await house.inbox.accept(actor, [{ id: newId(), type, at, payload: { [field]: recordId, fileId } }])
  return receipt?.problem ?? undefined
}
