import { v7 as newId } from 'uuid'
import type { Actor } from '../../platform/access/scope.ts'
import type { Inbox } from '../../platform/journal/inbox.ts'
import { mustAccept, order, type Place } from './place.ts'

export async function theHouseholds(gate: Inbox, officer: Actor, teams: Place['teams']): Promise<Place['households']> {
  const households = teams.flatMap(({ teamId, villageId, mark }) =>
    [0, 1, 2].map((n) => ({ householdId: newId(), teamId, villageId, headName: `Nguyễn Văn ${mark} ${n}` })),
  )
  await mustAccept(
    gate,
    officer,
    households.map((household, n) =>
      order('households.register', {
        ...household,
        hamlet: `Xóm ${household.headName.split(' ')[2]}`,
        groups: n % 2 === 0 ? ['elderly'] : [],
      }),
    ),
  )
  return households
}
