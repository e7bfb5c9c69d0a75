import { findActivePlan } from '../../features/plan/reads.ts'
import { listNominations } from '../../features/recognition/reads/nominations.ts'
import { evaluate } from '../../features/recognition/reads.ts'
import { FieldResult } from '../../features/recognition/screens/field-result.tsx'
import { words } from '../../features/recognition/words.ts'
import { holdsIn } from '../../platform/access/scope.ts'
import { forTeam } from './screens.ts'

const title = (lang: 'vi' | 'en') => words.say(lang, 'own_result')

/** What one's own work comes to: of others only the lead sees anything, and only of the own team. */
export const fieldRecognitionPages = [
  forTeam('/field/recognition', title, FieldResult, async ({ scope, today }, { suffix }, { teamId, name }) => {
    const plan = await findActivePlan(scope, today)
    const evaluation = plan && (await evaluate(scope, plan, today))
    const ofTeam = evaluation?.members.filter(({ member }) => member.teamId === teamId) ?? []
    const own = ofTeam.find(({ member }) => member.accountId !== null && member.accountId === scope.accountId)
    const isLead = holdsIn(scope, ['team_lead'], teamId)
    const nominations = plan ? await listNominations(scope, plan.planId) : []
    return {
      planId: plan?.planId,
      team: { teamId, name, judgement: evaluation?.teams.find(({ team }) => team.teamId === teamId) },
      own: own && { name: own.member.name, judgement: own },
      members: isLead
        ? ofTeam.map(({ member, ...judgement }) => ({ memberId: member.memberId, name: member.name, judgement }))
        : [],
      nominations: nominations.filter(
        (one) => one.teamId === teamId && (isLead || one.memberId === null || one.memberId === own?.member.memberId),
      ),
      mayNominate: isLead,
      here: `/field/recognition${suffix}`,
      back: `/field${suffix}`,
    }
  }),
]
