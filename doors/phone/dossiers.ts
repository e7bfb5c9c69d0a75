import { listDossierNames } from '../../features/dossiers/reads/names.ts'
import { listProcedures, listUsual } from '../../features/dossiers/reads/procedures.ts'
import { findDossier, listDossiers, listEvents } from '../../features/dossiers/reads.ts'
import { FieldDossier, FieldDossiers } from '../../features/dossiers/screens/field-dossiers.tsx'
import { FieldFile } from '../../features/dossiers/screens/field-file.tsx'
import { words } from '../../features/dossiers/words.ts'
import { findHousehold, listHouseholds } from '../../features/households/reads.ts'
import { listNames } from '../../features/people/reads.ts'
import { holds, holdsIn } from '../../platform/access/scope.ts'
import { idIn, textIn } from '../server/page.ts'
import { field, forTeam } from './screens.ts'

const title = (lang: 'vi' | 'en') => words.say(lang, 'own_dossiers')
const forAnyTeam = ['coordinator', 'service_center', 'admin'] as const

export const fieldDossierPages = [
  forTeam('/field/dossiers', title, FieldDossiers, async ({ scope, today }, { suffix }, { teamId }) => {
    const due = await listDossiers(scope, { teamId, dueBy: today, order: 'remind', size: 100 })
    const { rows } = await listDossiers(scope, { teamId, size: 100 })
    return {
      due: due.rows,
      dossiers: rows,
      names: await listDossierNames(scope, [...due.rows, ...rows]),
      today,
      suffix,
    }
  }),

  // One page for every household, kept on the phone: with no network the household is chosen on it.
  forTeam(
    '/field/dossiers/new',
    (lang) => words.say(lang, 'file'),
    FieldFile,
    async (ask, { suffix }, { teamId }) => {
      const { scope, query, today } = ask
      const procedure = textIn(query, 'procedure')
      const wanted = idIn(query, 'household')
      const household = wanted === undefined ? undefined : await findHousehold(scope, wanted)
      const { rows } = household ? { rows: [] } : await listHouseholds(scope, { teamId, size: 40 })
      return {
        teamId: household && holdsIn(scope, ['member', 'team_lead'], household.teamId) ? household.teamId : teamId,
        household,
        households: rows,
        usual: await listUsual(scope, today),
        found:
          procedure === '' ? [] : (await listProcedures(scope, { query: procedure, usableOn: today, size: 12 })).rows,
        query: procedure,
        today,
        keep: {
          ...(household ? { household: household.householdId } : {}),
          ...(query['team'] ? { team: query['team'] } : {}),
        },
        back: `/field/dossiers${suffix}`,
      }
    },
  ),

  field('/field/dossiers/:dossierId', title, FieldDossier, async ({ scope, params, today }) => {
    const dossier = await findDossier(scope, params['dossierId'] ?? '')
    if (!dossier) return undefined
    const told = await listEvents(scope, dossier.dossierId)
    const people = await listNames(
      scope,
      [dossier.recordedBy, ...told.map(({ accountId }) => accountId)].flatMap((id) => id ?? []),
    )
    return {
      dossier,
      names: await listDossierNames(scope, [dossier]),
      events: told.map((event) => ({
        ...event,
        name: event.accountId === null ? undefined : people.get(event.accountId),
      })),
      recordedBy: dossier.recordedBy === null ? undefined : people.get(dossier.recordedBy),
      today,
      mayWrite: holds(scope, forAnyTeam) || holdsIn(scope, ['member', 'team_lead'], dossier.teamId),
      mayTakeOut:
        holds(scope, forAnyTeam) ||
        holdsIn(scope, ['team_lead'], dossier.teamId) ||
        dossier.recordedBy === scope.accountId,
    }
  }),
]
