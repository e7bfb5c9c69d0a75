import type { Grant } from '../../../platform/access/roles.ts'
import { Button } from '../../../platform/kit/button.tsx'
import { Card, Facts } from '../../../platform/kit/card.tsx'
import { CommandForm } from '../../../platform/kit/command-form.tsx'
import { Confirm } from '../../../platform/kit/dialog.tsx'
import { SelectField } from '../../../platform/kit/field.tsx'
import { DeskScreen } from '../../../platform/kit/frame.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { showPhone } from '../../../platform/words/phone.ts'
import type { Lang } from '../../../platform/words/words.ts'
import { grantableRoles, grantRole, revokeRole } from '../contract.ts'
import type { Account } from '../reads.ts'
import { words } from '../words.ts'

type Teams = readonly { readonly teamId: string; readonly name: string }[]
type Partners = readonly { readonly partnerId: string; readonly name: string; readonly archivedOn: string | null }[]
/** Where a role may be held. */
export type Spots = { teams: Teams; partners: Partners }

/** Every role of one person, each in its place: one may lead a team and be a member of another. */
export function AccountRoles({ account, teams, partners }: Spots & { account: Account }) {
  const lang = useLang()
  const { accountId, name, phone, grants } = account
  return (
    <DeskScreen
      title={name}
      crumbs={[{ href: '/desk/accounts', label: words.say(lang, 'accounts') }]}
      lead={words.say(lang, 'roles_lead')}
    >
      <Card title={words.say(lang, 'roles')}>
        <Facts facts={[{ name: words.say(lang, 'phone'), value: showPhone(phone) }]} />
        <ul class="rows">
          {grants.map((grant) => (
            <li class="row" key={JSON.stringify(grant)}>
              <span class="row-words">{nameGrant(lang, grant, { teams, partners })}</span>
              <Confirm
                label={words.say(lang, 'take_role')}
                kind="quiet"
                question={words.say(lang, 'take_role_question')}
              >
                <CommandForm order={revokeRole} fixed={{ accountId, grant: JSON.stringify(grant) }}>
                  <Button kind="danger">{words.say(lang, 'take_role_yes')}</Button>
                </CommandForm>
              </Confirm>
            </li>
          ))}
        </ul>
      </Card>
      <Card title={words.say(lang, 'give_role')}>
        <CommandForm order={grantRole} fixed={{ accountId }} class="columns">
          <SelectField name="grant" label={words.say(lang, 'role')} options={roleOptions(lang, { teams, partners })} />
          <Button kind="primary">{words.say(lang, 'give_role')}</Button>
        </CommandForm>
      </Card>
    </DeskScreen>
  )
}

/** "Tổ trưởng · Tổ thôn 7", for a role of the commune its name alone. */
export function nameGrant(lang: Lang, { role, teamId, partnerId }: Grant, { teams, partners }: Spots): string {
  const place =
    teams.find((team) => team.teamId === teamId)?.name ??
    partners.find((partner) => partner.partnerId === partnerId)?.name
  return [words.say(lang, role), place].filter(Boolean).join(' · ')
}

/** Every role where it can be held, as one choice: a role of a team comes once for each team, an organisation's for each partner. */
export function roleOptions(lang: Lang, { teams, partners }: Spots) {
  const present = partners.filter(({ archivedOn }) => archivedOn === null)
  return grantableRoles.flatMap((role) => {
    if (role === 'organization' && present.length > 0)
      return present.map(({ partnerId, name }) => ({
        value: JSON.stringify({ role, partnerId }),
        label: `${words.say(lang, role)} · ${name}`,
        group: words.say(lang, role),
      }))
    return role === 'member' || role === 'team_lead'
      ? teams.map(({ teamId, name }) => ({
          value: JSON.stringify({ role, teamId }),
          label: `${words.say(lang, role)} · ${name}`,
          group: words.say(lang, role),
        }))
      : [{ value: JSON.stringify({ role }), label: words.say(lang, role), group: words.say(lang, 'no_team') }]
  })
}
