/**
 * How figures turn into points: the one definition, for the board, the explanation, the papers and the phone. A criterion
 * gives its whole weight at the amount `full` and a share of it before; more than `full` adds nothing, so that nobody is
 * ahead by piling up.
 */
export const subjects = ['team', 'member'] as const
export type Subject = (typeof subjects)[number]

export type Judged = {
  readonly code: string
  readonly vi: string
  readonly en: string
  /** Weight and full amount of the default set; weight 0 is offered and not used. Absent: not counted for this subject. */
  readonly team?: { readonly weight: number; readonly full: number }
  readonly member?: { readonly weight: number; readonly full: number }
}

/**
 * What may be judged by. Visits, people and attendances by number are left out on purpose: whoever writes more lines has
 * more of them. Households, weeks and first uses do not grow by repeating.
 */
export const judged = [
  {
    code: 'households_supported',
    vi: 'Số hộ được hỗ trợ',
    en: 'Households supported',
    team: { weight: 25, full: 50 },
    member: { weight: 35, full: 15 },
  },
  {
    code: 'vulnerable_households_guided_in_person',
    vi: 'Số hộ yếu thế được hướng dẫn trực tiếp',
    en: 'Vulnerable households guided in person',
    team: { weight: 25, full: 10 },
    member: { weight: 30, full: 4 },
  },
  {
    code: 'online_dossiers',
    vi: 'Số hồ sơ nộp trực tuyến',
    en: 'Online dossiers filed',
    team: { weight: 15, full: 15 },
  },
  {
    code: 'platform_adoptions',
    vi: 'Nền tảng số bắt đầu sử dụng',
    en: 'Platforms taken up',
    team: { weight: 10, full: 30 },
    member: { weight: 10, full: 10 },
  },
  {
    code: 'active_weeks',
    vi: 'Số tuần có hỗ trợ (đều đặn)',
    en: 'Weeks with help given (steadiness)',
    team: { weight: 10, full: 10 },
    member: { weight: 15, full: 8 },
  },
  { code: 'sessions', vi: 'Số buổi đã tổ chức', en: 'Sessions held', team: { weight: 5, full: 2 } },
  {
    code: 'members_trained',
    vi: 'Số thành viên được tập huấn',
    en: 'Members trained',
    team: { weight: 5, full: 3 },
  },
  {
    code: 'report_on_time',
    vi: 'Gửi báo cáo đúng hạn',
    en: 'Report sent in time',
    team: { weight: 5, full: 1 },
  },
  {
    code: 'skills_mastered',
    vi: 'Số kỹ năng số người học tự làm được',
    en: 'Skills that learners have mastered',
    team: { weight: 0, full: 20 },
  },
  {
    code: 'sellers_opened',
    vi: 'Số người bán đã mở gian hàng',
    en: 'Sellers with a shop opened',
    team: { weight: 0, full: 2 },
  },
  {
    code: 'trainings_attended',
    vi: 'Số buổi tập huấn đã dự',
    en: 'Trainings attended',
    member: { weight: 10, full: 1 },
  },
] as const satisfies readonly Judged[]

export type JudgedFigure = (typeof judged)[number]['code']
export const judgedFigures: readonly JudgedFigure[] = judged.map(({ code }) => code)

const rows: readonly (Judged & { readonly code: JudgedFigure })[] = judged

export function figuresFor(subject: Subject): readonly JudgedFigure[] {
  return rows.filter((row) => row[subject] !== undefined).map(({ code }) => code)
}

export type Criterion = { readonly figure: JudgedFigure; readonly weight: number; readonly full: number }

export type Aim = { readonly indicator: string; readonly atLeast: number; readonly scope: string }

/** The set that is offered: where the plan sets every team a target, reaching it gives the full weight. */
export function defaultCriteria(subject: Subject, targets: readonly Aim[]): Criterion[] {
  return rows.flatMap((row) => {
    const usual = row[subject]
    const target = targets.find(({ indicator, scope }) => indicator === row.code && scope !== 'commune')
    if (!usual || usual.weight === 0) return []
    const full = subject === 'team' && target ? target.atLeast : usual.full
    return [{ figure: row.code, weight: usual.weight, full }]
  })
}

/** What the form offers for a figure that is not used yet. */
export function usualFull(subject: Subject, figure: JudgedFigure): number {
  return rows.find(({ code }) => code === figure)?.[subject]?.full ?? 1
}

export const fullWeight = 100

export function sumOfWeights(criteria: readonly { readonly weight: number }[]): number {
  return criteria.reduce((sum, { weight }) => sum + weight, 0)
}

/** Null: nothing is known yet, which is not 0. Both give no points; only the one says so. */
export type Amounts = { readonly [Figure in JudgedFigure]?: number | null }

export type Line = Criterion & { readonly amount: number | null; readonly points: number }
export type Score = { readonly lines: readonly Line[]; readonly total: number }

/** Points to one decimal, so that the lines on paper add up to the total on paper. */
export function pointsOf({ weight, full }: Pick<Criterion, 'weight' | 'full'>, amount: number | null): number {
  return tenthsOf(weight, full, amount) / 10
}

function tenthsOf(weight: number, full: number, amount: number | null): number {
  return amount === null ? 0 : Math.round(weight * 10 * Math.min(1, Math.max(0, amount) / full))
}

export function scoreOf(criteria: readonly Criterion[], amounts: Amounts): Score {
  const lines = criteria.map((criterion) => {
    const amount = amounts[criterion.figure] ?? null
    return { ...criterion, amount, points: pointsOf(criterion, amount) }
  })
  const tenths = lines.reduce((sum, { weight, full, amount }) => sum + tenthsOf(weight, full, amount), 0)
  return { lines, total: tenths / 10 }
}

export type Ranked<Row> = { readonly row: Row; readonly rank: number; readonly tied: readonly Row[] }

/**
 * The highest first. Whoever has the same points has the same rank and the next rank is left out (1, 2, 2, 4): nothing but
 * points decides, so nobody is put before another by a name or by who came first. Equal ones keep the order they came in.
 */
export function ranked<Row extends { readonly score: Score }>(all: readonly Row[]): Ranked<Row>[] {
  return all
    .toSorted((left, right) => right.score.total - left.score.total)
    .map((row) => ({
      row,
      rank: all.filter(({ score }) => score.total > row.score.total).length + 1,
      tied: all.filter((other) => other !== row && other.score.total === row.score.total),
    }))
}
