import { createHash } from 'node:crypto'
import type { Scope } from '../access/scope.ts'
import { maybe, one, run, sql } from '../db/database.ts'
import type { Problem } from '../journal/problem.ts'
import { fileProblems, leastSide, mostBytes, mostPixels, type Stored } from './contract.ts'
import { readPicture } from './picture.ts'

// Bytes are no command (decision 0012): the journal never holds them. What a record says of a file is one.

const mostLoose = 200
const looseDays = 30

export type Piece = {
  readonly fileId: string
  /** Where this piece begins, and how long the whole is. */
  readonly offset: number
  readonly length: number
  /** SHA-256 of the whole in hexadecimal, where the sender can tell. */
  readonly digest: string | null
  readonly bytes: Uint8Array<ArrayBuffer>
}

export type StoredFile = { readonly kind: string; readonly sha256: string; readonly bytes: Uint8Array }

/** Puts a piece after what is already here. The last one makes it a picture, or clears it away with the reason. */
export async function storePiece(scope: Scope, piece: Piece, now: string): Promise<Stored | Problem> {
  const { fileId, offset, length, digest, bytes } = piece
  if (length > mostBytes) return fileProblems.make('files.too_large')
  if (offset === 0 && !(await begin(scope, piece, now))) return fileProblems.make('files.too_many')
  const here = await hold(scope, fileId)
  if (!here || here.length !== length || here.digest !== digest) return fileProblems.make('files.not_there')
  if (here.kind !== null) return { received: length, isWhole: true }
  if (here.received !== offset || offset + bytes.length > length)
    return fileProblems.make('files.elsewhere', { received: here.received })
  await run(
    scope.tx,
    sql`update files_file set bytes = bytes || ${Buffer.from(bytes)} where commune_id = ${scope.communeId} and file_id = ${fileId}`,
  )
  const received = offset + bytes.length
  return received < length ? { received, isWhole: false } : finish(scope, fileId)
}

/** How much of a file of one's own is here. */
export async function findStored(scope: Scope, fileId: string): Promise<Stored | undefined> {
  const here = await hold(scope, fileId)
  return here && { received: here.kind === null ? here.received : here.length, isWhole: here.kind !== null }
}

/** A file at once, as a form brings it. */
export async function storeWhole(
  scope: Scope,
  fileId: string,
  bytes: Uint8Array<ArrayBuffer>,
  now: string,
): Promise<Problem | undefined> {
  const stored = await storePiece(scope, { fileId, offset: 0, length: bytes.length, digest: null, bytes }, now)
  return 'code' in stored ? stored : undefined
}

/**
 * From now on a record points to it; `again`, where that record does already. False where it is not whole, was sent by
 * somebody else, or belongs to another record, of whichever kind.
 */
export async function holdFile(scope: Scope, fileId: string, sentBy: string | null, again: boolean): Promise<boolean> {
  return (
    (await run(
      scope.tx,
      sql`update files_file set held = true
          where commune_id = ${scope.communeId} and file_id = ${fileId} and account_id = ${sentBy} and kind is not null
            and held = ${again}`,
    )) === 1
  )
}

/** Nothing of it stays. Whoever calls this has taken away what pointed to it. */
export async function dropFile(scope: Scope, fileId: string): Promise<void> {
  await run(scope.tx, sql`delete from files_file where commune_id = ${scope.communeId} and file_id = ${fileId}`)
}

/** The bytes themselves. Whoever calls this has proven that the record they belong to may be seen. */
export async function readFileOf(scope: Scope, fileId: string): Promise<StoredFile | undefined> {
  return maybe(
    scope.tx,
    sql<StoredFile>`select kind, sha256, bytes from files_file
                    where commune_id = ${scope.communeId} and file_id = ${fileId} and kind is not null and held`,
  )
}

/** What can be said of bytes before anything is stored. */
export function judgePicture(bytes: Uint8Array<ArrayBuffer>) {
  if (bytes.length > mostBytes) return { ok: false, problem: fileProblems.make('files.too_large') } as const
  const picture = readPicture(bytes)
  if (typeof picture === 'string') return { ok: false, problem: fileProblems.make(`files.${picture}`) } as const
  const { width, height } = picture
  const isSane = Math.min(width, height) >= leastSide && width * height <= mostPixels
  return isSane
    ? ({ ok: true, picture } as const)
    : ({ ok: false, problem: fileProblems.make('files.odd_size') } as const)
}

type Here = { length: number; digest: string | null; received: number; kind: string | null }

async function begin(scope: Scope, { fileId, length, digest }: Piece, now: string): Promise<boolean> {
  const { tx, communeId, accountId } = scope
  await run(
    tx,
    sql`delete from files_file where commune_id = ${communeId} and account_id = ${accountId} and not held
        and started_at < ${now}::timestamptz - make_interval(days => ${looseDays})`,
  )
  const { loose } = await one(
    tx,
    sql<{ loose: number }>`select count(*) as loose from files_file
                           where commune_id = ${communeId} and account_id = ${accountId} and not held and file_id <> ${fileId}`,
  )
  if (loose >= mostLoose) return false
  await run(
    tx,
    sql`insert into files_file (commune_id, file_id, account_id, length, declared_sha256, bytes, started_at)
        values (${communeId}, ${fileId}, ${accountId}, ${length}, ${digest}, ''::bytea, ${now}) on conflict do nothing`,
  )
  return true
}

/** Locked until the commit, so that two deliveries of one piece follow each other. */
async function hold(scope: Scope, fileId: string): Promise<Here | undefined> {
  return maybe(
    scope.tx,
    sql<Here>`select length, declared_sha256 as digest, octet_length(bytes) as received, kind from files_file
              where commune_id = ${scope.communeId} and file_id = ${fileId} and account_id = ${scope.accountId} for update`,
  )
}

async function finish(scope: Scope, fileId: string): Promise<Stored | Problem> {
  const { bytes, digest } = await one(
    scope.tx,
    sql<{ bytes: Buffer; digest: string | null }>`
      select bytes, declared_sha256 as digest from files_file where commune_id = ${scope.communeId} and file_id = ${fileId}`,
  )
  const judged = judgePicture(new Uint8Array(bytes))
  const arrived = digest === null || digest === sha256(bytes)
  if (!judged.ok || !arrived) {
    await dropFile(scope, fileId)
    return judged.ok ? fileProblems.make('files.broken_picture') : judged.problem
  }
  const { kind, width, height, bare } = judged.picture
  await run(
    scope.tx,
    sql`update files_file set bytes = ${Buffer.from(bare)}, sha256 = ${sha256(bare)}, kind = ${kind}, width = ${width}, height = ${height}
        where commune_id = ${scope.communeId} and file_id = ${fileId}`,
  )
  return { received: bytes.length, isWhole: true }
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
