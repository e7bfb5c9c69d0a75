import { labelsOf } from './duty-areas.ts'
import { found } from './found.ts'
import { type CatalogueName, catalogues } from './named-things.ts'
import type { PlanText } from './paragraphs.ts'
import type { Found, Named } from './plan-draft.ts'

/** Things the plan names that the product keeps catalogues of: each once, where it first stands, as written. */
export function namedOf(plan: PlanText): Record<CatalogueName, Found<Named>[]> {
  return {
    platforms: inText(plan, 'platforms'),
    procedures: withList(
      plan,
      'procedures',
      /\bthu tuc (?:hanh chinh )?(?:pho bien |thiet yeu |thuong gap )?(?:nhu|gom) ?:? /,
    ),
    bills: inText(plan, 'bills'),
    marketplaces: inText(plan, 'marketplaces'),
    channels: inText(plan, 'channels'),
    vulnerableGroups: inText(plan, 'vulnerableGroups'),
    skills: withList(plan, 'skills', /\bky nang (?:so )?(?:co ban |can thiet |thiet yeu )?(?:nhu|gom|la) ?:? /),
  }
}

function inText(plan: PlanText, catalogue: CatalogueName): Found<Named>[] {
  const things: Found<Named>[] = []
  for (const { code, pattern } of catalogues[catalogue]) {
    // One look at the whole text spares a hundred thousand looks at its sentences when the name is not there at all.
    if (!pattern.test(plan.plain)) continue
    const sentence = plan.sentences.find(
      ({ zone, plain }) => (zone === 'body' || zone === 'opening') && pattern.test(plain),
    )
    const match = sentence === undefined ? null : pattern.exec(sentence.plain)
    if (sentence === undefined || match === null) continue
    const end = match.index + match[0].length
    const name = sentence.text.slice(end - (match[2] ?? match[1] ?? '').length, end)
    things.push(found(plan, { name, code }, sentence.from, sentence.to))
  }
  return things.sort((left, right) => placeOf(left) - placeOf(right))
}

/** A list opened by "kỹ năng cơ bản như:" is taken whole, so that what the catalogue lacks is seen too. */
function withList(plan: PlanText, catalogue: CatalogueName, trigger: RegExp): Found<Named>[] {
  for (const sentence of plan.sentences) {
    const match = sentence.zone === 'body' ? trigger.exec(sentence.plain) : null
    if (match === null) continue
    const from = match.index + match[0].length
    const labels = labelsOf(sentence.text.slice(from))
    if (labels.length < 2) continue
    return labels.map((name) => {
      const at = sentence.text.indexOf(name, from)
      const written = sentence.plain.slice(at, at + name.length)
      const code = catalogues[catalogue].find(({ pattern }) => pattern.test(written))?.code ?? null
      return found(plan, { name, code }, sentence.from, sentence.to)
    })
  }
  return inText(plan, catalogue)
}

function placeOf({ span, sentence, value }: Found<Named>): number {
  return span[0] + sentence.indexOf(value.name)
}
