import { v7 as newId } from 'uuid'
import type { DemoOrder } from './demo-quarter.ts'

type Member = {
  readonly memberId: string
  readonly place: number
  readonly team: { readonly teamId: string; readonly at: number }
}

const reasons = [
  'Đi từng ngõ, gõ từng nhà; cả tổ thay nhau trực buổi tối ở nhà văn hóa (mẫu)',
  'Kèm từng cụ cao tuổi dùng điện thoại, gọi video với con cháu ở xa (mẫu)',
  'Vận động các hộ kinh doanh trong thôn nhận chuyển khoản bằng mã QR (mẫu)',
] as const

/** Three teams and three of their people are put forward and talked about; they wait for the leader. */
export function demoNominations(planId: string, teamIds: readonly string[], members: readonly Member[]): DemoOrder[] {
  const put = [1, 6, 10].flatMap((at, n) => {
    const member = members.find(({ team, place }) => team.at === at && place === n + 1)
    const said = { planId, teamId: teamIds[at] ?? '', reason: reasons[n] ?? reasons[0] }
    return [
      { ...said, nominationId: newId(), memberId: null },
      ...(member ? [{ ...said, nominationId: newId(), memberId: member.memberId }] : []),
    ]
  })
  return [
    ...put.map((payload) => ({ type: 'recognition.nominate', payload })),
    ...put.slice(0, 3).map(({ nominationId }, n) => ({
      type: 'recognition.comment',
      payload: {
        ...{ commentId: newId(), nominationId, stance: n === 2 ? 'remark' : 'agree' },
        said: n === 2 ? 'Đề nghị bổ sung số hộ yếu thế đã hướng dẫn (mẫu)' : 'Nhất trí, bà con đánh giá cao (mẫu)',
      },
    })),
  ]
}
