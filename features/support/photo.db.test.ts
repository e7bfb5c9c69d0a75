import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { followers, handlers } from '../../features/registry.ts'
import { type Actor, withScope } from '../../platform/access/scope.ts'
import { testDatabase } from '../../platform/db/testing.ts'
import { type Piece, storePiece, storeWhole } from '../../platform/files/files.ts'
import { aJpeg, aPng } from '../../platform/files/fixtures.ts'
import { type Inbox, inbox } from '../../platform/journal/inbox.ts'
import { aCommuneToHelpIn, anActor, aVisit, order } from './fixtures.ts'
import { findPhoto, findVisit } from './reads.ts'

const at = '2025-12-30T03:00:00.000Z'

let house: Awaited<ReturnType<typeof testDatabase>>
let gate: Inbox
let village: Awaited<ReturnType<typeof aCommuneToHelpIn>>
let helper: Actor & { accountId: string }

beforeAll(async () => {
  house = await testDatabase()
  gate = inbox(house.db, handlers, followers, { now: () => Date.parse(at) })
  village = await aCommuneToHelpIn(gate, 2, [null, null])
  helper = anActor(village.communeId, 'member', village.teams[0]?.teamId ?? '')
})
afterAll(() => house.close())

describe('a photograph of a visit', () => {
  test('goes with its visit, is seen by those who see the visit, and carries no place', async () => {
    const visitId = await recorded(helper)
    const fileId = await sent(helper, aJpeg())
    expect(await give(helper, 'support.attach_photo', { visitId, fileId })).toBeUndefined()
    const seen = await photoFor(helper, visitId)
    expect(Buffer.from(seen?.bytes ?? []).toString('latin1')).not.toMatch(/GPS|Exif/)
    expect(seen?.sha256).toBe(
      createHash('sha256')
        .update(seen?.bytes ?? '')
        .digest('hex'),
    )
    const neighbour = anActor(village.communeId, 'member', village.teams[1]?.teamId ?? '')
    expect(await photoFor(neighbour, visitId)).toBeUndefined()
    expect(await photoFor(village.officer, visitId)).toBeDefined()
    const entries = await house.owner.query('select payload::text from journal_entry')
    expect(entries.rows.every(({ payload }) => String(payload).length < 2_000)).toBe(true)
  })

  test('is replaced and taken back, and then its bytes are gone', async () => {
    const visitId = await recorded(helper)
    const [first, second] = [await sent(helper, aJpeg()), await sent(helper, aPng())]
    await give(helper, 'support.attach_photo', { visitId, fileId: first })
    await give(helper, 'support.attach_photo', { visitId, fileId: second })
    // Said again, it changes nothing.
    expect(await give(helper, 'support.attach_photo', { visitId, fileId: second })).toBeUndefined()
    expect((await photoFor(helper, visitId))?.kind).toBe('image/png')
    expect(await filesHere(first, second)).toEqual([second])
    expect(await give(helper, 'support.remove_photo', { visitId })).toBeUndefined()
    expect(await photoFor(helper, visitId)).toBeUndefined()
    expect(await filesHere(first, second)).toEqual([])
  })

  test('is not put to a visit of others, and nobody uses a file that another person sent', async () => {
    const visitId = await recorded(helper)
    const neighbour = anActor(village.communeId, 'member', village.teams[1]?.teamId ?? '')
    const mate = anActor(village.communeId, 'member', village.teams[0]?.teamId ?? '')
    const own = await sent(neighbour, aJpeg())
    expect(await give(neighbour, 'support.attach_photo', { visitId, fileId: own })).toBe('journal.not_allowed')
    expect(await give(mate, 'support.attach_photo', { visitId, fileId: await sent(mate, aJpeg()) })).toBe(
      'support.not_yours',
    )
    expect(await give(helper, 'support.attach_photo', { visitId, fileId: own })).toBe('support.photo_not_there')
    const used = await sent(helper, aJpeg())
    await give(helper, 'support.attach_photo', { visitId, fileId: used })
    const another = await recorded(helper)
    expect(await give(helper, 'support.attach_photo', { visitId: another, fileId: used })).toBe(
      'support.photo_of_another_visit',
    )
    expect(await give(village.officer, 'support.remove_photo', { visitId })).toBeUndefined()
  })
})

