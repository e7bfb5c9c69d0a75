import { v7 as newId } from 'uuid'
import type { Inbox } from '../../platform/journal/inbox.ts'
import { mustAccept, order, type Place, today } from './place.ts'

/** Every team filed two dossiers in words of its own, one of them moved on and to be looked in on again. */
export async function theDossiers(gate: Inbox, { teams, households, officer }: Place): Promise<void> {
  const code = '9.000001'
  await mustAccept(gate, officer, [
    order('dossiers.add_procedure', { procedureId: newId(), code, name: 'Đăng ký khai sinh', level: 'full' }),
    ...teams.flatMap(({ teamId, mark }) => {
      const [movedId, plainId] = [newId(), newId()]
      const said = { teamId, filedOn: today, filedBy: 'helped', note: mark }
      const householdId = households.find((household) => household.teamId === teamId)?.householdId ?? null
      return [
        order('dossiers.file', { ...said, dossierId: movedId, householdId, words: `Làm giấy ${mark}` }),
        order('dossiers.file', { ...said, dossierId: plainId, householdId: null, words: `Làm sổ ${mark}` }),
        order('dossiers.move', {
          ...{ eventId: newId(), dossierId: movedId, status: 'processing', on: today },
          ...{ note: mark, remindOn: '2025-12-10' },
        }),
      ]
    }),
  ])
}
