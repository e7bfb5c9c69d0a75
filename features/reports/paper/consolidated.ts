import { line } from '../../../platform/papers/decree-wording.ts'
import type { BlockInput, OfficialDocumentInput, Verification } from '../../../platform/papers/official-document.ts'
import { number, quarterName } from '../../../platform/words/formats.ts'
import { nameGroup } from '../../households/words.ts'
import type { ActivePlan } from '../../plan/reads.ts'
import { capitalised, issuerLines, lower, placeOf } from '../../plan/rules/issuer.ts'
import type { Figure } from '../../progress/contract.ts'
import { atLeastOver, isOfCommune, isSetFor } from '../../progress/rules/pace.ts'
import { isFigure } from '../../progress/rules.ts'
import type { CommuneReport } from '../reads.ts'
import { type Correction, type Frozen, reachedOf, type Tally, type TeamLine } from '../rules.ts'
import { annexesOf } from './annexes.ts'
import { underPlanHeadings } from './outline.ts'
import {
  amountName,
  dimensionName,
  figureName,
  heading,
  paragraphs,
  type Setting,
  sum,
  windowsNote,
} from './wording.ts'

type Reported = TeamLine & { readonly figures: Frozen }

/** The commune's report: headings follow the plan's own parts; every figure comes from what was frozen. */
export function consolidatedPaper(
  setting: Setting,
  report: CommuneReport,
  verification: Verification | null = null,
): OfficialDocumentInput {
  const { plan, draft } = setting
  const { teams, correction } = report.figures
  const reported = teams.filter((line): line is Reported => line.figures !== null)
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
      ...underPlanHeadings(draft, resultsOf(teams, reported, report.figures)),
      ...otherLines(report.figures),
      ...(report.results ? [heading(2, 'Kết quả nổi bật'), ...paragraphs(report.results)] : []),
      heading(1, 'Đánh giá'),
      heading(2, 'So với chỉ tiêu kế hoạch'),
      ...aimLines(plan, reported),
      ...teamChart(plan, reported),
      heading(2, 'Khó khăn, vướng mắc'),
      ...paragraphs(report.difficulties),
      ...correctionLines(correction),
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
    annexes: annexesOf(plan, report),
    verification,
  }
}

function resultsOf(teams: readonly TeamLine[], reported: readonly Reported[], frozen: Frozen) {
  const { target, report: period } = frozen
  const villages = teams.filter((line) => line.level === 'village')
  return {
    organisation: [
      paragraph(
        line`Toàn xã có ${teams.length} tổ, trong đó ${villages.length} tổ thôn, với ${sum(teams.map((team) => team.members))} thành viên. Đã có ${reported.length}/${teams.length} tổ báo cáo; số liệu dưới đây là của các tổ đã báo cáo.`,
      ),
    ],
    platforms: [
      paragraph(
        line`Đã hỗ trợ ${target.figures.households_supported} hộ (không tính trùng giữa các tổ), với ${period.figures.supports} lượt hỗ trợ cho ${period.figures.people_supported} lượt người trong kỳ số liệu.`,
      ),
      ...partLines('Cài đặt, sử dụng nền tảng', period, 'platform_adoptions'),
      ...partLines('Thanh toán không dùng tiền mặt', period, 'bill_payments'),
    ],
    public_services: [
      paragraph(line`Hướng dẫn người dân nộp ${period.figures.online_dossiers} hồ sơ trực tuyến.`),
      ...partLines('Theo thủ tục', period, 'online_dossiers'),
    ],
    vulnerable: [
      paragraph(
        line`Hướng dẫn trực tiếp, cầm tay chỉ việc cho ${target.figures.vulnerable_households_guided_in_person} hộ yếu thế.`,
      ),
      ...groupLines(target),
    ],
  }
}

function aimLines(plan: ActivePlan, reported: readonly Reported[]): BlockInput[] {
  const met = (indicator: string) => reported.filter((row) => reaches(plan, row, indicator)).length
  return plan.targets
    .filter(
      (each) =>
        !isOfCommune(each) &&
        (isFigure(each.indicator) || reported.some(({ figures }) => reachedOf(figures, each.indicator) !== null)),
    )
    .map((each) => ({
      kind: 'dash',
      text: line`${figureName(each.indicator)}: ${met(each.indicator)}/${reported.length} tổ đã báo cáo đạt chỉ tiêu ít nhất ${atLeastOver(each, plan.targetWindow)} mỗi tổ.`,
    }))
}

/** The reported teams against their target, where a figure has one for each team. */
function teamChart(plan: ActivePlan, reported: readonly Reported[]): BlockInput[] {
  const bars = reported.flatMap(({ name, level, figures }) => {
    const target = plan.targets.find((each) => each.indicator === 'households_supported' && isSetFor(each, level))
    return target
      ? [
          {
            label: name,
            value: figures.target.figures.households_supported,
            target: atLeastOver(target, plan.targetWindow),
          },
        ]
      : []
  })
  return bars.length < 2
    ? []
    : [{ kind: 'chart', title: 'Hộ được hỗ trợ của các tổ so với chỉ tiêu', unit: 'hộ', bars }]
}

function reaches(plan: ActivePlan, { level, figures }: Reported, indicator: string): boolean {
  const target = plan.targets.find((each) => each.indicator === indicator && isSetFor(each, level))
  return target !== undefined && (reachedOf(figures, indicator) ?? 0) >= atLeastOver(target, plan.targetWindow)
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

function groupLines(tally: Tally): BlockInput[] {
  const said = tally.groups.map(({ group, households }) => `${nameGroup('vi', group)} ${number('vi', households)}`)
  return said.length === 0
    ? []
    : [{ kind: 'dash', text: `Theo nhóm (một hộ có thể thuộc nhiều nhóm): ${said.join('; ')}.` }]
}

function otherLines({ others }: Frozen): BlockInput[] {
  const done = others.filter(({ amount }) => amount !== 0)
  if (done.length === 0) return []
  return [
    heading(2, 'Buổi hướng dẫn, tập huấn và công việc khác'),
    ...done.map((each): BlockInput => ({ kind: 'dash', text: `${amountName(each)}: ${number('vi', each.amount)}.` })),
  ]
}

/** A locked report is never rewritten: what came late, or was taken back, is said in the next one. */
function correctionLines(correction: Correction | null): BlockInput[] {
  if (correction === null) return []
  const { quarter, came, went, figures } = correction
  return [
    heading(2, `Đính chính số liệu ${quarterName('vi', quarter)}`),
    paragraph(
      line`Sau khi chốt báo cáo kỳ trước có thêm ${came} lượt hỗ trợ ghi muộn và bớt ${went} lượt hủy hoặc sửa.`,
    ),
    ...figures.map(
      ({ figure, before, now }): BlockInput => ({
        kind: 'dash',
        text: line`${figureName(figure)}: đã báo cáo ${before}, nay là ${now}.`,
      }),
    ),
  ]
}

function paragraph(text: string): BlockInput {
  return { kind: 'paragraph', text }
}
