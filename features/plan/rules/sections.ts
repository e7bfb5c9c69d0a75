import { found } from './found.ts'
import type { PlanText } from './paragraphs.ts'
import type { Found, Section } from './plan-draft.ts'

/** The outline: "I." over "1." over "1.1." over "a)". Dashes are content, not sections. */
export function sectionsOf(plan: PlanText): Found<Section>[] {
  const roots: Found<Section>[] = []
  const open: { level: number; children: Found<Section>[] }[] = []
  for (const { from, to, textFrom, mark } of plan.paragraphs) {
    if (mark === null || mark.level === 5) continue
    const section: Section = {
      mark: mark.sign,
      title: headingIn(plan.text.slice(textFrom, Math.min(to, textFrom + 400))),
      children: [],
    }
    while (open.length > 0 && (open.at(-1)?.level ?? 0) >= mark.level) open.pop()
    const siblings = open.at(-1)?.children ?? roots
    siblings.push(found(plan, section, from, to))
    open.push({ level: mark.level, children: section.children })
  }
  return roots
}

/** A numbered paragraph that runs on is named by its beginning. */
function headingIn(text: string): string {
  const end = text.length <= 90 ? -1 : text.slice(0, 160).search(/[:.;] |$/)
  return (end === -1 ? text : text.slice(0, end)).replace(/[:.]$/, '')
}
