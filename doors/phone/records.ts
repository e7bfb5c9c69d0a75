import { snapshotHouseholds } from '../../features/households/reads.ts'
import { findActivePlan } from '../../features/plan/reads.ts'
import { figures } from '../../features/progress/contract.ts'
import { words as progress } from '../../features/progress/words.ts'
import { listShown } from '../../features/reports/reads.ts'
import { numberOf, recordsOf } from '../../features/reports/rules.ts'
import { FieldRecords } from '../../features/reports/screens/field-records.tsx'
import { words } from '../../features/reports/words.ts'
import { pageIn } from '../server/page.ts'
import { forTeam } from './screens.ts'

const size = 60

/** Where every figure of the field leads: the records it counts, of the team's own. */
export const recordPages = [
  forTeam(
    '/field/records',
    (lang) => words.say(lang, 'counted_records'),
    FieldRecords,
    async ({ scope, query, today, lang }, { suffix }, { teamId }) => {
      const plan = await findActivePlan(scope, today)
      const figure = figures.find((each) => each === (query['figure'] ?? 'supports'))
      if (!plan || !figure) return undefined
      const behind = { figure, window: query['window'] === 'report' ? ('report' as const) : ('target' as const) }
      const ofReport = query['of'] === 'report'
      const records = recordsOf(plan, await listShown(scope, plan, teamId, ofReport), behind)
      const at = pageIn(query)
      const shown = {
        visits: records.visits.toSorted((left, right) => (left.heldOn > right.heldOn ? -1 : 1)),
        dossiers: records.dossiers.toSorted((left, right) => (left.filedOn > right.filedOn ? -1 : 1)),
      }
      const ids = [...shown.visits, ...shown.dossiers].flatMap(({ householdId }) => householdId ?? [])
      const households = await snapshotHouseholds(scope, [...new Set(ids)])
      const next = new URLSearchParams({ ...query, page: String(at + 1) })
      const { from, to } = behind.window === 'report' ? plan.reportWindow : plan.targetWindow
      return {
        figure,
        total: numberOf(records, behind),
        from,
        to,
        visits: shown.visits.slice((at - 1) * size, at * size),
        dossiers: shown.dossiers.slice((at - 1) * size, at * size),
        households: new Map([...households].map(([id, { headName }]) => [id, headName])),
        more: Math.max(shown.visits.length, shown.dossiers.length) > at * size ? `/field/records?${next}` : undefined,
        back: ofReport
          ? { href: `/field/report${suffix}`, label: words.say(lang, 'reports') }
          : { href: `/field/progress${suffix}`, label: progress.say(lang, 'progress') },
      }
    },
  ),
]
