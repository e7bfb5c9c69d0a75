import { v7 as newId } from 'uuid'
import { listDossierNames } from '../../features/dossiers/reads/names.ts'
import * as procedures from '../../features/dossiers/reads/procedures.ts'
import * as dossiers from '../../features/dossiers/reads.ts'
import { today } from '../world.ts'
import { type Cases, type Deal, day, filter, ids, newOrOld, text, whole } from './deal.ts'

const dossier = (deal: Deal) => ({
  procedureId: deal.some([null, null, deal.row('procedure').id]),
  words: text(deal),
  filedBy: deal.some(['self', 'helped']),
  feeOnline: deal.some(['yes', 'no']),
  portalCode: deal.some(['', `H24.15-251101-${1000 + deal.number(8999)}`]),
  remindOn: deal.some([null, '2026-01-05']),
  note: text(deal),
})
const procedure = (deal: Deal) => ({
  code: deal.some([`9.${100_000 + deal.number(899_999)}`, '9.000001']),
  name: deal.some(['Đăng ký khai sinh', 'Chứng thực bản sao']),
  level: deal.some([null, 'full', 'partial']),
})

export const orders: Cases['orders'] = {
  'dossiers.file': (deal) => ({
    dossierId: newOrOld(deal, 'dossier'),
    teamId: deal.row('team').id,
    householdId: deal.some([null, deal.row('household').id, deal.row('household').id]),
    filedOn: day(deal),
    ...dossier(deal),
  }),
  'dossiers.correct': (deal) => {
    const row = deal.row('dossier')
    return {
      dossierId: row.id,
      teamId: deal.some([String(row['team_id'] ?? newId()), deal.row('team').id]),
      householdId: deal.some([row['household_id'] ?? null, row['household_id'] ?? null, deal.row('household').id]),
      filedOn: deal.some([String(row['filed_on'] ?? today), day(deal)]),
      ...dossier(deal),
    }
  },
  'dossiers.cancel': (deal) => ({ dossierId: deal.row('dossier').id, reason: text(deal) }),
  'dossiers.move': (deal) => ({
    eventId: newOrOld(deal, 'step'),
    dossierId: deal.row('dossier').id,
    status: deal.some(['supplement', 'processing', 'processing', 'result', 'withdrawn']),
    on: today,
    note: text(deal),
  }),
  'dossiers.undo_move': (deal) => ({ dossierId: deal.row('dossier').id }),
  'dossiers.remind': (deal) => ({ dossierId: deal.row('dossier').id, remindOn: deal.some([null, '2026-01-05']) }),
  'dossiers.match_words': (deal) => ({
    words: String(deal.row('dossier')['words'] ?? '') || 'x',
    procedureId: deal.row('procedure').id,
  }),
  'dossiers.add_procedure': (deal) => ({ procedureId: newOrOld(deal, 'procedure'), ...procedure(deal) }),
  'dossiers.correct_procedure': (deal) => ({ procedureId: deal.row('procedure').id, ...procedure(deal) }),
  'dossiers.end_procedure': (deal) => ({
    procedureId: deal.row('procedure').id,
    lastDay: deal.some(['2025-12-31', '2026-06-30']),
    replacedBy: deal.some(['', '9.000001']),
  }),
  'dossiers.import_procedures': (deal) => ({
    rows: [1, 2].map((at) => ({
      line: at,
      procedureId: newOrOld(deal, 'procedure'),
      code: `8.${100_000 + deal.number(899_999)}`,
      name: `Thủ tục ${deal.number(1e9)}`,
    })),
  }),
  'dossiers.add_starter': () => ({}),
}

export const questions: Cases['questions'] = {
  'dossiers.listProcedures': (scope) => procedures.listProcedures(scope, { query: 'dang ky', usableOn: today }),
  'dossiers.findProcedure': (scope, deal) => procedures.findProcedure(scope, deal.row('procedure').id),
  'dossiers.findProcedureByCode': (scope) => procedures.findProcedureByCode(scope, '9.000001'),
  'dossiers.listCalled': (scope, deal) => procedures.listCalled(scope, deal.row('procedure').id),
  'dossiers.listUsual': (scope) => procedures.listUsual(scope, today),
  'dossiers.findMeant': (scope) => procedures.findMeant(scope, 'Đăng ký khai sinh', today),
  'dossiers.listDossiers': (scope, deal) =>
    dossiers.listDossiers(scope, {
      ...filter(deal),
      ...deal.some([
        {},
        { householdIds: ids(deal, 'household') },
        { query: 'lam', queryHouseholds: ids(deal, 'household') },
        { dueBy: '2026-12-31', order: 'remind' as const },
        { standing: 'cancelled' as const },
      ]),
      size: 500,
    }),
  'dossiers.findDossier': (scope, deal) => dossiers.findDossier(scope, deal.row('dossier').id),
  'dossiers.snapshotDossiers': (scope, deal) => dossiers.snapshotDossiers(scope, ids(deal, 'dossier')),
  'dossiers.listEvents': (scope, deal) => dossiers.listEvents(scope, deal.row('dossier').id),
  'dossiers.listDossierFacts': (scope, deal) => dossiers.listDossierFacts(scope, { ...whole, ...filter(deal) }),
  'dossiers.listLines': (scope, deal) => dossiers.listLines(scope, ids(deal, 'dossier')),
  'dossiers.tallyDossiers': (scope) => dossiers.tallyDossiers(scope, whole),
  'dossiers.tallyByStatus': (scope, deal) => dossiers.tallyByStatus(scope, { ...whole, ...filter(deal) }),
  'dossiers.countPublicly': (scope) => dossiers.countPublicly(scope, whole),
  'dossiers.countLines': (scope) => dossiers.countLines(scope, whole),
  'dossiers.listUnmatched': (scope) => dossiers.listUnmatched(scope),
  'dossiers.snapshotProcedures': (scope, deal) => procedures.snapshotProcedures(scope, ids(deal, 'procedure')),
  'dossiers.listDossierNames': (scope, deal) =>
    listDossierNames(
      scope,
      ids(deal, 'household').map((householdId) => ({ householdId })),
    ),
}
