import { v7 as newId } from 'uuid'
import { addDays, type Day } from '../platform/clock/days.ts'
import type { DemoOrder } from './demo-quarter.ts'

type Team = { readonly teamId: string; readonly at: number }
type Household = { readonly householdId: string; readonly at: number }

const told = ['Đăng ký khai sinh', 'Chứng thực bản sao', 'Xác nhận cư trú', 'Đăng ký thường trú', 'Làm lại sổ đỏ (mẫu)']
const ways = [
  [],
  ['processing'],
  ['processing', 'result'],
  ['supplement'],
  ['supplement', 'processing', 'result'],
  ['refused'],
]

/** Dossiers of the centre and of some villages in every state, some of them to be looked in on today. */
export function demoDossiers(
  today: Day,
  communeTeamId: string,
  teams: readonly Team[],
  households: readonly Household[],
): DemoOrder[] {
  const filed = Array.from({ length: 24 }, (_, n) => {
    const village = teams[(n * 5) % teams.length]
    const of = households.filter((household) => household.at === village?.at)
    const filedOn = addDays(today, -4 - ((n * 7) % 20))
    const dossierId = newId()
    const open = n % 6 !== 2 && n % 6 < 4
    return [
      {
        type: 'dossiers.file',
        payload: {
          ...{ dossierId, filedOn, words: told[n % told.length] },
          teamId: n % 3 === 0 ? communeTeamId : (village?.teamId ?? communeTeamId),
          householdId: n % 7 === 6 ? null : (of[20 + (n % 20)]?.householdId ?? null),
          portalCode: n % 4 === 0 ? `H00.15-${filedOn.slice(2).replaceAll('-', '')}-${String(1000 + n)}` : '',
          filedBy: n % 2 === 0 ? 'helped' : 'self',
          feeOnline: n % 3 === 0 ? 'yes' : 'no',
          remindOn: open ? addDays(today, (n % 5) - 1) : null,
          note: 'Hồ sơ mẫu',
        },
      },
      ...(ways[n % ways.length] ?? []).map((status, step, all) => ({
        type: 'dossiers.move',
        payload: {
          ...{ eventId: newId(), dossierId, status, on: addDays(filedOn, Math.min(step + 1, 2)) },
          note: status === 'supplement' ? 'Thiếu giấy chứng sinh (mẫu)' : '',
          remindOn: open && step === all.length - 1 ? addDays(today, n % 3) : null,
        },
      })),
    ]
  })
  const ended = {
    ...{ procedureId: newId(), code: '9.000001', name: 'Thủ tục đã hết hiệu lực (mẫu)', level: 'partial' },
    ...{ validTo: addDays(today, -30), replacedBy: '1.001193', source: 'Dữ liệu mẫu' },
  }
  return [
    { type: 'dossiers.add_starter', payload: {} },
    { type: 'dossiers.add_procedure', payload: ended },
    ...filed.flat(),
  ]
}
