import { v7 as newId } from 'uuid'
import { listCommunes } from '../../features/places/reads.ts'
import { findActivePlan } from '../../features/plan/reads.ts'
import { consolidate } from '../../features/reports/contract.ts'
import { listReports } from '../../features/reports/reads.ts'
import { type Actor, withScope } from '../../platform/access/scope.ts'
import { addDays, dayOf, hourOf } from '../../platform/clock/days.ts'
import { log } from '../../platform/watch/log.ts'
import type { House } from './house.ts'

const everyMs = 10 * 60_000
/** Before the officer's working day begins. */
const morning = 6
/** A report nobody drew up for a month is no longer waited for. */
const patienceDays = 30

/** Looks every ten minutes whether a report is due whose draft nobody has drawn up yet. Ends with the process. */
export function watchDueDays(house: House): void {
  const look = () =>
    draftDueReports(house).catch((error: unknown) =>
      log('error', 'the due reports could not be drawn up', {
        error: error instanceof Error ? error.message : String(error),
      }),
    )
  setInterval(() => void look(), everyMs).unref()
}

/**
 * On the morning a report is due its draft is there by itself, from the team reports accepted so far; the officer takes
 * up later ones with one tap. Answers how many drafts were made.
 */
export async function draftDueReports({ db, inbox, now }: Pick<House, 'db' | 'inbox' | 'now'>): Promise<number> {
  let made = 0
  if (hourOf(now()) < morning) return made
  for (const { communeId } of await listCommunes(db)) {
    const clerk: Actor = {
      accountId: null,
      communeId,
      grants: [{ role: 'coordinator', teamId: null, partnerId: null }],
    }
    const planId = await withScope(db, clerk, 'read only', async (scope) => {
      const today = dayOf(now())
      const plan = await findActivePlan(scope, today)
      if (!plan || today < plan.dueOn || today > addDays(plan.dueOn, patienceDays)) return undefined
      const reports = await listReports(scope, plan.planId)
      const isReady = reports.some(({ status }) => status === 'accepted')
      return isReady && reports.every(({ teamId }) => teamId !== null) ? plan.planId : undefined
    })
    if (planId === undefined) continue
    const [receipt] = await inbox.accept(clerk, [
      {
        id: newId(),
        at: new Date(now()).toISOString(),
        type: consolidate.type,
        payload: { reportId: newId(), planId },
      },
    ])
    if (receipt?.status === 'done') made += 1
  }
  return made
}
