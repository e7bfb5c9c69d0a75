import { v7 as newId } from 'uuid'
import { type AttendanceInput, attend, closeSession, unattend } from '../../features/sessions/contract.ts'
import { words } from '../../features/sessions/words.ts'
import type { FieldOrder, Said } from './field-order.ts'

type SaidOfSession = Said & { readonly attendances?: readonly unknown[]; readonly guest?: unknown }

const seeAt = '/field/sessions/{sessionId}'

export const sessionOrders: readonly FieldOrder[] = [
  {
    spec: attend,
    label: (lang, { attendances = [], guest }: SaidOfSession, whom) =>
      `${words.say(lang, 'attended_n', { n: attendances.length + (guest === undefined ? 0 : 1) })}: ${whom}`,
    seeAt,
    // Five guests twice from one kept page are ten.
    rename: (values) => {
      const ticked = (values.get('attendances') ?? []).map((text) => JSON.parse(text) as Partial<AttendanceInput>)
      values.set(
        'attendances',
        ticked.map((one) => JSON.stringify({ ...one, attendanceId: newId() })),
      )
      if (values.has('guest.attendanceId')) values.set('guest.attendanceId', [newId()])
    },
  },
  {
    spec: unattend,
    label: (lang, _, whom) => `${words.say(lang, 'order_unattend')}: ${whom}`,
    seeAt: '/field/sessions',
  },
  { spec: closeSession, label: (lang, _, whom) => `${words.say(lang, 'close')}: ${whom}`, seeAt },
]
