import { listNames } from '../../features/people/reads.ts'
import { abouts } from '../../features/reminders/contract.ts'
import { findQueue, listUrges } from '../../features/reminders/reads.ts'
import { aboutFirst } from '../../features/reminders/rules.ts'
import { Reminders } from '../../features/reminders/screens/reminders.tsx'
import { Urge } from '../../features/reminders/screens/urge.tsx'
import { words } from '../../features/reminders/words.ts'
import { holds, type Scope } from '../../platform/access/scope.ts'
import { page } from '../server/page.ts'
import { officerRoles } from '../server/roles.ts'

const title = (lang: 'vi' | 'en') => words.say(lang, 'reminders')

export const reminderPages = [
  page('desk', '/desk/reminders', officerRoles, title, Reminders, async ({ scope, query, today }) => ({
    queue: await findQueue(scope, today),
    today,
    // One name a team, since an address gives each name one value.
    chosen: Object.keys(query).flatMap((name) => (name.startsWith('to-') ? [name.slice(3)] : [])),
  })),

  page('desk', '/desk/urge/:teamId', officerRoles, title, Urge, async ({ scope, params, query, today }) => {
    const queue = await findQueue(scope, today)
    const queued = queue?.teams.find(({ team }) => team.teamId === params['teamId'])
    if (!queue || !queued) return undefined
    const urges = await listUrges(scope, { planId: queue.planId, teamId: queued.team.teamId })
    const names = await listNames(
      scope,
      urges.flatMap((urge) => urge.urgedBy ?? []),
    )
    return {
      queued,
      queue,
      today,
      about: abouts.find((about) => about === query['about']) ?? aboutFirst(queued, queue.dueOn, today),
      urges: urges.map((urge) => ({ ...urge, by: urge.urgedBy === null ? undefined : names.get(urge.urgedBy) })),
    }
  }),
]

/** How many teams wait to be urged, for the side list of those who urge. */
export async function countToUrge(scope: Scope, today: string): Promise<number> {
  if (!holds(scope, officerRoles)) return 0
  const queue = await findQueue(scope, today)
  return queue?.teams.filter(({ reasons }) => reasons.length > 0).length ?? 0
}
