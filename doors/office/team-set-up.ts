import type { Hono } from 'hono'
import { v7 as newId } from 'uuid'
import { listVillages } from '../../features/places/reads.ts'
import { withScope } from '../../platform/access/scope.ts'
import { countedIds } from '../../platform/journal/form.ts'
import type { Problem } from '../../platform/journal/problem.ts'
import type { Stand } from '../server/app.tsx'
import { isId } from '../server/page.ts'
import { doorProblems } from '../server/security.ts'

export function setUpRoutes(routes: Hono, { house, visitorOf, showAgain }: Stand): void {
  /** Villages first, then their teams: two commands whose ids come from the form, so that a second press changes nothing. */
  routes.post('/desk/teams/set-up', async (c) => {
    const { user } = await visitorOf(c.req.raw)
    if (!user) return c.redirect('/sign-in', 303)
    const form = await c.req.formData().catch(() => new FormData())
    const [first, communeTeamName, villageText] = ['firstId', 'communeTeamName', 'villageNames'].map((name) =>
      String(form.get(name) ?? ''),
    )
    const again = (problem: Problem) =>
      showAgain(c.req.raw, '/desk/teams/set-up', {
        type: 'teams.set_up',
        values: { communeTeamName: [communeTeamName ?? ''], villageNames: [villageText ?? ''] },
        problem,
      })
    const names = namesIn(villageText ?? '')
    const idOf = countedIds(isId(first) ? first : newId())
    const standing = await withScope(house.db, user.actor, 'read only', listVillages)
    const villages = names.map((name, at) => ({
      name,
      villageId: standing.find((one) => one.name === name)?.villageId ?? idOf(2 * at + 4),
    }))
    const missing = villages.filter(({ name }) => !standing.some((one) => one.name === name))
    const at = new Date(house.now()).toISOString()
    const orders = [
      ...(missing.length > 0 ? [{ id: idOf(0), type: 'places.add_villages', at, payload: { villages: missing } }] : []),
      {
        id: idOf(1),
        type: 'teams.set_up',
        at,
        payload: {
          teams: [
            { teamId: idOf(2), level: 'commune', name: communeTeamName, villageId: null },
            ...villages.map(({ name, villageId }, place) => ({
              teamId: idOf(2 * place + 5),
              level: 'village',
              name,
              villageId,
            })),
          ],
        },
      },
    ]
    for (const order of orders) {
      const [receipt] = await house.inbox.accept(user.actor, [order])
      if (!receipt || receipt.problem) return again(receipt?.problem ?? doorProblems.make('door.fault'))
    }
    return c.redirect('/desk/teams?done=teams.set_up', 303)
  })
}

/** Names as typed, one a line; a name typed twice is one village. */
export function namesIn(text: string): string[] {
  const names = text
    .normalize('NFC')
    .split(/\r?\n/)
    .map((line) => line.replace(/\s+/g, ' ').trim())
  return [...new Set(names.filter((name) => name !== ''))]
}
