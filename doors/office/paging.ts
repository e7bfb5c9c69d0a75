import type { PagesProps } from '../../platform/kit/data-table.tsx'

/** Links to the pages beside this one, with the filter kept; undefined where one page holds everything. */
export function pagesOf(
  path: string,
  filter: Readonly<Record<string, string>>,
  page: number,
  size: number,
  total: number,
): PagesProps | undefined {
  const pages = Math.ceil(total / size)
  if (pages <= 1) return undefined
  const href = (to: number) => `${path}${searchOf({ ...filter, page: String(to) })}`
  return {
    page: Math.min(page, pages),
    pages,
    earlierHref: page > 1 ? href(Math.min(page, pages + 1) - 1) : undefined,
    laterHref: page < pages ? href(page + 1) : undefined,
  }
}

/** `?q=an&page=2`, without what is empty; '' when nothing is left. */
export function searchOf(filter: Readonly<Record<string, string>>): string {
  const kept = Object.entries(filter).filter(([, value]) => value !== '')
  return kept.length === 0 ? '' : `?${new URLSearchParams(kept)}`
}
