import { getCommune } from '../../features/places/reads.ts'
import { findReportPlan, findSeal } from '../../features/reports/reads.ts'
import { PublicCheck } from '../../features/reports/screens/public-check.tsx'
import { words } from '../../features/reports/words.ts'
import { page } from '../server/page.ts'

/** Behind the code on a printed report; the commune stands in the address, since an installation may hold several. */
export const checkPages = [
  page(
    'public',
    '/xa/:commune/check/:reportId',
    'everybody',
    (lang) => words.say(lang, 'check_title'),
    PublicCheck,
    async ({ scope, params }) => {
      const commune = await getCommune(scope)
      const reportId = params['reportId'] ?? ''
      const seal = commune.code === params['commune'] ? await findSeal(scope, reportId) : undefined
      const plan = seal && (await findReportPlan(scope, seal.planId))
      return seal && plan && { commune: commune.name, title: plan.title, reportId, until: plan.reportWindow.to, seal }
    },
  ),
]
