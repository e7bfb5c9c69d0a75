import * as v from 'valibot'
import { command, fieldCommand, Id } from '../../platform/journal/command.ts'
import { problems } from '../../platform/journal/problem.ts'
import { Day, Line, Said, Text } from '../../platform/journal/said.ts'

/** The plan's own channels (II.3, III.3), as Decree 49/2024 groups them. A row of data, no code. */
export const channels = [
  { code: 'loudspeaker', vi: 'Loa truyền thanh', en: 'Loudspeaker' },
  { code: 'zalo', vi: 'Nhóm Zalo', en: 'Zalo groups' },
  { code: 'portal', vi: 'Cổng, trang thông tin điện tử', en: 'Web portal' },
  { code: 'facebook', vi: 'Facebook', en: 'Facebook' },
  { code: 'leaflet', vi: 'Tờ rơi', en: 'Leaflets' },
  { code: 'banner', vi: 'Pa nô, khẩu hiệu', en: 'Banners' },
  { code: 'direct', vi: 'Tuyên truyền trực tiếp', en: 'In person' },
] as const
export type Channel = (typeof channels)[number]['code']
export const channelCodes: readonly Channel[] = channels.map(({ code }) => code)

const Body = v.pipe(Text(5_000), v.minLength(1))
/** Where it can be looked at; nothing that a browser would run. */
const Link = v.pipe(
  Line(500),
  v.check((text) => text === '' || /^https?:\/\/\S+$/i.test(text), 'link'),
)
const Amount = (least: number) => v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(1_000_000))

const days = { from: Day, to: Day }
const about = {
  /** Which of the plan's tasks it serves; null: the plan as a whole. */
  taskId: v.optional(v.nullable(Id), null),
  title: Said(120),
  goal: v.optional(Line(300), ''),
  ...days,
}
const what = {
  channel: v.picklist(channelCodes),
  title: Said(120),
  body: Body,
  ...days,
  /** Who is asked; the commune's own team stands for the commune. */
  teamIds: v.pipe(
    v.array(Id),
    v.minLength(1),
    v.maxLength(200),
    v.transform((ids) => [...new Set(ids)]),
  ),
  /** Also stands in the column that everybody reads. */
  isPublic: v.optional(v.boolean(), false),
}
const done = {
  publishedOn: Day,
  /** How often it was read out or posted, how many copies were handed out or put up. */
  times: v.optional(Amount(1), 1),
  /** About how many people it reached; null: nobody knows, which is not nought. */
  reach: v.optional(v.nullable(Amount(0)), null),
  link: v.optional(Link, ''),
  note: v.optional(Line(300), ''),
}

/** The communications centre plans with the coordinator (plan III.3); the teams carry it out. */
const planners = { commune: ['communications', 'coordinator', 'admin'], team: [] } as const
const publishers = { commune: planners.commune, team: ['team_lead', 'member'] } as const

export const planCampaign = command(
  'outreach.plan_campaign',
  v.strictObject({ campaignId: Id, planId: Id, ...about }),
  planners,
)
export const correctCampaign = command(
  'outreach.correct_campaign',
  v.strictObject({ campaignId: Id, ...about }),
  planners,
)
/** Nobody is asked for it any more; what was published stays and counts. */
export const withdrawCampaign = command(
  'outreach.withdraw_campaign',
  v.strictObject({ campaignId: Id, reason: Said(300) }),
  planners,
)
export const restoreCampaign = command('outreach.restore_campaign', v.strictObject({ campaignId: Id }), planners)

export const writeMessage = command(
  'outreach.write_message',
  v.strictObject({ messageId: Id, campaignId: Id, ...what }),
  planners,
)
export const correctMessage = command('outreach.correct_message', v.strictObject({ messageId: Id, ...what }), planners)
export const withdrawMessage = command(
  'outreach.withdraw_message',
  v.strictObject({ messageId: Id, reason: Said(300) }),
  planners,
)
export const restoreMessage = command('outreach.restore_message', v.strictObject({ messageId: Id }), planners)

export const publish = fieldCommand(
  'outreach.publish',
  v.strictObject({ publicationId: Id, messageId: Id, teamId: Id, ...done }),
  publishers,
)
/** Says the whole anew; `reason` where a locked report has counted one of its days. */
export const correctPublication = command(
  'outreach.correct_publication',
  v.strictObject({ publicationId: Id, ...done, reason: v.optional(Line(300), '') }),
  publishers,
)
export const undoPublication = command(
  'outreach.undo_publication',
  v.strictObject({ publicationId: Id, reason: Said(300) }),
  publishers,
)

