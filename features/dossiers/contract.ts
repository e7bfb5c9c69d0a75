import * as v from 'valibot'
import { command, fieldCommand, Id } from '../../platform/journal/command.ts'
import { problems } from '../../platform/journal/problem.ts'
import { Day, Line, Said } from '../../platform/journal/said.ts'
import { nextStatuses } from './rules.ts'

/** Official names run to well over a thousand characters. */
export const longestName = 3_000

const DayOrNone = v.optional(v.nullable(Day), null)
/** Codes of procedures and of dossiers are written in capitals and without spaces. */
const Code = (max: number) =>
  v.pipe(
    v.string(),
    v.transform((text) => text.normalize('NFC').replace(/\s+/g, '').toUpperCase()),
    v.maxLength(max),
  )

const officers = { commune: ['coordinator', 'service_center', 'admin'], team: [] } as const
const recorders = { commune: ['coordinator', 'service_center', 'admin'], team: ['member', 'team_lead'] } as const

const about = {
  dossierId: Id,
  teamId: Id,
  /** Null: somebody who does not want to be named. */
  householdId: v.nullable(Id),
  procedureId: v.optional(v.nullable(Id), null),
  /** What the procedure is called where the catalogue has none chosen; an officer matches it later. */
  words: v.optional(Line(300), ''),
  filedOn: Day,
  /** The number that the portal gave, if the citizen likes to tell it. */
  portalCode: v.optional(Code(60), ''),
  filedBy: v.picklist(['self', 'helped']),
  feeOnline: v.optional(v.picklist(['yes', 'no']), 'no'),
  /** When somebody should look in again. */
  remindOn: DayOrNone,
  note: v.optional(Line(500), ''),
}
export const fileDossier = fieldCommand('dossiers.file', v.strictObject(about), recorders)
/** Says the whole dossier anew; what it said before stays in the journal. */
export const correctDossier = command(
  'dossiers.correct',
  v.strictObject({
    ...about,
    /** Asked for once the period of the filing is closed; it stays in the journal. */
    reason: v.optional(Line(300), ''),
  }),
  recorders,
)
export const cancelDossier = command('dossiers.cancel', v.strictObject({ dossierId: Id, reason: Said(300) }), recorders)

export const moveDossier = fieldCommand(
  'dossiers.move',
  v.strictObject({
    eventId: Id,
    dossierId: Id,
    status: v.picklist(nextStatuses),
    on: Day,
    note: v.optional(Line(500), ''),
    remindOn: DayOrNone,
  }),
  recorders,
)
/** Takes back what was last put down. */
export const undoMove = command('dossiers.undo_move', v.strictObject({ dossierId: Id }), recorders)
/** Null: nobody needs to look in any more. */
export const remindOfDossier = fieldCommand(
  'dossiers.remind',
  v.strictObject({ dossierId: Id, remindOn: DayOrNone }),
  recorders,
)

/** Every dossier told in these words is of this procedure, those of today and those to come. */
export const matchWords = command(
  'dossiers.match_words',
  v.strictObject({ words: Said(300), procedureId: Id }),
  officers,
)

