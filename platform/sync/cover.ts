import { sealDelivery } from './delivery.ts'
import { change, type Outbox, openRow } from './outbox.ts'

const coveredAtOnce = 50

/** Gives what waits its copy for the server, once this phone may deliver for its owner. */
export async function coverRows({ store, vault }: Outbox): Promise<void> {
  const { accountId } = vault
  const serverKey = (await store.get('vaults', accountId))?.delivery?.serverKey
  if (!serverKey) return
  const rows = await store.getAllFromIndex('outbox', 'account', accountId)
  const bare = rows.filter((row) => row.delivery === undefined && row.state === 'waiting')
  for (let from = 0; from < bare.length; from += coveredAtOnce) {
    const copies = new Map<number, string>()
    for (const row of bare.slice(from, from + coveredAtOnce)) {
      const kept = await openRow(vault, row)
      if (kept) copies.set(row.place, await sealDelivery(serverKey, { accountId, envelope: kept.envelope }))
    }
    await change(store, [...copies.keys()], (now) => ({ ...now, delivery: copies.get(now.place) ?? '' }))
  }
}
