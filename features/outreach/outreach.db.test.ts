import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Actor, visitor, withScope } from '../../platform/access/scope.ts'
import { testDatabase } from '../../platform/db/testing.ts'
import { type Inbox, inbox } from '../../platform/journal/inbox.ts'
import { samplePlan } from '../../seed/sample-plan.ts'
import { followers, handlers } from '../registry.ts'
import { aCommuneToHelpIn, anActor, order } from '../support/fixtures.ts'
import { aCampaign, aMessage, aPublication } from './fixtures.ts'
import { listColumn } from './reads/column.ts'
import {
  findCampaign,
  findMessage,
  findPublication,
  listAsked,
  listCampaigns,
  listMessages,
  listPublications,
} from './reads.ts'

let house: Awaited<ReturnType<typeof testDatabase>>
let gate: Inbox
let place: Awaited<ReturnType<typeof aCommuneToHelpIn>>
let centre: Actor
let [first, second]: (Actor | undefined)[] = []
const today = '2025-11-20'
const planId = newId()
const campaign = aCampaign({ planId })
const { campaignId } = campaign

beforeAll(async () => {
  house = await testDatabase()
  gate = inbox(house.db, handlers, followers, { now: () => Date.parse(`${today}T03:00:00Z`) })
  place = await aCommuneToHelpIn(gate, 2, [])
  centre = anActor(place.communeId, 'communications')
  ;[first, second] = place.teams.map(({ teamId }) => anActor(place.communeId, 'team_lead', teamId))
  expect(await give('plan.submit', { planId, text: samplePlan('2025-Q4'), sourceName: 'mẫu' }, place.officer)).toBe(
    'done',
  )
  expect(await give('outreach.plan_campaign', campaign)).toBe('outreach.plan_not_found')
  expect(await give('plan.activate', { planId }, place.officer)).toBe('done')
  expect(await give('outreach.plan_campaign', campaign)).toBe('done')
})
afterAll(() => house.close())

const team = (at: number) => place.teams[at]?.teamId ?? ''

async function give(type: string, payload: object, actor: Actor = centre): Promise<string> {
  const [receipt] = await gate.accept(actor, [order(type, payload, `${today}T03:00:00Z`)])
  return receipt?.problem?.code ?? 'done'
}

function read<T>(work: Parameters<typeof withScope<T>>[3], actor: Actor = centre): Promise<T> {
  return withScope(house.db, actor, 'read only', work)
}

async function written(said: Partial<ReturnType<typeof aMessage>> = {}): Promise<string> {
  const message = aMessage({ campaignId, teamIds: [team(0), team(1)], ...said })
  expect(await give('outreach.write_message', message)).toBe('done')
  return message.messageId
}

test('a message lies within its campaign and asks teams of the commune; a task is one of the plan’s', async () => {
  const wrong = (said: object) =>
    give('outreach.write_message', { ...aMessage({ campaignId, teamIds: [team(0)] }), ...said })
  expect(await wrong({ from: '2025-10-31' })).toBe('outreach.outside_campaign')
  expect(await wrong({ to: '2025-11-09' })).toBe('outreach.ends_before_start')
  expect(await wrong({ teamIds: [newId()] })).toBe('outreach.team_not_found')
  expect(await wrong({ teamIds: [] })).toBe('journal.malformed')
  expect(await wrong({ campaignId: newId() })).toBe('outreach.campaign_not_found')
  expect(await give('outreach.plan_campaign', aCampaign({ planId, taskId: newId() }))).toBe('outreach.task_not_found')
  await written()
  const shorter = { campaignId, title: 'Ngắn hơn', from: '2025-11-15', to: '2025-12-31' }
  expect(await give('outreach.correct_campaign', shorter)).toBe('outreach.outside_campaign')
})

test('a team sees what it is asked for, says once that it is done, and what nobody estimated is no nought', async () => {
  const messageId = await written({ teamIds: [team(0)], to: '2025-11-19' })
  const said = aPublication({ messageId, teamId: team(0), times: 3 })
  expect(await read((scope) => listAsked(scope, team(0), today), first)).toContainEqual(
    expect.objectContaining({ messageId, state: 'late', publication: null, teamIds: [team(0)] }),
  )
  expect(await read((scope) => findMessage(scope, messageId), second)).toBeUndefined()
  expect(await give('outreach.publish', said, second)).toBe('journal.not_allowed')
  expect(await give('outreach.publish', { ...said, teamId: team(1) }, second)).toBe('outreach.message_not_found')
  expect(await give('outreach.publish', { ...said, publishedOn: '2025-11-21' }, first)).toBe('outreach.in_future')
  expect(await give('outreach.publish', { ...said, publishedOn: '2025-10-31' }, first)).toBe('outreach.before_campaign')
  expect(await give('outreach.publish', { ...said, link: 'javascript:alert(1)' }, first)).toBe('journal.malformed')
  expect(await give('outreach.publish', said, first)).toBe('done')
  // Two phones of one team say the same.
  const again = aPublication({ messageId, teamId: team(0) })
  expect(await give('outreach.publish', again, first)).toBe('outreach.already_published')
  const { publicationId } = said
  expect(await read((scope) => findPublication(scope, publicationId))).toMatchObject({ times: 3, reach: null })
  expect(
    await give('outreach.correct_publication', { publicationId, publishedOn: '2025-11-16', times: 4, reach: 0 }, first),
  ).toBe('done')
  expect(await read((scope) => findPublication(scope, publicationId))).toMatchObject({ times: 4, reach: 0 })
  expect(await give('outreach.undo_publication', { publicationId, reason: 'Ghi nhầm' }, second)).toBe(
    'journal.not_allowed',
  )
  expect(await give('outreach.undo_publication', { publicationId, reason: 'Ghi nhầm' }, first)).toBe('done')
  expect(await give('outreach.undo_publication', { publicationId, reason: 'Lại' }, first)).toBe(
    'outreach.publication_not_found',
  )
  expect(await give('outreach.publish', again, first)).toBe('done')
  const all = await read((scope) => listPublications(scope, messageId))
  expect(all.map(({ undoneReason }) => undoneReason)).toEqual([null, 'Ghi nhầm'])
})

