import { useStanding } from '../../../platform/kit/attempt.ts'
import { Button, ButtonLink } from '../../../platform/kit/button.tsx'
import { Card } from '../../../platform/kit/card.tsx'
import { Chip } from '../../../platform/kit/chip.tsx'
import { CommandForm } from '../../../platform/kit/command-form.tsx'
import { DataTable } from '../../../platform/kit/data-table.tsx'
import { SelectField, TextField } from '../../../platform/kit/field.tsx'
import { DeskScreen } from '../../../platform/kit/frame.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { HowPhonesCome } from '../../../platform/kit/way-notice.tsx'
import { showPhone } from '../../../platform/words/phone.ts'
import { addAccount, disableAccount, enableAccount } from '../contract.ts'
import type { Account } from '../reads.ts'
import { words } from '../words.ts'
import { nameGrant, roleOptions, type Spots } from './account-roles.tsx'

type Props = Spots & { accounts: readonly Account[] }

/** Who may come in, and as what; the place where invitations are made. */
export function Accounts({ accounts, teams, partners }: Props) {
  const lang = useLang()
  return (
    <DeskScreen title={words.say(lang, 'accounts')} lead={words.say(lang, 'accounts_lead')}>
      <DataTable
        caption={words.say(lang, 'accounts')}
        captionHidden
        rows={accounts}
        rowKey={(account) => account.accountId}
        columns={[
          { key: 'name', header: words.say(lang, 'name'), naming: true, cell: (account) => account.name },
          {
            key: 'phone',
            header: words.say(lang, 'phone'),
            cell: (account) => <span class="cell-whole">{showPhone(account.phone)}</span>,
          },
          {
            key: 'role',
            header: words.say(lang, 'role'),
            cell: (account) => account.grants.map((grant) => nameGrant(lang, grant, { teams, partners })).join('; '),
          },
          {
            key: 'status',
            header: words.say(lang, 'status'),
            cell: (account) => (
              <Chip tone={account.status === 'active' ? 'met' : 'stalled'}>{words.say(lang, account.status)}</Chip>
            ),
          },
          {
            key: 'do',
            header: words.say(lang, 'invite'),
            kind: 'action',
            cell: (account) => <AccountActions account={account} />,
          },
        ]}
      />
      <AddAccount teams={teams} partners={partners} />
    </DeskScreen>
  )
}

function AccountActions({ account }: { account: Account }) {
  const lang = useLang()
  const { accountId } = account
  return (
    <div class="actions">
      <form method="post" action={`/desk/accounts/${accountId}/invite`}>
        <Button>{words.say(lang, 'invite')}</Button>
      </form>
      <ButtonLink href={`/desk/accounts/${accountId}`}>{words.say(lang, 'change_roles')}</ButtonLink>
      <CommandForm order={account.status === 'active' ? disableAccount : enableAccount} fixed={{ accountId }}>
        <Button kind="quiet">{words.say(lang, account.status === 'active' ? 'disable' : 'enable')}</Button>
      </CommandForm>
    </div>
  )
}

function AddAccount(spots: Spots) {
  const lang = useLang()
  return (
    <Card title={words.say(lang, 'add_account')}>
      <CommandForm order={addAccount} born={['accountId']} class="columns">
        <TextField name="name" label={words.say(lang, 'name')} required maxLength={120} />
        <TextField name="phone" label={words.say(lang, 'phone')} type="tel" required />
        <SelectField name="grants" label={words.say(lang, 'role')} options={roleOptions(lang, spots)} />
        <Button kind="primary">{words.say(lang, 'add_account')}</Button>
      </CommandForm>
    </Card>
  )
}

/** Shown once: the secret is not kept, only its hash. */
export function InvitationMade({ name, link, qr }: { name: string; link: string; qr: string }) {
  const lang = useLang()
  const { newId } = useStanding()
  return (
    <DeskScreen
      title={words.say(lang, 'invitation_for', { name })}
      lead={words.say(lang, 'invitation_how')}
      crumbs={[{ href: '/desk/accounts', label: words.say(lang, 'accounts') }]}
    >
      <HowPhonesCome />
      <Card>
        <img
          class="qr"
          src={`data:image/svg+xml;base64,${qr}`}
          alt={words.say(lang, 'invitation_link')}
          width="240"
          height="240"
        />
        <TextField id={`link-${newId()}`} name="link" label={words.say(lang, 'invitation_link')} value={link} />
        <ButtonLink href="/desk/accounts">{words.say(lang, 'back_to_accounts')}</ButtonLink>
      </Card>
    </DeskScreen>
  )
}
