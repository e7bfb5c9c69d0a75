import * as v from 'valibot'
import { command, Id } from '../../platform/journal/command.ts'
import { problems } from '../../platform/journal/problem.ts'
import { Day, Line } from '../../platform/journal/said.ts'
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
export const areaCodes: readonly DutyArea[] = dutyAreas.map(({ code }) => code)

const Areas = v.pipe(v.array(v.picklist(areaCodes)), v.maxLength(20))
const Organization = Line(160)

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

/** The areas a member looks after from a day on (today unless said); those left out end that day. */
export const assignDuties = command(
  'teams.assign_duties',
  v.strictObject({ memberId: Id, areas: Areas, on: v.optional(Day) }),
  officersAndLeads,
)

/** Whose people a member is from a day on (today unless said); null: nobody's any more. */
export const sendMember = command(
  'teams.send_member',
  v.strictObject({ memberId: Id, partnerId: v.optional(v.nullable(Id), null), on: v.optional(Day) }),
  officersAndLeads,
)

/** A present member leads from a day on; who led until then stays as a member. */
export const nameLeader = command('teams.name_leader', v.strictObject({ memberId: Id, on: v.optional(Day) }), officers)

const Reason = v.pipe(Organization, v.minLength(1))

/** Asks these teams to go through their members (kiện toàn, plan II.1). */
export const openRound = command(
  'teams.open_round',
  v.strictObject({
    roundId: Id,
    title: Name,
    dueOn: Day,
    reviews: v.pipe(v.array(v.strictObject({ reviewId: Id, teamId: Id })), v.minLength(1), v.maxLength(300)),
  }),
  officers,
)

/** Makes what was chosen in all its reviews come true, at once. */
export const closeRound = command('teams.close_round', v.strictObject({ roundId: Id }), officers)
/** A round opened by mistake: nothing of it comes true. */
export const withdrawRound = command('teams.withdraw_round', v.strictObject({ roundId: Id }), officers)

export const confirmMember = command(
  'teams.confirm_member',
  v.strictObject({ reviewId: Id, memberId: Id, areas: v.optional(Areas, []), on: v.optional(Day) }),
  officersAndLeads,
)
export const confirmRest = command('teams.confirm_rest', v.strictObject({ reviewId: Id }), officersAndLeads)
export const proposeRelease = command(
  'teams.propose_release',
  v.strictObject({ reviewId: Id, memberId: Id, on: v.optional(Day), reason: Reason }),
  officersAndLeads,
)

const newcomer = {
  reviewId: Id,
  newMemberId: Id,
  name: Name,
  phone: v.optional(v.nullable(Phone), null),
  organization: v.optional(Organization, ''),
  areas: v.optional(Areas, []),
  on: v.optional(Day),
  reason: Reason,
}
/** Somebody comes in a member's place, with that member's position. */
export const proposeReplacement = command(
  'teams.propose_replacement',
  v.strictObject({ ...newcomer, memberId: Id }),
  officersAndLeads,
)
export const proposeMember = command(
  'teams.propose_member',
  v.strictObject({ ...newcomer, position: v.optional(v.picklist(positions), 'member') }),
  officersAndLeads,
)
/** Takes back what was chosen for a person; with a replaced member goes the one who was to come. */
export const undoChoice = command('teams.undo_choice', v.strictObject({ reviewId: Id, memberId: Id }), officersAndLeads)

/** The team is through: every present member was confirmed, replaced or released. */
export const answerReview = command(
  'teams.answer_review',
  v.strictObject({ reviewId: Id, note: v.optional(Organization, '') }),
  officersAndLeads,
)
export const reopenReview = command('teams.reopen_review', v.strictObject({ reviewId: Id }), officersAndLeads)

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

/**
 * The village was merged into others or split: from a day on the results of its team go on in those of other teams. Its
 * members and households have gone to them before.
 */
export const succeed = command(
  'teams.succeed',
  v.strictObject({
    teamId: Id,
    into: v.pipe(
      v.array(Id),
      v.minLength(1),
      v.maxLength(20),
      v.transform((ids) => [...new Set(ids)]),
    ),
    on: Day,
  }),
  officers,
)
export const undoSuccession = command('teams.undo_succession', v.strictObject({ teamId: Id }), officers)

