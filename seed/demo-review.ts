import { v7 as newId } from 'uuid'
import { lessonKey } from '../features/review/reads.ts'
import { addDays, type Day, quarterOf, quarterWindow } from '../platform/clock/days.ts'
import type { DemoOrder } from './demo-quarter.ts'
import { samplePlan } from './sample-plan.ts'

type Team = { readonly teamId: string; readonly at: number }
type Household = { readonly householdId: string; readonly at: number; readonly place: number }

const lessons = [
  'Đi cùng hội viên Hội Phụ nữ thì bà con mở cửa nhanh hơn (mẫu)',
  'Hẹn trước qua nhóm Zalo của thôn, mỗi buổi chỉ dạy một việc (mẫu)',
  'Các cụ quên mật khẩu rất nhanh, nên ghi sẵn phiếu chữ to để lại (mẫu)',
  'Buổi tối thứ bảy đông người ở nhà nhất (mẫu)',
] as const

/**
 * The quarter before: a plan that is closed, a few visits of every second village, reports with what the teams learnt. Two
 * of the lessons are taken in, and the next plan is drafted. Given after everything else.
 */
export function demoReview(
  today: Day,
  planId: string,
  teams: readonly Team[],
  households: readonly Household[],
): DemoOrder[] {
  const start = quarterWindow(quarterOf(today)).from
  const last = addDays(start, -1)
  const before = quarterOf(last)
  const earlierId = newId()
  const visits = teams
    .filter(({ at }) => at % 2 === 0)
    .flatMap(({ teamId, at }) =>
      households
        .filter((household) => household.at === at && household.place < 6 + (at % 5))
        .map(({ householdId, place }) => ({
          type: 'support.record',
          payload: {
            visitId: newId(),
            teamId,
            householdId,
            heldOn: addDays(last, -20 - place),
            mode: 'in_person',
            items: [{ kind: 'vneid' }],
            people: 1,
          },
        })),
    )
  const reports = lessons.map((said, n) => ({ said, reportId: newId(), teamId: teams[n * 2]?.teamId ?? '' }))
  return [
    ...visits,
    { type: 'plan.submit', payload: { planId: earlierId, text: samplePlan(before), sourceName: 'xa-mau.txt' } },
    { type: 'plan.activate', payload: { planId: earlierId } },
    ...reports.map(({ said, reportId, teamId }) => ({
      type: 'reports.submit_team_report',
      payload: { reportId, planId: earlierId, teamId, difficulties: 'Sóng yếu ở cuối xóm (mẫu)', lessons: said },
    })),
    { type: 'plan.close', payload: { planId: earlierId } },
    {
      type: 'review.mark_lessons',
      payload: { lessons: reports.slice(0, 2).map(({ reportId, said }) => lessonKey(reportId, 'lessons', said)) },
    },
    { type: 'review.draft_plan', payload: { nextId: newId(), planId } },
  ]
}
