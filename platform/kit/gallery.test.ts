import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import { langs } from '../words/words.ts'
import { Gallery, plates } from './gallery.tsx'
import type { Element } from './markup.ts'
import { elementsOf, readMarkup, textOf } from './markup.ts'

const labelled = new Set(['input', 'select', 'textarea'])

for (const plate of plates) {
  for (const lang of langs) {
    describe(`${plate.name} in ${lang}`, () => {
      const html = renderToString(h(Gallery, { plate, lang }))
      const elements = elementsOf(readMarkup(html))
      const ids = elements.flatMap(({ attributes }) => (attributes.id === undefined ? [] : [attributes.id]))

      test('carries no inline style and no inline script, which a strict content policy forbids', () => {
        expect(
          elements.filter(({ name, attributes }) => 'style' in attributes || name === 'script' || name === 'style'),
        ).toEqual([])
        expect(html).not.toMatch(/\son\w+=/)
      })

      test('every icon stands beside words', () => {
        const bare = elements.filter((element) => element.attributes.class === 'icon' && wordsBeside(element) === '')
        expect(bare.map((element) => element.parent?.attributes.class)).toEqual([])
      })

      test('every input has a label of words', () => {
        const controls = elements.filter(({ name, attributes }) => labelled.has(name) && attributes.type !== 'hidden')
        expect(
          controls.filter((control) => labelOf(control, elements) === '').map(({ attributes }) => attributes.name),
        ).toEqual([])
      })

      test('every button and link says something', () => {
        const silent = elements
          .filter(({ name }) => name === 'a' || name === 'button' || name === 'summary')
          .filter((one) => textOf(one).trim() === '')
        expect(silent).toEqual([])
      })

      test('every id is used once, and every id spoken of exists', () => {
        expect(ids.filter((id, place) => ids.indexOf(id) !== place)).toEqual([])
        const spoken = elements.flatMap(({ attributes }) =>
          ['aria-describedby', 'aria-labelledby', 'for', 'popovertarget'].flatMap((name) =>
            (attributes[name] ?? '').split(' ').filter(Boolean),
          ),
        )
        expect(spoken.filter((id) => !ids.includes(id))).toEqual([])
      })

      test('nothing unsaid slips through as undefined or an object', () => {
        expect(html).not.toMatch(/undefined|\[object|NaN/)
      })
    })
  }
}

/** An icon may sit in a decorative box of its own, e.g. a tile's tick: the words are then one step further out. */
function wordsBeside(icon: Element): string {
  const box = icon.parent
  const own = box === undefined ? '' : textOf(box).trim()
  return own !== '' || box?.parent === undefined ? own : textOf(box.parent).trim()
}

function labelOf(control: Element, elements: readonly Element[]): string {
  const { id, 'aria-label': spoken } = control.attributes
  if (spoken !== undefined) return spoken
  for (let outer = control.parent; outer !== undefined; outer = outer.parent) {
    if (outer.name === 'label') return textOf(outer).trim()
  }
  const label = elements.find(({ name, attributes }) => name === 'label' && attributes.for === id && id !== undefined)
  return label === undefined ? '' : textOf(label).trim()
}
