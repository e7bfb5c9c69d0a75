import { v7 as newId } from 'uuid'
import { maybe, run, sql } from '../../../platform/db/database.ts'
import { type Change, done, handle, type Work } from '../../../platform/journal/command.ts'
import { fold } from '../../../platform/words/fold.ts'
import * as contract from '../contract.ts'
import { findMarketplace } from '../reads/marketplaces.ts'
import { isLink } from '../rules.ts'
import { no } from './sellers.ts'

/** The plan's own marketplaces (plan II.2): rows like any other from then on. Their addresses are for the officer to fill in. */
const starter = ['Postmart', 'Voso'] as const

export const marketplaceHandlers = [
  handle(contract.addMarketplace, async (work, { marketplaceId, name, url }) => {
    if (!isLink(url)) return no('commerce.link_wrong')
    return (await insert(work, { marketplaceId, name, url })) === 0
      ? no('commerce.marketplace_exists')
      : done({ result: { marketplaceId }, changes: touched(marketplaceId) })
  }),

  handle(contract.correctMarketplace, async (work, { marketplaceId, name, url }) => {
    const { communeId, tx } = work.scope
    if (!(await findMarketplace(work.scope, marketplaceId))) return no('commerce.marketplace_not_found')
    if (!isLink(url)) return no('commerce.link_wrong')
    const twice = await maybe(
      tx,
      sql`select from commerce_marketplace where commune_id = ${communeId} and folded = ${fold(name)} and marketplace_id <> ${marketplaceId}`,
    )
    if (twice) return no('commerce.marketplace_exists')
    await run(
      tx,
      sql`update commerce_marketplace set name = ${name}, folded = ${fold(name)}, url = ${url}
          where commune_id = ${communeId} and marketplace_id = ${marketplaceId}`,
    )
    return done({ changes: touched(marketplaceId) })
  }),

  handle(contract.endMarketplace, async (work, { marketplaceId, lastDay }) => {
    const { communeId, tx } = work.scope
    const ended = await run(
      tx,
      sql`update commerce_marketplace set ended_on = ${lastDay} where commune_id = ${communeId} and marketplace_id = ${marketplaceId}`,
    )
    return ended === 0 ? no('commerce.marketplace_not_found') : done({ changes: touched(marketplaceId) })
  }),

  handle(contract.addStarter, async (work) => {
    const changes: Change[] = []
    for (const name of starter) {
      const marketplaceId = newId()
      if ((await insert(work, { marketplaceId, name, url: '' })) > 0) changes.push(...touched(marketplaceId))
    }
    return done({ changes })
  }),

  handle(contract.setStalledDays, async ({ scope }, { days }) => {
    await run(
      scope.tx,
      sql`insert into commerce_setting (commune_id, stalled_days) values (${scope.communeId}, ${days})
          on conflict on constraint commerce_setting_pk do update set stalled_days = excluded.stalled_days`,
    )
    return done()
  }),
]

async function insert(
  { scope }: Work,
  { marketplaceId, name, url }: { readonly marketplaceId: string; readonly name: string; readonly url: string },
): Promise<number> {
  return run(
    scope.tx,
    sql`insert into commerce_marketplace (commune_id, marketplace_id, name, folded, url)
        values (${scope.communeId}, ${marketplaceId}, ${name}, ${fold(name)}, ${url}) on conflict do nothing`,
  )
}

function touched(marketplaceId: string): Change[] {
  return [{ noun: 'marketplace', id: marketplaceId, teamId: null }]
}
