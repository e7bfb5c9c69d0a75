import { ButtonLink } from '../../../platform/kit/button.tsx'
import { PublicScreen } from '../../../platform/kit/frame.tsx'
import { ArrowIcon, BackIcon, CheckIcon, HelpIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { RowLinks } from '../../../platform/kit/row-links.tsx'
import { lessons } from '../rules/lessons.ts'
import { type SkillCode, skills, topics } from '../rules/skills.ts'
import { nameSkill, words } from '../words.ts'
import { skillIcons } from './passport.tsx'
import { Picture } from './picture.tsx'

/** Every skill of the curriculum under the ministry's topics, for whoever likes to learn alone. */
export function PublicLessons({ base }: { base: string }) {
  const lang = useLang()
  return (
    <PublicScreen title={words.say(lang, 'lessons')} lead={words.say(lang, 'lessons_lead')}>
      {topics.map((topic) => (
        <section key={topic.code} class="stack">
          <h2>{topic[lang]}</h2>
          <RowLinks
            label={topic[lang]}
            rows={skills
              .filter((skill) => skill.topic === topic.code)
              .map((skill) => ({
                key: skill.code,
                href: `${base}/lessons/${skill.code}`,
                icon: skillIcons[skill.code],
                title: skill[lang],
                note: words.say(lang, 'steps_count', { n: lessons[skill.code].length }),
              }))}
          />
        </section>
      ))}
    </PublicScreen>
  )
}

/** One step a screen: a picture, a few large words, one way on and one way back. */
export function PublicLesson({ base, skill, step }: { base: string; skill: SkillCode; step: number }) {
  const lang = useLang()
  const all = lessons[skill].length
  const here = lessons[skill][step - 1]
  if (!here) return null
  const href = (to: number) => `${base}/lessons/${skill}?step=${to}`
  return (
    <PublicScreen title={nameSkill(lang, skill)} lead={words.say(lang, 'step', { n: step, all })}>
      <Picture name={here.picture} />
      <p class="lesson-text">{here[lang]}</p>
      <div class="actions">
        {step < all ? (
          <ButtonLink kind="primary" big href={href(step + 1)} icon={ArrowIcon}>
            {words.say(lang, 'step_after')}
          </ButtonLink>
        ) : (
          <ButtonLink kind="primary" big href={`${base}/lessons`} icon={CheckIcon}>
            {words.say(lang, 'finished')}
          </ButtonLink>
        )}
        {step > 1 && (
          <ButtonLink href={href(step - 1)} icon={BackIcon}>
            {words.say(lang, 'step_before')}
          </ButtonLink>
        )}
        <ButtonLink kind="quiet" href={`${base}/help`} icon={HelpIcon}>
          {words.say(lang, 'stuck')}
        </ButtonLink>
      </div>
    </PublicScreen>
  )
}
