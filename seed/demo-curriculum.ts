import { v7 as newId } from 'uuid'
import { levels } from '../features/curriculum/rules/passport.ts'
import { skillCodes } from '../features/curriculum/rules/skills.ts'
import { addDays, type Day } from '../platform/clock/days.ts'
import type { DemoOrder } from './demo-quarter.ts'

type Team = { readonly teamId: string; readonly at: number }
type Household = { readonly householdId: string; readonly at: number; readonly vulnerable: boolean }
type Member = { readonly memberId: string; readonly team: Team; readonly place: number }

const names = ['Bà Tám (mẫu)', 'Ông Sáu (mẫu)', '', 'Cụ Hợi (mẫu)', 'Bác Năm (mẫu)'] as const

/** In two villages of three somebody is taught by hand: beginners, some well on, and in one village long not visited. */
export function demoCurriculum(
  today: Day,
  teams: readonly Team[],
  households: readonly Household[],
  members: readonly Member[],
): DemoOrder[] {
  return teams
    .filter(({ at }) => at % 3 !== 2)
    .flatMap((team) => {
      const homes = households.filter((household) => household.at === team.at && household.vulnerable)
      const coachId = members.find((member) => member.team.at === team.at && member.place === 2)?.memberId ?? null
      return Array.from({ length: 2 + (team.at % 4) }, (_, n) =>
        taught(today, team, homes[n]?.householdId ?? '', n === 3 ? null : coachId, n),
      ).flat()
    })
}

function taught(today: Day, { teamId, at }: Team, householdId: string, coachId: string | null, n: number): DemoOrder[] {
  const learnerId = newId()
  const visits = (at + 2 * n) % 5
  const silence = at % 6 === 4 ? 25 : 2 + ((at + n) % 9)
  const lessons = Array.from({ length: visits }, (_, visit): DemoOrder[] => {
    const heldOn = addDays(today, -silence - 7 * (visits - 1 - visit))
    // Two skills a visit, the second one a step behind the first; from one visit to the next both go better.
    const levelOf = (skill: number) => levels[Math.min(levels.length - 1, visit - skill + 1)]
    const practised = skillCodes
      .slice(0, visit + 1)
      .slice(-2)
      .map((code, place) => [code, levelOf(visit - 1 + place) ?? 'tried'])
    const lesson = { visitId: newId(), learnerId, teamId, heldOn, levels: Object.fromEntries(practised) }
    return [{ type: 'curriculum.coach', payload: lesson }]
  })
  const name = names[(at + n) % names.length] ?? ''
  return [{ type: 'curriculum.enrol', payload: { learnerId, teamId, householdId, name, coachId } }, ...lessons.flat()]
}
