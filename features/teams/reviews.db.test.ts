import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Role } from '../../platform/access/roles.ts'
import { type Actor, installer, withScope } from '../../platform/access/scope.ts'
import { testDatabase } from '../../platform/db/testing.ts'
import { type Inbox, inbox } from '../../platform/journal/inbox.ts'
import { checkDecree30 } from '../../platform/papers/decree-30.ts'
import { documentText } from '../../platform/papers/document-text.ts'
import { toDocx } from '../../platform/papers/docx.ts'
import { officialDocument } from '../../platform/papers/official-document.ts'
import { wordParts } from '../../platform/papers/word-paragraphs.ts'
import { handlers as places } from '../places/handlers.ts'
import { getCommune } from '../places/reads.ts'
import { aCommuneWithTeams, aMember, anOrder } from './fixtures.ts'
import { handlers } from './handlers/teams.ts'
import { decisionPaper } from './paper.ts'
import { findOpenReview, findRound, listChoices, listReviewed, listReviews } from './reads/reviews.ts'
import { findMember, listDutyCoverage, listMembers } from './reads.ts'

let house: Awaited<ReturnType<typeof testDatabase>>
let gate: Inbox
const today = '2025-10-20'
const faults: unknown[] = []

let communeId: string
let first: string
let second: string
let officer: Actor
let lead: Actor
/** The members of the first team: its leader, then two others. */
let members: string[]
let roundId: string
let reviewId: string
let otherReviewId: string

beforeAll(async () => {
  house = await testDatabase()
  gate = inbox(house.db, [...places, ...handlers], [], {
    now: () => Date.parse(`${today}T03:00:00Z`),
    onFault: (error) => faults.push(error),
  })
})
afterAll(async () => {
  expect(faults).toEqual([])
  await house.close()
})

beforeEach(async () => {
  const place = aCommuneWithTeams(['Thôn 1 (mẫu)', 'Thôn 2 (mẫu)'])
  communeId = place.communeId
  const [, one = '', two = ''] = place.teams.map(({ teamId }) => teamId)
  ;[first, second] = [one, two]
  const acting = (role: Role, teamId: string | null = null) => ({
    accountId: null,
    communeId,
    grants: [{ role, teamId, partnerId: null }],
  })
  officer = acting('coordinator')
  lead = acting('team_lead', first)
  await gate.accept(installer(communeId), [place.founding])
  await gate.accept(officer, place.settingUp)
  members = [newId(), newId(), newId()]
  for (const [at, memberId] of members.entries())
    await give(officer, 'teams.add_member', {
      ...aMember({ teamId: first, memberId, name: `Đặng Thị ${at + 1} (mẫu)` }),
      position: at === 0 ? 'leader' : 'member',
      areas: ['communication'],
      since: '2025-01-01',
    })
  await give(officer, 'teams.add_member', { ...aMember({ teamId: second }), since: '2025-01-01' })
  ;[roundId, reviewId, otherReviewId] = [newId(), newId(), newId()]
  await give(officer, 'teams.open_round', {
    roundId,
    title: 'Kiện toàn tháng 10/2025',
    dueOn: '2025-10-31',
    reviews: [
      { reviewId, teamId: first },
      { reviewId: otherReviewId, teamId: second },
    ],
  })
})

