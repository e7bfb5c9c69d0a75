import { line } from '../../platform/papers/decree-wording.ts'
import type { BlockInput, CellInput, OfficialDocumentInput } from '../../platform/papers/official-document.ts'
import { day, moment, number, quarterName } from '../../platform/words/formats.ts'
import type { ActivePlan, PlanTarget } from '../plan/reads.ts'
import type { PlanDraft } from '../plan/rules/plan-draft.ts'
import type { Figure, Figures, Part } from '../progress/contract.ts'
import { isFigure, isSetFor } from '../progress/rules.ts'
import { findKind } from '../support/rules.ts'
import type { Team } from '../teams/reads.ts'
import type { Report } from './reads.ts'
import type { Frozen, Tally } from './rules.ts'

// What a report says on paper, as plain data. Official documents are Vietnamese only (Decree 30/2020/NĐ-CP).

type Setting = { readonly plan: ActivePlan; readonly draft: PlanDraft; readonly commune: { readonly name: string } }

/** A village team is no legal person: its report is a form, signed by its leader, without a number. */
export function teamReportPaper(
  setting: Setting,
  team: Team,
  report: Pick<Report, 'difficulties' | 'proposals' | 'lessons'> & { figures: Frozen },
): OfficialDocumentInput {
  const { plan } = setting
  const { target, report: period } = report.figures
  return {
    form: 'team',
    issuer: { superior: issuerLines(setting), name: [team.name], inSentence: team.name },
    kind: 'BC',
    number: null,
    notation: '',
    place: placeOf(setting),
    date: { day: null, month: Number(plan.dueOn.slice(5, 7)), year: Number(plan.dueOn.slice(0, 4)) },
    subject: ['Tình hình hoạt động của Tổ công nghệ số cộng đồng', quarterName('vi', plan.quarter)],
    blocks: [
      { kind: 'paragraph', text: `Thực hiện ${lower(plan.title)}, ${team.name} báo cáo kết quả như sau:` },
      heading(1, 'Kết quả thực hiện'),
      heading(2, 'So với chỉ tiêu'),
      ...targetLines(plan, target.figures, team.level),
      heading(2, 'Công việc đã làm'),
      ...workLines(period),
      heading(1, 'Khó khăn, vướng mắc'),
      ...paragraphs(report.difficulties),
      heading(1, 'Bài học kinh nghiệm'),
      ...paragraphs(report.lessons),
      heading(1, 'Kiến nghị, đề xuất'),
      ...paragraphs(report.proposals),
      windowsNote(plan),
    ],
    addressees: [
      `Ủy ban nhân dân ${lowerFirst(setting.commune.name)}${plan.contactName ? ` (qua ${plan.contactName})` : ''}`,
    ],
    recipients: [],
    archive: '',
    signatory: { authority: [], title: ['Tổ trưởng'], signer: team.leaderName },
  }
}

export type TeamRow = { readonly team: Team; readonly report: Report | undefined }