export const teamsProblems = problems({
  'teams.succeeds_itself': {
    vi: 'Một tổ không thể nhập vào chính mình. Hãy chọn tổ khác.',
    en: 'A team cannot go on in itself. Choose another team.',
  },
  'teams.still_has_members': {
    vi: 'Tổ còn thành viên. Hãy đưa thành viên sang tổ mới hoặc cho thôi trước, rồi ghi sáp nhập.',
    en: 'The team still has members. Move or release them first, then record the merger.',
  },
  'teams.end_out_of_order': {
    vi: 'Ngày sáp nhập, chia tách không được trước ngày lập tổ hay ở tương lai.',
    en: 'The day of the merger or split must not lie before the team was set up, nor in the future.',
  },
  'teams.goes_on_nowhere': {
    vi: 'Tổ này không ghi sáp nhập hay chia tách nên không có gì để bỏ.',
    en: 'No merger or split is recorded for this team, so there is nothing to undo.',
  },
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
  'teams.memberships_overlap': {
    vi: 'Người này đã là thành viên của tổ trong thời gian đó. Nếu là hai người trùng tên, hãy ghi số điện thoại của từng người; nếu ghi lại người đã thôi, hãy chọn ngày sau ngày thôi.',
    en: 'This person already belongs to the team in that time. If two people share a name, write the phone number of each; if somebody comes back, choose a day after the one they left on.',
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
  'teams.partner_not_found': {
    vi: 'Không tìm thấy đơn vị này trong danh sách của xã, hoặc đơn vị không còn tham gia. Hãy chọn lại đơn vị cử người.',
    en: 'There is no such partner on the commune’s list, or it takes part no more. Choose again who sent the person.',
  },
  'teams.leads_already': {
    vi: 'Người này đang là tổ trưởng rồi.',
    en: 'This person already leads the team.',
  },
  'teams.round_exists': {
    vi: 'Đợt kiện toàn này đã được mở rồi. Hãy mở lại trang để xem.',
    en: 'This round is already open. Open the page again to see it.',
  },
  'teams.round_not_found': {
    vi: 'Không tìm thấy đợt kiện toàn này.',
    en: 'There is no such round of reviews.',
  },
  'teams.round_over': {
    vi: 'Đợt kiện toàn này đã chốt hoặc đã rút lại nên không sửa được nữa. Cần đổi thêm thì mở đợt mới, hoặc sửa ngay ở trang của tổ.',
    en: 'This round is closed or withdrawn and can no longer be changed. Open a new round, or change the team on its own page.',
  },
  'teams.due_in_the_past': {
    vi: 'Hạn trả lời phải từ hôm nay trở đi.',
    en: 'The day to answer by must not lie in the past.',
  },
  'teams.review_open': {
    vi: 'Có tổ đang rà soát trong một đợt khác. Hãy chốt hoặc rút đợt đó trước, hoặc bỏ chọn tổ này.',
    en: 'One of the teams is being reviewed in another round. Close or withdraw that one first, or leave the team out.',
  },
  'teams.review_not_found': {
    vi: 'Không tìm thấy phần rà soát này trong các tổ bạn phụ trách.',
    en: 'There is no such review in the teams you look after.',
  },
  'teams.review_answered': {
    vi: 'Tổ đã gửi kết quả rà soát. Muốn sửa, hãy bấm Mở lại để sửa trước.',
    en: 'The team has sent its review. To change it, open it again first.',
  },
  'teams.review_incomplete': {
    vi: 'Còn thành viên chưa được rà soát. Hãy chọn giữ, thay hoặc cho thôi từng người, hoặc bấm Giữ nguyên những người còn lại.',
    en: 'Some members have not been reviewed. Choose for each of them, or keep all that are left.',
  },
  'teams.round_unanswered': {
    vi: 'Còn tổ chưa gửi kết quả rà soát nên chưa chốt được. Hãy nhắc tổ, hoặc mở phần của tổ đó và trả lời thay.',
    en: 'Some teams have not answered, so the round cannot be closed. Urge them, or answer in their place.',
  },
  'teams.choice_not_found': {
    vi: 'Chưa chọn gì cho người này nên không có gì để hoàn tác.',
    en: 'Nothing was chosen for this person, so there is nothing to take back.',
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
