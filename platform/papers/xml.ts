/** A small reader of XML that programs wrote: elements, attributes and text, enough for Word's parts. */
export type Element = {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: Element[]
  readonly parent: Element | null
  text: string
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

export function decodeXml(text: string): string {
  return text.replace(/&(#x?[0-9a-f]{1,6}|[a-z]+);/gi, (whole, code: string) => {
    if (!code.startsWith('#')) return entities[code] ?? whole
    const point =
      code[1] === 'x' || code[1] === 'X' ? Number.parseInt(code.slice(2), 16) : Number.parseInt(code.slice(1), 10)
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : ''
  })
}

/** The root element; `text` of an element is its own text without its children's. */
export function parseXml(xml: string): Element {
  const root: Element = { name: '', attributes: {}, children: [], parent: null, text: '' }
  let open = root
  for (const [token] of xml.matchAll(/<[^<>]*>|[^<]+/g)) {
    if (!token.startsWith('<')) open.text += decodeXml(token)
    else if (token.startsWith('</')) open = open.parent ?? root
    else if (!token.startsWith('<?') && !token.startsWith('<!')) {
      const element = elementOf(token, open)
      open.children.push(element)
      if (!token.endsWith('/>')) open = element
    }
  }
  return root.children[0] ?? root
}

export function child(element: Element | undefined, name: string): Element | undefined {
  return element?.children.find((it) => it.name === name)
}

export function* descendants(element: Element, name: string): Generator<Element> {
  for (const it of element.children) {
    if (it.name === name) yield it
    yield* descendants(it, name)
  }
}

export function textOf(element: Element): string {
  return [...descendants(element, 'w:t')].map((it) => it.text).join('')
}

function elementOf(token: string, parent: Element): Element {
  const name = /^<([^\s/>]+)/.exec(token)?.[1] ?? ''
  const attributes: Record<string, string> = {}
  for (const [, key = '', value = ''] of token.matchAll(/([^\s=<]+)="([^"]*)"/g)) attributes[key] = decodeXml(value)
  return { name, attributes, children: [], parent, text: '' }
}
