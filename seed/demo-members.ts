import { v7 as newId } from 'uuid'
import { topics } from '../features/training/contract.ts'
import { addDays, type Day } from '../platform/clock/days.ts'
import type { DemoOrder } from './demo-quarter.ts'

type Member = {
  readonly memberId: string
  readonly place: number
  readonly team: { readonly teamId: string; readonly at: number }
}

/** A round of reviews under way: most teams have answered, two are at it, some have not begun. */
export function demoReviews(today: Day, teamIds: readonly string[], members: readonly Member[]): DemoOrder[] {
  const reviews = teamIds.map((teamId) => ({ reviewId: newId(), teamId }))
  const roundId = newId()
  const of = (at: number, place: number) => {
    const found = members.find((member) => member.team.at === at && member.place === place)
    const review = reviews.find(({ teamId }) => teamId === found?.team.teamId)
    return { reviewId: review?.reviewId, memberId: found?.memberId }
  }
  const replaced = (at: number, place: number, name: string, reason: string): DemoOrder => ({
    type: 'teams.propose_replacement',
    payload: {
      ...of(at, place),
      ...{
        newMemberId: newId(),
        name: `${name} (mẫu)`,
        organization: 'Đoàn Thanh niên',
        areas: ['cashless_payment'],
        reason,
      },
    },
  })
  const answered = [1, 2, 4, 5, 8, 9, 10, 12, 13, 15, 16, 18]
  return [
    {
      type: 'teams.open_round',
      payload: {
        roundId,
        title: `Kiện toàn tháng ${today.slice(5, 7)}/${today.slice(0, 4)}`,
        dueOn: addDays(today, 7),
        reviews,
      },
    },
    replaced(2, 4, 'Vũ Thị Ngọc Mai', 'Chuyển công tác'),
    replaced(0, 3, 'Lê Minh Phúc', 'Đi làm xa'),
    { type: 'teams.confirm_member', payload: { ...of(0, 1), areas: ['online_public_services', 'vulnerable_support'] } },
    { type: 'teams.propose_release', payload: { ...of(6, 5), reason: 'Tuổi cao, sức khỏe yếu' } },
    ...answered.flatMap((at) => {
      const { reviewId } = of(at, 0)
      return [
        { type: 'teams.confirm_rest', payload: { reviewId } },
        {
          type: 'teams.answer_review',
          payload: { reviewId, note: at === 2 ? 'Tổ đã họp, mọi người nhất trí (mẫu)' : '' },
        },
      ]
    }),
  ]
}

/** One training held and one to come, and what the members were seen to do: some teams lack some topics. */
export function demoTrainings(today: Day, communeTeamId: string, members: readonly Member[]): DemoOrder[] {
  const [heldId, nextId] = [newId(), newId()]
  const heldOn = addDays(today, -15)
  const plan = (sessionId: string, on: Day) => ({
    type: 'sessions.plan',
    payload: {
      ...{ sessionId, teamId: communeTeamId, kind: 'members_training', heldOn: on, startsAt: '13:30', endsAt: '16:30' },
      ...{ venue: 'Hội trường xã (mẫu)', note: 'Buổi mẫu' },
    },
  })
  const came = members.filter(({ place, team }) => place < 2 && team.at % 5 !== 4)
  const judgements = members.flatMap(({ memberId, place, team }) =>
    topics.flatMap((topic, at) => {
      const known = (place * 5 + at * 3 + team.at * 7) % 11
      const level = known < 2 ? 'can_teach' : known < 4 ? 'can_do' : known < 7 ? 'knows' : undefined
      const isTaught = topic !== 'marketplaces' || team.at % 4 === 0
      return level === undefined || !isTaught ? [] : [{ levelId: newId(), memberId, topic, level }]
    }),
  )
  return [
    plan(heldId, heldOn),
    {
      type: 'training.set_topics',
      payload: { sessionId: heldId, topics: ['vneid', 'online_safety', 'teach_elderly'] },
    },
    {
      type: 'sessions.attend',
      payload: { sessionId: heldId, attendances: came.map(({ memberId }) => ({ attendanceId: newId(), memberId })) },
    },
    { type: 'sessions.close', payload: { sessionId: heldId, result: 'Các tổ đã thực hành trên điện thoại (mẫu)' } },
    plan(nextId, addDays(today, 10)),
    { type: 'training.set_topics', payload: { sessionId: nextId, topics: ['marketplaces', 'digital_banking'] } },
    ...chunks(judgements, 400).map((part) => ({
      type: 'training.judge',
      payload: { judgements: part, judgedOn: heldOn },
    })),
  ]
}

function chunks<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size))
}
