import * as v from 'valibot'
import { isDay } from '../../platform/clock/days.ts'
import { command, Id } from '../../platform/journal/command.ts'
import { problems } from '../../platform/journal/problem.ts'
import { Phone } from '../people/contract.ts'
import { Name } from '../places/contract.ts'

export const levels = ['commune', 'village'] as const
export const positions = ['leader', 'deputy', 'member'] as const
export type Position = (typeof positions)[number]

/** The areas of duty that the plan shares out among the members (plan II.1), in its order. */
export const dutyAreas = [
  { code: 'communication', vi: 'Tuyên truyền', en: 'Communication' },
  { code: 'online_public_services', vi: 'Dịch vụ công trực tuyến', en: 'Online public services' },
  { code: 'cashless_payment', vi: 'Thanh toán không dùng tiền mặt', en: 'Cashless payment' },
  { code: 'agricultural_ecommerce', vi: 'Thương mại điện tử nông sản', en: 'E-commerce of farm produce' },
  { code: 'vulnerable_support', vi: 'Hỗ trợ người yếu thế', en: 'Support of vulnerable people' },
] as const
export type DutyArea = (typeof dutyAreas)[number]['code']

export const Day = v.pipe(v.string(), v.check(isDay, 'day'))
const Areas = v.pipe(v.array(v.picklist(dutyAreas.map((area) => area.code))), v.maxLength(20))
const Organization = v.pipe(
  v.string(),
  v.transform((text) => text.normalize('NFC').replace(/\s+/g, ' ').trim()),
  v.maxLength(160),
)

const officers = { commune: ['coordinator', 'admin'], team: [] } as const
const officersAndLeads = { commune: ['coordinator', 'admin'], team: ['team_lead'] } as const

export const setUpTeams = command(
  'teams.set_up',
  v.strictObject({
    teams: v.pipe(
      v.array(
        v.strictObject({
          teamId: Id,
          level: v.picklist(levels),
          name: Name,
          villageId: v.optional(v.nullable(Id), null),
        }),
      ),
      v.minLength(1),
      v.maxLength(300),
    ),
  }),
  officers,
)

export const addMember = command(
  'teams.add_member',
  v.strictObject({
    memberId: Id,
    teamId: Id,
    name: Name,
    phone: v.optional(v.nullable(Phone), null),
    position: v.optional(v.picklist(positions), 'member'),
    organization: v.optional(Organization, ''),
    accountId: v.optional(v.nullable(Id), null),
    areas: v.optional(Areas, []),
    since: v.optional(Day),
  }),
  officersAndLeads,
)

/** Only the fields given are changed. */
export const correctMember = command(
  'teams.correct_member',
  v.strictObject({
    memberId: Id,
    name: v.optional(Name),
    phone: v.optional(v.nullable(Phone)),
    position: v.optional(v.picklist(positions)),
    organization: v.optional(Organization),
    accountId: v.optional(v.nullable(Id)),
  }),
  officersAndLeads,
)

/** `on` is the first day on which the person is no longer a member. */
export const releaseMember = command(
  'teams.release_member',
  v.strictObject({ memberId: Id, on: v.optional(Day), reason: v.optional(Organization, '') }),
  officersAndLeads,
)

/** The areas a member looks after from today on; those left out end today. */
export const assignDuties = command(
  'teams.assign_duties',
  v.strictObject({ memberId: Id, areas: Areas }),
  officersAndLeads,
)

// A row comes as its cells came: a bad one is answered with its reason, so the shape must not refuse the whole list.
const Cell = v.optional(v.pipe(v.string(), v.maxLength(1000)), '')

export const MemberLine = v.strictObject({
  line: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** Said only when the list stands on several sheets. */
  sheet: Cell,
  memberId: Id,
  teamName: Cell,
  name: Cell,
  phone: Cell,
  position: Cell,
  organization: Cell,
  areas: Cell,
  since: Cell,
})
export type MemberLine = v.InferOutput<typeof MemberLine>

/** More than any commune has; a longer list comes in several files. */
export const mostMembersAtOnce = 5_000

/** Good rows come in together; each of the others is answered with its line and reason. */
export const importMembers = command(
  'teams.import_members',
  v.strictObject({ rows: v.pipe(v.array(MemberLine), v.minLength(1), v.maxLength(mostMembersAtOnce)) }),
  officers,
)

/** One row of an import that was not taken, and why. */
export type RejectedRow = { line: number; sheet: string; code: string; vi: string; en: string }
export type ImportResult = { imported: number; rejected: RejectedRow[] }