export type CampaignInput = v.InferOutput<typeof planCampaign.schema>
export type MessageInput = v.InferOutput<typeof writeMessage.schema>
export type PublicationInput = v.InferOutput<typeof publish.schema>

export const outreachProblems = problems({
  'outreach.plan_not_found': {
    vi: 'Không tìm thấy kế hoạch đang thực hiện này. Hãy mở lại trang và chọn kế hoạch.',
    en: 'There is no such plan at work. Open the page again and choose a plan.',
  },
  'outreach.task_not_found': {
    vi: 'Việc được chọn không thuộc kế hoạch này. Hãy chọn lại việc.',
    en: 'The task chosen is none of this plan. Choose again.',
  },
  'outreach.already_planned': {
    vi: 'Đợt hoặc tin này đã được ghi trước đó. Hãy mở lại trang để xem.',
    en: 'This was entered before. Open the page again to see it.',
  },
  'outreach.campaign_not_found': {
    vi: 'Không tìm thấy đợt truyền thông này. Hãy mở lại trang Truyền thông để xem.',
    en: 'There is no such campaign. Open the communication page again to see.',
  },
  'outreach.message_not_found': {
    vi: 'Không tìm thấy tin này, hoặc tổ không còn được giao. Hãy hỏi Trung tâm Văn hóa, Thể thao và Truyền thông xã.',
    en: 'There is no such message, or your team is not asked for it any more. Ask the communications centre.',
    heldFor: 'officer',
  },
  'outreach.team_not_found': {
    vi: 'Có tổ không còn hoạt động hoặc không thuộc xã. Hãy chọn lại các tổ được giao.',
    en: 'One of the teams works no more or is none of the commune. Choose the teams again.',
  },
  'outreach.ends_before_start': {
    vi: 'Ngày kết thúc đứng trước ngày bắt đầu. Hãy xem lại hai ô ngày.',
    en: 'The last day comes before the first. Check the two days.',
  },
  'outreach.outside_campaign': {
    vi: 'Ngày của tin nằm ngoài những ngày của đợt. Hãy đổi ngày của tin, hoặc kéo dài đợt trước.',
    en: 'The days of the message lie outside those of the campaign. Change them, or lengthen the campaign first.',
  },
  'outreach.is_withdrawn': {
    vi: 'Đợt hoặc tin này đã rút. Nếu vẫn làm, hãy bấm Giao lại trước.',
    en: 'This was withdrawn. If it goes on after all, ask for it again first.',
  },
  'outreach.not_withdrawn': {
    vi: 'Đợt hoặc tin này đang được giao, không cần giao lại.',
    en: 'This is asked for already.',
  },
  'outreach.published_there': {
    vi: 'Có tổ đã phát tin này rồi, nên không bỏ tổ đó và không đổi kênh được. Hãy viết một tin mới cho kênh khác.',
    en: 'A team has published this already, so that team stays and the channel cannot change. Write a new message for another channel.',
  },
  'outreach.not_asked': {
    vi: 'Tổ này không được giao tin này. Hãy hỏi Trung tâm Văn hóa, Thể thao và Truyền thông xã.',
    en: 'This team is not asked for this message. Ask the communications centre.',
    heldFor: 'officer',
  },
  'outreach.already_published': {
    vi: 'Tổ đã ghi phát tin này rồi. Nếu ghi nhầm, hãy mở tin và bấm Sửa.',
    en: 'The team has recorded this already. If it was a mistake, open the message and correct it.',
  },
  'outreach.publication_not_found': {
    vi: 'Không tìm thấy lần phát này, hoặc đã gỡ trước đó. Hãy mở lại trang để xem.',
    en: 'There is no such publication, or it was taken back before. Open the page again to see.',
  },
  'outreach.in_future': {
    vi: 'Ngày phát ở sau hôm nay. Hãy ghi ngày đã phát thật.',
    en: 'The day is after today. Enter the day it was really published.',
  },
  'outreach.before_campaign': {
    vi: 'Ngày phát ở trước ngày bắt đầu của đợt. Hãy xem lại ngày.',
    en: 'The day is before the campaign began. Check the day.',
  },
  'outreach.period_closed': {
    vi: 'Báo cáo của kỳ này đã được phê duyệt và khóa. Chỉ cán bộ phụ trách mới ghi hoặc sửa được lần phát trong kỳ đó.',
    en: "This period's report was approved and is locked. Only the coordinator can still enter or change a publication in it.",
    heldFor: 'officer',
  },
  'outreach.reason_needed': {
    vi: 'Lần phát này thuộc kỳ đã khóa báo cáo. Hãy ghi lý do sửa.',
    en: 'This publication belongs to a period with a locked report. Say why it is changed.',
  },
})
