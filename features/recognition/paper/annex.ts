import type { Scope } from '../../../platform/access/scope.ts'
import { twoDigits } from '../../../platform/papers/decree-wording.ts'
import type { ActivePlan } from '../../plan/reads.ts'
import type { GivenAnnex } from '../../reports/rules.ts'
import { listNominations, type Nomination } from '../reads/nominations.ts'

/**
 * Who is put forward, for the commune's report: those that wait for the leader and those that were approved. A report
 * that nobody was put forward by is not one without something: it has no such annex.
 */
export async function commendationAnnex(scope: Scope, plan: ActivePlan): Promise<GivenAnnex | null> {
  const standing = (await listNominations(scope, plan.planId)).filter(
    ({ status }) => status === 'proposed' || status === 'approved',
  )
  return standing.length === 0 ? null : annexOf(standing)
}

export function annexOf(nominations: readonly Nomination[]): GivenAnnex {
  const teams = nominations.filter(({ memberId }) => memberId === null).length
  const members = nominations.length - teams
  const counted = [
    ...(teams > 0 ? [`${twoDigits(teams)} tập thể`] : []),
    ...(members > 0 ? [`${twoDigits(members)} cá nhân`] : []),
  ].join(' và ')
  return {
    title: 'Danh sách đề nghị khen thưởng',
    under: 'proposals',
    told: `Đề nghị xét khen thưởng ${counted} (danh sách tại Phụ lục kèm theo).`,
    columns: [
      { title: 'TT', share: 5 },
      { title: 'Tập thể, cá nhân', share: 34, isText: true },
      { title: 'Thành tích, lý do đề nghị', share: 50, isText: true },
      { title: 'Điểm', share: 9 },
      { title: 'Số ý kiến đồng ý', share: 11 },
      { title: 'Ghi chú', share: 14, isText: true },
    ],
    rows: nominations.map((one, at) => [
      at + 1,
      one.memberId === null ? one.name : `${one.name}, ${one.teamName}`,
      one.reason,
      // Written down at the approval; until then it changes with every record and is nobody's yet.
      one.score === null ? '–' : { value: one.score.total, opens: opensOf(one) },
      { value: one.agree, opens: opensOf(one) },
      one.status === 'approved' ? 'Đã duyệt' : 'Chờ duyệt',
    ]),
    total: [],
  }
}

function opensOf({ nominationId }: Nomination): string {
  return `/desk/recognition/nominations/${nominationId}`
}
