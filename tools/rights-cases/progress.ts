import { figuresWithTargets } from '../../features/progress/contract.ts'
import { adder } from '../../features/progress/reads/added.ts'
import { recount } from '../../features/progress/reads/recount.ts'
import * as progress from '../../features/progress/reads.ts'
import { today } from '../world.ts'
import { type Cases, type Deal, whole } from './deal.ts'

const asked = (deal: Deal) => ({ planId: deal.row('plan').id, kind: deal.some(['target', 'report'] as const) })
const teamOrAll = (deal: Deal) => deal.some([null, deal.row('team').id])

const monthly = (deal: Deal) => ({
  indicator: deal.some(figuresWithTargets),
  atLeast: 2,
  scope: 'each_team',
  every: 'month' as const,
})

export const orders: Cases['orders'] = {
  'progress.recount': (deal) => ({ planId: deal.row('plan').id }),
}

export const questions: Cases['questions'] = {
  'progress.findWindow': (scope, deal) =>
    progress.findWindow(scope, deal.some([asked(deal), { windowId: deal.row('window').id }])),
  'progress.getFigures': async (scope, deal) => {
    const choice = asked(deal)
    return (await progress.findWindow(scope, choice)) && progress.getFigures(scope, choice, teamOrAll(deal))
  },
  'progress.findPublicFigures': (scope, deal) => progress.findPublicFigures(scope, deal.row('plan').id),
  'progress.listKeptUnder': (scope) => progress.listKeptUnder(scope),
  'progress.listAimed': (scope, deal) =>
    progress.listAimed(
      scope,
      whole,
      [{ indicator: 'sellers_opened', atLeast: 1, scope: 'each_team' }],
      deal.some([null, deal.row('team').id]),
    ),
  'progress.listAmounts': (scope) => progress.listAmounts(scope, whole),
  'progress.listProgress': (scope, deal) =>
    progress.listProgress(scope, { ...asked(deal), targets: [monthly(deal)], today }),
  'progress.figuresByTeam': async (scope, deal) => {
    const window = await progress.findWindow(scope, asked(deal))
    return window && [...(await progress.figuresByTeam(scope, window))]
  },
  'progress.adder': async (scope, deal) => [
    ...(await adder(scope, () => async () => [])(deal.some(figuresWithTargets), whole, [whole])),
  ],
  'progress.listWeeks': (scope, deal) =>
    progress.listWeeks(scope, { figure: deal.some(figuresWithTargets), window: whole, today, teamId: teamOrAll(deal) }),
  'progress.listDue': (scope, deal) =>
    progress.listDue(scope, { target: monthly(deal), window: whole, today, teamId: teamOrAll(deal) }),
  'progress.listCourse': async (scope, deal) => {
    const choice = asked(deal)
    return (await progress.findWindow(scope, choice)) && progress.listCourse(scope, choice, teamOrAll(deal))
  },
  'progress.recount': async (scope, deal) => {
    const windowId = deal.row('window').id
    return (await progress.findWindow(scope, { windowId })) && recount(scope, windowId)
  },
}
