import { v7 as newId } from 'uuid'
import type { Window } from '../platform/clock/days.ts'
import type { DemoOrder } from './demo-quarter.ts'

type Partner = { readonly partnerId: string; readonly kind: string; readonly name: string }

/** Who takes part, first of all: the lists of members and sessions that come later name them in words. */
export function demoPartners(): { partners: Partner[]; orders: DemoOrder[] } {
  const partner = (kind: string, name: string, contact: string, called = '') => ({
    ...{ partnerId: newId(), kind, name, contact, called },
  })
  const partners = [
    partner('youth_union', 'Đoàn Thanh niên', 'Bí thư Đoàn xã (mẫu)', 'Đoàn xã'),
    partner('womens_union', 'Hội Phụ nữ', 'Chủ tịch Hội (mẫu)', 'Hội Liên hiệp Phụ nữ'),
    partner('farmers_union', 'Hội Nông dân', 'Chủ tịch Hội (mẫu)'),
    partner('veterans', 'Hội Cựu chiến binh', 'Chủ tịch Hội (mẫu)'),
    partner('elderly', 'Hội Người cao tuổi', 'Chủ tịch Hội (mẫu)'),
    partner('fatherland_front', 'Mặt trận Tổ quốc', 'Chủ tịch Mặt trận (mẫu)', 'MTTQ'),
    partner('school', 'Trường học', 'Hiệu trưởng (mẫu)', 'Nhà trường'),
    partner('post_office', 'Bưu điện xã (mẫu)', 'Trưởng bưu điện (mẫu)', 'Bưu điện'),
    partner('telecom', 'Viễn thông (mẫu)', 'Nhân viên địa bàn (mẫu)'),
    partner('bank', 'Ngân hàng (mẫu)', 'Phòng giao dịch (mẫu)'),
  ]
  return { partners, orders: partners.map((payload) => ({ type: 'partners.add', payload })) }
}

/** What the unions are asked for in the quarter: some of it is reached, some is not. */
export function demoTargets(window: Window, partners: readonly Partner[]): DemoOrder[] {
  const asked = [
    ['youth_union', 'people_sent', 20],
    ['youth_union', 'sessions_cohosted', 12],
    ['youth_union', 'households_helped', 400],
    ['womens_union', 'people_sent', 20],
    ['womens_union', 'households_helped', 100],
    ['farmers_union', 'people_sent', 25],
  ] as const
  return asked.map(([kind, figure, atLeast]) => ({
    type: 'mobilisation.set_target',
    payload: {
      ...{ targetId: newId(), partnerId: partners.find((each) => each.kind === kind)?.partnerId },
      ...{ figure, atLeast, ...window, note: 'Chỉ tiêu mẫu' },
    },
  }))
}

export function youthAt(partners: readonly Partner[]): string {
  return partners.find(({ kind }) => kind === 'youth_union')?.partnerId ?? ''
}
