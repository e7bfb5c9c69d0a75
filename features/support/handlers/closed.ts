import { holds } from '../../../platform/access/scope.ts'
import type { Day, Window } from '../../../platform/clock/days.ts'
import { run, sql } from '../../../platform/db/database.ts'
import type { Follower, Work } from '../../../platform/journal/command.ts'
import { isClosed } from '../reads.ts'

const afterClosing = ['coordinator', 'admin'] as const

// What a locked report means for the records below it.

/** The floor above closes the days that a locked report has counted. */
export const followers: readonly Follower[] = [
  {
    kind: 'reports.period_closed',
    run: async ({ scope, receivedAt }, facts) => {
      for (const { from, to } of facts as unknown as Window[])
        await run(
          scope.tx,
          sql`insert into support_closed (commune_id, from_day, to_day, closed_at)
              values (${scope.communeId}, ${from}, ${to}, ${receivedAt}) on conflict do nothing`,
        )
    },
  },
]

/** Once the report on a day is locked, only those who answer for the report may still touch that day (plan III). */
export async function isShut({ scope }: Work, day: Day): Promise<boolean> {
  return !holds(scope, afterClosing) && (await isClosed(scope, day))
}

/** The field's own words were held with the reason why; whoever changes a closed day unasked has to give one. */
export async function needsReason({ scope, givenBy }: Work, days: readonly Day[]): Promise<boolean> {
  if (givenBy !== scope.accountId) return false
  for (const day of days) if (await isClosed(scope, day)) return true
  return false
}
