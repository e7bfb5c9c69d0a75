import type { Scope } from '../../platform/access/scope.ts'
import { day, number } from '../../platform/words/formats.ts'
import type { ActivePlan } from '../plan/reads.ts'
import type { GivenAnnex } from '../reports/rules.ts'
import { listLines } from './reads.ts'
import { addUp, type BudgetLine, leftOf } from './rules.ts'
import { words } from './words.ts'

/** What the plan costs, for the commune's report: payments up to the last day that the report counts. */
export async function budgetAnnex(scope: Scope, plan: ActivePlan): Promise<GivenAnnex> {
  const { to } = plan.reportWindow
  return annexOf(await listLines(scope, plan.planId, to), to)
}

export function annexOf(lines: readonly BudgetLine[], until: string): GivenAnnex {
  const cell = (value: number | null, opens: string) => (value === null ? unallocated : { value, opens })
  const amounts = (of: Pick<BudgetLine, 'plannedVnd' | 'allocatedVnd' | 'spentVnd'>, opens: string) => [
    cell(of.plannedVnd, opens),
    cell(of.allocatedVnd, opens),
    cell(of.spentVnd, opens),
    cell(leftOf(of), opens),
  ]
  const whole = addUp(lines)
  return {
    title: 'Kinh phí',
    under: 'results',
    told: toldOf(whole, until),
    columns: [
      { title: 'TT', share: 5 },
      { title: 'Nội dung', share: 34, isText: true },
      { title: 'Nguồn', share: 18, isText: true },
      { title: 'Dự toán (đồng)', share: 14 },
      { title: 'Đã phân bổ (đồng)', share: 14 },
      { title: 'Đã chi (đồng)', share: 14, closed: true },
      { title: 'Còn lại (đồng)', share: 14 },
      { title: 'Ghi chú', share: 20, isText: true },
    ],
    rows: lines.map((line, at) => [
      at + 1,
      line.purpose,
      words.say('vi', line.source),
      ...amounts(line, `/desk/budget/${line.lineId}`),
      noteOf(line),
    ]),
    total: lines.length === 0 ? [] : ['', 'Cộng', '', ...amounts(whole, `/desk/budget?plan=${lines[0]?.planId}`), ''],
  }
}

const unallocated = '–'

function toldOf({ plannedVnd, allocatedVnd, spentVnd }: ReturnType<typeof addUp>, until: string): string {
  const allocated = allocatedVnd === null ? 'chưa phân bổ' : `đã phân bổ ${number('vi', allocatedVnd)} đồng`
  return `Dự toán ${number('vi', plannedVnd)} đồng, ${allocated}; đã chi ${number('vi', spentVnd)} đồng tính đến hết ngày ${day(until)}.`
}

function noteOf({ settledOn, settledNote, allocatedVnd }: BudgetLine): string {
  if (settledOn === null) return allocatedVnd === null ? 'Chưa phân bổ' : ''
  return settledNote === '' ? 'Đã quyết toán' : `Đã quyết toán: ${settledNote}`
}
