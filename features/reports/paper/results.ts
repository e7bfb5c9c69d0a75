import type { BlockInput } from '../../../platform/papers/official-document.ts'
import { number, quarterName } from '../../../platform/words/formats.ts'
import { nameGroup } from '../../households/words.ts'
import type { ActivePlan } from '../../plan/reads.ts'
import type { PlanDraft } from '../../plan/rules/plan-draft.ts'
import type { Figure } from '../../progress/contract.ts'
import type { Section } from '../contract.ts'
import type { CommuneReport } from '../reads.ts'
import { editableWords, type LockedFigure, printedWords } from '../rules/locked-words.ts'
import type { FrozenCommune, Tally } from '../rules.ts'
import { titlesOf } from './outline.ts'
import { amountName, dimensionName, sum } from './wording.ts'

// The results of the commune's report as words around locked figures: our own sentences, or what the officer made of them.

/** The year's last report sums up: it stresses what the plan asks of the December wrap-up. */
export function isWrapUp({ dueOn }: Pick<ActivePlan, 'dueOn'>): boolean {
  return dueOn.slice(5, 7) === '12'
}

/** The sections of a report in the order they are printed, with their headings. */
export function sectionsOf(
  plan: Pick<ActivePlan, 'dueOn'>,
  draft: Pick<PlanDraft, 'sections'>,
  frozen: FrozenCommune,
): { readonly section: Section; readonly title: string }[] {
  return [
    ...(isWrapUp(plan) ? [{ section: 'summary' as const, title: 'Kết quả chung' }] : []),
    ...titlesOf(draft).map(({ topic, title }) => ({ section: topic, title })),
    ...(othersOf(frozen).length > 0
      ? [{ section: 'others' as const, title: 'Buổi hướng dẫn, tập huấn và công việc khác' }]
      : []),
  ]
}

type Written = Pick<CommuneReport, 'figures' | 'sections'>

export function sectionText({ figures, sections }: Written, section: Section): string {
  return sections[section] ?? ownTexts(figures)[section]
}

export function sectionWords(report: Written, section: Section): string {
  return editableWords(sectionText(report, section), lockedFigures(report.figures))
}

export function printedLines(report: Written, section: Section): string[] {
  return printedWords(sectionText(report, section), lockedFigures(report.figures))
}

export function sectionBlocks(report: Written, section: Section): BlockInput[] {
  return printedLines(report, section).map((text) =>
    text.startsWith('- ') ? { kind: 'dash', text: text.slice(2) } : { kind: 'paragraph', text },
  )
}

export function lockedFigures(frozen: FrozenCommune): LockedFigure[] {
  const { target, report, teams } = frozen
  const reported = teams.filter((line) => line.figures !== null).length
  const standing = teams.filter(({ endedOn }) => endedOn === undefined)
  const plain = (key: string, name: string, value: number | null) => ({
    key,
    name,
    value: value === null ? null : number('vi', value),
  })
  const list = (key: string, name: string, said: readonly string[]) => ({
    key,
    name,
    value: said.length === 0 ? null : said.join('; '),
  })
  const of = (tally: Tally, figure: Figure) =>
    tally.parts
      .filter((part) => part.figure === figure)
      .map((part) => `${dimensionName(part)} ${number('vi', part.amount)}`)
  const ended = report.dossiers?.filter(({ status }) => status === 'result').map(({ amount }) => amount)
  return [
    plain('teams', 'Số tổ', standing.length),
    plain('village_teams', 'Số tổ thôn', standing.filter(({ level }) => level === 'village').length),
    plain('members', 'Số thành viên', sum(teams.map(({ members }) => members))),
    { key: 'reported', name: 'Tổ đã báo cáo', value: `${reported}/${teams.length}` },
    plain('households', 'Hộ được hỗ trợ', target.figures.households_supported),
    plain('supports', 'Lượt hỗ trợ', report.figures.supports),
    plain('people', 'Lượt người', report.figures.people_supported),
    plain('dossiers', 'Hồ sơ trực tuyến', report.figures.online_dossiers),
    plain('dossiers_ended', 'Hồ sơ đã có kết quả', ended ? sum(ended) : null),
    plain('procedures', 'Số thủ tục', report.parts.filter(({ figure }) => figure === 'online_dossiers').length),
    plain('payments', 'Lượt thanh toán', report.figures.bill_payments),
    plain('vulnerable', 'Hộ yếu thế, trực tiếp', target.figures.vulnerable_households_guided_in_person),
    list('platform_list', 'Nền tảng', of(report, 'platform_adoptions')),
    list('payment_list', 'Thanh toán', of(report, 'bill_payments')),
    list('procedure_list', 'Thủ tục', of(report, 'online_dossiers')),
    list(
      'group_list',
      'Nhóm yếu thế',
      target.groups.map(({ group, households }) => `${nameGroup('vi', group)} ${number('vi', households)}`),
    ),
    ...yearFigures(frozen),
    ...othersOf(frozen).map((each) => plain(keyOf(each), amountName(each), each.amount)),
  ]
}