test('whatever order pieces come in, doubled or lost, the picture arrives once and whole or not at all', async () => {
  const whole = aJpeg(640, 480, 4_000)
  const digest = createHash('sha256').update(whole).digest('hex')
  const runs = 60
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(whole.length), fc.integer({ min: 1, max: 2_000 })), { maxLength: 12 }),
      async (guesses) => {
        const fileId = newId()
        const put = (offset: number, size: number) =>
          store(helper, {
            fileId,
            offset,
            length: whole.length,
            digest,
            bytes: whole.slice(offset, offset + size),
          })
        let received = 0
        for (const [offset, size] of guesses) {
          const answer = await put(offset, size)
          if (offset === received) received += Math.min(size, whole.length - offset)
          else if (received > 0 && received < whole.length) expect(answer).toMatchObject({ code: 'files.elsewhere' })
        }
        while (received < whole.length) {
          expect(await put(received, 1_500)).toMatchObject({ received: Math.min(received + 1_500, whole.length) })
          received += 1_500
        }
        // The answer to the last piece was lost: asked again, it is simply whole.
        expect(await put(0, 10)).toEqual({ received: whole.length, isWhole: true })
        const { rows } = await house.owner.query(
          'select kind, octet_length(bytes) as size from files_file where file_id = $1',
          [fileId],
        )
        expect(rows).toHaveLength(1)
        expect(rows[0]).toMatchObject({ kind: 'image/jpeg' })
        await house.owner.query('delete from files_file where file_id = $1', [fileId])
      },
    ),
    { numRuns: runs },
  )
  console.log(`uploads in random pieces: ${runs}, each whole once`)
})

test('what is no photograph is refused with a reason, and nothing of it stays', async () => {
  const bad: [string, Uint8Array<ArrayBuffer>][] = [
    ['files.not_a_picture', new TextEncoder().encode('<svg onload="alert(1)"/>')],
    ['files.broken_picture', aJpeg().slice(0, 500)],
    ['files.odd_size', aPng(20_000, 20_000)],
    ['files.odd_size', aJpeg(4, 4)],
    ['files.too_large', aJpeg(640, 480, 250_000)],
  ]
  for (const [code, bytes] of bad) {
    const fileId = newId()
    const problem = await withScope(house.db, helper, 'read write', (scope) => storeWhole(scope, fileId, bytes, at))
    expect(problem?.code).toBe(code)
    expect(await filesHere(fileId)).toEqual([])
  }
  const fileId = newId()
  const wrong = { fileId, offset: 0, length: 600, digest: '0'.repeat(64), bytes: new Uint8Array(600) }
  expect(await store(helper, wrong)).toMatchObject({ code: 'files.not_a_picture' })
  expect(await filesHere(fileId)).toEqual([])
})

test('files that nobody points to are cleared away after a month', async () => {
  const person = anActor(village.communeId, 'member', village.teams[0]?.teamId ?? '')
  const old = await sent(person, aJpeg(), '2025-11-01T00:00:00Z')
  const fresh = await sent(person, aJpeg())
  expect(await filesHere(old, fresh)).toEqual([fresh])
})

async function recorded(actor: Actor): Promise<string> {
  const visit = aVisit({ teamId: village.teams[0]?.teamId ?? '' })
  expect(await give(actor, 'support.record', visit)).toBeUndefined()
  return visit.visitId
}

async function give(actor: Actor, type: string, payload: object): Promise<string | undefined> {
  const [receipt] = await gate.accept(actor, [order(type, payload)])
  return receipt?.problem?.code
}

async function sent(actor: Actor, bytes: Uint8Array<ArrayBuffer>, when = at): Promise<string> {
  const fileId = newId()
  const problem = await withScope(house.db, actor, 'read write', (scope) => storeWhole(scope, fileId, bytes, when))
  expect(problem).toBeUndefined()
  return fileId
}

function store(actor: Actor, piece: Piece) {
  return withScope(house.db, actor, 'read write', (scope) => storePiece(scope, piece, at))
}

function photoFor(actor: Actor, visitId: string) {
  return withScope(house.db, actor, 'read only', async (scope) => {
    const visit = await findVisit(scope, visitId)
    const photo = await findPhoto(scope, visitId)
    expect(photo === undefined).toBe(!visit?.photoId)
    return photo
  })
}

async function filesHere(...ids: readonly string[]): Promise<string[]> {
  const { rows } = await house.owner.query('select file_id from files_file where file_id = any($1)', [ids])
  return rows.map((row) => row.file_id)
}
