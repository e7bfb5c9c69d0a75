import type { Scope } from '../../../platform/access/scope.ts'
import type { Window } from '../../../platform/clock/days.ts'
import { all, one, sql } from '../../../platform/db/database.ts'
import type { Channel } from '../contract.ts'
import { countedIn, type Publication, publication } from '../reads.ts'

/** A record behind the figure, with the message it is of. */
export type Published = Publication & { readonly channel: Channel; readonly title: string }

type Wanted = {
  readonly window: Window
  readonly channel?: Channel | undefined
  readonly teamId?: string | undefined
  readonly page?: number
  readonly size?: number
}

/** The records that `messages_published` counts within a window, the latest first; `page` starts at 1. */
export async function listPublished(scope: Scope, wanted: Wanted): Promise<{ rows: Published[]; total: number }> {
  const { window, channel = null, teamId = null } = wanted
  const size = Math.min(wanted.size ?? 50, 500)
  const where = sql`${countedIn(scope, window)} and (${channel}::text is null or m.channel = ${channel}::text)
    and (${teamId}::uuid is null or p.team_id = ${teamId}::uuid)`
  const from = sql`outreach_publication p join outreach_message m using (commune_id, message_id)`
  const { total } = await one(scope.tx, sql<{ total: number }>`select count(*) as total from ${from} where ${where}`)
  const rows = await all(
    scope.tx,
    sql<Published>`
      select ${publication}, m.channel, m.title
      from ${from} where ${where} order by p.published_on desc, p.recorded_at desc, p.publication_id
      limit ${size} offset ${(Math.max(wanted.page ?? 1, 1) - 1) * size}`,
  )
  return { rows, total }
}
