import { v7 as newId } from 'uuid'
import type { GroupCode } from './contract.ts'

type Registered = {
  householdId: string
  headName: string
  hamlet: string
  phone: string | null
  code: string | null
  groups: GroupCode[]
}

/** A payload of `households.register`; its team and village must be given. */
export function aHousehold(place: { teamId: string; villageId: string }, over: Partial<Registered> = {}) {
  return { householdId: newId(), headName: 'Nguyễn Thị Lan (mẫu)', hamlet: 'Xóm 2', ...place, ...over }
}

/** A sheet as a commune sends it: titles, headings, and one row a household in turn through the villages. */
export function aHouseholdSheet(
  villages: readonly string[],
  households: number,
  names: (n: number) => string,
): string[][] {
  const kinds = ['', 'hộ nghèo; NCT', 'Cận nghèo', 'NKT', '']
  return [
    ['UBND XÃ MẪU', '', '', '', '', ''],
    ['DANH SÁCH HỘ DÂN (mẫu)', '', '', '', '', ''],
    ['STT', 'Họ và tên chủ hộ', 'Thôn', 'Xóm', 'SĐT', 'Thuộc diện'],
    ...Array.from({ length: households }, (_, n) => [
      String(n + 1),
      names(n),
      villages[n % villages.length] ?? '',
      `Xóm ${1 + (n % 5)}`,
      n % 3 === 0 ? '' : `9${String(10_000_000 + n)}`,
      kinds[n % kinds.length] ?? '',
    ]),
    ['', `Tổng cộng: ${households} hộ`, '', '', '', ''],
  ]
}
