import { found } from './found.ts'
import type { PlanText } from './paragraphs.ts'
import { reads } from './plain.ts'
import type { Found, TeamCount } from './plan-draft.ts'

export const teamName = '(?:to (?:cong nghe so|chuyen doi so|cns)(?: cong dong)?|to cn?sc[dđ]|to cnscd)'
const counted = new RegExp(
  `(?:^|[^\\d/.,])(\\d{1,4}) (${teamName}) ?(?:o |tai |cua )?(?:cac |\\d{1,4} )?(cap )?(xa|phuong|thon|xom|to dan pho|khu dan cu|khu pho|buon|ban|ap|tdp|khoi pho)\\b`,
  'g',
)

/** How many teams the plan counts, by level. Two different counts of one level are shown, the first as unsure. */
export function teamsOf(plan: PlanText): Found<TeamCount>[] {
  const teams: Found<TeamCount>[] = []
  for (const sentence of plan.sentences) {
    if (!sentence.plain.includes(' to c')) continue
    for (const match of sentence.plain.matchAll(counted)) {
      const count = Number(match[1])
      const level = match[4] === 'xa' || match[4] === 'phuong' ? 'commune' : 'village'
      const toAt = match.index + match[0].indexOf(match[2] ?? '')
      if (count === 0 || !reads(sentence.text.slice(toAt, toAt + 2), 'tổ')) continue
      const same = teams.find(({ value }) => value.level === level)
      if (same === undefined) teams.push(found(plan, { level, count }, sentence.from, sentence.to))
      else if (same.value.count !== count) Object.assign(same, { sure: false, why: 'counts_differ' })
    }
  }
  return teams
}

export function countsTeams(text: string): boolean {
  return text.search(counted) !== -1
}
