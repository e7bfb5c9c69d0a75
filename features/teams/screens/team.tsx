import { ButtonLink } from '../../../platform/kit/button.tsx'
import { Card } from '../../../platform/kit/card.tsx'
import { Chip, Chips } from '../../../platform/kit/chip.tsx'
import { EmptyState } from '../../../platform/kit/empty-state.tsx'
import { TextField } from '../../../platform/kit/field.tsx'
import { FilterBar } from '../../../platform/kit/filter-bar.tsx'
import { DeskScreen } from '../../../platform/kit/frame.tsx'
import { HouseholdIcon, PersonIcon, TaskIcon, UploadIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { Notice } from '../../../platform/kit/notice.tsx'
import { day } from '../../../platform/words/formats.ts'
import { showPhone } from '../../../platform/words/phone.ts'
import type { DutyArea } from '../contract.ts'
import type { Member, Team } from '../reads.ts'
import { nameArea, words } from '../words.ts'
import { AssignArea } from './area-table.tsx'
import { AddMember, InviteMember, MemberDetails, type Senders } from './member-forms.tsx'

type Props = {
  team: Team
  members: readonly Member[]
  mayWrite: boolean
  /** An area that nobody looks after, to be assigned now. */
  area: DutyArea | undefined
  senders: Senders
  /** The day of the list, when it is not today's: then nothing can be changed in it. */
  on: string | undefined
}

/** One team: who is in it, what each looks after, and what the officer may change. */
export function TeamScreen({ team, members, mayWrite: mayEver, area, senders, on }: Props) {
  const lang = useLang()
  const mayWrite = mayEver && on === undefined && team.until === null
  return (
    <DeskScreen
      title={team.name}
      lead={`${words.say(lang, team.level === 'commune' ? 'commune_level' : 'village_level')} · ${words.say(lang, 'people_count', { n: members.length })}`}
      crumbs={[{ href: '/desk/teams', label: words.say(lang, 'teams') }]}
      actions={
        <>
          <ButtonLink href={`/desk/households?teamId=${team.teamId}`} icon={HouseholdIcon}>
            {words.say(lang, 'team_households')}
          </ButtonLink>
          <ButtonLink href={`/desk/visits?teamId=${team.teamId}`} icon={TaskIcon}>
            {words.say(lang, 'team_visits')}
          </ButtonLink>
        </>
      }
    >
      {team.until !== null && <Notice kind="info">{words.say(lang, 'ended', { day: day(team.until) })}</Notice>}
      {on === undefined ? (
        area && mayWrite && <AssignArea area={area} members={members} teamId={team.teamId} />
      ) : (
        <Notice kind="info">{words.say(lang, 'members_on', { n: members.length, day: day(on) })}</Notice>
      )}
      <FilterBar
        action={`/desk/teams/${team.teamId}`}
        label={words.say(lang, 'on_day')}
        clearHref={on === undefined ? undefined : `/desk/teams/${team.teamId}`}
      >
        <TextField name="on" type="date" label={words.say(lang, 'on_day')} value={on ?? ''} />
      </FilterBar>
      {members.length === 0 ? (
        <EmptyState
          icon={PersonIcon}
          title={words.say(lang, 'no_members')}
          action={
            mayWrite && (
              <ButtonLink href="/desk/teams/import" icon={UploadIcon}>
                {words.say(lang, 'import_members')}
              </ButtonLink>
            )
          }
        >
          {words.say(lang, 'no_members_text')}
        </EmptyState>
      ) : (
        <ul class="rows" aria-label={words.say(lang, 'members')}>
          {members.map((member) => (
            <MemberRow key={member.memberId} {...{ member, senders, mayWrite }} />
          ))}
        </ul>
      )}
      {mayWrite && (
        <Card title={words.say(lang, 'add_member')}>
          <AddMember teamId={team.teamId} hasLeader={team.leaderName !== null} />
        </Card>
      )}
      {mayWrite && team.level === 'village' && (
        <ButtonLink href="/desk/review/periods#merged" kind="quiet">
          {words.say(lang, 'merged_or_split')}
        </ButtonLink>
      )}
    </DeskScreen>
  )
}

function MemberRow({ member, senders, mayWrite }: { member: Member; senders: Senders; mayWrite: boolean }) {
  const lang = useLang()
  const sent = senders.of.get(member.memberId)
  const sender = senders.partners.find(({ partnerId }) => partnerId === sent?.partnerId)
  return (
    <li class="row" id={`m-${member.memberId}`}>
      <PersonIcon />
      <div class="row-words">
        <b>{member.name}</b>
        <div class="small soft">
          {[
            words.say(lang, member.position),
            member.phone && showPhone(member.phone),
            member.organization,
            `${words.say(lang, 'since')} ${day(member.since)}`,
            sent && sender && words.say(lang, 'sent', { partner: sender.name, day: day(sent.since) }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </div>
        <Areas member={member} />
        {mayWrite && <MemberDetails member={member} senders={senders} />}
      </div>
      {mayWrite && (
        <div class="row-after">
          <InviteMember member={member} />
        </div>
      )}
    </li>
  )
}

function Areas({ member }: { member: Member }) {
  const lang = useLang()
  if (member.areas.length === 0) return null
  return (
    <Chips>
      {member.areas.map((area) => (
        <Chip key={area} tone="primary">
          {nameArea(lang, area)}
        </Chip>
      ))}
    </Chips>
  )
}
