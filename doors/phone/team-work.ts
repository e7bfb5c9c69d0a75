import { listMemberAttendances } from '../../features/sessions/reads.ts'
import { findOpenReview, listReviewed } from '../../features/teams/reads/reviews.ts'
import { listMembers } from '../../features/teams/reads.ts'
import { FieldReview } from '../../features/teams/screens/field-review.tsx'
import { words } from '../../features/teams/words.ts'
import { historyOfTeam, listTaught, listTrainees, listTrainings } from '../../features/training/reads.ts'
import type { Trainee } from '../../features/training/rules.ts'
import { FieldTraining } from '../../features/training/screens/field-training.tsx'
import { words as training } from '../../features/training/words.ts'
import { holds, holdsIn, type Scope } from '../../platform/access/scope.ts'
import { officerRoles } from '../server/roles.ts'
import { forTeam } from './screens.ts'

export const teamWorkPages = [
  forTeam(
    '/field/review',
    (lang) => words.say(lang, 'review'),
    FieldReview,
    async ({ scope, today }, { suffix }, { teamId }) => {
      const review = await findOpenReview(scope, teamId)
      const [reviewed] = review ? await listReviewed(scope, review.roundId, review.reviewId) : []
      const namesLeaders = holds(scope, officerRoles)
      return {
        reviewed,
        here: `/field/review${suffix}`,
        mayWrite: namesLeaders || holdsIn(scope, ['team_lead'], teamId),
        namesLeaders,
        today,
        back: `/field${suffix}`,
      }
    },
  ),

  forTeam(
    '/field/training',
    (lang) => training.say(lang, 'training'),
    FieldTraining,
    async ({ scope, today }, { suffix }, { teamId }) => {
      const members = await listTrainees(scope, teamId)
      const mayJudge = holds(scope, ['coordinator', 'service_center', 'admin']) || holdsIn(scope, ['team_lead'], teamId)
      return {
        own: await ownTraining(scope, teamId, members, today),
        members,
        trainings: await listTrainings(scope, teamId),
        history: mayJudge ? await historyOfTeam(scope, teamId) : [],
        mayJudge,
        today,
        here: `/field/training${suffix}`,
        back: `/field${suffix}`,
      }
    },
  ),
]

/** What the signed-in person can do and attended, also at a training that another team held. */
async function ownTraining(scope: Scope, teamId: string, members: readonly Trainee[], today: string) {
  const { rows } = await listMembers(scope, { teamId, size: 500 })
  const me = rows.find(({ accountId }) => accountId !== null && accountId === scope.accountId)
  const person = members.find(({ memberId }) => memberId === me?.memberId)
  if (!person) return undefined
  const ever = { from: '2022-03-05', to: today }
  const attended = await listMemberAttendances(scope, ever, [person.memberId])
  const taught = await listTaught(
    scope,
    attended.map(({ sessionId }) => sessionId),
  )
  return {
    person,
    attended: attended.map(({ sessionId, heldOn }) => ({ sessionId, heldOn, topics: taught.get(sessionId) ?? [] })),
  }
}
