/** A node of our own rendered HTML, enough for tests to ask what stands beside what. */
export type Element = {
  name: string
  attributes: Readonly<Record<string, string>>
  children: (Element | string)[]
  parent: Element | undefined
}

const voids = new Set(['input', 'br', 'meta', 'link', 'img', 'hr'])

/** Reads well-formed HTML as preact-render-to-string writes it; not a parser for anybody else's pages. */
export function readMarkup(html: string): Element {
  const root: Element = { name: '#root', attributes: {}, children: [], parent: undefined }
  let here = root
  for (const [token, closing, name, attributes, selfClosing] of html.matchAll(
    /<(\/?)([a-z][\w-]*)((?:\s[^<>]*?)?)(\/?)>|[^<]+/gi,
  )) {
    if (name === undefined) here.children.push(token)
    else if (closing === '/') here = here.parent ?? root
    else {
      const element: Element = { name, attributes: readAttributes(attributes ?? ''), children: [], parent: here }
      here.children.push(element)
      if (selfClosing !== '/' && !voids.has(name)) here = element
    }
  }
  return root
}

export function elementsOf(root: Element): Element[] {
  return root.children.flatMap((child) => (typeof child === 'string' ? [] : [child, ...elementsOf(child)]))
}

export function textOf(node: Element | string): string {
  return typeof node === 'string' ? node : node.children.map(textOf).join('')
}

function readAttributes(text: string): Record<string, string> {
  return Object.fromEntries(
    [...text.matchAll(/([\w:-]+)(?:="([^"]*)")?/g)].map((found) => [found[1] ?? '', found[2] ?? '']),
  )
}