test('a lead keeps, replaces and adds people but releases no leader, and nothing changes until the round is closed', async () => {
  const [leader = '', old = '', kept = ''] = members
  const newcomer = newId()
  expect(await code(lead, 'teams.propose_release', { reviewId, memberId: leader, reason: 'Nghỉ' })).toBe(
    'teams.leader_by_commune',
  )
  await give(lead, 'teams.propose_replacement', {
    ...{ reviewId, memberId: old, newMemberId: newcomer, name: 'Lê Văn Mới (mẫu)', phone: '0912 345 678' },
    ...{ areas: ['cashless_payment'], on: '2025-10-15', reason: 'Chuyển công tác' },
  })
  await give(lead, 'teams.propose_member', {
    ...{ reviewId, newMemberId: newId(), name: 'Vũ Thị Thêm (mẫu)', position: 'deputy', reason: 'Bổ sung' },
  })
  await give(lead, 'teams.confirm_member', { reviewId, memberId: kept, areas: ['vulnerable_support'] })
  expect(await code(lead, 'teams.answer_review', { reviewId })).toBe('teams.review_incomplete')
  await give(lead, 'teams.confirm_rest', { reviewId })
  await give(lead, 'teams.answer_review', { reviewId, note: 'Tổ đã họp' })
  expect((await memberNames()).sort()).toEqual(['Đặng Thị 1 (mẫu)', 'Đặng Thị 2 (mẫu)', 'Đặng Thị 3 (mẫu)'])

  expect(await code(officer, 'teams.close_round', { roundId })).toBe('teams.round_unanswered')
  await give(officer, 'teams.confirm_rest', { reviewId: otherReviewId })
  await give(officer, 'teams.answer_review', { reviewId: otherReviewId })
  await give(officer, 'teams.close_round', { roundId })

  expect(await memberNames()).toEqual(['Đặng Thị 1 (mẫu)', 'Vũ Thị Thêm (mẫu)', 'Đặng Thị 3 (mẫu)', 'Lê Văn Mới (mẫu)'])
  expect(await seen((scope) => findMember(scope, newcomer))).toMatchObject({
    ...{ since: '2025-10-15', position: 'member', areas: ['cashless_payment'], phone: '+84912345678' },
  })
  expect(await memberNames('2025-10-14')).toContain('Đặng Thị 2 (mẫu)')
  expect(await memberNames('2025-10-15')).not.toContain('Đặng Thị 2 (mẫu)')
  const areas = (await seen((scope) => listDutyCoverage(scope))).filter(({ teamId }) => teamId === first)
  expect(areas.map(({ area }) => area)).toEqual(['cashless_payment', 'communication', 'vulnerable_support'])
  expect(await seen((scope) => findRound(scope, roundId))).toMatchObject({ status: 'closed', closedOn: today })
  expect(await code(lead, 'teams.undo_choice', { reviewId, memberId: kept })).toBe('teams.round_over')
})

test('the decision keeps Decree 30, invents no number and no day, and lists people as they were when it was closed', async () => {
  const [, old = '', kept = ''] = members
  await give(lead, 'teams.propose_replacement', {
    ...{ reviewId, memberId: old, newMemberId: newId(), name: 'Lê Văn Mới (mẫu)', on: '2025-10-15', reason: 'Đi học' },
  })
  await give(lead, 'teams.propose_member', {
    ...{ reviewId, newMemberId: newId(), name: 'Vũ Thị Thêm (mẫu)', phone: '0912345678', reason: 'Bổ sung' },
  })
  const draft = await decision()
  expect(checkDecree30(wordParts(await toDocx(draft)))).toEqual([])
  await closeAll()
  const closed = await decision()
  expect(documentText(closed)).toEqual(documentText(draft))
  await give(officer, 'teams.release_member', { memberId: kept, reason: 'Về sau' })
  await give(officer, 'teams.correct_member', { memberId: members[0], name: 'Đặng Thị Đổi Tên (mẫu)' })
  const later = await decision()
  expect(documentText(later)).toEqual(documentText(closed))
  expect(checkDecree30(wordParts(await toDocx(later)))).toEqual([])
  const text = documentText(later).join('\n')
  expect(text).toContain('CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ MẪU\nCăn cứ Luật Tổ chức chính quyền địa phương;')
  expect(text).toMatch(/Số: \s+\/QĐ-UBND/)
  expect(text).toContain(
    'gồm 05 thành viên; trong đó giữ nguyên 03, bổ sung 01, thay thế 01 người (danh sách tại Phụ lục I',
  )
  expect(text).toContain('Thay Đặng Thị 2 (mẫu) từ 15/10/2025')
  expect(text, 'no phone number on a paper that everybody reads').not.toMatch(/912.?345.?678/)
  expect(text).toMatch(/Đặng Thị 2 \(mẫu\)\n.*\n15\/10\/2025\nĐi học\nLê Văn Mới \(mẫu\)/)
})

test('every choice can be taken back until the round is closed, and with a replacement goes the newcomer', async () => {
  const [, old = '', kept = ''] = members
  const newMemberId = newId()
  await give(lead, 'teams.propose_replacement', {
    ...{ reviewId, memberId: old, newMemberId, name: 'Lê Văn Mới (mẫu)', reason: 'Ốm' },
  })
  expect(await choices()).toEqual(['add Lê Văn Mới (mẫu)', 'replace Đặng Thị 2 (mẫu)'])
  await give(lead, 'teams.undo_choice', { reviewId, memberId: newMemberId })
  expect(await choices()).toEqual([])
  expect(await code(lead, 'teams.undo_choice', { reviewId, memberId: old })).toBe('teams.choice_not_found')
  await give(lead, 'teams.propose_replacement', {
    ...{ reviewId, memberId: old, newMemberId: newId(), name: 'Lê Văn Mới (mẫu)', reason: 'Ốm' },
  })
  await give(lead, 'teams.confirm_member', { reviewId, memberId: old, areas: [] })
  expect(await choices()).toEqual(['confirm Đặng Thị 2 (mẫu)'])
  await give(lead, 'teams.propose_release', { reviewId, memberId: kept, reason: 'Đi làm xa' })
  await give(lead, 'teams.confirm_rest', { reviewId })
  await give(lead, 'teams.answer_review', { reviewId })
  expect(await code(lead, 'teams.confirm_member', { reviewId, memberId: kept })).toBe('teams.review_answered')
  await give(lead, 'teams.reopen_review', { reviewId })
  await give(lead, 'teams.confirm_member', { reviewId, memberId: kept, areas: ['communication'] })
  await give(officer, 'teams.withdraw_round', { roundId })
  expect(await memberNames()).toHaveLength(3)
  expect(await seen((scope) => findOpenReview(scope, first))).toBeUndefined()
})

