import { Button, ButtonLink } from '../../../platform/kit/button.tsx'
import { Card } from '../../../platform/kit/card.tsx'
import { CommandForm } from '../../../platform/kit/command-form.tsx'
import { TextField } from '../../../platform/kit/field.tsx'
import { PublicScreen } from '../../../platform/kit/frame.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { setPassword, signOutEverywhere } from '../contract.ts'
import { words } from '../words.ts'

/** One's own account: a password of one's own, and an end to every session, on this phone and all others. */
export function OwnAccount({ name }: { name: string }) {
  const lang = useLang()
  return (
    <PublicScreen title={words.say(lang, 'own_account')} lead={name}>
      <Card title={words.say(lang, 'set_password')}>
        <CommandForm order={setPassword} class="stack">
          <TextField
            name="password"
            label={words.say(lang, 'password')}
            hint={words.say(lang, 'password_hint')}
            type="password"
            required
            autoComplete="new-password"
          />
          <Button kind="primary">{words.say(lang, 'save_password')}</Button>
        </CommandForm>
      </Card>
      <Card title={words.say(lang, 'everywhere')}>
        <p>{words.say(lang, 'everywhere_text')}</p>
        <CommandForm order={signOutEverywhere} next="/sign-in">
          <Button>{words.say(lang, 'everywhere')}</Button>
        </CommandForm>
      </Card>
      <ButtonLink href="/home">{words.say(lang, 'back_home')}</ButtonLink>
    </PublicScreen>
  )
}
