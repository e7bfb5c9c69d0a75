import type { Day } from '../../platform/clock/days.ts'
import { type Level, levels, type Topic, topics } from './contract.ts'

export type Known = { readonly level: Level; readonly judgedOn: Day }
export type Skills = Readonly<Partial<Record<Topic, Known>>>
export type Trainee = {
  readonly memberId: string
  readonly teamId: string
  readonly name: string
  readonly skills: Skills
}

/** Who was never judged knows nothing that we know of. */
export function levelOf(skills: Skills, topic: Topic): Level {
  return skills[topic]?.level ?? 'none'
}

export function reaches(level: Level, wanted: Level): boolean {
  return levels.indexOf(level) >= levels.indexOf(wanted)
}

export type Cell = { readonly topic: Topic; readonly best: Level; readonly able: number; readonly teachers: number }

/** What a team can do in each topic: the best level, who can do it alone, who can teach it. */
export function cellsOf(members: readonly Trainee[]): Cell[] {
  return topics.map((topic) => {
    const held = members.map(({ skills }) => levelOf(skills, topic))
    const best = levels.toReversed().find((level) => held.includes(level)) ?? 'none'
    const count = (wanted: Level) => held.filter((level) => reaches(level, wanted)).length
    return { topic, best, able: count('can_do'), teachers: count('can_teach') }
  })
}

/** A team has a gap in a topic while none of its members can do it alone. */
export function isGap({ able }: Cell): boolean {
  return able === 0
}

export type Suggestion = {
  readonly topic: Topic
  /** Teams in which nobody can do it. */
  readonly teamIds: readonly string[]
  readonly teachers: readonly Trainee[]
}

/** The next trainings, the one that closes most gaps first; a topic that no team lacks needs none. */
export function suggestTrainings(teams: ReadonlyMap<string, readonly Trainee[]>): Suggestion[] {
  const everybody = [...teams.values()].flat()
  return topics
    .map((topic) => ({
      topic,
      teamIds: [...teams].flatMap(([teamId, members]) =>
        cellsOf(members).some((cell) => cell.topic === topic && isGap(cell)) ? [teamId] : [],
      ),
      teachers: everybody.filter(({ skills }) => levelOf(skills, topic) === 'can_teach'),
    }))
    .filter(({ teamIds }) => teamIds.length > 0)
    .toSorted((left, right) => right.teamIds.length - left.teamIds.length)
}

/** A training is planned ahead; what was held already is entered late where sessions are, with a note. */
export function planningProblem(
  { heldOn, topics: taught }: { readonly heldOn: string; readonly topics: readonly string[] },
  today: Day,
): 'training.in_the_past' | 'training.nothing_taught' | undefined {
  if (heldOn !== '' && heldOn < today) return 'training.in_the_past'
  return taught.length === 0 ? 'training.nothing_taught' : undefined
}
