import type { AnnexInput, BlockInput, CellInput } from '../../../platform/papers/official-document.ts'
import type { Sheet } from '../../../platform/papers/xlsx.ts'
import { moment, quarterName } from '../../../platform/words/formats.ts'
import { nameGroup } from '../../households/words.ts'
import type { ActivePlan } from '../../plan/reads.ts'
import type { Amount, Figure } from '../../progress/contract.ts'
import { atLeastOver, isSetFor } from '../../progress/rules/pace.ts'
import type { CommuneReport } from '../reads.ts'
import {
  type AmountCell,
  type CountedCell,
  type FrozenCommune,
  isCounted,
  type OpenCell,
  type TeamLine,
} from '../rules.ts'
import { amountName, amountPart, dimensionName } from './wording.ts'

/** One table for paper and for Excel. `–` stands where a team has not reported, which is not a zero. */
export type AnnexTable<Cell = CellInput> = {
  readonly title: string
  readonly columns: readonly { readonly title: string; readonly share: number; readonly isText?: boolean }[]
  readonly rows: readonly (readonly Cell[])[]
  readonly total: readonly Cell[]
}

export type AnnexCell = CellInput | CountedCell | AmountCell | OpenCell

type Aims = Pick<ActivePlan, 'targets' | 'targetWindow'>

const unreported = '–'

/** The tables that have something to say, in their fixed order; all of them from what the report froze. */
export function annexTables(plan: Aims, frozen: FrozenCommune): AnnexTable[] {
  const plain = (cells: readonly AnnexCell[]) => cells.map((cell) => (isCounted(cell) ? cell.value : cell))
  return countedTables(plan, frozen).map((table) => ({
    ...table,
    rows: table.rows.map(plain),
    total: plain(table.total),
  }))
}

/** The same tables for a screen, where every number leads to its records. */
export function countedTables(plan: Aims, frozen: FrozenCommune): AnnexTable<AnnexCell>[] {
  return [
    teamTable(plan, frozen),
    procedureTable(frozen),
    ...procedureTeamTables(frozen),
    groupTable(frozen),
    ...[...amountAnnexes, otherAmounts].map((annex) => amountTable(frozen, annex)),
    ...(frozen.given ?? []),
  ].filter((table) => table.rows.length > 0 && table.columns.length > 2)
}

/** Annexes of figures that other features count: each is drawn as soon as there is a figure of it. */
const amountAnnexes: readonly AmountAnnex[] = [
  { title: 'Thương mại điện tử', holds: (figure) => figure.startsWith('sellers_') },
  // Its title says what is counted: the columns need only name the channels.
  { title: 'Tuyên truyền theo kênh', holds: (figure) => figure.startsWith('messages_'), nameOf: amountPart },
]
type AmountAnnex = {
  readonly title: string
  readonly holds: (figure: string) => boolean
  readonly nameOf?: (amount: Amount) => string
}
const otherAmounts: AmountAnnex = {
  title: 'Buổi hướng dẫn, tập huấn và công việc khác',
  holds: (figure: string) => !amountAnnexes.some(({ holds }) => holds(figure)),
}

/** What was not followed is said to be so in one sentence: it has no annex, and never a nought. */
export function untrackedNote(frozen: FrozenCommune): BlockInput[] {
  const untracked = amountAnnexes.filter(
    ({ holds }) => !frozen.others.some(({ figure, amount }) => amount !== 0 && holds(figure)),
  )
  const empty = (frozen.given ?? []).filter(({ rows }) => rows.length === 0)
  if (untracked.length + empty.length === 0) return []
  const named = [...untracked, ...empty]
    .map(({ title }) => title.charAt(0).toLocaleLowerCase('vi') + title.slice(1))
    .join('; ')
  return [{ kind: 'paragraph', text: `Kỳ này chưa theo dõi số liệu về: ${named}; vì vậy không lập phụ lục.` }]
}

