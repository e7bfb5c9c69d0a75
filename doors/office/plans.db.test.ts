import { readFileSync } from 'node:fs'
import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aPlanPaper, numberedByWord } from '../../features/plan/fixtures.ts'
import { findPlan } from '../../features/plan/reads.ts'
import { withScope } from '../../platform/access/scope.ts'
import { toDocx } from '../../platform/papers/docx.ts'
import { stopReading } from '../../platform/papers/intake/gate.ts'
import { stopPrinting, toPdf } from '../../platform/papers/pdf.ts'
import { aServer, cookieOf, type Server } from '../../tools/server.ts'
import { aWorld, type Place, personWith } from '../../tools/world.ts'

const text = readFileSync(new URL('../../seed/plans/xa-mau-quy-4.txt', import.meta.url), 'utf8')
let server: Server
let here: Place
let cookie: string

beforeAll(async () => {
  server = await aServer()
  const [first] = await aWorld(server.house.inbox)
  if (!first) throw new Error('a commune is needed')
  here = first
  cookie = await cookieOf(server, personWith(here, 'coordinator'))
})
afterAll(async () => {
  await stopPrinting()
  stopReading()
  await server.close()
})

test('a plan comes in through the office’s door as text, as Word and as PDF, and reads the same', async () => {
  const paper = aPlanPaper(text)
  const word = await toDocx(paper)
  const plans = [
    await upload('ke-hoach.txt', new TextEncoder().encode(text)),
    await upload('ke-hoach.docx', word),
    await upload('tự đánh số.docx', numberedByWord(word)),
    await upload('ke-hoach.pdf', await toPdf(paper)),
  ]
  const [first, ...others] = plans
  expect(first).toMatchObject({ status: 'draft', periodFrom: '2025-10-01', periodTo: '2025-12-31', reportDay: 15 })
  expect([first?.targets.length, first?.tasks.length, first?.recipients.length]).toEqual([2, 6, 6])
  for (const other of others) expect(told(other)).toEqual(told(first))
})

async function upload(name: string, bytes: Uint8Array) {
  const planId = newId()
  const form = new FormData()
  form.set('planId', planId)
  form.set('file', new File([bytes.slice().buffer], name))
  const response = await server.ask('/desk/plans/upload', { method: 'POST', body: form, cookie })
  expect([response.status, response.headers.get('location')]).toEqual([303, `/desk/plans/${planId}`])
  expect((await server.ask(`/desk/plans/${planId}`, { cookie })).status).toBe(200)
  const plan = await withScope(server.house.db, personWith(here, 'coordinator'), 'read only', (scope) =>
    findPlan(scope, planId),
  )
  if (!plan) throw new Error(`${name} is no plan`)
  expect(plan.sourceName).toBe(name)
  return plan
}

/** What was read, without what every plan has of its own. */
function told(plan: Awaited<ReturnType<typeof upload>> | undefined): unknown {
  const own = new Set(['planId', 'sourceName', 'targetId', 'taskId', 'createdAt'])
  return JSON.parse(JSON.stringify(plan, (key, value) => (own.has(key) ? undefined : value)))
}