const procedure = {
  procedureId: Id,
  code: v.pipe(Code(40), v.minLength(1)),
  name: Said(longestName),
  level: v.optional(v.nullable(v.picklist(['partial', 'full'])), null),
  authority: v.optional(Line(200), ''),
  validFrom: DayOrNone,
  validTo: DayOrNone,
  replacedBy: v.optional(Code(40), ''),
  decision: v.optional(Line(200), ''),
  source: v.optional(Line(300), ''),
  url: v.optional(v.union([v.literal(''), v.pipe(Line(500), v.regex(/^https:\/\//i))]), ''),
  verified: v.optional(v.picklist(['yes', 'no']), 'no'),
}
export const addProcedure = command('dossiers.add_procedure', v.strictObject(procedure), officers)
export const correctProcedure = command('dossiers.correct_procedure', v.strictObject(procedure), officers)
/** `lastDay` is the last one on which it may be used. */
export const endProcedure = command(
  'dossiers.end_procedure',
  v.strictObject({
    procedureId: Id,
    lastDay: Day,
    replacedBy: v.optional(Code(40), ''),
    decision: v.optional(Line(200), ''),
  }),
  officers,
)
/** Adds those of the procedures that come with the product which the commune's catalogue does not have. */
export const addStarter = command('dossiers.add_starter', v.strictObject({}), {
  commune: ['coordinator', 'service_center', 'admin', 'installer'],
  team: [],
})

// A row comes as its cells came: a bad one is answered with its reason, so the shape must not refuse the whole list.
const Cell = v.optional(v.pipe(v.string(), v.maxLength(10_000)), '')
export const ProcedureLine = v.strictObject({
  line: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** Said only when the list stands on several sheets. */
  sheet: Cell,
  procedureId: Id,
  code: Cell,
  name: Cell,
  level: Cell,
  authority: Cell,
  validFrom: Cell,
  validTo: Cell,
  replacedBy: Cell,
  decision: Cell,
  url: Cell,
})
export type ProcedureLine = v.InferOutput<typeof ProcedureLine>

/** More than any province publishes. */
export const mostProceduresAtOnce = 20_000

/** Good rows come in together, new or as corrections of those with their code; each of the others is answered with its reason. */
export const importProcedures = command(
  'dossiers.import_procedures',
  v.strictObject({ rows: v.pipe(v.array(ProcedureLine), v.minLength(1), v.maxLength(mostProceduresAtOnce)) }),
  officers,
)

export type DossierInput = v.InferOutput<typeof fileDossier.schema>
export type ProcedureInput = v.InferOutput<typeof addProcedure.schema>

/** A dossier as the figures count it. `procedure` is what it is printed under, as its name stood then. */
export type DossierFact = {
  readonly dossierId: string
  readonly teamId: string
  readonly householdId: string | null
  readonly visitId: string | null
  /** The line of a visit that is the same dossier and is therefore not counted. */
  readonly lineId: string | null
  readonly filedOn: string
  readonly procedure: string
  readonly status: string
}

export const dossiersProblems = problems({
  'dossiers.already_filed': {
    vi: 'Hồ sơ này đã được ghi rồi. Nếu cần thay đổi, hãy mở hồ sơ đó và chọn Sửa.',
    en: 'This dossier was already recorded. To change it, open it and choose Correct.',
  },
  'dossiers.not_found': {
    vi: 'Không tìm thấy hồ sơ này trong các tổ bạn được xem.',
    en: 'There is no such dossier in the teams you can see.',
  },
  'dossiers.is_cancelled': {
    vi: 'Hồ sơ này đã bị xóa khỏi danh sách vì ghi nhầm. Nếu đúng là có nộp, hãy ghi một hồ sơ mới.',
    en: 'This dossier was taken out as a mistake. If it was filed after all, record a new one.',
  },
  'dossiers.not_yours': {
    vi: 'Hồ sơ này do người khác ghi. Hãy nhờ người đó hoặc tổ trưởng sửa giúp.',
    en: 'Someone else recorded this dossier. Ask them or the team lead to change it.',
    heldFor: 'officer',
  },
  'dossiers.period_closed': {
    vi: 'Báo cáo của kỳ này đã được phê duyệt và khóa. Chỉ cán bộ phụ trách mới đưa vào hoặc sửa được hồ sơ nộp trong kỳ đó.',
    en: "This period's report was approved and is locked. Only the coordinator can still enter or change a dossier filed in it.",
    heldFor: 'officer',
  },
  'dossiers.reason_needed': {
    vi: 'Hồ sơ này nộp trong kỳ đã khóa báo cáo. Hãy ghi lý do sửa.',
    en: 'This dossier was filed in a period whose report is locked. Give the reason for changing it.',
  },
  'dossiers.of_visit': {
    vi: 'Hồ sơ này ghi trong một lượt hỗ trợ. Hãy mở lượt hỗ trợ đó để sửa hoặc hủy.',
    en: 'This dossier is a line of a visit. Open that visit to correct or cancel it.',
  },
  'dossiers.team_not_found': {
    vi: 'Không tìm thấy tổ này, hoặc bạn không ghi thay cho tổ này được. Hãy chọn lại tổ.',
    en: 'There is no such team, or you may not record for it. Choose the team again.',
  },
  'dossiers.household_out_of_sight': {
    vi: 'Không thấy hộ này trong tổ của bạn; có thể hộ đã chuyển sang tổ khác. Hãy chọn lại hộ, hoặc nhờ cán bộ xã ghi giúp.',
    en: 'This household is not in your team; it may have moved. Choose it again, or ask the commune officer to record it.',
  },
  'dossiers.in_the_future': {
    vi: 'Ngày này chưa tới. Hãy xem lại ngày, và kiểm tra đồng hồ của điện thoại.',
    en: 'This day has not come yet. Check the day, and the clock of your phone.',
  },
  'dossiers.too_long_ago': {
    vi: 'Ngày nộp quá xa trong quá khứ. Hãy xem lại ngày.',
    en: 'The day of filing is too long ago. Check the day.',
  },
  'dossiers.reminder_passed': {
    vi: 'Ngày ghé lại phải sau ngày nộp và không quá hai năm nữa. Hãy chọn lại ngày.',
    en: 'The day to look in again must come after the filing, within two years. Choose it again.',
  },
  'dossiers.procedure_missing': {
    vi: 'Chưa rõ hồ sơ gì. Hãy chọn một thủ tục, hoặc ghi tên thủ tục, rồi bấm Lưu lại.',
    en: 'It is not said which procedure. Choose one or write its name, then save again.',
  },
  'dossiers.procedure_not_found': {
    vi: 'Không tìm thấy thủ tục này trong danh mục. Hãy tìm lại, hoặc ghi tên thủ tục để cán bộ xã khớp sau.',
    en: 'There is no such procedure in the catalogue. Search again, or write its name for the officer to match.',
  },
  'dossiers.out_of_force': {
    vi: 'Thủ tục này không còn hoặc chưa có hiệu lực vào ngày nộp. Hãy chọn thủ tục thay thế, hoặc xem lại ngày nộp.',
    en: 'This procedure was not in force on the day of filing. Choose the one that replaced it, or check the day.',
  },
  'dossiers.code_shape': {
    vi: 'Mã hồ sơ không đúng dạng, ví dụ H24.15-251126-0001. Hãy chép lại từ Cổng dịch vụ công, hoặc để trống.',
    en: 'The dossier code is not like H24.15-251126-0001. Copy it again from the portal, or leave it empty.',
  },
  'dossiers.code_taken': {
    vi: 'Mã hồ sơ này đã được ghi ở một hồ sơ khác. Hãy mở hồ sơ đó, hoặc xem lại mã.',
    en: 'Another dossier already has this code. Open that one, or check the code.',
  },
  'dossiers.holds_identity_number': {
    vi: 'Ô chữ có số giống số căn cước. Hệ thống không lưu số căn cước của bà con. Hãy xóa số đó rồi lưu lại.',
    en: "The text holds what looks like an identity number. Citizens' identity numbers are never kept. Take it out and save again.",
  },
  'dossiers.holds_secret': {
    vi: 'Ô chữ có nói đến mật khẩu hoặc mã OTP. Không ai được hỏi hay lưu những mã này. Hãy xóa đi rồi lưu lại.',
    en: 'The text speaks of a password or a one-time code. Nobody may ask for or keep these. Take it out and save again.',
  },
  'dossiers.status_not_next': {
    vi: 'Hồ sơ đang ở trạng thái khác nên không chuyển như vậy được. Hãy mở lại hồ sơ để xem trạng thái mới nhất.',
    en: 'The dossier stands elsewhere by now, so it cannot go there. Open it again to see where it stands.',
  },
  'dossiers.before_last': {
    vi: 'Ngày này sớm hơn lần cập nhật trước. Hãy xem lại ngày.',
    en: 'This day is before the last thing that happened. Check the day.',
  },
  'dossiers.nothing_to_undo': {
    vi: 'Hồ sơ mới ở bước đã nộp, không có bước nào để hoàn lại.',
    en: 'The dossier was only filed; there is no step to take back.',
  },
  'dossiers.nothing_to_match': {
    vi: 'Không còn hồ sơ nào ghi bằng những chữ này mà thủ tục đó có hiệu lực vào ngày nộp.',
    en: 'No dossier told in these words is left that was filed while this procedure was in force.',
  },
  'dossiers.procedure_exists': {
    vi: 'Danh mục đã có thủ tục mang mã này. Hãy tìm theo mã và sửa thủ tục đó.',
    en: 'The catalogue already has a procedure with this code. Search for it and correct that one.',
  },
  'dossiers.replaced_by_itself': {
    vi: 'Mã thay thế trùng với chính thủ tục này. Hãy ghi mã của thủ tục mới.',
    en: 'The replacing code is its own. Write the code of the new procedure.',
  },
  'dossiers.ends_before_start': {
    vi: 'Ngày hết hiệu lực sớm hơn ngày có hiệu lực. Hãy xem lại hai ngày.',
    en: 'It would end before it begins. Check the two days.',
  },
  'dossiers.no_header': {
    vi: 'Không thấy dòng tiêu đề có cột mã thủ tục và tên thủ tục. Hãy thêm hai cột đó rồi gửi lại.',
    en: 'There is no heading row with a code and a name of procedures. Add these two columns and send it again.',
  },
  'dossiers.list_too_long': {
    vi: 'Danh mục có {rows} dòng, nhiều hơn mức {most} dòng một lần. Hãy chia thành nhiều tệp.',
    en: 'The list has {rows} rows, above {most} at once. Split it into several files.',
  },
  'dossiers.row_code_missing': { vi: 'Dòng không có mã thủ tục.', en: 'The row has no code.' },
  'dossiers.row_code_wrong': {
    vi: 'Mã "{given}" không đúng dạng, ví dụ 1.001193.',
    en: 'The code "{given}" is not like 1.001193.',
  },
  'dossiers.row_name_missing': { vi: 'Dòng không có tên thủ tục.', en: 'The row has no name.' },
  'dossiers.row_name_too_long': {
    vi: 'Tên thủ tục dài hơn 3.000 chữ.',
    en: 'The name is longer than 3,000 characters.',
  },
  'dossiers.row_too_long': { vi: 'Ô "{given}" quá dài.', en: 'The cell "{given}" is too long.' },
  'dossiers.row_level_unknown': {
    vi: 'Không hiểu mức độ "{given}"; hãy ghi "một phần" hoặc "toàn trình".',
    en: 'The level "{given}" is not known; write "một phần" or "toàn trình".',
  },
  'dossiers.row_date_wrong': { vi: 'Không đọc được ngày "{given}".', en: 'The day "{given}" cannot be read.' },
  'dossiers.row_days_crossed': {
    vi: 'Ngày hết hiệu lực sớm hơn ngày có hiệu lực.',
    en: 'It would end before it begins.',
  },
  'dossiers.row_replaced_by_itself': {
    vi: 'Mã thay thế trùng với chính mã của dòng.',
    en: 'The replacing code is its own.',
  },
  'dossiers.row_url_wrong': {
    vi: 'Đường dẫn "{given}" phải bắt đầu bằng https://.',
    en: 'The link "{given}" must begin with https://.',
  },
  'dossiers.row_twice': {
    vi: 'Mã đã có ở dòng {given} của tệp.',
    en: 'The code already stands in row {given} of the file.',
  },
  'dossiers.row_id_taken': { vi: 'Dòng này đã được nhập rồi.', en: 'This row was already imported.' },
  'dossiers.row_unchanged': { vi: 'Đã có trong danh mục, không thay đổi.', en: 'Already in the catalogue, unchanged.' },
})
