import { listNames } from '../../features/people/reads.ts'
import { findActivePlan } from '../../features/plan/reads.ts'
import { abouts } from '../../features/reminders/contract.ts'
import { findQueue, listEnteredDaysOff, listUrges, type Urge as Urged } from '../../features/reminders/reads.ts'
import { aboutFirst } from '../../features/reminders/rules.ts'
import { DaysOff } from '../../features/reminders/screens/days-off.tsx'
import { Reminders } from '../../features/reminders/screens/reminders.tsx'
import { Urge } from '../../features/reminders/screens/urge.tsx'
import { UrgeLog } from '../../features/reminders/screens/urge-log.tsx'
import { words } from '../../features/reminders/words.ts'
import { listTeams } from '../../features/teams/reads.ts'
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

  page('desk', '/desk/reminders/log', officerRoles, title, UrgeLog, async ({ scope, today }) => {
    const plan = await findActivePlan(scope, today)
    const urges = plan ? await listUrges(scope, { planId: plan.planId }) : []
    const names = await namesOf(scope, urges)
    const teams = new Map((await listTeams(scope)).map((team) => [team.teamId, team.name]))
    return { urges: urges.map((urge) => ({ ...urge, by: names(urge), team: teams.get(urge.teamId) ?? '' })) }
  }),

  page('desk', '/desk/reminders/days-off', officerRoles, title, DaysOff, async ({ scope, query, today }) => {
    const years = [-1, 0, 1].map((step) => String(Number(today.slice(0, 4)) + step))
    const entered = await listEnteredDaysOff(scope)
    const known = [...new Set([...years, ...entered.map(({ day }) => day.slice(0, 4))])].sort()
    return { year: known.find((each) => each === query['year']) ?? today.slice(0, 4), years: known, entered }
  }),

  page('desk', '/desk/urge/:teamId', officerRoles, title, Urge, async ({ scope, params, query, today }) => {
    const queue = await findQueue(scope, today)
    const queued = queue?.teams.find(({ team }) => team.teamId === params['teamId'])
    if (!queue || !queued) return undefined
    const urges = await listUrges(scope, { planId: queue.planId, teamId: queued.team.teamId })
    const names = await namesOf(scope, urges)
    return {
      queued,
      queue,
      today,
      about: abouts.find((about) => about === query['about']) ?? aboutFirst(queued, queue.dueOn, today),
      urges: urges.map((urge) => ({ ...urge, by: names(urge) })),
    }
  }),
]

async function namesOf(scope: Scope, urges: readonly Urged[]) {
  const names = await listNames(
    scope,
    urges.flatMap(({ urgedBy }) => urgedBy ?? []),
  )
  return ({ urgedBy }: Urged) => (urgedBy === null ? undefined : names.get(urgedBy))
}

/** How many teams wait to be urged, for the side list of those who urge. */
export async function countToUrge(scope: Scope, today: string): Promise<number> {
  if (!holds(scope, officerRoles)) return 0
  const queue = await findQueue(scope, today)
  return queue?.teams.filter(({ reasons }) => reasons.length > 0).length ?? 0
}
