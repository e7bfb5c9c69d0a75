import { ButtonLink } from '../../../platform/kit/button.tsx'
import { EmptyState } from '../../../platform/kit/empty-state.tsx'
import { PublicScreen } from '../../../platform/kit/frame.tsx'
import { ArrowIcon, BackIcon, CheckIcon, HelpIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { words } from '../words.ts'
import { guides } from './guides.tsx'

/** One step a screen: a picture, a few large words, one way on and one way back. */
export function PublicGuide({ base, code, step }: { base: string; code: string; step: number }) {
  const lang = useLang()
  const guide = guides.find((one) => one.code === code)
  const here = guide?.steps[step - 1]
  if (!guide || !here) return null
  const all = guide.steps.length
  const href = (to: number) => `${base}/guides/${code}?step=${to}`
  return (
    <PublicScreen title={words.say(lang, guide.code)} lead={words.say(lang, 'guide_step', { n: step, all })}>
      <EmptyState icon={here.icon} title={words.say(lang, here.title)}>
        <p>{words.say(lang, here.text)}</p>
      </EmptyState>
      <div class="actions">
        {step < all ? (
          <ButtonLink kind="primary" big href={href(step + 1)} icon={ArrowIcon}>
            {words.say(lang, 'step_after')}
          </ButtonLink>
        ) : (
          <ButtonLink kind="primary" big href={base || '/'} icon={CheckIcon}>
            {words.say(lang, 'guide_done')}
          </ButtonLink>
        )}
        {step > 1 && (
          <ButtonLink href={href(step - 1)} icon={BackIcon}>
            {words.say(lang, 'step_before')}
          </ButtonLink>
        )}
        <ButtonLink kind="quiet" href={`${base}/help`} icon={HelpIcon}>
          {words.say(lang, 'guide_stuck')}
        </ButtonLink>
      </div>
    </PublicScreen>
  )
}
