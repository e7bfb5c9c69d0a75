import * as v from 'valibot'
import { command, fieldCommand, Id } from '../../platform/journal/command.ts'
import { problems } from '../../platform/journal/problem.ts'
import { Day, Line, Said } from '../../platform/journal/said.ts'
import { Phone } from '../people/contract.ts'
import { Name } from '../places/contract.ts'

/**
 * Groups of vulnerable people. A household may be in several. "disability" is a health fact (Law 91/2025/QH15, art. 4):
 * its kind is never recorded. New groups are added here; a code that was used is never taken away.
 */
export const vulnerabilityGroups = [
  { code: 'elderly', vi: 'Người cao tuổi', en: 'Elderly' },
  { code: 'disability', vi: 'Người khuyết tật', en: 'Disability' },
  { code: 'poor', vi: 'Hộ nghèo', en: 'Poor' },
  { code: 'near_poor', vi: 'Hộ cận nghèo', en: 'Near-poor' },
  { code: 'ethnic_minority', vi: 'Dân tộc thiểu số', en: 'Ethnic minority' },
  { code: 'meritorious', vi: 'Người có công', en: 'Meritorious service' },
  { code: 'social_protection', vi: 'Bảo trợ xã hội', en: 'Social protection' },
  { code: 'single_parent', vi: 'Cha mẹ đơn thân', en: 'Single parent' },
  { code: 'other', vi: 'Yếu thế khác', en: 'Otherwise vulnerable' },
] as const
export type GroupCode = (typeof vulnerabilityGroups)[number]['code']
export const groupCodes: readonly GroupCode[] = vulnerabilityGroups.map(({ code }) => code)

/** On what ground the data is kept: the duty of a state body, or the household's own word (Law 91/2025/QH15). */
export const consents = ['state_duty', 'consent'] as const

const Hamlet = Line(80)
const Code = Said(40)
const Groups = v.pipe(v.array(v.picklist(vulnerabilityGroups.map((group) => group.code))), v.maxLength(30))

const commune = ['coordinator', 'service_center', 'admin'] as const
const fieldAndDesk = { commune, team: ['member', 'team_lead'] } as const
const leadsAndDesk = { commune, team: ['team_lead'] } as const

export const registerHousehold = fieldCommand(
  'households.register',
  v.strictObject({
    householdId: Id,
    teamId: Id,
    villageId: Id,
    headName: Name,
    hamlet: v.optional(Hamlet, ''),
    phone: v.optional(v.nullable(Phone), null),
    code: v.optional(v.nullable(Code), null),
    groups: v.optional(Groups, []),
    consent: v.optional(v.picklist(consents), 'state_duty'),
  }),
  fieldAndDesk,
)

/** Only the fields given are changed. Of two edits of one field the later one by its device's clock stands. */
export const correctHousehold = fieldCommand(
  'households.correct',
  v.strictObject({
    householdId: Id,
    headName: v.optional(Name),
    hamlet: v.optional(Hamlet),
    phone: v.optional(v.nullable(Phone)),
    code: v.optional(v.nullable(Code)),
    consent: v.optional(v.picklist(consents)),
  }),
  fieldAndDesk,
)

/** The groups of a household from a day on; those left out end on that day. */
export const setGroups = fieldCommand(
  'households.set_groups',
  v.strictObject({ householdId: Id, groups: Groups, since: v.optional(Day) }),
  fieldAndDesk,
)

export const moveHousehold = command(
  'households.move',
  v.strictObject({ householdId: Id, teamId: Id, villageId: Id }),
  { commune: ['coordinator', 'admin'], team: [] },
)

/**
 * All households of a team, or those of one hamlet, go to another team and its village: villages are merged, and split
 * along their hamlets.
 */
export const moveAll = command(
  'households.move_all',
  v.strictObject({ fromTeamId: Id, teamId: Id, hamlet: v.optional(Hamlet, '') }),
  { commune: ['coordinator', 'admin'], team: [] },
)

