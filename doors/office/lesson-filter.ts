import { lessonFields } from '../../features/review/contract.ts'
import type { Lesson } from '../../features/review/reads.ts'
import { type LessonFilter, nameOfPeriod, takenState, takenStates } from '../../features/review/screens/lessons.tsx'
import { words } from '../../features/review/words.ts'
import type { Sheet } from '../../platform/papers/xlsx.ts'
import { fold } from '../../platform/words/fold.ts'
import type { Lang } from '../../platform/words/words.ts'
import { type Ask, idIn, textIn } from '../server/page.ts'

export function filterOf(query: Ask['query']): LessonFilter {
  const one = (name: string, known: readonly string[]) => known.find((value) => value === query[name]) ?? ''
  return {
    q: textIn(query, 'q'),
    field: one('field', lessonFields),
    plan: idIn(query, 'plan') ?? '',
    team: idIn(query, 'team') ?? '',
    taken: one('taken', takenStates),
  }
}

export function isWanted(lesson: Lesson, { q, field, plan, team, taken }: LessonFilter): boolean {
  return (
    (q === '' || fold(`${lesson.said} ${lesson.wording ?? ''}`).includes(fold(q))) &&
    (field === '' || lesson.field === field) &&
    (plan === '' || lesson.planId === plan) &&
    (team === '' || lesson.teamId === team) &&
    (taken === '' || takenState(lesson) === taken)
  )
}

export function lessonSheet(lang: Lang, lessons: readonly Lesson[]): Sheet {
  const column = (key: 'period' | 'team' | 'kind' | 'said' | 'state' | 'wording', width: number) => ({
    title: words.say(lang, key),
    kind: 'text' as const,
    width,
  })
  return {
    name: words.say(lang, 'tab_lessons'),
    titles: [words.say(lang, 'tab_lessons')],
    columns: [
      column('period', 14),
      column('team', 28),
      column('kind', 14),
      column('said', 70),
      column('state', 20),
      column('wording', 70),
    ],
    rows: lessons.map((lesson) => [
      nameOfPeriod(lesson),
      lesson.teamName,
      words.say(lang, lesson.field),
      lesson.said,
      words.say(lang, takenState(lesson)),
      lesson.wording ?? '',
    ]),
  }
}