test('two leaders at once, a person twice and days out of order are clear problems, and nothing is half written', async () => {
  const [leader = '', old = ''] = members
  const propose = (said: object) =>
    code(officer, 'teams.propose_member', { reviewId, newMemberId: newId(), reason: 'Bổ sung', ...said })
  expect(await propose({ name: 'Lê Văn Trưởng (mẫu)', position: 'leader' })).toBe('teams.leader_exists')
  expect(await propose({ name: 'Đặng thị 2 (mẫu)' })).toBe('teams.memberships_overlap')
  expect(await propose({ name: 'Lê Văn Mai Sau (mẫu)', on: '2025-10-21' })).toBe('teams.day_out_of_order')
  await give(officer, 'teams.propose_release', { reviewId, memberId: old, on: '2025-10-10', reason: 'Ốm' })
  expect(await propose({ name: 'Đặng Thị 2 (mẫu)', on: '2025-10-09' })).toBe('teams.memberships_overlap')
  expect(
    await code(officer, 'teams.propose_release', { reviewId, memberId: old, on: '2024-12-31', reason: 'Ốm' }),
  ).toBe('teams.day_out_of_order')
  expect(await code(officer, 'teams.propose_release', { reviewId, memberId: newId(), reason: 'Ốm' })).toBe(
    'teams.member_not_found',
  )
  expect(await choices()).toEqual(['release Đặng Thị 2 (mẫu)'])
  // The leader is replaced by the commune: the new one leads from the day on which the old one goes.
  await give(officer, 'teams.propose_replacement', {
    ...{
      reviewId,
      memberId: leader,
      newMemberId: newId(),
      name: 'Lê Văn Trưởng (mẫu)',
      on: '2025-10-18',
      reason: 'Hết nhiệm kỳ',
    },
  })
  expect(await propose({ name: 'Lê Văn Trưởng Hai (mẫu)', position: 'leader' })).toBe('teams.leader_exists')
  await closeAll()
  expect(await leaderOn('2025-10-17')).toBe('Đặng Thị 1 (mẫu)')
  expect(await leaderOn('2025-10-18')).toBe('Lê Văn Trưởng (mẫu)')
})

test('a team is asked once at a time, by the officer, and a neighbour sees nothing of it', async () => {
  const open = { title: 'Đợt hai', dueOn: '2025-10-31', reviews: [{ reviewId: newId(), teamId: first }] }
  expect(await code(officer, 'teams.open_round', { roundId: newId(), ...open })).toBe('teams.review_open')
  expect(await code(officer, 'teams.open_round', { roundId: newId(), ...open, dueOn: '2025-10-19' })).toBe(
    'teams.due_in_the_past',
  )
  expect(await code(lead, 'teams.open_round', { roundId: newId(), ...open })).toBe('journal.not_allowed')
  expect(await code(lead, 'teams.close_round', { roundId })).toBe('journal.not_allowed')
  expect(await code(lead, 'teams.confirm_rest', { reviewId: otherReviewId })).toBe('journal.not_allowed')
  const mine = await withScope(house.db, lead, 'read only', (scope) => listReviews(scope, roundId))
  expect(mine.map(({ teamId, left }) => [teamId, left])).toEqual([[first, 3]])
})

