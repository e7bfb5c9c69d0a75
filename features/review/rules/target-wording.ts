/**
 * How a target is said in a plan, so that our own reader reads it back as the same target. What no sentence of ours says
 * stays in the document as it was written.
 */
import { planText } from '../../plan/rules/paragraphs.ts'
import type { Recurrence, Target } from '../../plan/rules/plan-draft.ts'
import { spokenTeam, type TargetRow } from '../../plan/rules/rows.ts'
import { targetsOf } from '../../plan/rules/targets.ts'

/** What is said of a target besides its number. */
export type Worded = Pick<TargetRow, 'indicator' | 'scope'> & {
  readonly label: string
  readonly every: Recurrence['every'] | null
}

type Part = Worded & { readonly atLeast: number }

const whoms: Readonly<Record<string, string>> = {
  each_team: 'Mỗi tổ',
  each_village_team: 'Mỗi tổ thôn',
  each_village: 'Mỗi thôn',
  each_commune: 'Mỗi xã',
  commune: 'Toàn xã',
}

const verbs: Readonly<Record<string, readonly [verb: string, label: string]>> = {
  households_supported: ['hỗ trợ', 'hộ dân sử dụng nền tảng số'],
  vulnerable_households_guided_in_person: ['hướng dẫn', 'hộ yếu thế được hướng dẫn trực tiếp'],
  people_supported: ['hỗ trợ', 'người dân sử dụng dịch vụ số'],
  online_dossiers: ['hướng dẫn người dân nộp', 'hồ sơ trực tuyến'],
  sessions: ['tổ chức', 'buổi hướng dẫn'],
  sellers_opened: ['mở', 'gian hàng trên sàn thương mại điện tử'],
  sellers_with_orders: ['giúp', 'gian hàng có đơn hàng'],
  messages_published: ['đăng', 'tin bài về chuyển đổi số'],
}

const rhythms: Readonly<Record<string, string>> = {
  week: ' mỗi tuần',
  month: ' mỗi tháng',
  quarter: ' mỗi quý',
  year: ' mỗi năm',
}

/** "Mỗi tổ phấn đấu hỗ trợ ít nhất 50 hộ …, trong đó tối thiểu 10 hộ yếu thế được hướng dẫn trực tiếp." */
export function targetSentence(whole: Part, parts: readonly Part[], team: string | null = null): string {
  const whom = team === null ? (whoms[whole.scope] ?? '') : `${spokenTeam(team)}:`
  const verb = verbs[whole.indicator]?.[0] ?? 'đạt'
  const within = parts.map(({ atLeast, label }) => `, trong đó tối thiểu ${amount(atLeast)} ${label}`)
  const every = whole.every === null ? '' : (rhythms[whole.every] ?? '')
  return `${whom}${every} phấn đấu ${verb} ít nhất ${amount(whole.atLeast)} ${whole.label}${within.join('')}.`
}

/** The words for a target: the document's own where they are read again, else ours; null where neither is. */
export function wordingOf(row: TargetRow): string | null {
  const words = [row.label, verbs[row.indicator]?.[1] ?? ''].filter((label) => label !== '')
  return words.find((label) => isReadAs({ ...row, label }, row.scope)) ?? null
}

/** Whether the reader takes our sentence for just this target, also where it stands as a part and for a team alone. */
function isReadAs(target: Part, scope: string): boolean {
  if (!(scope in whoms)) return false
  const read = readTargets(targetSentence(target, []))
  const ofTeam = scope.startsWith('each_') ? readTargets(targetSentence(target, [], 'Tổ thôn 1')) : []
  const isSame = (found: Target | undefined, wanted: string) =>
    found?.indicator === target.indicator &&
    found.atLeast === target.atLeast &&
    found.scope === wanted &&
    found.every === target.every
  return (
    read.length === 1 &&
    isSame(read[0], scope) &&
    (!scope.startsWith('each_') || scope === 'each_commune' || (ofTeam.length === 1 && isSame(ofTeam[0], 'team')))
  )
}

export function readTargets(sentence: string): Target[] {
  const plan = planText(`KẾ HOẠCH\nViệc của xã\nI. CHỈ TIÊU\n- ${sentence}`)
  return targetsOf(plan, { period: null, year: null, commune: true }).map(({ value }) => value)
}

/** 1500 → "1.500", 8 → "08": as the law's own forms print numbers. */
function amount(value: number): string {
  const whole = Math.trunc(value)
  const fraction = String(value).split('.')[1]
  const grouped = String(whole)
    .padStart(2, '0')
    .replace(/\B(?=(\d{3})+(?!\d))/g, '.')
  return fraction === undefined ? grouped : `${grouped},${fraction.slice(0, 2)}`
}
