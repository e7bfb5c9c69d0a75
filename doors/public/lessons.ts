import { lessons } from '../../features/curriculum/rules/lessons.ts'
import { findSkill } from '../../features/curriculum/rules/skills.ts'
import { PublicLesson, PublicLessons } from '../../features/curriculum/screens/public-lessons.tsx'
import { words } from '../../features/curriculum/words.ts'
import { drawn, page } from '../server/page.ts'
import { baseOf, communeAt } from './pages.ts'

const title = (lang: 'vi' | 'en') => words.say(lang, 'lessons')

/** The steps that coaches teach with, for whoever likes to learn alone. */
export const lessonPages = ['', '/xa/:commune'].flatMap((under) => [
  page('public', `${under}/lessons`, 'everybody', title, PublicLessons, async (ask) =>
    (await communeAt(ask)) ? { base: baseOf(ask) } : undefined,
  ),

  drawn(
    page('public', `${under}/lessons/:skill`, 'everybody', title, PublicLesson, async (ask) => {
      const skill = findSkill(ask.params['skill'] ?? '')
      const step = Number(ask.query['step'] ?? 1)
      if (!skill || !(await communeAt(ask)) || !Number.isInteger(step)) return undefined
      if (step < 1 || step > lessons[skill.code].length) return undefined
      return { base: baseOf(ask), skill: skill.code, step }
    }),
  ),
])
