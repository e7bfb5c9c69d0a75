import * as v from 'valibot'
import { type Day, isDay } from '../../platform/clock/days.ts'
import { command, fieldCommand, Id } from '../../platform/journal/command.ts'
import { problems } from '../../platform/journal/problem.ts'
import { Line, Said } from '../../platform/journal/said.ts'
import { kindCodes, takesDetail } from './rules.ts'

const Item = v.pipe(
  v.strictObject({
    kind: v.picklist(kindCodes),
    detail: v.pipe(
      v.optional(v.nullable(Line(120)), null),
      v.transform((text) => text || null),
    ),
  }),
  v.check(({ kind, detail }) => takesDetail(kind, detail), 'detail'),
)

const visit = {
  visitId: Id,
  teamId: Id,
  /** Null: a villager who does not want to be named. It counts as a visit, never as a household. */
  householdId: v.nullable(Id),
  heldOn: v.pipe(v.string(), v.check(isDay, 'day')),
  mode: v.picklist(['in_person', 'phone']),
  items: v.pipe(v.array(Item), v.minLength(1), v.maxLength(30)),
  people: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(500)), 1),
  helperIds: v.pipe(
    v.optional(v.pipe(v.array(Id), v.maxLength(20)), []),
    v.transform((ids) => [...new Set(ids)]),
  ),
  /** Organisations that had a part in it, beside the members who helped. */
  partnerIds: v.pipe(
    v.optional(v.pipe(v.array(Id), v.maxLength(20)), []),
    v.transform((ids) => [...new Set(ids)]),
  ),
  note: v.optional(Line(500), ''),
}

const recorders = { commune: ['coordinator', 'service_center', 'admin'], team: ['member', 'team_lead'] } as const

/** One visit: what was done, for whom, by whom. */
export const recordSupport = fieldCommand('support.record', v.strictObject(visit), recorders)

/** Says the whole visit anew. What it said before stays in the journal. */
export const correctSupport = fieldCommand(
  'support.correct',
  v.strictObject({
    ...visit,
    /** Asked for once the visit's period is closed; it stays in the journal. */
    reason: v.optional(Line(300), ''),
  }),
  recorders,
)

export const cancelSupport = fieldCommand(
  'support.cancel',
  v.strictObject({ visitId: Id, reason: Said(300) }),
  recorders,
)

/** A photograph that was sent before, for a visit that is there. It takes the place of an earlier one. */
export const attachPhoto = command('support.attach_photo', v.strictObject({ visitId: Id, fileId: Id }), recorders)

export const removePhoto = command('support.remove_photo', v.strictObject({ visitId: Id }), recorders)

export type VisitInput = v.InferOutput<typeof recordSupport.schema>
export type Item = { readonly kind: string; readonly detail: string | null }

/**
 * What floors above count. `support.recorded` adds one, `support.cancelled` takes exactly the same away; a correction
 * is first the one, with the old values, then the other, with the new.
 */
export type VisitFact = {
  readonly visitId: string
  readonly teamId: string
  readonly householdId: string | null
  readonly heldOn: string
  readonly inPerson: boolean
  /** Judged on the day of the help. */
  readonly vulnerable: boolean
  readonly people: number
  readonly items: readonly Item[]
  readonly recordedBy: string | null
}

/** A visit with who helped and when it was saved: what tells work from writing. */
export type VisitTrace = Omit<VisitFact, 'items'> & {
  readonly helperIds: readonly string[]
  readonly deviceAt: string
  readonly receivedAt: string
}

/** Which uses of platforms a list shows. */
export type UseFilter = {
  readonly teamId?: string | undefined
  readonly householdIds?: readonly string[] | undefined
  readonly from?: Day | undefined
  readonly to?: Day | undefined
  /** A platform of the catalogue; '' finds those that were not named. */
  readonly platform?: string | undefined
  /** Taken up: the figure. Again: help with what was taken up before. */
  readonly use?: 'first' | 'again' | undefined
  readonly unnamed?: boolean | undefined
}

/** Which visits a list shows. */
export type VisitFilter = {
  readonly teamId?: string | undefined
  /** The household under every id it ever had: after a merge, the visits to all of them. */
  readonly householdIds?: readonly string[] | undefined
  /** None but these visits. */
  readonly visitIds?: readonly string[] | undefined
  readonly from?: Day | undefined
  readonly to?: Day | undefined
  readonly kinds?: readonly string[] | undefined
  /** What was said more closely; '' finds items of which nothing more was said. */
  readonly detail?: string | undefined
  readonly status?: 'counted' | 'cancelled' | undefined
  readonly vulnerableInPerson?: boolean | undefined
  readonly anonymous?: boolean | undefined
  readonly recordedBy?: string | undefined
}

