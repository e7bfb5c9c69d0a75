import { line } from '../../../platform/papers/decree-wording.ts'
import type { BlockInput, OfficialDocumentInput, Verification } from '../../../platform/papers/official-document.ts'
import { number, quarterName } from '../../../platform/words/formats.ts'
import type { ActivePlan } from '../../plan/reads.ts'
import type { Figure } from '../../progress/contract.ts'
import { isFigure, isSetFor } from '../../progress/rules.ts'
import type { Report } from '../reads.ts'
import type { Frozen, Tally } from '../rules.ts'
import { annexesOf, isReported, type TeamRow } from './annexes.ts'
import {
  capitalised,
  dimensionName,
  figureName,
  heading,
  issuerLines,
  lower,
  paragraphs,
  placeOf,
  type Setting,
  sum,
  windowsNote,
} from './wording.ts'

/** The commune's report: headings follow the plan's own parts; every figure comes from the frozen reports. */
export function consolidatedPaper(
  setting: Setting,
  rows: readonly TeamRow[],
  report: Report & { figures: Frozen },
  verification: Verification | null = null,
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
      ...teamChart(plan, reported),
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
    annexes: annexesOf(plan, rows, report),
    verification,
  }
}

/** The reported teams against their target, where a figure has one for each team. */
function teamChart(plan: ActivePlan, rows: readonly TeamRow[]): BlockInput[] {
  const bars = rows.flatMap(({ team, report }) => {
    const target = plan.targets.find((each) => each.indicator === 'households_supported' && isSetFor(each, team.level))
    const value = report?.figures?.target.figures.households_supported
    return target && value !== undefined ? [{ label: team.name, value, target: target.atLeast }] : []
  })
  return bars.length < 2
    ? []
    : [{ kind: 'chart', title: 'Hộ được hỗ trợ của các tổ so với chỉ tiêu', unit: 'hộ', bars }]
}

function reaches(plan: ActivePlan, row: TeamRow, indicator: string): boolean {
  const target = plan.targets.find((each) => each.indicator === indicator && isSetFor(each, row.team.level))
  const figures = row.report?.figures?.target.figures
  return target !== undefined && figures !== undefined && isFigure(indicator) && figures[indicator] >= target.atLeast
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
