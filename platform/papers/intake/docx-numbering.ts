/**
 * Word's own numbering: the file holds "level 1 of list 3", and the reader sees "2." These are the marks as text, in the
 * order of the document, so that a plan numbered by Word reads like one numbered by hand.
 */
import { child, descendants, type Element, parseXml } from '../xml.ts'

type Level = {
  readonly start: number
  readonly format: string
  /** "%1.%2." with a slot for each level's number; a bullet has its sign here. */
  readonly text: string
  readonly legal: boolean
  /** Starts again after a paragraph of this level or a higher one; null when it never does. */
  readonly restartAfter: number | null
}
type List = {
  readonly abstractId: string
  readonly levels: ReadonlyMap<number, Level>
  readonly overrides: Set<number>
}
/** What a paragraph or its style says about its numbering. */
export type NumberingOf = { readonly list: string | null; readonly level: number | null }

const unnumbered: NumberingOf = { list: null, level: null }

/** Gives the mark of each paragraph as they come: "I. ", "2.1. ", "a) ", "- ", or nothing. Counts as it goes. */
export function numberingReader(numberingXml: string, stylesXml: string) {
  const styles = styleNumbering(stylesXml)
  const lists = listsOf(numberingXml, styles)
  const counts = new Map<string, Map<number, number>>()

  return (own: NumberingOf, styleId: string | null): string => {
    const inherited = styles.get(styleId ?? '') ?? unnumbered
    const list = lists.get(own.list ?? inherited.list ?? '')
    const at = own.level ?? inherited.level ?? 0
    const level = list?.levels.get(at)
    if (list === undefined || level === undefined) return ''
    const counted = counts.get(list.abstractId) ?? new Map<number, number>()
    counts.set(list.abstractId, counted)
    // A list that sets its own start begins there once; others go on counting where their common form stands.
    const before = list.overrides.delete(at) ? undefined : counted.get(at)
    counted.set(at, before === undefined ? level.start : before + 1)
    for (const [deeper, { restartAfter }] of list.levels)
      if (deeper > at && restartAfter !== null && at <= restartAfter) counted.delete(deeper)
    return markOf(list, level, counted)
  }
}

function markOf(list: List, level: Level, counted: ReadonlyMap<number, number>): string {
  if (level.format === 'bullet') return '- '
  const mark = level.text.replace(/%(\d)/g, (_, digit: string) => {
    const at = Number(digit) - 1
    const above = list.levels.get(at)
    const number = counted.get(at) ?? above?.start ?? 1
    return inFormat(number, level.legal ? 'decimal' : (above?.format ?? 'decimal'))
  })
  return mark.trim() === '' ? '' : `${mark.trim()} `
}

function inFormat(number: number, format: string): string {
  switch (format) {
    case 'upperRoman':
      return roman(number)
    case 'lowerRoman':
      return roman(number).toLowerCase()
    case 'upperLetter':
      return letter(number)
    case 'lowerLetter':
      return letter(number).toLowerCase()
    case 'decimalZero':
      return String(number).padStart(2, '0')
    case 'none':
      return ''
    default:
      return String(number)
  }
}

/** After Z comes AA, then BB, as Word counts. */
function letter(number: number): string {
  if (number < 1) return ''
  return String.fromCharCode(65 + ((number - 1) % 26)).repeat(Math.min(10, Math.ceil(number / 26)))
}

function roman(number: number): string {
  let rest = number
  let text = ''
  for (const [value, sign] of romanSigns) for (; rest >= value && text.length < 20; rest -= value) text += sign
  return text
}

const romanSigns: readonly (readonly [number, string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
]

/** Headings are usually numbered by their style, which may take it from the style it is based on. */
function styleNumbering(xml: string): Map<string, NumberingOf> {
  const elements = new Map<string, Element>()
  for (const style of descendants(parseXml(xml), 'w:style')) elements.set(style.attributes['w:styleId'] ?? '', style)
  const resolved = (id: string, depth: number): NumberingOf => {
    const style = elements.get(id)
    if (style === undefined || depth > 10) return unnumbered
    const own = numberingOf(child(child(style, 'w:pPr'), 'w:numPr'))
    const base = resolved(value(style, 'w:basedOn') ?? '', depth + 1)
    return { list: own.list ?? base.list, level: own.level ?? base.level }
  }
  return new Map([...elements.keys()].map((id) => [id, resolved(id, 0)]))
}

function numberingOf(element: Element | undefined): NumberingOf {
  const level = value(element, 'w:ilvl')
  return { list: value(element, 'w:numId') ?? null, level: level === undefined ? null : Number(level) }
}

function listsOf(xml: string, styles: ReadonlyMap<string, NumberingOf>): Map<string, List> {
  const root = parseXml(xml)
  const forms = new Map<string, Element>()
  for (const form of descendants(root, 'w:abstractNum')) forms.set(form.attributes['w:abstractNumId'] ?? '', form)
  const lists = new Map<string, List>()
  const numbers = [...descendants(root, 'w:num')]
  for (const number of numbers) {
    const form = formOf(value(number, 'w:abstractNumId'), forms, numbers, styles)
    if (form === undefined) continue
    const levels = new Map(form.children.filter((it) => it.name === 'w:lvl').map(levelOf))
    const overrides = new Set<number>()
    for (const override of number.children.filter((it) => it.name === 'w:lvlOverride')) {
      const at = Number(override.attributes['w:ilvl'])
      const redefined = child(override, 'w:lvl')
      if (redefined) levels.set(...levelOf(redefined))
      const start = value(override, 'w:startOverride')
      const level = levels.get(at)
      if (start === undefined || level === undefined) continue
      levels.set(at, { ...level, start: Number(start) || 0 })
      overrides.add(at)
    }
    lists.set(number.attributes['w:numId'] ?? '', {
      abstractId: form.attributes['w:abstractNumId'] ?? '',
      levels,
      overrides,
    })
  }
  return lists
}

/** A form may hold nothing but the name of a style that has the real one. */
function formOf(
  id: string | undefined,
  forms: ReadonlyMap<string, Element>,
  numbers: readonly Element[],
  styles: ReadonlyMap<string, NumberingOf>,
): Element | undefined {
  const form = forms.get(id ?? '')
  const link = value(form, 'w:numStyleLink')
  if (link === undefined) return form
  const list = styles.get(link)?.list
  return (
    forms.get(
      value(
        numbers.find((it) => it.attributes['w:numId'] === list),
        'w:abstractNumId',
      ) ?? '',
    ) ?? form
  )
}

function levelOf(element: Element): [number, Level] {
  const at = Number(element.attributes['w:ilvl'] ?? 0)
  const restart = value(element, 'w:lvlRestart')
  return [
    at,
    {
      start: Number(value(element, 'w:start') ?? 0) || 0,
      format: value(element, 'w:numFmt') ?? 'decimal',
      text: value(element, 'w:lvlText') ?? '',
      legal: child(element, 'w:isLgl') !== undefined,
      restartAfter: restart === undefined ? at - 1 : restart === '0' ? null : Number(restart) - 1,
    },
  ]
}

function value(element: Element | undefined, name: string): string | undefined {
  return child(element, name)?.attributes['w:val']
}
