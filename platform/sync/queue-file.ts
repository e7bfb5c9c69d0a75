import * as v from 'valibot'
import { Envelope, Id } from '../journal/command.ts'
import { isForgotten, type Kept, listKept, type Outbox, restore } from './outbox.ts'
import { copyPhotos, restorePhotos } from './photos.ts'

/** The queue of one person as a file, its photographs included, to be sent from another phone should this one break. */
const QueueFile = v.object({
  what: v.literal('thonso-queue'),
  version: v.literal(1),
  accountId: v.string(),
  commands: v.array(v.object({ envelope: Envelope, label: v.string(), silent: v.boolean() })),
  photos: v.optional(
    v.array(
      v.object({
        photoId: Id,
        recordId: Id,
        attaching: v.object({ type: v.string(), field: v.string() }),
        label: v.string(),
        length: v.number(),
        sha256: v.nullable(v.string()),
        commandId: Id,
        image: v.pipe(v.string(), v.base64()),
      }),
    ),
    [],
  ),
})

export async function queueFile(outbox: Outbox): Promise<string> {
  const { accountId } = outbox.vault
  const commands = (await listKept(outbox))
    .filter((kept) => !isForgotten(kept))
    .map(({ envelope, label, silent = false }) => ({
      envelope,
      label,
      silent,
    }))
  return JSON.stringify({ what: 'thonso-queue', version: 1, accountId, commands, photos: await copyPhotos(outbox) })
}

export type Restored =
  | { readonly ok: true; readonly added: number; readonly known: number; readonly unread: number }
  | { readonly ok: false; readonly why: 'not_a_queue' | 'of_another' }

/**
 * Takes a saved queue up here. Its commands keep their ids, so that the server counts each once however many phones send
 * it. One that this version of the app does not understand stays in the file, and keeps none of the others there.
 */
export async function takeQueueFile(
  outbox: Outbox,
  text: string,
  schemaOf: (type: string) => v.GenericSchema | undefined,
): Promise<Restored> {
  const file = v.safeParse(QueueFile, parsed(text))
  if (!file.success) return { ok: false, why: 'not_a_queue' }
  if (file.output.accountId !== outbox.vault.accountId) return { ok: false, why: 'of_another' }
  const { commands } = file.output
  const isKnown = ({ envelope }: (typeof commands)[number]) => {
    const schema = schemaOf(envelope.type)
    return schema !== undefined && v.is(schema, envelope.payload)
  }
  const read = commands.filter(isKnown)
  const added = await restore(outbox, read)
  // After the records: a phone that is full by then has those, and the file still has its photographs.
  await restorePhotos(outbox, file.output.photos)
  return { ok: true, added, known: read.length - added, unread: commands.length - read.length }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** `viec-cho-gui-2026-11-23.json`, with how many it holds in front of people's eyes. */
export function queueFileName(kept: readonly Kept[]): string {
  return `viec-cho-gui-${new Date().toISOString().slice(0, 10)}-${kept.length}.json`
}
