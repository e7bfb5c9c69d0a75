import * as progress from '../../features/progress/reads.ts'
import { today } from '../world.ts'
import { type Cases, type Deal, whole } from './deal.ts'

const asked = (deal: Deal) => ({ planId: deal.row('plan').id, kind: deal.some(['target', 'report'] as const) })
const teamOrAll = (deal: Deal) => deal.some([null, deal.row('team').id])

export const orders: Cases['orders'] = {}

export const questions: Cases['questions'] = {
  'progress.findWindow': (scope, deal) =>
    progress.findWindow(scope, deal.some([asked(deal), { windowId: deal.row('window').id }])),
  'progress.getFigures': async (scope, deal) => {
    const choice = asked(deal)
    return (await progress.findWindow(scope, choice)) && progress.getFigures(scope, choice, teamOrAll(deal))
  },
  'progress.findPublicFigures': (scope, deal) => progress.findPublicFigures(scope, deal.row('plan').id),
  'progress.listKeptUnder': (scope) => progress.listKeptUnder(scope),
  'progress.listAmounts': (scope) => progress.listAmounts(scope, whole),
  'progress.listProgress': (scope, deal) => progress.listProgress(scope, { ...asked(deal), targets: [], today }),
  'progress.listCourse': async (scope, deal) => {
    const choice = asked(deal)
    return (await progress.findWindow(scope, choice)) && progress.listCourse(scope, choice, teamOrAll(deal))
  },
  'progress.recount': async (scope, deal) => {
    const windowId = deal.row('window').id
    return (await progress.findWindow(scope, { windowId })) && progress.recount(scope, windowId)
  },
}
