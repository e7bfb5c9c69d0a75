import { line } from '../../../platform/papers/decree-wording.ts'
import type { BlockInput, OfficialDocumentInput, Verification } from '../../../platform/papers/official-document.ts'
import { quarterName } from '../../../platform/words/formats.ts'
import type { ActivePlan } from '../../plan/reads.ts'
import { capitalised, issuerLines, lower, placeOf } from '../../plan/rules/issuer.ts'
import { atLeastOver, isOfCommune, isSetFor } from '../../progress/rules/pace.ts'
import { isFigure } from '../../progress/rules.ts'
import type { CommuneReport } from '../reads.ts'
import { type Cause, type Correction, type FrozenCommune, type GivenAnnex, reachedOf } from '../rules.ts'
import { annexesOf, untrackedNote } from './annexes.ts'
import { courseChart, sectionCharts, teamChart } from './charts.ts'
import { isWrapUp, sectionBlocks, sectionsOf } from './results.ts'
import { figureName, heading, paragraphs, type Reported, type Setting, windowsNote } from './wording.ts'

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
    subject: [
      `${isWrapUp(plan) ? 'Tổng kết' : 'Kết quả'} hoạt động của Tổ công nghệ số cộng đồng`,
      quarterName('vi', plan.quarter),
    ],
    blocks: [
      { kind: 'paragraph', text: `Thực hiện ${lower(plan.title)}, ${inSentence} báo cáo kết quả như sau:` },
      heading(1, 'Kết quả thực hiện'),
      ...sectionsOf(plan, draft, report.figures).flatMap(({ section, title }) => [
        heading(2, title),
        ...sectionBlocks(report, section),
        ...sectionCharts(report.figures, section),
      ]),
      ...(report.results ? [heading(2, 'Kết quả nổi bật'), ...paragraphs(report.results)] : []),
      ...givenParts(report.figures, 'results'),
      heading(1, 'Đánh giá'),
      heading(2, 'So với chỉ tiêu kế hoạch'),
      ...aimLines(plan, reported),
      ...wholeAimLines(plan, report.figures),
      ...courseChart(plan, report.figures),
      ...teamChart(plan, reported),
      heading(2, 'Khó khăn, vướng mắc'),
      ...paragraphs(report.difficulties),
      ...correctionLines(correction),
      heading(1, 'Bài học kinh nghiệm, phương hướng'),
      ...paragraphs(report.lessons),
      heading(1, 'Kiến nghị, đề xuất'),
      ...paragraphs(report.proposals),
      ...givenParts(report.figures, 'proposals'),
      windowsNote(plan),
      ...untrackedNote(report.figures),
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

/** What other features' annexes say in one sentence. */
function givenParts({ given = [] }: FrozenCommune, part: GivenAnnex['under']): BlockInput[] {
  return given
    .filter(({ under, rows }) => under === part && rows.length > 0)
    .flatMap(({ title, told }) => [heading(2, title), paragraph(told)])
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
      text:
        each.own.length === 0
          ? line`${figureName(each.indicator)}: ${met(each.indicator)}/${reported.length} tổ đã báo cáo đạt chỉ tiêu ít nhất ${atLeastOver(each, plan.targetWindow)} mỗi tổ.`
          : line`${figureName(each.indicator)}: ${met(each.indicator)}/${reported.length} tổ đã báo cáo đạt chỉ tiêu của tổ mình (chung ít nhất ${atLeastOver(each, plan.targetWindow)} mỗi tổ, ${each.own.length} tổ có chỉ tiêu riêng).`,
    }))
}

/** Targets of the whole commune: households of several teams are one household. */
function wholeAimLines(plan: ActivePlan, frozen: FrozenCommune): BlockInput[] {
  return plan.targets.flatMap((target): BlockInput[] => {
    const { indicator } = target
    const actual = reachedOf(frozen, indicator)
    if (!isOfCommune(target) || actual === null) return []
    const atLeast = atLeastOver(target, plan.targetWindow)
    const share = Math.round((actual / atLeast) * 1000) / 10
    return [
      { kind: 'dash', text: line`${figureName(indicator)} toàn xã: ${actual}/${atLeast}, đạt ${share}% chỉ tiêu.` },
    ]
  })
}

function reaches(plan: ActivePlan, { teamId, level, figures }: Reported, indicator: string): boolean {
  const target = plan.targets.find((each) => each.indicator === indicator && isSetFor(each, level))
  return target !== undefined && (reachedOf(figures, indicator) ?? 0) >= atLeastOver(target, plan.targetWindow, teamId)
}

/** A locked report is never rewritten: what came late, or was taken back, is said in the next one. */
function correctionLines(correction: Correction | null): BlockInput[] {
  if (correction === null) return []
  const { quarter, came, went, causes = [], figures, given = [] } = correction
  const isOfHelp = came + went + figures.length > 0
  return [
    heading(2, `Đính chính số liệu ${quarterName('vi', quarter)}`),
    ...(isOfHelp
      ? [
          paragraph(
            line`Sau khi chốt báo cáo kỳ trước có thêm ${came} lượt hỗ trợ ghi muộn và bớt ${went} lượt hủy hoặc sửa.`,
          ),
        ]
      : []),
    ...causes.map((cause): BlockInput => ({ kind: 'dash', text: causeText(cause) })),
    ...figures.map(
      ({ figure, before, now }): BlockInput => ({
        kind: 'dash',
        text: line`${figureName(figure)}: đã báo cáo ${before}, nay là ${now}.`,
      }),
    ),
    ...given.map(
      ({ what, before, now }): BlockInput => ({
        kind: 'dash',
        text: line`${what}: đã báo cáo ${before}, nay là ${now}.`,
      }),
    ),
  ]
}

function causeText({ what, reason, records }: Cause): string {
  if (what === 'late') return line`${records} bản ghi đến sau khi khóa báo cáo kỳ trước.`
  if (what === 'changed') return line`${records} bản ghi được sửa sau khi khóa báo cáo kỳ trước.`
  return line`${records} lượt đã hủy, lý do: ${reason.replace(/[.;\s]+$/, '')}.`
}

function paragraph(text: string): BlockInput {
  return { kind: 'paragraph', text }
}