/** The first household turns out to be the second one. Its records stay and count as the second one's. */
export const mergeHouseholds = command('households.merge', v.strictObject({ householdId: Id, into: Id }), leadsAndDesk)

/** The names and all that leads to a person go, at their request or when they were kept long enough; what was counted stays. */
export const eraseHouseholds = command(
  'households.erase',
  v.strictObject({
    householdIds: v.pipe(v.array(Id), v.minLength(1), v.maxLength(500)),
    ground: v.picklist(['request', 'retention']),
  }),
  { commune: ['coordinator', 'admin'], team: [] },
)

/** Told to the features above: whatever they keep about the people of these households goes with it. */
export type HouseholdsErased = { readonly kind: 'households.erased'; readonly householdIds: readonly string[] }

/** How many months after the last help a commune keeps whom it was given to. The law names no number; two years is ours. */
export const usualRetention = 24
export const setRetention = command(
  'households.set_retention',
  v.strictObject({ months: v.pipe(v.number(), v.integer(), v.minValue(6), v.maxValue(240)) }),
  { commune: ['coordinator', 'admin'], team: [] },
)

// A row comes as its cells came: a bad one is answered with its reason, so the shape must not refuse the whole list.
const Cell = v.optional(v.pipe(v.string(), v.maxLength(1000)), '')

export const HouseholdLine = v.strictObject({
  line: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** Said only when the list stands on several sheets. */
  sheet: Cell,
  householdId: Id,
  headName: Cell,
  village: Cell,
  hamlet: Cell,
  phone: Cell,
  groups: Cell,
  code: Cell,
  since: Cell,
})
export type HouseholdLine = v.InferOutput<typeof HouseholdLine>

/** A large commune's households; a longer list comes in several files. */
export const mostHouseholdsAtOnce = 20_000

/** Good rows come in together; each of the others is answered with its line and reason. */
export const importHouseholds = command(
  'households.import',
  v.strictObject({ rows: v.pipe(v.array(HouseholdLine), v.minLength(1), v.maxLength(mostHouseholdsAtOnce)) }),
  { commune, team: [] },
)