export const supportProblems = problems({
  'support.already_recorded': {
    vi: 'Lượt hỗ trợ này đã được ghi rồi. Nếu cần thay đổi, hãy mở lượt đó và chọn Sửa.',
    en: 'This visit was already recorded. To change it, open it and choose Correct.',
  },
  'support.visit_not_found': {
    vi: 'Không tìm thấy lượt hỗ trợ này trong các tổ bạn được xem.',
    en: 'There is no such visit in the teams you can see.',
  },
  'support.visit_cancelled': {
    vi: 'Lượt hỗ trợ này đã bị hủy nên không sửa được. Nếu hủy nhầm, hãy ghi một lượt mới.',
    en: 'This visit was cancelled and can no longer be changed. If that was a mistake, record a new one.',
  },
  'support.not_yours': {
    vi: 'Lượt này do người khác ghi. Hãy nhờ người đó hoặc tổ trưởng sửa giúp.',
    en: 'Someone else recorded this visit. Ask them or the team lead to change it.',
    heldFor: 'officer',
  },
  'support.team_not_found': {
    vi: 'Không tìm thấy tổ này, hoặc bạn không ghi thay cho tổ này được. Hãy chọn lại tổ.',
    en: 'There is no such team, or you may not record for it. Choose the team again.',
  },
  'support.household_out_of_sight': {
    vi: 'Không thấy hộ này trong tổ của bạn; có thể hộ đã chuyển sang tổ khác. Hãy chọn lại hộ, hoặc nhờ cán bộ xã ghi giúp.',
    en: 'This household is not in your team; it may have moved to another. Choose it again, or ask the commune officer to record it.',
  },
  'support.helper_not_found': {
    vi: 'Có người cùng hỗ trợ không thuộc tổ này. Hãy chọn lại người hỗ trợ.',
    en: 'Someone named as a helper is not in this team. Choose the helpers again.',
  },
  'support.partner_not_found': {
    vi: 'Có đơn vị cùng tham gia không có trong danh sách của xã. Hãy chọn lại đơn vị.',
    en: 'One of the organisations named is not on the commune’s list. Choose again.',
  },
  'support.in_the_future': {
    vi: 'Ngày hỗ trợ chưa tới. Hãy xem lại ngày, và kiểm tra đồng hồ của điện thoại.',
    en: 'The day of the visit has not come yet. Check the day, and the clock of your phone.',
  },
  'support.too_long_ago': {
    vi: 'Ngày hỗ trợ quá xa trong quá khứ. Hãy xem lại ngày, và kiểm tra đồng hồ của điện thoại.',
    en: 'The day of the visit is too long ago. Check the day, and the clock of your phone.',
  },
  'support.period_closed': {
    vi: 'Báo cáo của kỳ này đã được phê duyệt và khóa. Chỉ cán bộ phụ trách mới đưa vào hoặc sửa được lượt của kỳ đó.',
    en: "This period's report was approved and is locked. Only the coordinator can still enter or change a visit of it.",
    heldFor: 'officer',
  },
  'support.reason_needed': {
    vi: 'Lượt này thuộc kỳ đã khóa báo cáo. Hãy ghi lý do sửa.',
    en: 'This visit is of a period whose report is locked. Give the reason for changing it.',
  },
  'support.photo_not_there': {
    vi: 'Ảnh chưa gửi xong nên chưa gắn được vào lượt này. Máy sẽ tự gửi lại; nếu vẫn không được, hãy chọn lại ảnh.',
    en: 'The photograph has not arrived, so it could not be added. The phone sends it again; if that fails, choose it again.',
  },
  'support.photo_of_another_visit': {
    vi: 'Ảnh này đã gắn vào một lượt khác. Hãy chụp hoặc chọn một ảnh khác.',
    en: 'This photograph belongs to another visit already. Take or choose another one.',
  },
  'support.nobody_chosen': {
    vi: 'Chưa chọn ai cả. Hãy chọn ít nhất một hộ, hoặc ghi số người không nêu tên.',
    en: 'Nobody was chosen. Tick at least one household, or give the number of people not named.',
  },
  'support.line_unclear': {
    vi: 'Có dòng chưa rõ: chưa chọn việc đã giúp, hoặc có hai hộ trùng tên. Các dòng khác đã được ghi.',
    en: 'Some lines are not clear: nothing was chosen as done, or two households have that name. The others were saved.',
  },
})