/** The commune's report: headings follow the plan's own parts; every figure comes from the frozen reports. */
export function consolidatedPaper(
  setting: Setting,
  rows: readonly TeamRow[],
  report: Report & { figures: Frozen },
): OfficialDocumentInput {
  const { plan, draft } = setting
  const { target, report: period } = report.figures
  const reported = rows.filter((row) => isReported(row))
  const villages = rows.filter((row) => row.team.level === 'village')
  const met = (indicator: string) => reported.filter((row) => reaches(plan, row, indicator)).length
  const inSentence = capitalised(draft.issuer?.value.name ?? setting.commune.name)
  return {
    issuer: { name: issuerLines(setting), inSentence },
    kind: 'BC',
    number: null,
    notation: `BC-${(draft.notation?.value ?? 'KH-UBND').split('-').slice(1).join('-') || 'UBND'}`,
    place: placeOf(setting),
    date: { day: null, month: Number(plan.dueOn.slice(5, 7)), year: Number(plan.dueOn.slice(0, 4)) },
    subject: ['Kết quả hoạt động của Tổ công nghệ số cộng đồng', quarterName('vi', plan.quarter)],
    blocks: [
      { kind: 'paragraph', text: `Thực hiện ${lower(plan.title)}, ${inSentence} báo cáo kết quả như sau:` },
      heading(1, 'Kết quả thực hiện'),
      heading(2, 'Củng cố tổ chức và chế độ báo cáo'),
      {
        kind: 'paragraph',
        text: line`Toàn xã có ${rows.length} tổ, trong đó ${villages.length} tổ thôn, với ${sum(rows.map((row) => row.team.members))} thành viên. Đã có ${reported.length}/${rows.length} tổ báo cáo; số liệu dưới đây là của các tổ đã báo cáo.`,
      },
      heading(2, 'Hỗ trợ người dân sử dụng nền tảng số'),
      {
        kind: 'paragraph',
        text: line`Đã hỗ trợ ${target.figures.households_supported} hộ (không tính trùng giữa các tổ), với ${period.figures.supports} lượt hỗ trợ cho ${period.figures.people_supported} lượt người trong kỳ số liệu.`,
      },
      ...partLines('Cài đặt, sử dụng nền tảng', period, 'platform_adoptions'),
      ...partLines('Thanh toán không dùng tiền mặt', period, 'bill_payments'),
      heading(2, 'Hướng dẫn dịch vụ công trực tuyến, cải cách hành chính'),
      { kind: 'paragraph', text: line`Hướng dẫn người dân nộp ${period.figures.online_dossiers} hồ sơ trực tuyến.` },
      ...partLines('Theo thủ tục', period, 'online_dossiers'),
      heading(2, 'Hỗ trợ người yếu thế'),
      {
        kind: 'paragraph',
        text: line`Hướng dẫn trực tiếp, cầm tay chỉ việc cho ${target.figures.vulnerable_households_guided_in_person} hộ yếu thế.`,
      },
      ...(report.results ? [heading(2, 'Kết quả nổi bật'), ...paragraphs(report.results)] : []),
      heading(1, 'Đánh giá'),
      heading(2, 'So với chỉ tiêu kế hoạch'),
      ...plan.targets
        .filter((each) => isFigure(each.indicator) && each.scope !== 'commune')
        .map(
          (each): BlockInput => ({
            kind: 'dash',
            text: line`${figureName(each.indicator)}: ${met(each.indicator)}/${reported.length} tổ đã báo cáo đạt chỉ tiêu ít nhất ${each.atLeast} mỗi tổ.`,
          }),
        ),
      heading(2, 'Khó khăn, vướng mắc'),
      ...paragraphs(report.difficulties),
      heading(1, 'Bài học kinh nghiệm, phương hướng'),
      ...paragraphs(report.lessons),
      heading(1, 'Kiến nghị, đề xuất'),
      ...paragraphs(report.proposals),
      windowsNote(plan),
      { kind: 'paragraph', text: 'Số liệu chi tiết của từng tổ tại Phụ lục kèm theo' },
    ],
    recipients: draft.recipients.map((found) => found.value).filter((name) => !/^lưu/i.test(name)),
    archive: 'VT, VHXH',
    signatory: {
      authority: [draft.signatory?.value.authority ?? 'TM. Ủy ban nhân dân'],
      title: [draft.signatory?.value.title ?? 'Chủ tịch'],
      signer: draft.signatory?.value.name ?? null,
    },
    annexes: [
      {
        title: `Kết quả của các tổ ${quarterName('vi', plan.quarter)}`,
        landscape: true,
        blocks: [lockNote(report), teamTable(plan, rows, report.figures)],
      },
    ],
  }
}

/** The annex's columns; the same rows go into the XLSX. Households of several teams are one household for the commune. */
export const annexColumns = [
  'TT',
  'Tổ',
  'Hộ được hỗ trợ',
  'Chỉ tiêu',
  'Hộ yếu thế, trực tiếp',
  'Chỉ tiêu',
  'Lượt hỗ trợ',
  'Lượt người',
  'Hồ sơ trực tuyến',
  'Nền tảng số',
  'Thanh toán',
  'Ghi chú',
] as const

