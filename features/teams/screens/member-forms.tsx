import { Button } from '../../../platform/kit/button.tsx'
import { CommandForm } from '../../../platform/kit/command-form.tsx'
import { Confirm } from '../../../platform/kit/dialog.tsx'
import { SelectField, TextField } from '../../../platform/kit/field.tsx'
import { EditIcon, PlusIcon, QrIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { showPhone } from '../../../platform/words/phone.ts'
import {
  addMember,
  assignDuties,
  correctMember,
  nameLeader,
  positions,
  releaseMember,
  sendMember,
} from '../contract.ts'
import type { Member } from '../reads.ts'
import { words } from '../words.ts'
import { AreaChecks } from './area-checks.tsx'

export function AddMember({ teamId, hasLeader }: { teamId: string; hasLeader: boolean }) {
  return (
    <CommandForm order={addMember} born={['memberId']} fixed={{ teamId }} class="stack">
      <div class="columns">
        <MemberFields id="new" position={hasLeader ? 'member' : 'leader'} />
      </div>
      <AreaChecks id="new" areas={[]} />
      <AddButton />
    </CommandForm>
  )
}

function AddButton() {
  return (
    <Button kind="primary" icon={PlusIcon}>
      {words.say(useLang(), 'add_member')}
    </Button>
  )
}

/** Partners that send people, and whose people the members are. */
export type Senders = {
  partners: readonly { partnerId: string; name: string }[]
  of: ReadonlyMap<string, { partnerId: string; since: string }>
}

/** What can be changed about a member, folded away until it is wanted. */
export function MemberDetails({ member, senders }: { member: Member; senders: Senders }) {
  const lang = useLang()
  const fixed = { memberId: member.memberId }
  return (
    <details class="confirm">
      <summary class="button button-quiet">
        <EditIcon />
        <span>{words.say(lang, 'correct_member')}</span>
        <span class="only-spoken"> {member.name}</span>
      </summary>
      <div class="confirm-box">
        <CommandForm order={correctMember} fixed={fixed} class="stack">
          <div class="columns">
            <MemberFields id={member.memberId} known={member} position={member.position} />
          </div>
          <Button>{words.say(lang, 'save')}</Button>
        </CommandForm>
        <CommandForm order={assignDuties} fixed={fixed} class="stack">
          <AreaChecks id={member.memberId} areas={member.areas} hint={words.say(lang, 'areas_hint')} />
          <TextField
            id={`areas-on-${member.memberId}`}
            name="on"
            type="date"
            label={words.say(lang, 'from_day')}
            optional
          />
          <Button>{words.say(lang, 'save_areas')}</Button>
        </CommandForm>
        {senders.partners.length > 0 && (
          <CommandForm order={sendMember} fixed={fixed} class="stack">
            <div class="columns">
              <SelectField
                id={`partner-${member.memberId}`}
                name="partnerId"
                label={words.say(lang, 'sent_by')}
                hint={words.say(lang, 'sent_hint')}
                value={senders.of.get(member.memberId)?.partnerId ?? ''}
                options={[
                  { value: '', label: words.say(lang, 'sent_by_nobody') },
                  ...senders.partners.map(({ partnerId, name }) => ({ value: partnerId, label: name })),
                ]}
              />
              <TextField
                id={`sent-on-${member.memberId}`}
                name="on"
                type="date"
                label={words.say(lang, 'from_day')}
                optional
              />
            </div>
            <Button>{words.say(lang, 'save_sent')}</Button>
          </CommandForm>
        )}
        {member.position !== 'leader' && (
          <Confirm
            label={words.say(lang, 'name_leader')}
            question={words.say(lang, 'name_leader_question', { name: member.name })}
          >
            <CommandForm order={nameLeader} fixed={fixed} class="stack">
              <TextField
                id={`leads-on-${member.memberId}`}
                name="on"
                type="date"
                label={words.say(lang, 'from_day')}
                optional
              />
              <Button>{words.say(lang, 'name_leader')}</Button>
            </CommandForm>
          </Confirm>
        )}
        <Confirm
          label={words.say(lang, 'release')}
          kind="danger"
          question={words.say(lang, 'release_question', { name: member.name })}
        >
          <CommandForm order={releaseMember} fixed={fixed} class="stack">
            <TextField
              id={`release-on-${member.memberId}`}
              name="on"
              type="date"
              label={words.say(lang, 'from_day')}
              optional
            />
            <TextField
              id={`reason-${member.memberId}`}
              name="reason"
              label={words.say(lang, 'release_reason')}
              optional
              maxLength={160}
            />
            <Button kind="danger">{words.say(lang, 'release')}</Button>
          </CommandForm>
        </Confirm>
      </div>
    </details>
  )
}

/** An invitation needs a phone number: it is what the person signs in with. */
export function InviteMember({ member }: { member: Member }) {
  const lang = useLang()
  if (member.phone === null) return <p class="small soft">{words.say(lang, 'phone_first')}</p>
  return (
    <form method="post" action={`/desk/members/${member.memberId}/invite`}>
      <Button kind={member.accountId ? 'quiet' : 'secondary'} icon={QrIcon}>
        {words.say(lang, member.accountId ? 'invite_again' : 'invite')}
      </Button>
    </form>
  )
}

function MemberFields({
  id,
  known,
  position,
}: {
  id: string
  known?: Member | undefined
  position: Member['position']
}) {
  const lang = useLang()
  return (
    <>
      <TextField
        id={`name-${id}`}
        name="name"
        label={words.say(lang, 'name')}
        value={known?.name}
        required
        maxLength={120}
      />
      <TextField
        id={`phone-${id}`}
        name="phone"
        type="tel"
        label={words.say(lang, 'phone')}
        value={known?.phone ? showPhone(known.phone) : undefined}
        optional
      />
      <SelectField
        id={`position-${id}`}
        name="position"
        label={words.say(lang, 'position')}
        value={position}
        options={positions.map((value) => ({ value, label: words.say(lang, value) }))}
      />
      <TextField
        id={`organization-${id}`}
        name="organization"
        label={words.say(lang, 'organization')}
        value={known?.organization}
        optional
        maxLength={160}
      />
    </>
  )
}
