import type { Levels } from '../../features/curriculum/contract.ts'
import { listDue, openLearner } from '../../features/curriculum/reads/learner.ts'
import { findLearner, findPractice, listLearners, listPractices } from '../../features/curriculum/reads.ts'
import { byDue } from '../../features/curriculum/rules/passport.ts'
import { FieldClass } from '../../features/curriculum/screens/field-class.tsx'
import { FieldCoach, type SessionChoice } from '../../features/curriculum/screens/field-coach.tsx'
import { FieldLearner } from '../../features/curriculum/screens/field-learner.tsx'
import { FieldLearnerNew } from '../../features/curriculum/screens/field-learner-new.tsx'
import { FieldLearners } from '../../features/curriculum/screens/field-learners.tsx'
import { FieldLessons } from '../../features/curriculum/screens/field-lessons.tsx'
import { Slip } from '../../features/curriculum/screens/slip.tsx'
import { words } from '../../features/curriculum/words.ts'
import { listHouseholds } from '../../features/households/reads.ts'
import { getCommune } from '../../features/places/reads.ts'
import { listSessions } from '../../features/sessions/reads.ts'
import { nameSession, tellWhen } from '../../features/sessions/words.ts'
import { findVisit } from '../../features/support/reads.ts'
import { findMember, listMembers } from '../../features/teams/reads.ts'
import { addDays } from '../../platform/clock/days.ts'
import { type Ask, drawn, idIn } from '../server/page.ts'
import { field, forTeam } from './screens.ts'

type Title = 'own_learners' | 'add_learner' | 'curriculum' | 'class' | 'passport' | 'slip'
const titled = (key: Title) => (lang: 'vi' | 'en') => words.say(lang, key)

export const fieldCurriculumPages = [
  forTeam('/field/learners', titled('own_learners'), FieldLearners, async (ask, { suffix }, { teamId }) => {
    const learners = (await listLearners(ask.scope, { teamId })).sort(byDue)
    const due = await listDue(ask.scope, learners, ask.today)
    return { due, others: learners.filter((learner) => !due.includes(learner)), today: ask.today, suffix }
  }),

  forTeam('/field/learners/new', titled('add_learner'), FieldLearnerNew, async (ask, { suffix }, { teamId }) => {
    const { rows } = await listHouseholds(ask.scope, { teamId, size: 40 })
    const { rows: members } = await listMembers(ask.scope, { teamId, size: 100 })
    const self = members.find(({ accountId }) => accountId !== null && accountId === ask.scope.accountId)
    const known = { householdId: idIn(ask.query, 'household'), self: self?.memberId }
    return { teamId, households: rows, members, suffix, ...known }
  }),

  forTeam('/field/coach', titled('curriculum'), FieldCoach, async (ask, { suffix }, { teamId }) => {
    const { scope, query, today } = ask
    const wanted = idIn(query, 'learner')
    const chosen = wanted === undefined ? undefined : await findLearner(scope, wanted)
    const corrected = idIn(query, 'correct')
    const practice = chosen && corrected ? await findPractice(scope, corrected, chosen.learnerId) : undefined
    const visitId = practice?.visitId ?? idIn(query, 'visit')
    const visit = visitId === undefined ? undefined : await findVisit(scope, visitId)
    if (visitId !== undefined && !visit) return undefined
    // A lesson that belongs to a visit is one for somebody of its household.
    const householdId = visit?.householdId ?? undefined
    const own = chosen?.teamId ?? teamId
    return {
      teamId: own,
      learners: (await listLearners(scope, { teamId: own, householdId })).sort(byDue),
      chosen,
      householdId,
      correcting: practice && { ...practice, mode: visit?.mode ?? 'in_person' },
      visitId,
      sessions: await sessionsOf(ask, own),
      sessionId: idIn(query, 'session'),
      today,
      suffix,
    }
  }),

  forTeam('/field/class', titled('class'), FieldClass, async (ask, { suffix }, { teamId }) => ({
    teamId,
    learners: (await listLearners(ask.scope, { teamId })).sort(byDue),
    sessions: await sessionsOf(ask, teamId),
    sessionId: idIn(ask.query, 'session'),
    today: ask.today,
    suffix,
  })),

  drawn(
    forTeam(
      '/field/lessons',
      (lang) => words.say(lang, 'lessons'),
      FieldLessons,
      async (_, { suffix }) => ({ suffix }),
    ),
  ),

  field('/field/learners/:learnerId', titled('passport'), FieldLearner, async (ask) => {
    const shown = await openLearner(ask.scope, ask.params['learnerId'] ?? '')
    return (
      shown && {
        ...shown,
        today: ask.today,
        coachHref: '/field/coach',
        back: `/field/learners?team=${shown.learner.teamId}`,
      }
    )
  }),

  drawn(
    field('/field/learners/:learnerId/slip', titled('slip'), Slip, async (ask) => {
      const { scope, params } = ask
      const learner = await findLearner(scope, params['learnerId'] ?? '')
      const practices = learner?.forgottenOn === null ? await listPractices(scope, learner.learnerId) : []
      const counted = practices.filter((each) => each.counted)
      const [practice] = counted
      if (!learner || !practice) return undefined
      // Also where one day held two lessons: the later word on a skill stands.
      const sameDay = counted.filter(({ heldOn }) => heldOn === practice.heldOn).reverse()
      const levels: Levels = Object.assign({}, ...sameDay.map((each) => each.levels))
      const { rows: members } = await listMembers(scope, { teamId: learner.teamId, size: 100 })
      const coach = learner.coach ? await findMember(scope, learner.coach.memberId) : undefined
      const leader = members.find(({ position }) => position === 'leader')
      const helper =
        members.find(({ accountId }) => accountId !== null && accountId === practice.recordedBy)?.name ?? coach?.name
      return {
        learner,
        heldOn: practice.heldOn,
        levels,
        helper,
        call: [coach, leader].find((one) => one?.phone) ?? leader ?? coach,
        commune: (await getCommune(scope)).name,
        back: `/field/learners/${learner.learnerId}`,
      }
    }),
  ),
]

/** What the team held in the last weeks, for a lesson that was part of it. */
async function sessionsOf({ scope, today, lang }: Ask, teamId: string): Promise<SessionChoice[]> {
  const { rows } = await listSessions(scope, { teamId, from: addDays(today, -21), to: today, size: 10 })
  return rows
    .filter(({ status }) => status !== 'cancelled')
    .map((session) => ({
      sessionId: session.sessionId,
      label: `${nameSession(lang, session)}, ${tellWhen(lang, session)}`,
    }))
}
