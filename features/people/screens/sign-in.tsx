import type { Problem } from '../../../platform/journal/problem.ts'
import { useStanding } from '../../../platform/kit/attempt.ts'
import { Button } from '../../../platform/kit/button.tsx'
import { Card } from '../../../platform/kit/card.tsx'
import { TextField } from '../../../platform/kit/field.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { Notice, ProblemNotice } from '../../../platform/kit/notice.tsx'
import { words } from '../words.ts'

type Props = { phone: string | undefined; to: string; problem: Problem | undefined }

export function SignIn({ phone, to, problem }: Props) {
  const lang = useLang()
  return (
    <div class="stack">
      {problem && <ProblemNotice first code={problem.code} sentence={problem[lang]} />}
      <Card>
        <form method="post" action="/sign-in" class="stack">
          <input type="hidden" name="to" value={to} />
          <TextField
            name="phone"
            label={words.say(lang, 'phone')}
            type="tel"
            value={phone}
            required
            autoComplete="username"
          />
          <TextField
            name="password"
            label={words.say(lang, 'password')}
            type="password"
            required
            autoComplete="current-password"
          />
          <Button kind="primary" big>
            {words.say(lang, 'sign_in')}
          </Button>
        </form>
      </Card>
      <p class="soft">{words.say(lang, 'forgot')}</p>
      <Notice kind="info">{words.say(lang, 'no_otp')}</Notice>
    </div>
  )
}

/** Opened from a link or a QR code. A button spends it, since link previews open addresses by themselves. */
export function Invitation({ action, problem }: { action: string; problem: Problem | undefined }) {
  const { lang, way } = useStanding()
  // Spent inside a messenger, it would be missing in the browser that the app is installed from.
  const isHere = way.within === undefined
  return (
    <div class="stack">
      {problem && <ProblemNotice first code={problem.code} sentence={problem[lang]} />}
      <form method="post" action={action} class="stack">
        {!isHere && <p>{words.say(lang, 'come_in_once')}</p>}
        <Button kind={isHere ? 'primary' : 'secondary'} big={isHere}>
          {words.say(lang, isHere ? 'come_in' : 'come_in_here')}
        </Button>
      </form>
      <Notice kind="info">{words.say(lang, 'no_otp')}</Notice>
    </div>
  )
}
