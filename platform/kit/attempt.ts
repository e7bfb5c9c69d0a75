import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Problem } from '../journal/problem.ts'
import type { Lang } from '../words/words.ts'
import { type Way, wayFromHere } from './way.ts'

/** A form that was refused: shown again with what the person had typed, and why. Nothing typed is lost. */
export type Attempt = {
  readonly type: string
  readonly values: Readonly<Record<string, readonly string[]>>
  readonly problem: Problem
}

/** What every part of a page may need to know about where it stands. */
export type Standing = {
  readonly lang: Lang
  readonly path: string
  /** The address with its filters, to come back to. */
  readonly address: string
  readonly attempt: Attempt | undefined
  /** The command just done, to say so. */
  readonly done: string | undefined
  readonly newId: () => string
  readonly way: Way
}

const nowhere: Standing = {
  lang: 'vi',
  path: '/',
  address: '/',
  attempt: undefined,
  done: undefined,
  newId: () => '',
  way: wayFromHere,
}

export const StandingContext = createContext<Standing>(nowhere)

export const useStanding = (): Standing => useContext(StandingContext)

/** The refused attempt of the form around a field; undefined elsewhere. */
export const AttemptContext = createContext<Attempt | undefined>(undefined)

/** What to show in a field: what was typed in a refused attempt, else what is known. */
export function useTyped(name: string, known: string | undefined): string | undefined {
  const attempt = useContext(AttemptContext)
  return attempt ? (attempt.values[name]?.[0] ?? '') : known
}

/** What was ticked under a name in a refused attempt; undefined where none was refused. */
export function useAttempted(name: string): readonly string[] | undefined {
  const attempt = useContext(AttemptContext)
  return attempt && (attempt.values[name] ?? [])
}

/** Whether the refusal named this very field. */
export function useDoubt(name: string): boolean {
  const fields = useContext(AttemptContext)?.problem.details?.['fields']
  return Array.isArray(fields) && fields.some((each: { field?: unknown }) => String(each.field).split('.')[0] === name)
}