test('the centre writes down what a team did unasked; where something was published, team and channel stay', async () => {
  const messageId = await written({ teamIds: [team(0)] })
  expect(await give('outreach.publish', aPublication({ messageId, teamId: team(1) }))).toBe('done')
  const message = aMessage({ campaignId, teamIds: [team(0)], messageId })
  const { campaignId: _, ...said } = message
  expect(await give('outreach.correct_message', said)).toBe('outreach.published_there')
  const both = { ...said, teamIds: [team(0), team(1)] }
  expect(await give('outreach.correct_message', { ...both, channel: 'zalo' })).toBe('outreach.published_there')
  expect(await give('outreach.correct_message', { ...both, teamIds: [team(1)], body: 'Lời mới' })).toBe('done')
  expect(await read((scope) => findMessage(scope, messageId))).toMatchObject({ body: 'Lời mới', teamIds: [team(1)] })
})

test('what is withdrawn is asked of nobody and counts all the same; a campaign takes its messages with it', async () => {
  const other = aCampaign({ planId, title: 'Đợt khác (mẫu)', from: '2025-11-01', to: '2025-11-30' })
  expect(await give('outreach.plan_campaign', other)).toBe('done')
  const messageId = await written({ campaignId: other.campaignId, teamIds: [team(0), team(1)], to: '2025-11-19' })
  expect(await give('outreach.publish', aPublication({ messageId, teamId: team(0) }), first)).toBe('done')
  const listed = async () =>
    (await read((scope) => listCampaigns(scope, today, { planId }))).find((one) => one.campaignId === other.campaignId)
  expect(await listed()).toMatchObject({ messages: 1, asked: 2, published: 1, late: 1, state: 'late' })
  expect(await give('outreach.withdraw_campaign', { campaignId: other.campaignId, reason: 'Mưa bão' })).toBe('done')
  expect(await listed()).toMatchObject({ published: 1, late: 0, state: 'withdrawn' })
  const ids = (await read((scope) => listAsked(scope, team(1), today), second)).map((one) => one.messageId)
  expect(ids).not.toContain(messageId)
  expect(await give('outreach.write_message', aMessage({ campaignId: other.campaignId, teamIds: [team(0)] }))).toBe(
    'outreach.is_withdrawn',
  )
  // It was read out this morning, where there was no network.
  expect(await give('outreach.publish', aPublication({ messageId, teamId: team(1) }), second)).toBe('done')
  expect(await give('outreach.restore_message', { messageId })).toBe('outreach.is_withdrawn')
  expect(await give('outreach.restore_campaign', { campaignId: other.campaignId })).toBe('done')
  expect(await listed()).toMatchObject({ published: 2, late: 0, state: 'done' })
  expect(await give('outreach.withdraw_message', { messageId, reason: 'Nhầm' })).toBe('done')
  expect(await give('outreach.restore_message', { messageId })).toBe('done')
  expect(await give('outreach.restore_message', { messageId })).toBe('outreach.not_withdrawn')
})

test('everybody reads the column by the day of its message; nobody reads there who is asked', async () => {
  const everybody = visitor(place.communeId)
  const shown = await written({ title: 'Ở chuyên mục', isPublic: true })
  const later = await written({ isPublic: true, from: '2025-11-21', to: '2025-11-30' })
  const gone = await written({ isPublic: true })
  expect(await give('outreach.withdraw_message', { messageId: gone, reason: 'Nhầm' })).toBe('done')
  const column = await read((scope) => listColumn(scope, today), everybody)
  expect(column.map(({ messageId }) => messageId)).toEqual([shown])
  expect(Object.keys(column[0] ?? {})).toEqual(['messageId', 'title', 'body', 'on'])
  expect(await read((scope) => listColumn(scope, '2025-11-21', later), everybody)).toHaveLength(1)
  expect(await read((scope) => listColumn(scope, today, gone), everybody)).toEqual([])
})

test('campaigns and what others are asked for are not for a team, a union or a visitor', async () => {
  for (const actor of [first ?? centre, anActor(place.communeId, 'organization'), visitor(place.communeId)]) {
    expect(await read((scope) => listCampaigns(scope, today), actor)).toEqual([])
    expect(await read((scope) => findCampaign(scope, campaignId), actor)).toBeUndefined()
    expect(await give('outreach.plan_campaign', aCampaign({ planId }), actor)).toBe('journal.not_allowed')
  }
  for (const role of ['leader', 'service_center'] as const) {
    const actor = anActor(place.communeId, role)
    expect((await read((scope) => listMessages(scope, campaignId, today), actor)).length).toBeGreaterThan(0)
    expect(await give('outreach.plan_campaign', aCampaign({ planId }), actor)).toBe('journal.not_allowed')
  }
})
