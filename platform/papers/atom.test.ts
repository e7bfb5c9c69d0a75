import fc from 'fast-check'
import { expect, test } from 'vitest'
import { atomFeed } from './atom.ts'
import { child, parseXml } from './xml.ts'

const feed = {
  id: 'urn:uuid:1',
  title: 'Chuyển đổi số đến từng thôn',
  author: 'Xã Mẫu',
  self: 'https://xa.example/column.atom',
  page: 'https://xa.example/column',
  updatedAt: '2025-11-30T17:00:00.000Z',
}
const entry = { id: 'urn:uuid:2', url: 'https://xa.example/column/2', updatedAt: feed.updatedAt }

test('a feed says whose it is and where, and each notice by itself', () => {
  const root = parseXml(atomFeed({ ...feed, entries: [{ ...entry, title: 'Mời bà con', text: 'Dòng một\nDòng hai' }] }))
  expect(root.name).toBe('feed')
  expect(child(root, 'title')?.text).toBe(feed.title)
  expect(child(child(root, 'author'), 'name')?.text).toBe('Xã Mẫu')
  const one = child(root, 'entry')
  expect(child(one, 'content')).toMatchObject({ text: 'Dòng một\nDòng hai', attributes: { type: 'text' } })
  expect(child(one, 'link')?.attributes).toEqual({ rel: 'alternate', href: entry.url })
})

test('whatever was typed comes back as it was typed, and breaks nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }), (title, text) => {
      const root = parseXml(atomFeed({ ...feed, entries: [{ ...entry, title, text }] }))
      expect(root.children.filter(({ name }) => name === 'entry')).toHaveLength(1)
      // Only what XML cannot hold is left out.
      const held = title.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
      expect(child(child(root, 'entry'), 'title')?.text).toBe(held)
    }),
    { numRuns: 300 },
  )
})