export function annexRows(plan: ActivePlan, rows: readonly TeamRow[]): CellInput[][] {
  return rows.map((row, at) => {
    const aim = (indicator: Figure) =>
      plan.targets.find((each) => each.indicator === indicator && isSetFor(each, row.team.level))?.atLeast ?? '–'
    const frozen = isReported(row) ? row.report?.figures : undefined
    const [target, period] = [frozen?.target.figures, frozen?.report.figures]
    const cell = (figures: Figures | undefined, figure: Figure): CellInput => figures?.[figure] ?? '–'
    return [
      at + 1,
      row.team.name,
      cell(target, 'households_supported'),
      aim('households_supported'),
      cell(target, 'vulnerable_households_guided_in_person'),
      aim('vulnerable_households_guided_in_person'),
      cell(period, 'supports'),
      cell(period, 'people_supported'),
      cell(period, 'online_dossiers'),
      cell(period, 'platform_adoptions'),
      cell(period, 'bill_payments'),
      frozen ? (row.report?.onBehalf ? 'Xã nhập thay' : '') : 'Chưa báo cáo',
    ]
  })
}

/** The commune's line: distinct households, so it is not the sum of the column above. */
export function annexTotal(frozen: Frozen): CellInput[] {
  const { target, report } = frozen
  const { supports, people_supported, online_dossiers, platform_adoptions, bill_payments } = report.figures
  const { households_supported, vulnerable_households_guided_in_person } = target.figures
  return [
    '',
    'Toàn xã (không trùng)',
    households_supported,
    '',
    vulnerable_households_guided_in_person,
    '',
    supports,
    people_supported,
    online_dossiers,
    platform_adoptions,
    bill_payments,
    '',
  ]
}

function teamTable(plan: ActivePlan, rows: readonly TeamRow[], frozen: Frozen): BlockInput {
  const shares = [5, 32, 9, 8, 10, 8, 9, 9, 9, 9, 9, 15]
  return {
    kind: 'table',
    columns: shares.map((share, at) => ({
      share,
      align: at === 0 ? 'center' : at === 1 || at === 11 ? 'left' : 'right',
    })),
    header: [[...annexColumns]],
    rows: annexRows(plan, rows),
    total: annexTotal(frozen),
  }
}

export function isReported({ report }: TeamRow): boolean {
  return report?.status === 'accepted' && report.figures !== null
}

function reaches(plan: ActivePlan, row: TeamRow, indicator: string): boolean {
  const target = plan.targets.find((each) => each.indicator === indicator && isSetFor(each, row.team.level))
  const figures = row.report?.figures?.target.figures
  return target !== undefined && figures !== undefined && isFigure(indicator) && figures[indicator] >= target.atLeast
}

function targetLines(plan: ActivePlan, figures: Figures, level: Team['level']): BlockInput[] {
  const lines = plan.targets
    .filter((target) => isFigure(target.indicator) && isSetFor(target, level))
    .map((target) => targetLine(target, figures))
  return lines.length > 0 ? lines : paragraphs('')
}

function targetLine(target: PlanTarget, figures: Figures): BlockInput {
  const actual = isFigure(target.indicator) ? figures[target.indicator] : null
  const share = actual === null ? null : Math.round((actual / target.atLeast) * 1000) / 10
  return { kind: 'dash', text: line`${figureName(target.indicator)}: ${actual}/${target.atLeast}, đạt ${share}%;` }
}

function workLines(tally: Tally): BlockInput[] {
  const { figures } = tally
  return [
    { kind: 'dash', text: line`${figures.supports} lượt hỗ trợ, ${figures.people_supported} lượt người;` },
    { kind: 'dash', text: line`${figures.online_dossiers} hồ sơ nộp trực tuyến;` },
    { kind: 'dash', text: line`${figures.platform_adoptions} lượt cài đặt, sử dụng nền tảng số;` },
    { kind: 'dash', text: line`${figures.bill_payments} lượt thanh toán không dùng tiền mặt.` },
  ]
}

function partLines(title: string, tally: Tally, figure: Figure): BlockInput[] {
  const parts = tally.parts.filter((part) => part.figure === figure)
  if (parts.length === 0) return []
  return [
    {
      kind: 'dash',
      text: `${title}: ${parts.map((part) => `${dimensionName(part)} ${number('vi', part.amount)}`).join('; ')}.`,
    },
  ]
}

