import { run, sql } from '../../../platform/db/database.ts'
import type { Follower } from '../../../platform/journal/command.ts'
import type { VisitFact } from '../../support/contract.ts'

/** A verdict is about the record as it was: who corrects or cancels it is asked anew, if there is still something to ask. */
export const followers: readonly Follower[] = [
  {
    kind: 'support.cancelled',
    run: async ({ scope: { communeId, tx } }, facts) => {
      const visitIds = (facts as unknown as readonly VisitFact[]).map(({ visitId }) => visitId)
      await run(
        tx,
        sql`delete from recognition_verdict where commune_id = ${communeId} and visit_id = any(${visitIds}::uuid[])`,
      )
    },
  },
]