export const householdsProblems = problems({
  'households.not_found': {
    vi: 'Không tìm thấy hộ này trong các tổ bạn phụ trách.',
    en: 'There is no such household in the teams you look after.',
  },
  'households.erased': {
    vi: 'Thông tin của hộ này đã được xóa, nên việc này không được ghi và tên hộ cũng được gỡ khỏi máy. Nếu bà con muốn được hỗ trợ tiếp, hãy ghi như một hộ mới.',
    en: 'What was kept of this household was erased, so this was not recorded, and the name is taken off the phone as well. If they want help again, record them as a new household.',
  },
  'households.already_registered': {
    vi: 'Hộ này đã được ghi rồi.',
    en: 'This household is already registered.',
  },
  'households.code_taken': {
    vi: 'Mã hộ này đã là của một hộ khác. Hãy kiểm tra lại mã.',
    en: 'This household code already belongs to another household. Check the code.',
  },
  'households.team_not_found': {
    vi: 'Không tìm thấy tổ này trong xã.',
    en: 'There is no such team in the commune.',
  },
  'households.village_not_found': {
    vi: 'Không tìm thấy thôn này trong xã.',
    en: 'There is no such village in the commune.',
  },
  'households.team_elsewhere': {
    vi: 'Tổ này phụ trách thôn khác. Hãy chọn tổ của thôn, hoặc tổ cấp xã.',
    en: 'This team looks after another village. Choose the team of the village, or the commune team.',
  },
  'households.none_to_move': {
    vi: 'Tổ này không có hộ nào để chuyển, hoặc không có hộ nào ở xóm đó. Hãy kiểm tra lại tên xóm.',
    en: 'This team has no household to move, or none in that hamlet. Check the name of the hamlet.',
  },
  'households.same_household': {
    vi: 'Hai mã này đã là cùng một hộ.',
    en: 'These two are already the same household.',
  },
  'households.day_out_of_order': {
    vi: 'Ngày không được ở tương lai.',
    en: 'The day must not lie in the future.',
  },
  'households.no_header': {
    vi: 'Không tìm thấy dòng tiêu đề có cột "Chủ hộ". Hãy xem lại tệp.',
    en: 'No heading row with a "head of household" column was found. Check the file.',
  },
  'households.list_too_long': {
    vi: 'Danh sách có {rows} dòng, nhiều hơn mức {most} dòng một lần. Chưa có gì được ghi. Hãy chia tệp rồi gửi lần lượt.',
    en: 'The list has {rows} rows, above the limit of {most} at a time. Nothing was stored. Split the file and send the parts in turn.',
  },
  'households.row_erased': {
    vi: 'Hộ "{given}" ở thôn này đã yêu cầu xóa thông tin, nên không được nhập lại theo danh sách. Nếu bà con đồng ý, hoặc đây là hộ khác trùng tên, hãy ghi riêng hộ này.',
    en: 'The household of "{given}" in this village asked to be erased, so a list does not bring it back. If they agree, or if this is another household of that name, register it by itself.',
  },
  'households.row_name_missing': {
    vi: 'Dòng này chưa có tên chủ hộ.',
    en: 'This row does not name the head of the household.',
  },
  'households.row_name_wrong': {
    vi: 'Tên chủ hộ của dòng này không đọc được: quá dài hoặc không có chữ.',
    en: 'The name in this row cannot be read: it is too long or has no letters.',
  },
  'households.row_village_missing': {
    vi: 'Dòng này chưa ghi thôn.',
    en: 'This row names no village.',
  },
  'households.row_village_unknown': {
    vi: 'Xã không có thôn nào tên "{given}".',
    en: 'The commune has no village named "{given}".',
  },
  'households.row_village_ambiguous': {
    vi: 'Có nhiều thôn khớp với "{given}". Hãy ghi đầy đủ tên, có dấu.',
    en: 'Several villages match "{given}". Write the full name with diacritics.',
  },
  'households.row_village_without_team': {
    vi: 'Thôn "{given}" chưa có tổ nào phụ trách. Hãy lập tổ trước.',
    en: 'No team looks after the village "{given}" yet. Set up the team first.',
  },
  'households.row_hamlet_too_long': {
    vi: 'Tên xóm hoặc địa chỉ của dòng này dài quá 80 ký tự.',
    en: 'The hamlet or address in this row is longer than 80 characters.',
  },
  'households.row_code_too_long': {
    vi: 'Mã hộ của dòng này dài quá 40 ký tự.',
    en: 'The household code in this row is longer than 40 characters.',
  },
  'households.row_phone_wrong': {
    vi: 'Số điện thoại "{given}" không đúng.',
    en: 'The phone number "{given}" is not right.',
  },
  'households.row_group_unknown': {
    vi: 'Chưa hiểu diện "{given}". Ví dụ: hộ nghèo, cận nghèo, NCT, khuyết tật.',
    en: 'The group "{given}" is not known. For example: hộ nghèo, cận nghèo, NCT, khuyết tật.',
  },
  'households.row_date_wrong': {
    vi: 'Ngày "{given}" không đọc được hoặc ở tương lai. Hãy ghi dạng 05/12/2025.',
    en: 'The day "{given}" cannot be read or lies in the future. Write it as 05/12/2025.',
  },
  'households.row_twice': {
    vi: 'Hộ này đã có ở dòng {given} của tệp.',
    en: 'This household is already in row {given} of the file.',
  },
  'households.row_already_there': {
    vi: 'Hộ này đã có từ trước, không ghi thêm.',
    en: 'This household is already registered; nothing was added.',
  },
})
