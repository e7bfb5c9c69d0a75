import * as v from 'valibot'
import { command, Id } from '../../platform/journal/command.ts'
import { problems } from '../../platform/journal/problem.ts'
import { Day, Line } from '../../platform/journal/said.ts'

/** What a partner contributes, in four figures that are never added together; each is defined in `reads.ts`. */
export const figures = ['people_sent', 'sessions_cohosted', 'supports', 'households_helped'] as const
export type Figure = (typeof figures)[number]

const said = {
  targetId: Id,
  figure: v.picklist(figures),
  atLeast: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100_000)),
  from: Day,
  to: Day,
  note: v.optional(Line(300), ''),
}

const officers = { commune: ['coordinator', 'admin'], team: [] } as const

/** What a partner is asked to contribute within some days (plan III: the unions mobilise their members). */
export const setTarget = command('mobilisation.set_target', v.strictObject({ ...said, partnerId: Id }), officers)
export const correctTarget = command('mobilisation.correct_target', v.strictObject(said), officers)
export const dropTarget = command('mobilisation.drop_target', v.strictObject({ targetId: Id }), officers)

export const mobilisationProblems = problems({
  'mobilisation.partner_not_found': {
    vi: 'Không tìm thấy đơn vị này trong danh sách của xã, hoặc đơn vị không còn tham gia. Hãy chọn lại đơn vị.',
    en: 'There is no such partner on the commune’s list, or it takes part no more. Choose again.',
  },
  'mobilisation.target_not_found': {
    vi: 'Không tìm thấy chỉ tiêu này, hoặc đã gỡ trước đó. Hãy mở lại trang để xem.',
    en: 'There is no such target, or it was taken away before. Open the page again to see.',
  },
  'mobilisation.target_stands': {
    vi: 'Đơn vị đã có chỉ tiêu này trong đúng thời gian đó. Hãy sửa chỉ tiêu đã có.',
    en: 'The partner has this very target for these days already. Correct that one.',
  },
  'mobilisation.ends_before_start': {
    vi: 'Ngày cuối phải từ ngày đầu trở đi. Hãy xem lại hai ô ngày.',
    en: 'The last day must not come before the first. Check the two days.',
  },
})
