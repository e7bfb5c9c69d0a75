// Many teams' words as one text, under the plan's own headings. A line that ends in a colon is a heading.

export type Told = { readonly team: string; readonly text: string }

/** The plan's headings in their order, and which of them a sentence belongs under. */
export type Headings = { readonly titles: readonly string[]; readonly headingOf: (line: string) => string | null }

export const noHeadings: Headings = { titles: [], headingOf: () => null }

/**
 * The text so far with what more teams say, each line named by its teams, under its heading; the same sentence is said
 * once. What the officer made of the earlier words stays, also where a heading was renamed or taken away.
 */
export function mergeNarratives(parts: readonly Told[], before = '', { titles, headingOf } = noHeadings): string {
  const said = new Map<string, string[]>()
  for (const { team, text } of parts)
    for (const line of linesOf(text)) said.set(line, [...(said.get(line) ?? []), team])
  const fresh = [...said].map(([line, teams]) => ({ title: headingOf(line), line: `${line} (${namesOf(teams)})` }))
  const groups = groupsOf(before, titles)
  for (const { title, line } of fresh) {
    const group = groups.find((each) => each.title === title)
    if (group) group.lines.push(line)
    else groups.push({ title, lines: [line] })
  }
  const place = ({ title }: Group) => (title === null ? -1 : titles.indexOf(title))
  return groups
    .toSorted((left, right) => place(left) - place(right))
    .flatMap(({ title, lines }) => [...(title === null ? [] : [`${title}:`]), ...lines])
    .join('\n')
}

/** As many as anybody reads; beyond these how many they are says more. */
const mostNamed = 5

function namesOf(teams: readonly string[]): string {
  return teams.length > mostNamed ? `${teams.length} tổ` : teams.join(', ')
}

type Group = { readonly title: string | null; readonly lines: string[] }

function groupsOf(text: string, titles: readonly string[]): Group[] {
  const groups: Group[] = []
  for (const line of linesOf(text)) {
    const title = titles.find((each) => line === `${each}:`)
    const last = groups.at(-1)
    if (title !== undefined) groups.push({ title, lines: [] })
    else if (last) last.lines.push(line)
    else groups.push({ title: null, lines: [line] })
  }
  return groups
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((each) => each.trim())
    .filter(Boolean)
}
