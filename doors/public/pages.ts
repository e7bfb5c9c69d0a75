import { Fragment, h } from 'preact'
import { listColumn } from '../../features/outreach/reads/column.ts'
import { ColumnNews } from '../../features/outreach/screens/public-column.tsx'
import { getCommune, listVillages } from '../../features/places/reads.ts'
import { guides } from '../../features/places/screens/guides.tsx'
import { PublicFront } from '../../features/places/screens/public-front.tsx'
import { PublicGuide } from '../../features/places/screens/public-guide.tsx'
import { PublicHelp } from '../../features/places/screens/public-help.tsx'
import { words } from '../../features/places/words.ts'
import { type ActivePlan, findActivePlan } from '../../features/plan/reads.ts'
import { findPublicFigures } from '../../features/progress/reads.ts'
import { NextSessions } from '../../features/sessions/screens/public-sessions.tsx'
import { listTeamsServing } from '../../features/teams/reads.ts'
import { type Ask, page } from '../server/page.ts'
import { listNext } from './next-sessions.ts'

/** The same three pages for the only commune here, and under its code where there are several. */
export const publicPages = ['', '/xa/:commune'].flatMap((under) => [
  page(
    'public',
    under || '/',
    'everybody',
    (lang) => words.say(lang, 'front_title'),
    PublicFront,
    async (ask) => {
      const commune = await communeAt(ask)
      if (!commune) return undefined
      const plan = await findActivePlan(ask.scope, ask.today)
      return {
        commune: commune.name,
        base: baseOf(ask),
        next: h(Fragment, null, [
          h(NextSessions, { key: 'next', base: baseOf(ask), sessions: await listNext(ask.scope, ask.today) }),
          h(ColumnNews, {
            key: 'news',
            base: baseOf(ask),
            entries: (await listColumn(ask.scope, ask.today)).slice(0, 3),
          }),
        ]),
        today: ask.today,
        period: plan && periodOf(plan),
        achieved: plan && (await findPublicFigures(ask.scope, plan.planId)),
      }
    },
  ),

  page(
    'public',
    `${under}/help`,
    'everybody',
    (lang) => words.say(lang, 'help_title'),
    PublicHelp,
    async (ask) => {
      const commune = await communeAt(ask)
      if (!commune) return undefined
      const served = new Set((await listTeamsServing(ask.scope)).map((team) => team.villageId))
      const villages = (await listVillages(ask.scope)).filter((village) => served.has(village.villageId))
      return { commune: commune.name, villages: villages.map((village) => village.name) }
    },
  ),

  page(
    'public',
    `${under}/guides/:guide`,
    'everybody',
    (lang) => words.say(lang, 'learn'),
    PublicGuide,
    async (ask) => {
      const guide = guides.find((one) => one.code === ask.params['guide'])
      const step = Number(ask.query['step'] ?? 1)
      if (!guide || !Number.isInteger(step) || step < 1 || step > guide.steps.length) return undefined
      return { base: baseOf(ask), code: guide.code, step }
    },
  ),
])

/** The commune that the address names; somebody signed in elsewhere does not see another one's page as their own. */
export async function communeAt({ scope, params }: Ask) {
  const commune = await getCommune(scope)
  return params['commune'] === undefined || params['commune'] === commune.code ? commune : undefined
}

export function baseOf({ params }: Ask): string {
  return params['commune'] ? `/xa/${params['commune']}` : ''
}

/** What of the plan at work a citizen may like to know. */
function periodOf(plan: ActivePlan) {
  const each = (indicator: string) =>
    plan.targets.find((target) => target.indicator === indicator && target.scope.startsWith('each_'))?.atLeast
  return {
    ...plan.targetWindow,
    dueOn: plan.dueOn,
    householdsEach: each('households_supported'),
    vulnerableEach: each('vulnerable_households_guided_in_person'),
  }
}