export function annexesOf(plan: ActivePlan, report: CommuneReport): AnnexInput[] {
  return annexTables(plan, report.figures).map((table, at) => ({
    // A title of two lines must not break between "quý" and its number.
    title: `${table.title} ${quarterName('vi', plan.quarter).replaceAll(' ', '\u00a0')}`,
    landscape: table.columns.length > 5,
    blocks: [...(at === 0 ? [lockNote(report)] : []), blockOf(table)],
  }))
}

export function sheetsOf(plan: ActivePlan, report: Locked & { readonly figures: FrozenCommune }): Sheet[] {
  const value = (cell: CellInput) => (cell === unreported ? null : cell)
  return annexTables(plan, report.figures).map((table, at) => ({
    name: `Phu_luc_${at + 1}`,
    titles: [plan.title, table.title, lockLine(report)],
    columns: table.columns.map(({ title, isText, share }) => ({
      title,
      kind: isText ? 'text' : 'number',
      width: isText ? Math.max(14, share) : 12,
    })),
    rows: table.rows.map((row) => row.map(value)),
    ...(table.total.length > 0 && { total: table.total.map(value) }),
  }))
}

/** Every team against its targets. Households of several teams are one household for the commune. */
function teamTable(plan: Aims, frozen: FrozenCommune): AnnexTable<AnnexCell> {
  const aim = (line: TeamLine, indicator: Figure) => {
    const target = plan.targets.find((each) => each.indicator === indicator && isSetFor(each, line.level))
    return target ? atLeastOver(target, plan.targetWindow, line.teamId) : unreported
  }
  const whole = (window: 'target' | 'report', figure: Figure): AnnexCell => ({
    value: frozen[window].figures[figure],
    behind: { figure, window },
  })
  return {
    title: 'Kết quả của các tổ',
    columns: [
      { title: 'TT', share: 5 },
      { title: 'Tổ', share: 32, isText: true },
      { title: 'Hộ được hỗ trợ', share: 9 },
      { title: 'Chỉ tiêu', share: 8 },
      { title: 'Hộ yếu thế, trực tiếp', share: 10 },
      { title: 'Chỉ tiêu', share: 8 },
      { title: 'Lượt hỗ trợ', share: 9 },
      { title: 'Lượt người', share: 9 },
      { title: 'Hồ sơ trực tuyến', share: 9 },
      { title: 'Nền tảng số', share: 9 },
      { title: 'Thanh toán', share: 9 },
      { title: 'Ghi chú', share: 15, isText: true },
    ],
    rows: frozen.teams.map((line, at) => {
      const of = (window: 'target' | 'report', figure: Figure): AnnexCell =>
        line.figures === null
          ? unreported
          : { value: line.figures[window].figures[figure], behind: { figure, window, team: line.teamId } }
      return [
        at + 1,
        line.name,
        of('target', 'households_supported'),
        aim(line, 'households_supported'),
        of('target', 'vulnerable_households_guided_in_person'),
        aim(line, 'vulnerable_households_guided_in_person'),
        of('report', 'supports'),
        of('report', 'people_supported'),
        of('report', 'online_dossiers'),
        of('report', 'platform_adoptions'),
        of('report', 'bill_payments'),
        notesOf(line),
      ]
    }),
    total: [
      '',
      'Toàn xã (không trùng)',
      whole('target', 'households_supported'),
      '',
      whole('target', 'vulnerable_households_guided_in_person'),
      '',
      whole('report', 'supports'),
      whole('report', 'people_supported'),
      whole('report', 'online_dossiers'),
      whole('report', 'platform_adoptions'),
      whole('report', 'bill_payments'),
      '',
    ],
  }
}

function notesOf({ figures, isLate, onBehalf, endedOn }: TeamLine): string {
  const said = [
    ...(figures === null ? ['chưa báo cáo'] : []),
    ...(isLate ? ['nộp muộn'] : []),
    ...(onBehalf ? ['xã nhập thay'] : []),
    ...(endedOn === undefined ? [] : ['thôn đã sáp nhập, chia tách']),
  ].join(', ')
  return said.charAt(0).toLocaleUpperCase('vi') + said.slice(1)
}