/** The Vietnamese name of what a part counts: a platform, a kind of bill, or the procedure as it was written. */
export function dimensionName(part: Part): string {
  const list = { platform_adoptions: 'e_wallet', bill_payments: 'bill_payment' }[part.figure as string]
  const details = list === undefined ? undefined : findKind(list)?.details
  const known = typeof details === 'object' ? details.find((detail) => detail.code === part.dimension) : undefined
  return known?.vi ?? findKind(part.dimension)?.vi ?? (part.dimension || 'không ghi rõ')
}

const names: Readonly<Record<string, string>> = {
  households_supported: 'Hộ được hỗ trợ',
  vulnerable_households_guided_in_person: 'Hộ yếu thế được hướng dẫn trực tiếp',
  people_supported: 'Lượt người được hỗ trợ',
  supports: 'Lượt hỗ trợ',
  online_dossiers: 'Hồ sơ trực tuyến',
  platform_adoptions: 'Lượt sử dụng nền tảng số',
  bill_payments: 'Lượt thanh toán không dùng tiền mặt',
}

export function figureName(figure: string): string {
  return names[figure] ?? figure
}

function windowsNote({ targetWindow, reportWindow }: ActivePlan): BlockInput {
  const span = ({ from, to }: { from: string; to: string }) => `từ ${day(from)} đến ${day(to)}`
  return {
    kind: 'paragraph',
    text: `Chỉ tiêu tính ${span(targetWindow)}; số liệu công việc tính ${span(reportWindow)}.`,
  }
}

function lockNote(report: Report): BlockInput {
  const at = report.frozenAt === null ? '' : moment(report.frozenAt)
  return {
    kind: 'paragraph',
    text: `Số liệu chốt lúc ${at}, sổ ghi số ${report.frozenSequence ?? ''}, mã kiểm tra ${report.figuresHash?.slice(0, 16) ?? ''}.`,
  }
}

function heading(level: 1 | 2, text: string): BlockInput {
  return { kind: 'heading', level, text }
}

function paragraphs(text: string): BlockInput[] {
  const lines = text
    .split('\n')
    .map((each) => each.trim())
    .filter(Boolean)
  if (lines.length === 0) return [{ kind: 'paragraph', text: 'Không có.' }]
  return lines.map((each) => ({ kind: 'dash', text: /[.;:!?…]$/.test(each) ? each : `${each}.` }))
}

/** "ỦY BAN NHÂN DÂN XÃ MẪU" stands on two lines above the number. */
function issuerLines({ draft, commune }: Setting): string[] {
  const name = draft.issuer?.value.name ?? commune.name
  const parts = /^(ủy ban nhân dân|uỷ ban nhân dân|phòng [^,]+?) (xã|phường|thị trấn|đặc khu) (.+)$/i.exec(name)
  return parts ? [parts[1] ?? '', `${parts[2] ?? ''} ${parts[3] ?? ''}`] : [name]
}

function placeOf({ draft, commune }: Setting): string {
  return draft.place?.value ?? commune.name.replace(/^(xã|phường|thị trấn|đặc khu)\s+/i, '')
}

/** "KẾ HOẠCH" of a title becomes a common noun inside a sentence. */
function lower(title: string): string {
  return `Kế hoạch ${lowerFirst(title)}`
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLocaleLowerCase('vi') + text.slice(1)
}

/** "ỦY BAN NHÂN DÂN XÃ CHÍ MINH" → "Ủy ban nhân dân xã Chí Minh": proper names keep their capitals (annex II). */
function capitalised(name: string): string {
  if (name !== name.toLocaleUpperCase('vi')) return name
  const words = name.toLocaleLowerCase('vi').split(' ')
  const at = words.findIndex((word) => /^(xã|phường|trấn|khu|tỉnh|phố)$/.test(word))
  const named = words
    .map((word, index) => (index > at && at >= 0 ? word.charAt(0).toLocaleUpperCase('vi') + word.slice(1) : word))
    .join(' ')
  return named.charAt(0).toLocaleUpperCase('vi') + named.slice(1)
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
