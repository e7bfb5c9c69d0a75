import { v7 as newId } from 'uuid'
import * as v from 'valibot'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '../access/scope.ts'
import { testDatabase } from '../db/testing.ts'
import { command, done, type Fact, handle, Id, refuse } from './command.ts'
import { inbox } from './inbox.ts'
import { problems } from './problem.ts'

// One order that gives another: one transaction, one journal row, the inner one's own shape, rights and problems.

const trouble = problems({ 'test.no': { vi: 'Không.', en: 'No.' } })
const Payload = v.strictObject({ subjectId: Id, say: v.picklist(['yes', 'no']) })
const inner = command('test.inner', Payload, { commune: ['coordinator'], team: [] })
const outer = command('test.outer', v.strictObject({ subjectId: Id, say: v.string(), after: v.string() }), {
  commune: ['coordinator', 'leader'],
  team: [],
})

let house: Awaited<ReturnType<typeof testDatabase>>
const told: Fact[] = []
const communeId = newId()
const actor = (role: 'coordinator' | 'leader'): Actor => ({
  accountId: newId(),
  communeId,
  grants: [{ role, teamId: null, partnerId: null }],
})
const gate = () =>
  inbox(
    house.db,
    [
      handle(inner, async (_, { subjectId, say }) =>
        say === 'no'
          ? refuse(trouble.make('test.no'))
          : done({
              changes: [{ noun: 'inner', id: subjectId, teamId: null }],
              facts: [{ kind: 'test.told', by: 'inner' }],
            }),
      ),
      handle(outer, async (work, { subjectId, say, after }) => {
        const outcome = await work.give(inner, { subjectId, say: say as 'yes' })
        if (!outcome.ok) return outcome
        if (after === 'no') return refuse(trouble.make('test.no'))
        return done({
          changes: [{ noun: 'outer', id: subjectId, teamId: null }],
          facts: [{ kind: 'test.told', by: 'outer' }],
        })
      }),
    ],
    [{ kind: 'test.told', run: async (_, facts) => void told.push(...facts) }],
  )
const send = async (role: 'coordinator' | 'leader', say: string, after = 'yes') => {
  told.length = 0
  const id = newId()
  const at = '2025-12-01T00:00:00Z'
  const [receipt] = await gate().accept(actor(role), [
    { id, at, type: outer.type, payload: { subjectId: newId(), say, after } },
  ])
  const { rows } = await house.owner.query(
    `select e.type, array_agg(c.noun order by c.ordinal) as nouns from journal_entry e
     join journal_change c using (commune_id, sequence) where e.command_id = $1 group by e.type`,
    [id],
  )
  return { code: receipt?.problem?.code, rows }
}

beforeAll(async () => {
  house = await testDatabase()
})
afterAll(() => house.close())

test('both are done in one row of the journal, and followers hear of both', async () => {
  expect(await send('coordinator', 'yes')).toEqual({
    code: undefined,
    rows: [{ type: 'test.outer', nouns: ['inner', 'outer'] }],
  })
  expect(told.map(({ by }) => by)).toEqual(['inner', 'outer'])
})

test('what the inner one may not do, cannot read or refuses, the outer one has not done either', async () => {
  expect((await send('leader', 'yes')).code).toBe('journal.not_allowed')
  expect((await send('coordinator', 'perhaps')).code).toBe('journal.malformed')
  expect(await send('coordinator', 'no')).toEqual({ code: 'test.no', rows: [] })
  expect(await send('coordinator', 'yes', 'no')).toEqual({ code: 'test.no', rows: [] })
  expect(told).toEqual([])
})
