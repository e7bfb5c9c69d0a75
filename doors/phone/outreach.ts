import { findMessage, listAsked, listPublications } from '../../features/outreach/reads.ts'
import { FieldMessage, FieldOutreach } from '../../features/outreach/screens/field-outreach.tsx'
import { words } from '../../features/outreach/words.ts'
import { getCommune } from '../../features/places/reads.ts'
import { holds, holdsIn } from '../../platform/access/scope.ts'
import { forTeam } from './screens.ts'

const title = (lang: 'vi' | 'en') => words.say(lang, 'own')

export const fieldOutreachPages = [
  forTeam('/field/outreach', title, FieldOutreach, async ({ scope, today }, { suffix }, { teamId }) => {
    const asked = await listAsked(scope, teamId, today)
    return {
      open: asked.filter(({ publication }) => publication === null),
      done: asked
        .filter(({ publication }) => publication !== null)
        .toReversed()
        .slice(0, 30),
      suffix,
    }
  }),

  forTeam(
    '/field/outreach/:messageId',
    title,
    FieldMessage,
    async ({ scope, params, today }, { suffix }, { teamId }) => {
      const message = await findMessage(scope, params['messageId'] ?? '')
      if (!message?.teamIds.includes(teamId)) return undefined
      const publications = await listPublications(scope, message.messageId)
      return {
        message,
        publication: publications.find((one) => one.teamId === teamId && one.undoneReason === null),
        teamId,
        commune: (await getCommune(scope)).code,
        today,
        mayWrite: holds(scope, ['coordinator', 'admin']) || holdsIn(scope, ['team_lead', 'member'], teamId),
        back: `/field/outreach${suffix}`,
      }
    },
  ),
]
