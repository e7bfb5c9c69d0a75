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

      test('every chart and every picture has a name, and no two charts share one', () => {
        const named = elements.filter(({ name, attributes }) => name === 'figure' || attributes.role === 'img')
        const bare = named.filter((one) => nameOf(one, elements) === '')
        expect(bare.map(({ parent }) => parent?.attributes.class)).toEqual([])
        const charts = named.filter(({ name }) => name === 'figure').map((chart) => nameOf(chart, elements))
        expect(charts.filter((name, place) => charts.indexOf(name) !== place)).toEqual([])
        const tables = elements.filter(({ name }) => name === 'summary').map(textOf)
        expect(tables.filter((name, place) => tables.indexOf(name) !== place)).toEqual([])
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

function nameOf({ attributes }: Element, elements: readonly Element[]): string {
  const ids = (attributes['aria-labelledby'] ?? '').split(' ').filter(Boolean)
  const spoken = ids.map((id) =>
    elements
      .filter((one) => one.attributes.id === id)
      .map(textOf)
      .join(''),
  )
  return (attributes['aria-label'] ?? spoken.join(' ')).trim()
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
