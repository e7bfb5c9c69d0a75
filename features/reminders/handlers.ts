import { all, maybe, run, sql } from '../../platform/db/database.ts'
import { type Change, done, handle, type Outcome, refuse, type Work } from '../../platform/journal/command.ts'
import { findPlan } from '../plan/reads.ts'
import { listTeams } from '../teams/reads.ts'
import * as contract from './contract.ts'

const { remindersProblems } = contract

type Said = { planId: string; about: contract.About; channel: contract.Channel; text: string }
type Born = { urgeId: string; teamId: string }

export const handlers = [
  handle(contract.logUrge, async (work, { urgeId, teamId, ...said }) => enter(work, said, [{ urgeId, teamId }])),

  handle(contract.logUrges, async (work, { urges, ...said }) => enter(work, said, urges)),

  handle(contract.undoUrge, async (work, { urgeId }) => {
    const { communeId, accountId, tx } = work.scope
    const undone = await maybe(
      tx,
      sql<{ team_id: string }>`
        update reminders_urge set undone_at = ${work.receivedAt}, undone_by = ${accountId}::uuid
        where commune_id = ${communeId} and urge_id = ${urgeId} and undone_at is null returning team_id`,
    )
    if (!undone) return refuse(remindersProblems.make('reminders.not_found'))
    return done({ changes: [touched({ urgeId, teamId: undone.team_id })] })
  }),

  handle(contract.setDayOff, async (work, { day, kind, name, source, verified }) => {
    const { communeId, accountId, tx } = work.scope
    await run(
      tx,
      sql`insert into reminders_day_off (commune_id, day, kind, name, source, verified, entered_at, entered_by)
          values (${communeId}, ${day}, ${kind}, ${name}, ${source}, ${verified}, ${work.receivedAt}, ${accountId}::uuid)
          on conflict (commune_id, day) do update set kind = excluded.kind, name = excluded.name, source = excluded.source,
            verified = excluded.verified, entered_at = excluded.entered_at, entered_by = excluded.entered_by`,
    )
    return done({ changes: [ofCommune(communeId)] })
  }),

  handle(contract.dropDayOff, async (work, { day }) => {
    const dropped = await run(
      work.scope.tx,
      sql`delete from reminders_day_off where commune_id = ${work.scope.communeId} and day = ${day}`,
    )
    if (dropped === 0) return refuse(remindersProblems.make('reminders.no_day_off'))
    return done({ changes: [ofCommune(work.scope.communeId)] })
  }),
]

async function enter(work: Work, { planId, about, channel, text }: Said, urges: readonly Born[]): Promise<Outcome> {
  const { communeId, accountId, tx } = work.scope
  if ((await findPlan(work.scope, planId))?.status !== 'active')
    return refuse(remindersProblems.make('reminders.no_plan'))
  const standing = new Set((await listTeams(work.scope)).map((team) => team.teamId))
  if (urges.some(({ teamId }) => !standing.has(teamId)))
    return refuse(remindersProblems.make('reminders.team_not_found'))
  const entered = await all(
    tx,
    sql<{ urge_id: string }>`
      insert into reminders_urge (commune_id, urge_id, plan_id, team_id, about, channel, words, urged_on, urged_at, urged_by)
      select ${communeId}::uuid, "urgeId", ${planId}::uuid, "teamId", ${about}, ${channel}, ${text}, ${work.today}::date,
             ${work.receivedAt}::timestamptz, ${accountId}::uuid
      from jsonb_to_recordset(${JSON.stringify(urges)}::jsonb) as r("urgeId" uuid, "teamId" uuid)
      on conflict do nothing returning urge_id`,
  )
  if (entered.length < urges.length) return refuse(remindersProblems.make('reminders.already_logged'))
  return done({ changes: urges.map(touched) })
}

function touched({ urgeId, teamId }: Born): Change {
  return { noun: 'urge', id: urgeId, teamId }
}

/** The calendar of working days is the commune's own. */
function ofCommune(communeId: string): Change {
  return { noun: 'commune', id: communeId, teamId: null }
}