test('nobody is put in under the id of a member of any team, and a closing that cannot be whole changes nothing', async () => {
  const [, old = ''] = members
  const newcomer = { name: 'Lê Văn Mới (mẫu)', reason: 'Bổ sung' }
  const neighbour = (await seen((scope) => listMembers(scope, { teamId: second }))).rows[0]?.memberId
  expect(await code(officer, 'teams.propose_member', { reviewId, newMemberId: neighbour, ...newcomer })).toBe(
    'teams.member_exists',
  )
  const newMemberId = newId()
  await give(officer, 'teams.propose_release', { reviewId, memberId: old, reason: 'Ốm' })
  await give(officer, 'teams.propose_member', { reviewId, newMemberId, ...newcomer })
  expect(await code(officer, 'teams.propose_member', { reviewId: otherReviewId, newMemberId, ...newcomer })).toBe(
    'teams.member_exists',
  )
  const asMember = { memberId: newMemberId, name: newcomer.name, position: 'member', areas: [] }
  expect(await code(officer, 'teams.add_member', { ...asMember, teamId: second })).toBe('teams.member_exists')
  await give(officer, 'teams.add_member', { ...asMember, teamId: first })
  for (const id of [reviewId, otherReviewId]) {
    await give(officer, 'teams.confirm_rest', { reviewId: id })
    await give(officer, 'teams.answer_review', { reviewId: id })
  }
  expect(await code(officer, 'teams.close_round', { roundId })).toBe('teams.member_exists')
  expect(await memberNames()).toEqual([
    ...['Đặng Thị 1 (mẫu)', 'Đặng Thị 2 (mẫu)', 'Đặng Thị 3 (mẫu)'],
    'Lê Văn Mới (mẫu)',
  ])
})

test('who leaves by hand while the review is open is no longer in it', async () => {
  const [, old = ''] = members
  await give(lead, 'teams.confirm_rest', { reviewId })
  await give(lead, 'teams.release_member', { memberId: old, reason: 'Đi xa' })
  await give(lead, 'teams.add_member', aMember({ teamId: first, name: 'Lê Thị Chen (mẫu)' }))
  expect(await choices()).toEqual(['confirm Đặng Thị 1 (mẫu)', 'confirm Đặng Thị 3 (mẫu)'])
  expect(await code(lead, 'teams.answer_review', { reviewId })).toBe('teams.review_incomplete')
})

test('leadership passes on a day, and both people keep their days in the team', async () => {
  const [leader = '', deputy = ''] = members
  await give(officer, 'teams.name_leader', { memberId: deputy, on: '2025-06-01' })
  expect(await leaderOn('2025-05-31')).toBe('Đặng Thị 1 (mẫu)')
  expect(await leaderOn('2025-06-01')).toBe('Đặng Thị 2 (mẫu)')
  expect(await seen((scope) => findMember(scope, leader))).toMatchObject({ position: 'member', until: null })
  expect(await code(officer, 'teams.name_leader', { memberId: deputy })).toBe('teams.leads_already')
  expect(await code(officer, 'teams.name_leader', { memberId: leader, on: '2025-05-01' })).toBe(
    'teams.day_out_of_order',
  )
  expect(await code(lead, 'teams.name_leader', { memberId: leader })).toBe('journal.not_allowed')
  await give(officer, 'teams.release_member', { memberId: deputy, on: '2025-10-01' })
  expect(await leaderOn('2025-10-02')).toBeUndefined()
  // Who was a plain member while another one led may lead after that one left.
  await give(officer, 'teams.correct_member', { memberId: leader, position: 'leader' })
  expect(await leaderOn(today)).toBe('Đặng Thị 1 (mẫu)')
})

async function decision() {
  return seen(async (scope) => {
    const round = await findRound(scope, roundId)
    if (!round) throw new Error('the round is there')
    const teams = await listReviewed(scope, roundId)
    return officialDocument(
      decisionPaper({ draft: undefined, commune: await getCommune(scope), planTitle: undefined }, round, teams),
    )
  })
}

async function closeAll(): Promise<void> {
  for (const id of [reviewId, otherReviewId]) {
    await give(officer, 'teams.confirm_rest', { reviewId: id })
    await give(officer, 'teams.answer_review', { reviewId: id })
  }
  await give(officer, 'teams.close_round', { roundId })
}

async function code(actor: Actor, type: string, payload: unknown): Promise<string | undefined> {
  const [receipt] = await gate.accept(actor, [anOrder(type, payload)])
  return receipt?.problem?.code
}

async function give(actor: Actor, type: string, payload: unknown): Promise<void> {
  expect(await code(actor, type, payload), type).toBeUndefined()
}

function seen<T>(read: Parameters<typeof withScope<T>>[3]): Promise<T> {
  return withScope(house.db, officer, 'read only', read)
}

async function memberNames(on?: string): Promise<string[]> {
  return (await seen((scope) => listMembers(scope, { teamId: first, on }))).rows.map(({ name }) => name)
}

async function leaderOn(on: string): Promise<string | undefined> {
  const { rows } = await seen((scope) => listMembers(scope, { teamId: first, on }))
  return rows.find(({ position }) => position === 'leader')?.name
}

async function choices(): Promise<string[]> {
  return (await seen((scope) => listChoices(scope, [reviewId]))).map(({ choice, name }) => `${choice} ${name}`).sort()
}
