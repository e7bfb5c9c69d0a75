import fc from 'fast-check'
import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { withScope } from '../../platform/access/scope.ts'
import { testDatabase } from '../../platform/db/testing.ts'
import { type Inbox, inbox } from '../../platform/journal/inbox.ts'
import { samplePlan } from '../../seed/sample-plan.ts'
import { followers, handlers } from '../registry.ts'
import { aCommuneToHelpIn, anActor, order } from '../support/fixtures.ts'
import { type Channel, channelCodes } from './contract.ts'
import { aCampaign, aMessage, aPublication } from './fixtures.ts'
import { listPublished } from './reads/published.ts'
import { tallyOutreach } from './reads.ts'

// The one SQL behind the figure against a recount by hand, over random histories, also refused ones.

let house: Awaited<ReturnType<typeof testDatabase>>
let gate: Inbox
const today = '2025-12-30'

beforeAll(async () => {
  house = await testDatabase()
  gate = inbox(house.db, handlers, followers, { now: () => Date.parse('2025-12-30T03:00:00Z') })
})
afterAll(() => house.close())

type Kept = { publicationId: string; message: number; team: number; on: string; undone: boolean }
type Written = { readonly messageId: string; channel: Channel; asked: ReadonlySet<number> }

const step = fc.record({
  what: fc.constantFrom('write', 'publish', 'publish', 'publish', 'correct', 'undo', 'rechannel', 'withdraw'),
  which: fc.nat(5),
  channel: fc.constantFrom(...channelCodes),
  asked: fc.constantFrom([0], [1], [0, 1]),
  team: fc.nat(1),
  on: fc.constantFrom('2025-10-31', '2025-11-01', '2025-12-14', '2025-12-15', today, '2025-12-31'),
  byCentre: fc.boolean(),
})
const windows = [
  { from: '2025-09-15', to: '2025-12-14' },
  { from: '2025-12-15', to: '2025-12-30' },
  { from: '2025-01-01', to: '2026-12-31' },
]

test('messages published by channel equal a naive recount of what was accepted', { timeout: 120_000 }, async () => {
  let counted = 0
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 30 }), async (steps) => {
      const world = await aCommuneToHelpIn(gate, 2, [])
      const { communeId, officer, teams } = world
      const centre = anActor(communeId, 'communications')
      const leads = teams.map(({ teamId }) => anActor(communeId, 'team_lead', teamId))
      const give = async (actor: typeof centre, type: string, payload: unknown) => {
        const [receipt] = await gate.accept(actor, [order(type, payload)])
        return receipt?.status === 'done'
      }
      const planId = newId()
      expect(await give(officer, 'plan.submit', { planId, text: samplePlan('2025-Q4'), sourceName: 'mẫu' })).toBe(true)
      expect(await give(officer, 'plan.activate', { planId })).toBe(true)
      const campaign = aCampaign({ planId })
      expect(await give(centre, 'outreach.plan_campaign', campaign)).toBe(true)
      const written: Written[] = []
      const kept: Kept[] = []
      const standing = (message: number) => kept.filter((one) => one.message === message && !one.undone)
      for (const { what, which, channel, asked, team, on, byCentre } of steps) {
        const teamId = teams[team]?.teamId ?? ''
        const actor = byCentre ? centre : (leads[team] ?? centre)
        if (what === 'write') {
          const teamIds = asked.map((at) => teams[at]?.teamId ?? '')
          const message = aMessage({ campaignId: campaign.campaignId, channel, teamIds })
          expect(await give(centre, 'outreach.write_message', message)).toBe(true)
          written.push({ messageId: message.messageId, channel, asked: new Set(asked) })
          continue
        }
        const at = which % Math.max(1, written.length)
        const message = written[at]
        if (!message) continue
        if (what === 'publish') {
          const publication = aPublication({ messageId: message.messageId, teamId, publishedOn: on, times: which + 1 })
          const isAsked = message.asked.has(team)
          const may =
            on >= '2025-11-01' && on <= today && (isAsked || byCentre) && !standing(at).some((one) => one.team === team)
          expect(await give(actor, 'outreach.publish', publication)).toBe(may)
          if (!may) continue
          kept.push({ publicationId: publication.publicationId, message: at, team, on, undone: false })
          message.asked = new Set([...message.asked, team])
        } else if (what === 'correct' || what === 'undo') {
          const one = kept[which % Math.max(1, kept.length)]
          if (!one) continue
          const { publicationId } = one
          const mine = byCentre || one.team === team
          if (what === 'correct') {
            const may = mine && !one.undone && on >= '2025-11-01' && on <= today
            const said = { publicationId, publishedOn: on, times: 3 }
            expect(await give(actor, 'outreach.correct_publication', said)).toBe(may)
            if (may) one.on = on
          } else {
            const may = mine && !one.undone
            expect(await give(actor, 'outreach.undo_publication', { publicationId, reason: 'Ghi nhầm' })).toBe(may)
            if (may) one.undone = true
          }
        } else if (what === 'rechannel') {
          const may = standing(at).length === 0 || channel === message.channel
          const teamIds = [...message.asked].map((each) => teams[each]?.teamId ?? '')
          const { messageId, ...rest } = aMessage({ campaignId: '', channel, teamIds })
          const { campaignId: _, ...said } = rest
          const given = await give(centre, 'outreach.correct_message', { ...said, messageId: message.messageId })
          expect(given, messageId).toBe(may)
          if (may) message.channel = channel
        }
        // What is withdrawn was published all the same, and may still be recorded.
        else await give(centre, 'outreach.withdraw_message', { messageId: message.messageId, reason: 'Mưa bão' })
      }
      for (const window of windows)
        for (const [actor, seen] of [
          [officer, [0, 1]],
          [centre, [0, 1]],
          [leads[0] ?? officer, [0]],
        ] as const) {
          const [rows, records] = await withScope(house.db, actor, 'read only', async (scope) => [
            await tallyOutreach(scope, window),
            await listPublished(scope, { window, size: 500 }),
          ])
          const wanted = new Map<string, number>()
          for (const { message, team, on, undone } of kept) {
            if (undone || on < window.from || on > window.to || !seen.some((each) => each === team)) continue
            const key = `${teams[team]?.teamId} messages_published ${written[message]?.channel}`
            wanted.set(key, (wanted.get(key) ?? 0) + 1)
          }
          const told = rows.map(({ teamId, figure, dimension, amount }) => [`${teamId} ${figure} ${dimension}`, amount])
          expect(Object.fromEntries(told)).toEqual(Object.fromEntries(wanted))
          // And the list behind the number is as long as the number.
          expect(records.total).toBe([...wanted.values()].reduce((sum, amount) => sum + amount, 0))
          counted += told.length
        }
    }),
    { numRuns: 30 },
  )
  console.log(`tally: ${counted} figures agreed`)
  expect(counted).toBeGreaterThan(50)
})