export const teamsProblems = problems({
  'teams.team_not_found': {
    vi: 'Không tìm thấy tổ này trong xã.',
    en: 'There is no such team in the commune.',
  },
  'teams.team_exists': {
    vi: 'Đã có tổ mang tên này. Hãy chọn tên khác.',
    en: 'A team of this name already exists. Choose another name.',
  },
  'teams.commune_team_exists': {
    vi: 'Xã đã có tổ cấp xã. Mỗi xã chỉ có một tổ cấp xã.',
    en: 'The commune already has its commune team. There is only one.',
  },
  'teams.village_needed': {
    vi: 'Tổ ở thôn phải ghi rõ thôn; tổ cấp xã thì không ghi thôn.',
    en: 'A village team needs its village; the commune team has none.',
  },
  'teams.village_not_found': {
    vi: 'Không tìm thấy thôn này trong xã. Hãy thêm thôn trước.',
    en: 'There is no such village in the commune. Add the village first.',
  },
  'teams.member_not_found': {
    vi: 'Không tìm thấy thành viên này trong tổ, hoặc người này đã thôi tham gia.',
    en: 'There is no such member, or the person has already left the team.',
  },
  'teams.member_exists': {
    vi: 'Thành viên này đã có trong danh sách.',
    en: 'This member is already on the list.',
  },
  'teams.phone_taken': {
    vi: 'Số điện thoại này đã là của một thành viên khác trong tổ.',
    en: 'This phone number already belongs to another member of the team.',
  },
  'teams.leader_exists': {
    vi: 'Tổ đang có tổ trưởng. Hãy cho người cũ thôi nhiệm vụ trước khi giao người mới.',
    en: 'The team has a leader. Release the present one before naming a new one.',
  },
  'teams.leader_by_commune': {
    vi: 'Việc giao hoặc thôi tổ trưởng do cán bộ xã thực hiện.',
    en: 'A leader is named and released by the commune officer.',
  },
  'teams.account_not_found': {
    vi: 'Không tìm thấy tài khoản này trong xã.',
    en: 'There is no such account in the commune.',
  },
  'teams.day_out_of_order': {
    vi: 'Ngày chưa đúng: không được ở tương lai, và không được trước ngày vào tổ.',
    en: 'The day is not right: not in the future, and not before the person joined.',
  },
  'teams.no_header': {
    vi: 'Không tìm thấy dòng tiêu đề có cột "Họ và tên". Hãy xem lại tệp.',
    en: 'No heading row with a "full name" column was found. Check the file.',
  },
  'teams.list_too_long': {
    vi: 'Danh sách có {rows} dòng, nhiều hơn mức {most} dòng một lần. Chưa có gì được ghi. Hãy chia tệp rồi gửi lần lượt.',
    en: 'The list has {rows} rows, above the limit of {most} at a time. Nothing was stored. Split the file and send the parts in turn.',
  },
  'teams.row_name_missing': {
    vi: 'Dòng này chưa có họ và tên.',
    en: 'This row has no name.',
  },
  'teams.row_name_wrong': {
    vi: 'Họ và tên của dòng này không đọc được: quá dài hoặc không có chữ.',
    en: 'The name in this row cannot be read: it is too long or has no letters.',
  },
  'teams.row_team_missing': {
    vi: 'Dòng này chưa ghi thôn hoặc tổ.',
    en: 'This row names no village or team.',
  },
  'teams.row_team_unknown': {
    vi: 'Không có tổ nào của xã khớp với "{given}".',
    en: 'No team of the commune matches "{given}".',
  },
  'teams.row_team_ambiguous': {
    vi: 'Có nhiều tổ khớp với "{given}". Hãy ghi đầy đủ tên, có dấu.',
    en: 'Several teams match "{given}". Write the full name with diacritics.',
  },
  'teams.row_phone_wrong': {
    vi: 'Số điện thoại "{given}" không đúng.',
    en: 'The phone number "{given}" is not right.',
  },
  'teams.row_area_unknown': {
    vi: 'Chưa hiểu mảng phụ trách "{given}".',
    en: 'The duty area "{given}" is not known.',
  },
  'teams.row_date_wrong': {
    vi: 'Ngày "{given}" không đọc được hoặc ở tương lai. Hãy ghi dạng 05/12/2025.',
    en: 'The day "{given}" cannot be read or lies in the future. Write it as 05/12/2025.',
  },
  'teams.row_twice': {
    vi: 'Người này đã có ở dòng {given} của tệp.',
    en: 'This person is already in row {given} of the file.',
  },
  'teams.row_already_there': {
    vi: 'Người này đã có trong tổ từ trước, không ghi thêm.',
    en: 'This person is already in the team; nothing was added.',
  },
  'teams.row_second_leader': {
    vi: 'Tổ đã có tổ trưởng. Mỗi tổ chỉ có một tổ trưởng.',
    en: 'The team already has a leader. Each team has one.',
  },
})
