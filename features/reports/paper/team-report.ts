import { line } from '../../../platform/papers/decree-wording.ts'
import type { BlockInput, OfficialDocumentInput } from '../../../platform/papers/official-document.ts'
import { quarterName } from '../../../platform/words/formats.ts'
import type { ActivePlan } from '../../plan/reads.ts'
import { issuerLines, lower, lowerFirst, placeOf } from '../../plan/rules/issuer.ts'
import { atLeastOver, isSetFor } from '../../progress/rules/pace.ts'
import type { Team } from '../../teams/reads.ts'
import type { Report } from '../reads.ts'
import { type Frozen, reachedOf, type Tally } from '../rules.ts'
import { figureName, heading, paragraphs, type Setting, windowsNote } from './wording.ts'

/** A village team is no legal person: its report is a form, signed by its leader, without a number. */
export function teamReportPaper(
  setting: Setting,
  team: Team,
  report: Pick<Report, 'difficulties' | 'proposals' | 'lessons'> & { figures: Frozen },
): OfficialDocumentInput {
  const { plan } = setting
  const { report: period } = report.figures
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
      ...targetLines(plan, report.figures, team),
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

function targetLines(plan: ActivePlan, figures: Frozen, { teamId, level }: Team): BlockInput[] {
  const lines = plan.targets
    .filter((target) => reachedOf(figures, target.indicator) !== null && isSetFor(target, level))
    .map((target) => targetLine(target.indicator, atLeastOver(target, plan.targetWindow, teamId), figures))
  return lines.length > 0 ? lines : paragraphs('')
}

function targetLine(indicator: string, atLeast: number, figures: Frozen): BlockInput {
  const actual = reachedOf(figures, indicator)
  const share = actual === null ? null : Math.round((actual / atLeast) * 1000) / 10
  return { kind: 'dash', text: line`${figureName(indicator)}: ${actual}/${atLeast}, đạt ${share}%;` }
}

function workLines(tally: Tally): BlockInput[] {
  const { figures } = tally
  return [
    { kind: 'dash', text: line`${figures.supports} lượt hỗ trợ, ${figures.people_supported} lượt người;` },
    { kind: 'dash', text: line`${figures.online_dossiers} hồ sơ nộp trực tuyến;` },
    { kind: 'dash', text: line`${figures.platform_adoptions} lượt bắt đầu sử dụng nền tảng số;` },
    { kind: 'dash', text: line`${figures.bill_payments} lượt thanh toán không dùng tiền mặt.` },
  ]
}
