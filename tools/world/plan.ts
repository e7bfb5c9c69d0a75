import { v7 as newId } from 'uuid'
import type { Actor } from '../../platform/access/scope.ts'
import type { Inbox } from '../../platform/journal/inbox.ts'
import { mustAccept, order } from './place.ts'

export const planText = `ỦY BAN NHÂN DÂN XÃ MẪU
KẾ HOẠCH
Hoạt động Tổ công nghệ số cộng đồng xã Mẫu quý IV năm 2025
I. CHỈ TIÊU
- Mỗi tổ phấn đấu hỗ trợ ít nhất 20 hộ dân sử dụng nền tảng số.
- Phấn đấu trong thời gian tới đạt 70 điểm.
II. NHIỆM VỤ
1. Trong tháng 10/2025, Công an xã rà soát, kiện toàn các tổ.
2. Ngày 15 tháng 12 năm 2025, các tổ gửi báo cáo về Phòng Văn hóa - Xã hội xã.
`

/** One plan at work and one that is still a draft. */
export async function thePlans(gate: Inbox, officer: Actor): Promise<string> {
  const [planId, draftId] = [newId(), newId()]
  const target = { indicator: 'households_supported', atLeast: 20, scope: 'each_team' }
  await mustAccept(gate, officer, [
    ...[planId, draftId].flatMap((id) => [
      order('plan.submit', { planId: id, text: planText }),
      order('plan.correct', { planId: id, title: 'Kế hoạch mẫu', periodFrom: '2025-10-01', periodTo: '2025-12-31' }),
      order('plan.add_target', { planId: id, targetId: newId(), ...target }),
    ]),
    order('plan.activate', { planId }),
  ])
  return planId
}
