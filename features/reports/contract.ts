import * as v from 'valibot'
import { command, fieldCommand, Id } from '../../platform/journal/command.ts'
import { problems } from '../../platform/journal/problem.ts'

/** What people write: paragraphs, composed letters, no control characters but line breaks. */
const Narrative = v.optional(
  v.pipe(
    v.string(),
    v.transform((text) =>
      text
        .normalize('NFC')
        .replace(/\r\n?/g, '\n')
        .replace(/[ \t]+/g, ' ')
        .trim(),
    ),
    v.maxLength(8_000),
  ),
  '',
)

const team = { reportId: Id, planId: Id, teamId: Id, difficulties: Narrative, proposals: Narrative, lessons: Narrative }
const reporters = { commune: ['coordinator', 'admin'], team: ['member', 'team_lead'] } as const
const senders = { commune: ['coordinator', 'admin'], team: ['team_lead'] } as const
const officers = { commune: ['coordinator', 'admin'], team: [] } as const

/** Any member may prepare the words; only the lead (or the officer, on behalf) sends. */
export const saveTeamReport = fieldCommand('reports.save_team_report', v.strictObject(team), reporters)

/** Freezes the team's figures with the records they count. Submitting again after a return replaces them. */
export const submitTeamReport = fieldCommand('reports.submit_team_report', v.strictObject(team), senders)

export const returnReport = command(
  'reports.return',
  v.strictObject({
    reportId: Id,
    note: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(1_000)),
    figure: v.optional(v.pipe(v.string(), v.maxLength(60)), ''),
  }),
  officers,
)

export const acceptReport = command('reports.accept', v.strictObject({ reportId: Id }), officers)

/** Draws the commune's report up from the accepted team reports; again while it is a draft, with newer ones. */
export const consolidate = command('reports.consolidate', v.strictObject({ reportId: Id, planId: Id }), officers)

export const editConsolidated = command(
  'reports.edit_consolidated',
  v.strictObject({
    reportId: Id,
    results: Narrative,
    difficulties: Narrative,
    proposals: Narrative,
    lessons: Narrative,
  }),
  officers,
)

/** Parts of the results: what the commune's report says around its locked figures. */
export const sections = ['summary', 'organisation', 'public_services', 'platforms', 'vulnerable', 'others'] as const
export type Section = (typeof sections)[number]

/** Words for one part; its figures stay locked in place. Emptied, it says again what we say by ourselves. */
export const editSection = command(
  'reports.edit_section',
  v.strictObject({ reportId: Id, section: v.picklist(sections), text: Narrative }),
  officers,
)

/** The leader's yes: from here the report is locked for good. */
export const approveReport = command('reports.approve', v.strictObject({ reportId: Id }), {
  commune: ['leader'],
  team: [],
})

export const reportsProblems = problems({
  'reports.no_plan': {
    vi: 'Không có kế hoạch đang thực hiện để báo cáo.',
    en: 'There is no active plan to report on.',
  },
  'reports.not_found': { vi: 'Không tìm thấy báo cáo này.', en: 'There is no such report.' },
  'reports.other_exists': {
    vi: 'Tổ này đã có báo cáo cho kỳ này. Hãy mở lại trang để sửa báo cáo đó.',
    en: 'This team already has a report for this period. Open the page again to edit that one.',
  },
  'reports.already_sent': {
    vi: 'Báo cáo đã gửi rồi, đang chờ xã nhận. Nếu cần sửa, hãy nhờ cán bộ xã trả lại.',
    en: 'The report was already sent and waits for the commune. To change it, ask the officer to return it.',
  },
  'reports.not_sent': {
    vi: 'Báo cáo này chưa được gửi nên chưa nhận hay trả lại được.',
    en: 'This report has not been sent, so it cannot be accepted or returned.',
  },
  'reports.nothing_accepted': {
    vi: 'Chưa nhận báo cáo của tổ nào nên chưa tổng hợp được. Hãy nhận ít nhất một báo cáo.',
    en: 'No team report was accepted yet, so there is nothing to consolidate. Accept at least one.',
  },
  'reports.locked': {
    vi: 'Báo cáo đã được phê duyệt và khóa. Số liệu đến sau sẽ vào báo cáo kỳ tới.',
    en: 'The report was approved and is locked. Later figures go into the next report.',
  },
  'reports.stale': {
    vi: 'Báo cáo của tổ đã thay đổi sau khi tổng hợp. Hãy bấm Tổng hợp lại, xem qua số liệu rồi mới phê duyệt.',
    en: 'A team report changed after this one was drawn up. Draw it up again and look at the figures before approving.',
  },
  'reports.figure_changed': {
    vi: 'Số liệu “{named}” đã khóa là {locked}, không sửa ở đây được. Hãy để nguyên phần trong dấu « »; nếu số sai, hãy trả lại báo cáo của tổ.',
    en: 'The locked figure “{named}” is {locked} and cannot be changed here. Leave what stands between « » as it is; if it is wrong, return the team’s report.',
  },
  'reports.figure_unknown': {
    vi: 'Phần “{said}” không phải là số liệu đã khóa của báo cáo này. Hãy bỏ dấu đó, hoặc chép lại nguyên văn một số liệu trong dấu « ».',
    en: '“{said}” is no locked figure of this report. Take the mark away, or copy a figure between « » as it stands.',
  },
  'reports.number_unlocked': {
    vi: 'Số {said} không có trong số liệu đã khóa. Ở phần này chỉ dùng số trong dấu « »; số khác hãy ghi ở mục Kết quả nổi bật.',
    en: 'The number {said} is none of the locked figures. Only figures between « » stand here; write others under Highlights.',
  },
  'reports.figure_missing': {
    vi: 'Còn số liệu chưa có, in ra là [...]. Hãy bổ sung trước khi phê duyệt.',
    en: 'Some figures are missing and print as [...]. Complete them before approval.',
  },
})
