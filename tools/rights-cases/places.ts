import * as places from '../../features/places/reads.ts'
import { type Cases, ids, newOrOld, text } from './deal.ts'

export const orders: Cases['orders'] = {
  'places.found_commune': (deal) => ({ communeId: deal.row('commune').id, code: '11999', name: text(deal) }),
  'places.add_villages': (deal) => ({
    villages: [{ villageId: newOrOld(deal, 'village'), name: `Thôn ${deal.number(1e9)}` }],
  }),
  'places.rename_village': (deal) => ({ villageId: deal.row('village').id, name: `Thôn ${deal.number(1e9)}` }),
}

export const questions: Cases['questions'] = {
  'places.getCommune': (scope) => places.getCommune(scope),
  'places.listVillages': (scope) => places.listVillages(scope),
  'places.snapshotCommunes': (scope) => places.snapshotCommunes(scope),
  'places.snapshotVillages': (scope, deal) => places.snapshotVillages(scope, ids(deal, 'village')),
}
