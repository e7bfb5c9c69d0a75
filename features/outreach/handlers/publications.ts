import { holds } from '../../../platform/access/scope.ts'
import { maybe, run, sql } from '../../../platform/db/database.ts'
import { done, handle, type Outcome, type Work } from '../../../platform/journal/command.ts'
import { isClosed } from '../../support/reads.ts'
import * as contract from '../contract.ts'
import { findPublication, type Publication } from '../reads.ts'
import { publishedProblem } from '../rules.ts'
import { ask, type Code, holdMessage, no, strangerAmong } from './messages.ts'

const afterClosing = ['coordinator', 'admin'] as const

export const publicationHandlers = [
  handle(
    contract.publish,
    async (work, said) => {
      const { communeId, tx } = work.scope
      const message = await holdMessage(work, said.messageId)
      if (!message) return no('outreach.message_not_found')
      // The centre may write down what a team did of its own accord; a team what it was asked for.
      if (!message.teamIds.includes(said.teamId)) {
        if (!holds(work.scope, contract.publish.rights.commune)) return no('outreach.not_asked')
        const stranger = await strangerAmong(work, [said.teamId])
        if (stranger) return no(stranger)
      }
      const wrong = await wrongOn(work, said.messageId, said.publishedOn)
      if (wrong) return no(wrong)
      await ask(work, said.messageId, [said.teamId])
      const made = await run(
        tx,
        sql`insert into outreach_publication (commune_id, publication_id, message_id, team_id, published_on, times, reach, link, note, recorded_by, recorded_at)
            values (${communeId}, ${said.publicationId}, ${said.messageId}, ${said.teamId}, ${said.publishedOn}, ${said.times}, ${said.reach},
                    ${said.link}, ${said.note}, ${work.givenBy}, ${work.receivedAt})
            on conflict do nothing`,
      )
      return made === 0 ? no('outreach.already_published') : touched(said)
    },
    async (_, { teamId }) => teamId,
  ),

  handle(
    contract.correctPublication,
    async (work, said) => {
      const before = await holdPublication(work, said.publicationId)
      if (!before) return no('outreach.publication_not_found')
      const wrong = (await wrongOn(work, before.messageId, said.publishedOn)) ?? (await shut(work, before.publishedOn))
      if (wrong) return no(wrong)
      if (said.reason === '' && (await needsReason(work, [before.publishedOn, said.publishedOn])))
        return no('outreach.reason_needed')
      const { communeId, tx } = work.scope
      await run(
        tx,
        sql`update outreach_publication set published_on = ${said.publishedOn}, times = ${said.times}, reach = ${said.reach},
              link = ${said.link}, note = ${said.note}
            where commune_id = ${communeId} and publication_id = ${said.publicationId}`,
      )
      return touched(before)
    },
    async (work, { publicationId }) => teamOf(work, publicationId),
  ),

  handle(
    contract.undoPublication,
    async (work, { publicationId, reason }) => {
      const before = await holdPublication(work, publicationId)
      if (!before) return no('outreach.publication_not_found')
      const wrong = await shut(work, before.publishedOn)
      if (wrong) return no(wrong)
      const { communeId, tx } = work.scope
      await run(
        tx,
        sql`update outreach_publication set undone_reason = ${reason}
            where commune_id = ${communeId} and publication_id = ${publicationId}`,
      )
      return touched(before)
    },
    async (work, { publicationId }) => teamOf(work, publicationId),
  ),
]

/** One that stands, held until the order is through. */
async function holdPublication({ scope }: Work, publicationId: string): Promise<Publication | undefined> {
  await maybe(
    scope.tx,
    sql`select from outreach_publication where commune_id = ${scope.communeId} and publication_id = ${publicationId} for update`,
  )
  const found = await findPublication(scope, publicationId)
  return found?.undoneReason === null ? found : undefined
}

async function wrongOn(work: Work, messageId: string, on: string): Promise<Code | undefined> {
  const { communeId, tx } = work.scope
  // A team does not see the campaign; its first day is no secret.
  const campaign = await maybe(
    tx,
    sql<{ from: string; to: string }>`
      select c.from_day as "from", c.to_day as "to" from outreach_campaign c join outreach_message m using (commune_id, campaign_id)
      where m.commune_id = ${communeId} and m.message_id = ${messageId}`,
  )
  if (!campaign) return 'outreach.message_not_found'
  return publishedProblem(on, campaign, work.today) ?? shut(work, on)
}

/** Once the report on a day is locked, only those who answer for it may still touch what happened then. */
async function shut({ scope }: Work, day: string): Promise<Code | undefined> {
  return !holds(scope, afterClosing) && (await isClosed(scope, day)) ? 'outreach.period_closed' : undefined
}

/** The field's own words were held with the reason why; whoever changes a closed day unasked has to give one. */
async function needsReason({ scope, givenBy }: Work, days: readonly string[]): Promise<boolean> {
  if (givenBy !== scope.accountId) return false
  for (const day of days) if (await isClosed(scope, day)) return true
  return false
}

async function teamOf({ scope }: Work, publicationId: string): Promise<string | null> {
  return (await findPublication(scope, publicationId))?.teamId ?? null
}

function touched({ publicationId, teamId }: Pick<Publication, 'publicationId' | 'teamId'>): Outcome {
  return done({
    result: { publicationId, teamId },
    changes: [{ noun: 'publication', id: publicationId, teamId }],
  })
}
