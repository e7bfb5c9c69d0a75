import type { Page } from 'playwright-core'

/**
 * What somebody who goes by keyboard, touches with a thumb, or only hears the page would be lost at as it stands: a stop
 * whose focus is not shown or lies under something, one too small to be hit, and two links of one name that lead to
 * different places.
 */
export async function keyboardFaults(page: Page): Promise<string[]> {
  // After a key the browser shows where the focus is, also where a script puts it.
  await page.keyboard.press('Tab')
  return page.evaluate(() => {
    const textOf = (each: Element) => (each.getAttribute('aria-label') ?? each.textContent ?? '').trim()
    const stops = [
      ...document.querySelectorAll<HTMLElement>('a[href], button, summary, input, select, textarea'),
    ].filter((each) => each.checkVisibility() && !each.matches(':disabled, .skip'))
    const unseen = stops.flatMap((stop) => {
      stop.focus()
      // The box of a tile is not seen; what stands for it is.
      const face = getComputedStyle(stop).opacity === '0' ? (stop.nextElementSibling ?? stop) : stop
      const { outlineStyle, outlineWidth } = getComputedStyle(face)
      const ring = outlineStyle === 'none' || Number.parseFloat(outlineWidth) < 2
      const { left, right, top, bottom } = face.getBoundingClientRect()
      const first = Math.max(top, 0)
      const last = Math.min(bottom, innerHeight)
      const hits = [0.1, 0.5, 0.9].map((part) =>
        document.elementFromPoint((left + right) / 2, first + (last - first) * part),
      )
      const covers = hits.filter((hit) => !hit || !(stop.contains(hit) || hit.contains(stop) || face.contains(hit)))
      // In a tall box of words it is the line written on that comes into sight.
      const over = stop.tagName === 'TEXTAREA' && covers.length < hits.length ? undefined : covers[0]
      const touched = (stop.closest('label') ?? face).getBoundingClientRect()
      const isSmall = touched.height < 24 && getComputedStyle(stop, '::after').position !== 'absolute'
      const name = `${stop.tagName.toLowerCase()} “${textOf(face).slice(0, 40)}”`
      return [
        ...(ring ? [`no focus is seen on ${name}`] : []),
        ...(isSmall ? [`${name} is ${Math.round(touched.height)} px tall`] : []),
        ...(over === undefined ? [] : [`${name} has the focus under ${over ? `.${over.className}` : 'the edge'}`]),
      ]
    })
    const places = new Map<string, Set<string>>()
    for (const link of document.querySelectorAll<HTMLAnchorElement>('a[href]')) {
      if (!link.checkVisibility()) continue
      const { pathname, search, hash } = link
      places.set(textOf(link), (places.get(textOf(link)) ?? new Set()).add(pathname + search + hash))
    }
    const alike = [...places].filter(([, to]) => to.size > 1)
    return [...unseen, ...alike.map(([name, to]) => `${to.size} places are called “${name}”: ${[...to].join(' ')}`)]
  })
}