/** Each procedure as it is printed, how many dossiers, what had become of them, and how many of the reported teams filed any. */
function procedureTable(frozen: FrozenCommune): AnnexTable<AnnexCell> {
  const parts = frozen.report.parts.filter((part) => part.figure === 'online_dossiers')
  const amountOf = (line: TeamLine, dimension: string) =>
    line.figures?.report.parts.find((part) => part.figure === 'online_dossiers' && part.dimension === dimension)
      ?.amount ?? 0
  const { dossiers } = frozen.report
  const filed = { figure: 'online_dossiers', window: 'report' } as const
  const ended = (statuses: readonly string[], part?: string): AnnexCell => {
    if (dossiers === undefined) return unreported
    const asked = dossiers.filter(
      (each) => statuses.includes(each.status) && (part === undefined || each.procedure === part),
    )
    const value = asked.reduce((sum, { amount }) => sum + amount, 0)
    return { value, behind: { ...filed, statuses, ...(part === undefined ? {} : { part }) } }
  }
  return {
    title: 'Hồ sơ nộp trực tuyến theo thủ tục',
    columns: [
      { title: 'TT', share: 8 },
      { title: 'Thủ tục hành chính', share: 40, isText: true },
      { title: 'Số hồ sơ', share: 12 },
      { title: 'Đã có kết quả', share: 12 },
      { title: 'Từ chối, đã rút', share: 12 },
      { title: 'Số tổ hỗ trợ', share: 12 },
    ],
    rows: parts
      .toSorted((left, right) => right.amount - left.amount)
      .map((part, at) => [
        at + 1,
        dimensionName(part),
        { value: part.amount, behind: { ...filed, part: part.dimension } },
        ended(['result'], part.dimension),
        ended(['refused', 'withdrawn'], part.dimension),
        {
          value: frozen.teams.filter((line) => amountOf(line, part.dimension) > 0).length,
          behind: { ...filed, part: part.dimension, by: 'team' },
        },
      ]),
    total: [
      '',
      'Cộng',
      { value: frozen.report.figures.online_dossiers, behind: filed },
      ended(['result']),
      ended(['refused', 'withdrawn']),
      '',
    ],
  }
}

const proceduresAcross = 8

/** The dossiers of each team by procedure: as many tables as the procedures need to stand side by side. */
function procedureTeamTables(frozen: FrozenCommune): AnnexTable<AnnexCell>[] {
  const parts = frozen.report.parts
    .filter(({ figure }) => figure === 'online_dossiers')
    .toSorted((left, right) => right.amount - left.amount)
  const filed = { figure: 'online_dossiers', window: 'report' } as const
  const counted = (value: number, team: string): AnnexCell => ({ value, behind: { ...filed, team } })
  return Array.from({ length: Math.ceil(parts.length / proceduresAcross) }, (_, page) => {
    const across = parts.slice(page * proceduresAcross, (page + 1) * proceduresAcross)
    const isLast = (page + 1) * proceduresAcross >= parts.length
    return {
      title: `Hồ sơ nộp trực tuyến theo thủ tục của các tổ${page === 0 ? '' : ' (tiếp theo)'}`,
      columns: [
        { title: 'TT', share: 5 },
        { title: 'Tổ', share: 24, isText: true },
        ...across.map((part) => ({ title: dimensionName(part), share: 12 })),
        ...(isLast ? [{ title: 'Cộng', share: 9 }] : []),
      ],
      rows: frozen.teams.map(({ teamId, name, figures }, at) => [
        at + 1,
        name,
        ...across.map(({ dimension }): AnnexCell => {
          if (figures === null) return unreported
          const own = figures.report.parts.find((one) => one.figure === filed.figure && one.dimension === dimension)
          return { value: own?.amount ?? 0, behind: { ...filed, team: teamId, part: dimension } }
        }),
        ...(isLast ? [figures === null ? unreported : counted(figures.report.figures.online_dossiers, teamId)] : []),
      ]),
      total: [
        '',
        'Cộng',
        ...across.map(({ dimension, amount }) => ({ value: amount, behind: { ...filed, part: dimension } })),
        ...(isLast ? [{ value: frozen.report.figures.online_dossiers, behind: filed }] : []),
      ],
    }
  })
}