/** Null in every report but the year's last, and there too where no earlier quarter was reported. */
function yearFigures({ year }: FrozenCommune): LockedFigure[] {
  const of = (key: string, name: string, figure: Figure) => ({
    key,
    name,
    value: year ? number('vi', year.figures[figure]) : null,
  })
  return [
    {
      key: 'year_quarters',
      name: 'Các quý trong năm',
      value: year ? year.quarters.map((quarter) => quarterName('vi', quarter)).join(', ') : null,
    },
    of('year_dossiers', 'Cả năm: hồ sơ trực tuyến', 'online_dossiers'),
    of('year_people', 'Cả năm: lượt người', 'people_supported'),
    of('year_households', 'Cả năm: hộ được hỗ trợ', 'households_supported'),
    of('year_vulnerable', 'Cả năm: hộ yếu thế, trực tiếp', 'vulnerable_households_guided_in_person'),
  ]
}

function othersOf({ others }: FrozenCommune): FrozenCommune['others'] {
  return others.filter(({ amount }) => amount !== 0)
}

function keyOf({ figure, dimension }: FrozenCommune['others'][number]): string {
  return `${figure} ${dimension}`.trim()
}

function ownTexts(frozen: FrozenCommune): Readonly<Record<Section, string>> {
  return {
    summary: [
      'Nộp trực tuyến {dossiers} hồ sơ; hỗ trợ {people} lượt người với {supports} lượt hỗ trợ, đến {households} hộ; hướng dẫn trực tiếp {vulnerable} hộ yếu thế.',
      '- Góp phần cải cách hành chính: người dân đã nộp trực tuyến {procedures} thủ tục, {dossiers_ended} hồ sơ đã có kết quả; {payments} lượt thanh toán không dùng tiền mặt.',
      '- Lũy kế năm ({year_quarters}): {year_dossiers} hồ sơ nộp trực tuyến; {year_people} lượt người được hỗ trợ; {year_households} hộ và {year_vulnerable} hộ yếu thế được hướng dẫn trực tiếp, mỗi hộ tính một lần trong năm.',
    ].join('\n'),
    organisation:
      'Toàn xã có {teams} tổ, trong đó {village_teams} tổ thôn, với {members} thành viên. Đã có {reported} tổ báo cáo; số liệu dưới đây là của các tổ đã báo cáo.',
    platforms: [
      'Đã hỗ trợ {households} hộ (không tính trùng giữa các tổ), với {supports} lượt hỗ trợ cho {people} lượt người trong kỳ số liệu.',
      '- Cài đặt, sử dụng nền tảng: {platform_list}.',
      '- Thanh toán không dùng tiền mặt: {payment_list}.',
    ].join('\n'),
    public_services: ['Hướng dẫn người dân nộp {dossiers} hồ sơ trực tuyến.', '- Theo thủ tục: {procedure_list}.'].join(
      '\n',
    ),
    vulnerable: [
      'Hướng dẫn trực tiếp, cầm tay chỉ việc cho {vulnerable} hộ yếu thế.',
      '- Theo nhóm (một hộ có thể thuộc nhiều nhóm): {group_list}.',
    ].join('\n'),
    others: othersOf(frozen)
      .map((each) => `- ${amountName(each)}: {${keyOf(each)}}.`)
      .join('\n'),
  }
}
