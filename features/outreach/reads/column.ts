import type { Scope } from '../../../platform/access/scope.ts'
import type { Day } from '../../../platform/clock/days.ts'
import { all, sql } from '../../../platform/db/database.ts'

/** A message as it stands in the column "Chuyển đổi số đến từng thôn": nothing of who is asked or who carried it out. */
export type ColumnEntry = {
  readonly messageId: string
  readonly title: string
  readonly body: string
  readonly on: Day
}

/** What everybody may read by today, the latest first; 50 at most. `only`: one of them. */
export async function listColumn(scope: Scope, today: Day, only: string | null = null): Promise<ColumnEntry[]> {
  return all(
    scope.tx,
    sql<ColumnEntry>`
      select m.message_id as "messageId", m.title, m.body, m.from_day as "on"
      from outreach_message m join outreach_campaign c using (commune_id, campaign_id)
      where m.commune_id = ${scope.communeId} and m.is_public and m.from_day <= ${today}
        and m.withdrawn_reason is null and c.withdrawn_reason is null and (${only}::uuid is null or m.message_id = ${only}::uuid)
      order by m.from_day desc, m.written_at desc, m.message_id limit 50`,
  )
}
