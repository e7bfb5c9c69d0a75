import { holds, holdsIn, type Scope } from '../../../platform/access/scope.ts'
import type { Day } from '../../../platform/clock/days.ts'
import { listNames } from '../../people/reads.ts'
import { findMember, listMembers } from '../../teams/reads.ts'
import { forget } from '../contract.ts'
import { findLearner, type Learner, listPractices } from '../reads.ts'
import { isDue, suggest } from '../rules/passport.ts'

/** A learner with everything that is known and may be changed, in the field and at the desk. */
export async function openLearner(scope: Scope, learnerId: string) {
  const learner = await findLearner(scope, learnerId)
  if (!learner) return undefined
  const practices = await listPractices(scope, learner.learnerId)
  const names = await listNames(
    scope,
    practices.flatMap(({ recordedBy }) => recordedBy ?? []),
  )
  const anyTeam = holds(scope, forget.rights.commune)
  return {
    learner,
    practices: practices.map((practice) => ({
      ...practice,
      recorder: practice.recordedBy === null ? undefined : names.get(practice.recordedBy),
      mayChange:
        learner.forgottenOn === null &&
        (anyTeam || holdsIn(scope, ['team_lead'], practice.teamId) || practice.recordedBy === scope.accountId),
    })),
    members: (await listMembers(scope, { teamId: learner.teamId, size: 100 })).rows,
    mayForget: anyTeam || holdsIn(scope, ['team_lead'], learner.teamId),
  }
}

/** Those due on a day: of the asker's own learners first. */
export async function listDue(scope: Scope, learners: readonly Learner[], today: Day): Promise<Learner[]> {
  const due = learners.filter(({ marks, enrolledOn }) => isDue(suggest(marks, enrolledOn), today))
  const coaches = [...new Set(due.flatMap(({ coach }) => coach?.memberId ?? []))]
  const mine = new Set<string>()
  for (const memberId of coaches) {
    const member = await findMember(scope, memberId)
    if (member?.accountId !== null && member?.accountId === scope.accountId) mine.add(memberId)
  }
  const isMine = ({ coach }: Learner) => coach !== null && mine.has(coach.memberId)
  return [...due.filter(isMine), ...due.filter((learner) => !isMine(learner))]
}
