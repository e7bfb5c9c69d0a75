import type { Hono } from 'hono'
import { listHouseholds, snapshotHouseholds } from '../../features/households/reads.ts'
import { supportProblems } from '../../features/support/contract.ts'
import {
  lineOf,
  mostInGroup,
  type OneOfMany,
  registerNames,
  visitsOfGroup,
  visitsOfRegister,
} from '../../features/support/rules/several.ts'
import { type Scope, withScope } from '../../platform/access/scope.ts'
import { countedIds, valuesOf } from '../../platform/journal/form.ts'
import type { Problem } from '../../platform/journal/problem.ts'
import type { Stand } from '../server/app.tsx'
import { isId } from '../server/page.ts'
import { doorProblems } from '../server/security.ts'

type Values = ReadonlyMap<string, readonly string[]>
type Read = { readonly orders: readonly OneOfMany[]; readonly unclear: readonly string[] }

/** Both forms without a script: each thing is a command of its own, with ids counted on from the one of the form. */
export function severalRoutes(routes: Hono, { house, visitorOf, showAgain }: Stand): void {
  const take = (path: string, read: (scope: Scope, values: Values, idOf: (n: number) => string) => Promise<Read>) =>
    routes.post(path, async (c) => {
      const { user } = await visitorOf(c.req.raw)
      if (!user) return c.redirect('/sign-in', 303)
      const values = valuesOf(await c.req.formData().catch(() => new FormData()))
      const [firstId] = values.get('firstId') ?? []
      const again = (problem: Problem, kept: Record<string, readonly string[]>) =>
        showAgain(c.req.raw, `${path}${new URL(c.req.url).search}`, {
          type: 'support.record',
          values: { ...Object.fromEntries(values), ...kept },
          problem,
        })
      if (!isId(firstId)) return again(doorProblems.make('door.wrong_kind'), {})
      const idOf = countedIds(firstId)
      const { orders, unclear } = await withScope(house.db, user.actor, 'read only', (scope) =>
        read(scope, values, (n) => idOf(2 * n + 1)),
      )
      if (orders.length + unclear.length === 0) return again(supportProblems.make('support.nobody_chosen'), {})
      const at = new Date(house.now()).toISOString()
      const receipts = await house.inbox.accept(
        user.actor,
        orders.map(({ type, payload }, n) => ({ id: idOf(2 * n), type, at, payload })),
      )
      const failed = orders.flatMap(({ from }, n) => (receipts[n]?.problem ? [from] : []))
      const problem =
        receipts.find((receipt) => receipt.problem)?.problem ??
        (unclear.length > 0 ? supportProblems.make('support.line_unclear') : undefined)
      if (!problem) return c.redirect('/field?done=support.record', 303)
      return again(problem, path === '/field/group' ? onlyRefused(failed) : onlyLines(values, [...failed, ...unclear]))
    })

  take('/field/group', async (scope, values, idOf) => {
    const names = await snapshotHouseholds(scope, (values.get('householdIds') ?? []).filter(isId).slice(0, mostInGroup))
    return { orders: visitsOfGroup(values, idOf, (id) => names.get(id)?.headName ?? ''), unclear: [] }
  })

  take('/field/notebook', async (scope, values, idOf) => {
    const [teamId] = values.get('teamId') ?? []
    const known = new Map<string, string[]>()
    for (const line of registerNames(values)) {
      const query = line.replace(' · ', ' ')
      const { rows } = await listHouseholds(scope, { teamId: isId(teamId) ? teamId : undefined, query, size: 500 })
      known.set(
        line,
        rows.filter((row) => lineOf(row) === line).map(({ householdId }) => householdId),
      )
    }
    return visitsOfRegister(values, idOf, (line) => known.get(line) ?? [])
  })
}

/** What was saved is not ticked again; what was refused is. */
function onlyRefused(failed: readonly string[]): Record<string, readonly string[]> {
  return {
    householdIds: failed.filter((from) => from !== ''),
    anonymous: [String(failed.filter((from) => from === '').length)],
  }
}

/** Saved lines come back empty. */
function onlyLines(values: Values, kept: readonly string[]): Record<string, readonly string[]> {
  const saved = [...values.keys()].filter(
    (name) => /^(name|item)\.\d+$/.test(name) && !kept.includes(name.split('.')[1] ?? ''),
  )
  return { ...Object.fromEntries(saved.map((name) => [name, ['']])), unclear: kept }
}
