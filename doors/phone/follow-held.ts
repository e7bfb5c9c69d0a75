import { heldProblems, type OwnHeld } from '../../features/held/contract.ts'
import { drop, type Kept, markRefused, type Outbox } from '../../platform/sync/outbox.ts'
import { isHeld } from './held.ts'

/** As many as one question takes. */
const most = 200

/** Asks what became of the orders that lie with the officer: a taken one leaves the phone, a declined one says why. */
export async function followHeld(outbox: Outbox, kept: readonly Kept[]): Promise<boolean> {
  const held = kept.filter(isHeld).slice(0, most)
  if (held.length === 0) return false
  const decided = (await ask(held)).filter(({ status }) => status !== 'waiting')
  for (const { commandId, status, reason } of decided) {
    const one = held.find(({ envelope }) => envelope.id === commandId)
    if (!one) continue
    if (status === 'accepted') await drop(outbox, one.place)
    else await markRefused(outbox, one, heldProblems.make('held.declined', { reason }))
  }
  return decided.length > 0
}

async function ask(held: readonly Kept[]): Promise<readonly OwnHeld[]> {
  const ids = held.map(({ envelope }) => envelope.id).join(',')
  const response = await fetch(`/api/v1/held?ids=${ids}`, { signal: AbortSignal.timeout(30_000) }).catch(
    () => undefined,
  )
  if (!response?.ok) return []
  const body = (await response.json().catch(() => undefined)) as { held?: unknown } | undefined
  return Array.isArray(body?.held) ? (body.held as OwnHeld[]) : []
}
