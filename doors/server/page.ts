import type { ComponentType } from 'preact'
import type { SignedIn } from '../../features/people/reads.ts'
import type { Role } from '../../platform/access/roles.ts'
import type { Scope } from '../../platform/access/scope.ts'
import type { Attempt } from '../../platform/kit/attempt.ts'
import type { Lang } from '../../platform/words/words.ts'

/** What a page may ask with: a proven scope on one read-only transaction, and the address that was opened. */
export type Ask = {
  readonly scope: Scope
  readonly params: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
  readonly lang: Lang
  /** Today in Vietnam. */
  readonly today: string
  readonly user: SignedIn | undefined
  readonly attempt: Attempt | undefined
}

export type Area = 'field' | 'desk' | 'public'

/** A screen in a door's list: where it is, who may open it, what it reads, what shows it. */
export type Page = {
  readonly area: Area
  readonly path: string
  readonly title: (lang: Lang) => string
  readonly who: readonly Role[] | 'signed-in' | 'everybody'
  readonly load: (ask: Ask) => Promise<object | undefined>
  readonly view: ComponentType<never>
  /** Shows drawings or a slip, whose style other pages need not carry. */
  readonly drawn?: boolean
}

/** Binds a screen to its reads. `load` answering undefined is "not found", also for what lies outside the scope. */
export function page<Props extends object>(
  area: Area,
  path: string,
  who: Page['who'],
  title: Page['title'],
  view: ComponentType<Props>,
  load: (ask: Ask) => Promise<NoInfer<Props> | undefined>,
): Page {
  return { area, path, who, title, view: view as ComponentType<never>, load }
}

export function drawn(page: Page): Page {
  return { ...page, drawn: true }
}

/** Ids in addresses are UUIDs; anything else is simply not found. */
export function isId(text: string | undefined): text is string {
  return text !== undefined && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)
}

/** An id from the address's filters; nonsense is no filter. */
export function idIn(query: Ask['query'], name: string): string | undefined {
  const text = query[name]
  return isId(text) ? text : undefined
}

/** The page number from the address, counted from 1. */
export function pageIn(query: Ask['query']): number {
  const wanted = Number(query['page'] ?? 1)
  return Number.isSafeInteger(wanted) && wanted >= 1 && wanted <= 100_000 ? wanted : 1
}

/** Words from the address to search with: one line, none of the control characters that a database refuses. */
export function textIn(query: Readonly<Record<string, string>>, name: string): string {
  return (query[name] ?? '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, 120)
}
