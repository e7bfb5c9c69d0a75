import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

test('every lesson of the list is held by a test that is there', () => {
  const root = path.resolve(import.meta.dirname, '..')
  const list = readFileSync(path.join(root, 'journeys/README.md'), 'utf8')
  const rows = [...list.matchAll(/^\| (S\d+) \| .+ \| `(.+)` \| (.+) \|$/gm)]
  const lessons = new Set(rows.map(([, lesson]) => lesson))
  for (const n of [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 14, 16]) expect(lessons).toContain(`S${n}`)
  for (const [, lesson, file = '', title = ''] of rows)
    expect(readFileSync(path.join(root, file), 'utf8').includes(title), `${lesson}: ${title}`).toBe(true)
})
