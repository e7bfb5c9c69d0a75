import { v7 as newId } from 'uuid'
import { maybe, run, sql } from '../../../platform/db/database.ts'
import { type Change, done, handle, type Work } from '../../../platform/journal/command.ts'
import { fold } from '../../../platform/words/fold.ts'
import * as contract from '../contract.ts'
import { findMarketplace } from '../reads/marketplaces.ts'
import { isLink } from '../rules.ts'
import { no } from './sellers.ts'

/** The plan's own marketplaces (plan II.2): rows like any other from then on. Their addresses are for the officer to fill in. */
const known = 'english.mic.gov.vn (Bộ Thông tin và Truyền thông); tên và địa chỉ hiện nay chưa đối chiếu'
const starter = [
  { name: 'Postmart', operator: 'Tổng công ty Bưu điện Việt Nam', source: known },
  { name: 'Voso', operator: 'Tổng công ty cổ phần Bưu chính Viettel', source: known },
] as const

export const marketplaceHandlers = [
  handle(contract.addMarketplace, async (work, said) => {
    const { marketplaceId, url } = said
    if (!isLink(url)) return no('commerce.link_wrong')
    return (await insert(work, said)) === 0
      ? no('commerce.marketplace_exists')
      : done({ result: { marketplaceId }, changes: touched(marketplaceId) })
  }),

  handle(contract.correctMarketplace, async (work, said) => {
    const { marketplaceId, name, url, operator, source } = said
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
      sql`update commerce_marketplace set name = ${name}, folded = ${fold(name)}, url = ${url},
            operator = ${operator}, source = ${source}, checked_on = ${checkedOn(work, said)}
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
    for (const one of starter) {
      const marketplaceId = newId()
      if ((await insert(work, { ...one, marketplaceId, url: '', verified: 'no' })) > 0)
        changes.push(...touched(marketplaceId))
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

async function insert(work: Work, said: contract.MarketplaceInput): Promise<number> {
  const { marketplaceId, name, url, operator, source } = said
  return run(
    work.scope.tx,
    sql`insert into commerce_marketplace (commune_id, marketplace_id, name, folded, url, operator, source, checked_on)
        values (${work.scope.communeId}, ${marketplaceId}, ${name}, ${fold(name)}, ${url}, ${operator}, ${source},
                ${checkedOn(work, said)}) on conflict do nothing`,
  )
}

function checkedOn({ today }: Work, { verified }: contract.MarketplaceInput): string | null {
  return verified === 'yes' ? today : null
}

function touched(marketplaceId: string): Change[] {
  return [{ noun: 'marketplace', id: marketplaceId, teamId: null }]
}
