/** RFC 4287, as much of it as a column of short notices needs. */
export type AtomFeed = {
  readonly id: string
  readonly title: string
  readonly author: string
  /** Where the feed itself is, and the page it is of. */
  readonly self: string
  readonly page: string
  readonly updatedAt: string
  readonly entries: readonly {
    readonly id: string
    readonly title: string
    readonly text: string
    readonly url: string
    readonly updatedAt: string
  }[]
}

export function atomFeed({ id, title, author, self, page, updatedAt, entries }: AtomFeed): string {
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="vi">',
    element('id', id),
    element('title', title),
    `<author>${element('name', author)}</author>`,
    `<link rel="self" href="${escaped(self)}"/>`,
    `<link rel="alternate" href="${escaped(page)}"/>`,
    element('updated', updatedAt),
    ...entries.map((entry) =>
      [
        '<entry>',
        element('id', entry.id),
        element('title', entry.title),
        `<link rel="alternate" href="${escaped(entry.url)}"/>`,
        element('updated', entry.updatedAt),
        `<content type="text">${escaped(entry.text)}</content>`,
        '</entry>',
      ].join(''),
    ),
    '</feed>',
    '',
  ].join('\n')
}

function element(name: string, text: string): string {
  return `<${name}>${escaped(text)}</${name}>`
}

/** XML 1.0 has no place for control characters, not even escaped. */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
}
