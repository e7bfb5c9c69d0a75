import { holds, holdsIn } from '../access/scope.ts'
import { type Handler, nowhere, type Work } from './command.ts'

/** Whether the actor may give an order as it is: for the commune, or for the team that it is about. */
export async function mayGive(work: Work, handler: Handler, payload: unknown): Promise<boolean> {
  const { rights } = handler.spec
  if (rights.everybody || holds(work.scope, rights.commune)) return true
  if (rights.team.length === 0 || !handler.teamOf) return false
  const teamId = await handler.teamOf(work, payload as never)
  if (teamId === nowhere) return work.scope.grants.some(({ role }) => rights.team.includes(role))
  return teamId !== null && holdsIn(work.scope, rights.team, teamId)
}
