import { FieldScreen } from '../../../platform/kit/frame.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { lessons } from '../rules/lessons.ts'
import { skills } from '../rules/skills.ts'
import { words } from '../words.ts'
import { Picture } from './picture.tsx'

/** Every step of every skill on one page, so that a phone keeps them all for a kitchen table without a network. */
export function FieldLessons({ suffix }: { suffix: string }) {
  const lang = useLang()
  return (
    <FieldScreen
      title={words.say(lang, 'lessons')}
      here="today"
      back={{ href: `/field/learners${suffix}`, label: words.say(lang, 'back_to_learners') }}
    >
      <p class="soft">{words.say(lang, 'lessons_field')}</p>
      {skills.map((skill) => (
        <details key={skill.code} id={skill.code} class="confirm">
          <summary class="button button-secondary">
            <span>{skill[lang]}</span>
          </summary>
          <ol class="lesson-steps">
            {lessons[skill.code].map((step) => (
              <li key={step.vi} class="card card-plain">
                <Picture name={step.picture} />
                <p>{step[lang]}</p>
              </li>
            ))}
          </ol>
        </details>
      ))}
    </FieldScreen>
  )
}
