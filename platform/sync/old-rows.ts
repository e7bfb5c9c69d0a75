import type { Envelope, Receipt } from '../journal/command.ts'
import { type Outbox, rowOf } from './outbox.ts'
import type { OutboxRow, Store } from './store.ts'
import { makeVault, openByDevice, type Vault, vaultWith } from './vault.ts'

/** A command as version 1 of the store kept it, in clear. */
type OldRow = Pick<OutboxRow, 'place' | 'accountId' | 'state' | 'tried' | 'savedAt'> & {
  readonly envelope: Envelope
  readonly label: string
  readonly silent?: boolean
  readonly problem: Receipt['problem']
}

/**
 * Seals what stands in clear from before version 2, each under its own owner's key, also for those who are not here now:
 * an update neither drops what they kept nor leaves it readable. Places stay, so that the order stays.
 */
export async function sealOldRows(store: Store, own: Vault): Promise<void> {
  const old = ((await store.getAll('outbox')) as readonly (OutboxRow | OldRow)[]).filter((row) => 'envelope' in row)
  for (const accountId of new Set(old.map((row) => row.accountId))) {
    const vault = accountId === own.accountId ? own : await vaultOf(store, accountId)
    const rows = old.filter((row) => row.accountId === accountId)
    if (vault) await sealRows({ store, vault }, rows)
  }
}

async function vaultOf(store: Store, accountId: string): Promise<Vault | undefined> {
  const row = await store.get('vaults', accountId)
  if (row?.byPin) return undefined
  const key = (await openByDevice(row)) ?? (await makeVault(store, accountId))
  return vaultWith(accountId, key)
}

async function sealRows(outbox: Outbox, rows: readonly OldRow[]): Promise<void> {
  const sealed = await Promise.all(
    rows.map(async ({ place, state, tried, savedAt, problem, ...fresh }) => ({
      ...(await rowOf(outbox, fresh)),
      ...{ place, state, tried, savedAt },
      problem: problem && (await outbox.vault.seal(problem)),
    })),
  )
  const tx = outbox.store.transaction('outbox', 'readwrite', { durability: 'strict' })
  for (const row of sealed) if (await tx.store.get(row.place)) await tx.store.put(row)
  await tx.done
}
