import type { Grant } from '../../../platform/access/roles.ts'
import { Button, ButtonLink } from '../../../platform/kit/button.tsx'
import { Card, Facts } from '../../../platform/kit/card.tsx'
import { CommandForm } from '../../../platform/kit/command-form.tsx'
import { Confirm } from '../../../platform/kit/dialog.tsx'
import { TextField } from '../../../platform/kit/field.tsx'
import { PublicScreen } from '../../../platform/kit/frame.tsx'
import { LogoutIcon, QrIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { setPassword, signOutEverywhere } from '../contract.ts'
import { words } from '../words.ts'
import { nameGrant, type Spots } from './account-roles.tsx'

type Props = Spots & { name: string; grants: readonly Grant[] }

/** One's own account: who one is here, a password of one's own, and an end to every session, on this phone and all others. */
export function OwnAccount({ name, grants, teams, partners }: Props) {
  const lang = useLang()
  const held = grants.map((grant) => nameGrant(lang, grant, { teams, partners }))
  return (
    <PublicScreen title={words.say(lang, 'own_account')}>
      <Card>
        <Facts
          facts={[
            { name: words.say(lang, 'name'), value: name },
            { name: words.say(lang, 'role'), value: held.join('; ') },
          ]}
        />
        <div class="actions">
          <ButtonLink href="/home">{words.say(lang, 'back_home')}</ButtonLink>
        </div>
      </Card>
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
      <Card title={words.say(lang, 'change_phone')}>
        <p>{words.say(lang, 'change_phone_text')}</p>
        <form method="post" action="/account/new-phone">
          <Button icon={QrIcon}>{words.say(lang, 'change_phone_show')}</Button>
        </form>
      </Card>
      <Card title={words.say(lang, 'other_phones')}>
        <p>{words.say(lang, 'other_phones_text')}</p>
        <Confirm
          label={words.say(lang, 'other_phones_do')}
          icon={LogoutIcon}
          question={words.say(lang, 'other_phones_question')}
        >
          <form method="post" action="/account/other-phones">
            <Button kind="danger">{words.say(lang, 'other_phones_do')}</Button>
          </form>
        </Confirm>
      </Card>
      <Card title={words.say(lang, 'everywhere')}>
        <p>{words.say(lang, 'everywhere_text')}</p>
        <Confirm
          label={words.say(lang, 'everywhere')}
          icon={LogoutIcon}
          question={words.say(lang, 'everywhere_question')}
        >
          <CommandForm order={signOutEverywhere} next="/sign-in">
            <Button kind="danger">{words.say(lang, 'everywhere_yes')}</Button>
          </CommandForm>
        </Confirm>
      </Card>
    </PublicScreen>
  )
}
