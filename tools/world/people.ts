import { v7 as newId } from 'uuid'
import type { Grant } from '../../platform/access/roles.ts'
import type { Actor } from '../../platform/access/scope.ts'
import type { Inbox } from '../../platform/journal/inbox.ts'
import { an, mustAccept, order, type Person, type Place } from './place.ts'

export async function thePeople(gate: Inbox, officer: Actor, at: number, teams: Place['teams']): Promise<Person[]> {
  const communeWide = [
    'admin',
    'coordinator',
    'leader',
    'service_center',
    'finance',
    'communications',
    'organization',
    'province',
  ] as const
  const [first = '', second = '', third = ''] = teams.map((team) => team.teamId)
  const held: Grant[][] = [
    ...communeWide.map((role) => [an(role)]),
    ...teams.flatMap(({ teamId }) => [[an('team_lead', teamId)], [an('member', teamId)]]),
    [an('member', first), an('team_lead', second)],
    [an('member', third), an('finance')],
  ]
  const people = held.map((grants, n) => ({ accountId: newId(), grants, phone: `0912${at}${String(10_000 + n)}` }))
  const leavers = [[an('coordinator')], [an('member', first)], [an('province')]]
  const gone = leavers.map((grants, n) => ({ accountId: newId(), grants, phone: `0913${at}${String(10_000 + n)}` }))
  await mustAccept(gate, officer, [
    ...[...people, ...gone].map(({ accountId, grants, phone }, n) =>
      order('people.add_account', { accountId, name: `Người ${at}.${n}`, phone, grants }),
    ),
    ...gone.slice(0, 2).map(({ accountId }) => order('people.disable_account', { accountId })),
    order('people.revoke_role', { accountId: gone[2]?.accountId, grant: an('province') }),
    ...teams.flatMap(({ teamId, mark }, t) =>
      (['leader', 'deputy', 'member'] as const).map((position, n) =>
        order('teams.add_member', {
          memberId: newId(),
          teamId,
          name: `Đặng Thị ${mark} ${n}`,
          phone: `098${at}${t}${n}${String(1000 + n)}`,
          position,
          areas: ['communication'],
        }),
      ),
    ),
  ])
  return [...people, ...gone]
}
