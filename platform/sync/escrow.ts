import * as v from 'valibot'
import { Id } from '../journal/command.ts'
import { type ServerKey, sealForServer } from './sealed.ts'

/**
 * A person's data key, sealed for the server and kept on their own phone. The server holds nothing of it; shown it by
 * its owner who has just signed in, it opens it, so that a forgotten PIN costs no record and no photograph.
 */
const Escrow = v.strictObject({ what: v.literal('data key'), accountId: Id, dataKey: v.string() })

export async function sealEscrow(key: ServerKey, accountId: string, dataKey: CryptoKey): Promise<string> {
  const raw = new Uint8Array(await crypto.subtle.exportKey('raw', dataKey))
  const text = btoa(String.fromCharCode(...raw))
  return sealForServer(key, JSON.stringify({ what: 'data key', accountId, dataKey: text }))
}

export function readEscrow(text: string): v.InferOutput<typeof Escrow> | undefined {
  try {
    const escrow = v.safeParse(Escrow, JSON.parse(text))
    return escrow.success ? escrow.output : undefined
  } catch {
    return undefined
  }
}
