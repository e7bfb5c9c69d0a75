import type { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { v7 as newId } from 'uuid'
import { listCommunes } from '../../features/places/reads.ts'
import type { Actor } from '../../platform/access/scope.ts'
import { visitor } from '../../platform/access/scope.ts'
import { payloadFromForm, valuesOf } from '../../platform/journal/form.ts'
import type { Problem } from '../../platform/journal/problem.ts'
import type { Attempt } from '../../platform/kit/attempt.ts'
import type { House } from './house.ts'
import { doorProblems, problemResponse } from './security.ts'
import type { Visitor } from './visitor.ts'

/** Shows a page again with a refused form; the status tells programs what the sentence tells people. */
export type ShowAgain = (request: Request, address: string, attempt: Attempt) => Promise<Response>

/** What a form may bring besides its command: looked at before anything is done, and put to what was done after. */
export type WithFile = {
  /** The types of the commands that may bring one. */
  readonly types: readonly string[]
  readonly check: (bytes: Uint8Array<ArrayBuffer>) => Problem | undefined
  readonly take: (
    actor: Actor,
    payload: Readonly<Record<string, unknown>>,
    bytes: Uint8Array<ArrayBuffer>,
  ) => Promise<Problem | undefined>
}

/** Every form of every page posts here: a form is a command, with or without JavaScript. */
export function takeForms(
  routes: Hono,
  house: House,
  visitorOf: (request: Request) => Promise<Visitor>,
  showAgain: ShowAgain,
  withFiles: readonly WithFile[],
): void {
  routes.post(
    '/do/:type',
    bodyLimit({
      // A photograph as a camera leaves it must still hear that it is too large.
      maxSize: 10 * 1024 * 1024,
      onError: (c) => problemResponse(c, 413, doorProblems.make('door.too_large')),
    }),
    async (c) => {
      const { user } = await visitorOf(c.req.raw)
      const handler = house.inbox.handlers.get(c.req.param('type'))
      const form = await c.req.formData().catch(() => undefined)
      if (!handler || !form)
        return problemResponse(
          c,
          handler ? 400 : 404,
          doorProblems.make(handler ? 'door.wrong_kind' : 'door.not_found'),
        )
      if (!user && !handler.spec.rights.everybody) return c.redirect('/sign-in', 303)
      const actor = user?.actor ?? visitor((await communeOf(house, localPath(fieldOf(form, '_back')))) ?? newId())
      const values = valuesOf(form)
      // A password is no part of what tells two orders apart, so another one on a page gone back to is a new order.
      const again = handler.spec.secret.includes('password') ? undefined : fieldOf(form, '_id')
      const order = {
        id: again ?? newId(),
        type: handler.spec.type,
        at: new Date(house.now()).toISOString(),
        payload: payloadFromForm(handler.spec.schema, values) as Readonly<Record<string, unknown>>,
      }
      const shownAgain = (problem: Problem) =>
        showAgain(c.req.raw, localPath(fieldOf(form, '_back')), {
          type: handler.spec.type,
          values: Object.fromEntries(values),
          problem,
        })
      const withFile = withFiles.find(({ types }) => types.includes(handler.spec.type))
      const bytes = withFile && (await fileIn(form))
      const wrong = bytes && withFile.check(bytes)
      if (wrong) return shownAgain(wrong)
      const [receipt] = await house.inbox.accept(actor, [order])
      const left = receipt?.status === 'done' && bytes ? await withFile?.take(actor, order.payload, bytes) : undefined
      if (left)
        return showAgain(c.req.raw, localPath(filled(fieldOf(form, '_next'), values)), {
          type: '',
          values: {},
          problem: left,
        })
      if (receipt?.status === 'done')
        return c.redirect(withDone(localPath(filled(fieldOf(form, '_next'), values)), handler.spec.type), 303)
      return shownAgain(receipt?.problem ?? doorProblems.make('door.fault'))
    },
  )
}

/** Somebody without an account says it to the commune whose page it was said on; otherwise there is only one here. */
async function communeOf(house: House, back: string): Promise<string | undefined> {
  const communes = await listCommunes(house.db)
  const code = /^\/xa\/([^/?]+)/.exec(back)?.[1]
  return (code === undefined ? communes[0] : communes.find((commune) => commune.code === code))?.communeId
}

/** Only a path of ours: never another site, not even one written `//elsewhere`. */
export function localPath(wanted: string | undefined): string {
  return wanted && /^\/(?![/\\])[^\s\\]*$/.test(wanted) ? wanted : '/'
}

/** `/desk/plans/{planId}` leads to what the form itself gave birth to. */
function filled(wanted: string | undefined, values: ReadonlyMap<string, readonly string[]>): string | undefined {
  return wanted?.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values.get(name)?.[0] ?? ''))
}

function withDone(address: string, type: string): string {
  const url = new URL(address, 'http://local')
  url.searchParams.set('done', type)
  return `${url.pathname}${url.search}${url.hash}`
}

/** The first file that was really chosen. */
export async function fileIn(form: FormData): Promise<Uint8Array<ArrayBuffer> | undefined> {
  for (const value of form.getAll('_file'))
    if (typeof value !== 'string' && value.size > 0) return new Uint8Array(await value.arrayBuffer())
  return undefined
}

function fieldOf(form: FormData, name: string): string | undefined {
  const value = form.get(name)
  return typeof value === 'string' ? value : undefined
}
