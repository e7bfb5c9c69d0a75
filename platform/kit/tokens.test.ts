import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')
const light = declarations(':root {')
const themes = {
  light,
  dark: { ...light, ...declarations(':root[data-theme="dark"] {') },
}

const grounds = ['paper', 'surface', 'sunk'] as const
const textPairs: readonly (readonly [string, string])[] = [
  ...grounds.flatMap((ground) => [['ink', ground] as const, ['ink-soft', ground] as const]),
  ['primary', 'paper'],
  ['primary', 'surface'],
  ['primary', 'primary-wash'],
  ['ink', 'primary-wash'],
  ['ink-soft', 'primary-wash'],
  ['primary-strong', 'surface'],
  ['primary-strong', 'paper'],
  ['primary-strong', 'primary-wash'],
  ['primary-ink', 'primary'],
  ['primary-ink', 'primary-strong'],
  ['band-ink', 'band'],
  ['band-soft', 'band'],
  ['band-ink', 'band-lit'],
  ...['met', 'on-track', 'behind', 'stalled'].flatMap((status) => [
    [status, `${status}-wash`] as const,
    [status, 'surface'] as const,
    [status, 'paper'] as const,
    ['ink', `${status}-wash`] as const,
    ['ink-soft', `${status}-wash`] as const,
  ]),
]
const shapePairs: readonly (readonly [string, string])[] = [
  ...['met-fill', 'on-track-fill', 'behind-fill', 'stalled-fill', 'primary', 'ink'].map(
    (fill) => [fill, 'sunk'] as const,
  ),
  ...[1, 2, 3, 4, 5].map((n) => [`series-${n}`, 'surface'] as const),
  ['line-strong', 'surface'],
  ['line-strong', 'paper'],
  ['focus', 'paper'],
  ['focus', 'surface'],
  ['gold', 'surface'],
]

for (const [theme, tokens] of Object.entries(themes)) {
  test.each(textPairs)(
    `text in the ${theme} theme: %s on %s reaches 7 to 1, as the field app needs in sunlight`,
    (ink, ground) => {
      expect(contrast(tokens, ink, ground)).toBeGreaterThanOrEqual(7)
    },
  )

  test.each(shapePairs)(`shapes in the ${theme} theme: %s on %s reaches 3 to 1`, (ink, ground) => {
    expect(contrast(tokens, ink, ground)).toBeGreaterThanOrEqual(3)
  })
}

test('every colour that a text takes is one of those measured here; icons are shapes', () => {
  const inks = new Set(textPairs.map(([ink]) => ink))
  const folder = new URL('./', import.meta.url)
  const rules = readdirSync(folder)
    .filter((file) => file.endsWith('.css'))
    .flatMap((file) => [...readFileSync(new URL(file, folder), 'utf8').matchAll(/([^{};]+)\{([^{}]*)\}/g)])
    .filter(([, selectors = '']) => !selectors.split(',').every((each) => /(\.icon|svg)\s*$/.test(each)))
  const taken = rules.flatMap(([, , body = '']) => [...body.matchAll(/(?<![-\w])color:\s*var\(--([\w-]+)\)/g)])
  expect(taken.length).toBeGreaterThan(50)
  expect([...new Set(taken.map(([, token = '']) => token))].filter((token) => !inks.has(token))).toEqual([])
})

test('a phone set to dark and a person who chose dark see the same colours', () => {
  expect(declarations(':root:not([data-theme="light"]) {')).toEqual(declarations(':root[data-theme="dark"] {'))
})

test('the dark theme changes every colour that could be read wrongly on a dark ground', () => {
  const dark = declarations(':root[data-theme="dark"] {')
  const colours = Object.keys(light).filter((name) => light[name]?.startsWith('#'))
  expect(colours.filter((name) => dark[name] === undefined)).toEqual([])
})

function declarations(opening: string): Record<string, string> {
  const start = css.indexOf(opening)
  const body = css.slice(start + opening.length, css.indexOf('}', start))
  return Object.fromEntries(
    [...body.matchAll(/--([\w-]+):\s*([^;]+);/g)].map((found) => [found[1] ?? '', found[2] ?? '']),
  )
}

function contrast(tokens: Readonly<Record<string, string>>, one: string, other: string): number {
  const [low, high] = [luminance(tokens[one]), luminance(tokens[other])].sort((a, b) => a - b)
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05)
}

/** Relative luminance as WCAG 2 defines it. */
function luminance(hex: string | undefined): number {
  if (hex === undefined || !/^#[0-9a-f]{6}$/.test(hex)) throw new Error(`not a colour token: ${hex}`)
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0)
}
