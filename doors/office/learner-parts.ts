import { findLearner, type Learner, listPractices } from '../../features/curriculum/reads.ts'
import { isDue, suggest } from '../../features/curriculum/rules/passport.ts'
import type { LearnerProps } from '../../features/curriculum/screens/learner-parts.tsx'
import { listNames } from '../../features/people/reads.ts'
import { findMember, listMembers, type Member } from '../../features/teams/reads.ts'
import { holds, holdsIn } from '../../platform/access/scope.ts'
import type { Ask } from '../server/page.ts'
import { officerRoles } from './places.ts'

/** A learner with everything that is known and may be changed, in the field and at the desk. */
export async function learnerOf(ask: Ask, coachHref: string | undefined): Promise<LearnerProps | undefined> {
  const { scope, params, today } = ask
  const learner = await findLearner(scope, params['learnerId'] ?? '')
  if (!learner) return undefined
  const practices = await listPractices(scope, learner.learnerId)
  const names = await listNames(
    scope,
    practices.flatMap(({ recordedBy }) => recordedBy ?? []),
  )
  const anyTeam = holds(scope, officerRoles)
  return {
    learner,
    practices: practices.map((practice) => ({
      ...practice,
      recorder: practice.recordedBy === null ? undefined : names.get(practice.recordedBy),
      mayChange:
        learner.forgottenOn === null &&
        (anyTeam || holdsIn(scope, ['team_lead'], practice.teamId) || practice.recordedBy === scope.accountId),
    })),
    members: await membersOf(ask, learner.teamId),
    today,
    mayForget: anyTeam || holdsIn(scope, ['team_lead'], learner.teamId),
    coachHref,
  }
}

/** Those due today: of the asker's own learners first. */
export async function dueOf({ scope, today }: Ask, learners: readonly Learner[]): Promise<Learner[]> {
  const due = learners.filter(({ marks, enrolledOn }) => isDue(suggest(marks, enrolledOn), today))
  const coaches = [...new Set(due.flatMap(({ coach }) => coach?.memberId ?? []))]
  const mine = new Set<string>()
  for (const memberId of coaches) {
    const member = await findMember(scope, memberId)
    if (member?.accountId !== null && member?.accountId === scope.accountId) mine.add(memberId)
  }
  const isMine = ({ coach }: Learner) => coach !== undefined && mine.has(coach.memberId)
  return [...due.filter(isMine), ...due.filter((learner) => !isMine(learner))]
}

export async function membersOf({ scope }: Ask, teamId: string): Promise<Member[]> {
  return (await listMembers(scope, { teamId, size: 100 })).rows
}
