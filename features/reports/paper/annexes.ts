import type { AnnexInput, BlockInput, CellInput } from '../../../platform/papers/official-document.ts'
import { moment, quarterName } from '../../../platform/words/formats.ts'
import type { ActivePlan } from '../../plan/reads.ts'
import type { Figure, Figures } from '../../progress/contract.ts'
import { isSetFor } from '../../progress/rules.ts'
import type { Team } from '../../teams/reads.ts'
import type { Report } from '../reads.ts'
import type { Frozen } from '../rules.ts'
import { dimensionName } from './wording.ts'

export type TeamRow = { readonly team: Team; readonly report: Report | undefined }

/** The consolidated report's annexes: every team, and what dossiers were filed for where any were. */
export function annexesOf(
  plan: ActivePlan,
  rows: readonly TeamRow[],
  report: Report & { figures: Frozen },
): AnnexInput[] {
  const quarter = quarterName('vi', plan.quarter)
  const dossiers = dossierRows(rows, report.figures)
  const first = {
    title: `Kết quả của các tổ ${quarter}`,
    landscape: true,
    blocks: [lockNote(report), teamTable(plan, rows, report.figures)],
  }
  if (dossiers.length === 0) return [first]
  return [
    first,
    {
      title: `Hồ sơ nộp trực tuyến theo thủ tục ${quarter}`,
      blocks: [dossierTable(dossiers, report.figures.report.figures.online_dossiers)],
    },
  ]
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

/** Each procedure as it was written, how many dossiers, and how many of the reported teams filed any. */
export function dossierRows(rows: readonly TeamRow[], frozen: Frozen): CellInput[][] {
  const teamsFor = (dimension: string) =>
    rows.filter(
      (row) =>
        isReported(row) &&
        row.report?.figures?.report.parts.some(
          (part) => part.figure === 'online_dossiers' && part.dimension === dimension,
        ),
    ).length
  return frozen.report.parts
    .filter((part) => part.figure === 'online_dossiers')
    .sort((left, right) => right.amount - left.amount)
    .map((part, at) => [at + 1, dimensionName(part), part.amount, teamsFor(part.dimension)])
}

function dossierTable(rows: readonly CellInput[][], total: number): BlockInput {
  return {
    kind: 'table',
    columns: [
      { share: 8, align: 'center' },
      { share: 60 },
      { share: 16, align: 'right' },
      { share: 16, align: 'right' },
    ],
    header: [['TT', 'Thủ tục hành chính', 'Số hồ sơ', 'Số tổ hỗ trợ']],
    rows,
    total: ['', 'Cộng', total, ''],
  }
}

function lockNote(report: Report): BlockInput {
  const at = report.frozenAt === null ? '' : moment(report.frozenAt)
  return {
    kind: 'paragraph',
    text: `Số liệu chốt lúc ${at}, sổ ghi số ${report.frozenSequence ?? ''}, mã kiểm tra ${report.figuresHash?.slice(0, 16) ?? ''}.`,
  }
}