/** Vulnerable households guided in person, by group. One of two groups stands in both columns and once in the last. */
function groupTable(frozen: FrozenCommune): AnnexTable<AnnexCell> {
  const { groups } = frozen.target
  const guided = { figure: 'vulnerable_households_guided_in_person', window: 'target' } as const
  const helped = (tally: FrozenCommune['target'], team: { team?: string }): AnnexCell => ({
    value: tally.figures.vulnerable_households_guided_in_person,
    behind: { ...guided, ...team },
  })
  return {
    title: 'Hộ yếu thế được hướng dẫn trực tiếp theo nhóm',
    columns: [
      { title: 'TT', share: 5 },
      { title: 'Tổ', share: 30, isText: true },
      ...groups.map(({ group }) => ({ title: nameGroup('vi', group), share: 10 })),
      ...(groups.length === 0 ? [] : [{ title: 'Số hộ (không trùng)', share: 12 }]),
    ],
    rows: frozen.teams.map((line, at) => [
      at + 1,
      line.name,
      ...groups.map(({ group }): AnnexCell => {
        if (line.figures === null) return unreported
        const value = line.figures.target.groups.find((each) => each.group === group)?.households ?? 0
        return { value, behind: { ...guided, team: line.teamId, group } }
      }),
      line.figures === null ? unreported : helped(line.figures.target, { team: line.teamId }),
    ]),
    total: [
      '',
      'Toàn xã (không trùng)',
      ...groups.map(({ group, households }) => ({ value: households, behind: { ...guided, group } })),
      helped(frozen.target, {}),
    ],
  }
}

/** What other features counted for each team within the report's days. */
function amountTable(frozen: FrozenCommune, { title, holds, nameOf = amountName }: AmountAnnex): AnnexTable<AnnexCell> {
  const kinds = frozen.others.filter((other) => other.amount !== 0 && holds(other.figure))
  return {
    title,
    columns: [
      { title: 'TT', share: 5 },
      { title: 'Tổ', share: 30, isText: true },
      ...kinds.map((kind) => ({ title: nameOf(kind), share: 10 })),
    ],
    rows: frozen.teams.map((line, at) => [
      at + 1,
      line.name,
      ...kinds.map(({ figure, dimension }): AnnexCell => {
        if (line.figures === null) return unreported
        const found = line.figures.others.find((each) => each.figure === figure && each.dimension === dimension)
        return { value: found?.amount ?? 0, amount: { figure, dimension, teamId: line.teamId } }
      }),
    ]),
    total: [
      '',
      'Cộng',
      ...kinds.map(({ figure, dimension, amount }): AnnexCell => ({ value: amount, amount: { figure, dimension } })),
    ],
  }
}

function blockOf(table: AnnexTable): BlockInput {
  return {
    kind: 'table',
    columns: table.columns.map(({ share, isText }, at) => ({
      share,
      align: at === 0 ? 'center' : isText ? 'left' : 'right',
    })),
    header: [table.columns.map(({ title }) => title)],
    rows: table.rows,
    ...(table.total.length > 0 && { total: table.total }),
  }
}

type Locked = Pick<CommuneReport, 'frozenAt' | 'frozenSequence' | 'figuresHash'>

function lockNote(report: Locked): BlockInput {
  return { kind: 'paragraph', text: lockLine(report) }
}

function lockLine({ frozenAt, frozenSequence, figuresHash }: Locked): string {
  const at = frozenAt === null ? '' : moment(frozenAt)
  return `Số liệu chốt lúc ${at}, sổ ghi số ${frozenSequence ?? ''}, mã kiểm tra ${figuresHash?.slice(0, 16) ?? ''}.`
}
