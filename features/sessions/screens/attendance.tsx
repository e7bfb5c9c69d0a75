import type { ComponentChildren } from 'preact'
import { useStanding } from '../../../platform/kit/attempt.ts'
import { Button, ButtonLink } from '../../../platform/kit/button.tsx'
import { Card } from '../../../platform/kit/card.tsx'
import { Chip } from '../../../platform/kit/chip.tsx'
import { CommandForm } from '../../../platform/kit/command-form.tsx'
import { TextField } from '../../../platform/kit/field.tsx'
import { CheckIcon, HouseholdIcon, PersonIcon, SearchIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { Notice } from '../../../platform/kit/notice.tsx'
import { RowLinks } from '../../../platform/kit/row-links.tsx'
import { number } from '../../../platform/words/formats.ts'
import { showPhone } from '../../../platform/words/phone.ts'
import { attend, dismissCheckIn, unattend } from '../contract.ts'
import type { Attendance as Present, Session, SignUp } from '../reads.ts'
import { nameSession, words } from '../words.ts'

export type AttendanceProps = {
  session: Session
  present: readonly Present[]
  /** Households whose help on that day is recorded already. */
  helped: ReadonlySet<string>
  signUps: readonly SignUp[]
  /** Found by the search, without those who are present. */
  households: readonly { householdId: string; headName: string; hamlet: string }[]
  more: number
  /** At a members' training: who of the teams has not come yet, in place of the households. */
  members: readonly { memberId: string; name: string; note: string }[] | undefined
  query: string
  /** Where this page stands, so that its search comes back to it. */
  here: string
  open: boolean
}

/** Putting people in: ticked households, guests by number or name, and those who signed up. */
export function TakeAttendance(props: AttendanceProps) {
  const { session, signUps } = props
  const lang = useLang()
  const here = signUps.filter(({ checkedInAt }) => checkedInAt !== null)
  const expected = signUps.filter(({ checkedInAt }) => checkedInAt === null)
  const isOver = session.capacity !== null && session.attendances > session.capacity
  return (
    <>
      {isOver && <Notice kind="warning">{words.say(lang, 'over_capacity', { n: session.capacity ?? 0 })}</Notice>}
      <p data-attendance-waiting={session.sessionId} role="status" />
      {here.length > 0 && <CheckedIn session={session} signUps={here} />}
      {expected.length > 0 && <SignedUp session={session} signUps={expected} />}
      {props.members === undefined ? <Households {...props} /> : <Members {...props} members={props.members} />}
      <Guests session={session} />
    </>
  )
}

type Putting = {
  session: Session
  name: string
  /** Whom its button puts in without asking more. */
  whom?: readonly { signUpId?: string }[]
  class?: string
  children: ComponentChildren
}

/** Kept by a phone where there is no network, which then comes back here for the next one. */
function AttendForm({ session, name, whom, class: look, children }: Putting) {
  const lang = useLang()
  const { newId } = useStanding()
  const attendances = whom?.map((one) => JSON.stringify({ attendanceId: newId(), ...one }))
  return (
    <CommandForm
      order={attend}
      name={name}
      label={nameSession(lang, session)}
      stay
      fixed={{ sessionId: session.sessionId, ...(attendances && { attendances }) }}
      {...(look && { class: look })}
    >
      {children}
    </CommandForm>
  )
}

function Households({ session, households, more, query, here }: AttendanceProps) {
  const lang = useLang()
  const { newId } = useStanding()
  return (
    <Card title={words.say(lang, 'tick_households')}>
      <p class="soft small">{words.say(lang, 'tick_lead')}</p>
      <form method="get" action={here} class="line-form">
        <TextField name="q" type="search" label={words.say(lang, 'search_household')} value={query} />
        <Button icon={SearchIcon}>{words.say(lang, 'search')}</Button>
      </form>
      {households.length === 0 ? (
        <p>{words.say(lang, 'no_household')}</p>
      ) : (
        <AttendForm session={session} name="tick" class="stack">
          <div class="checks">
            {households.map(({ householdId, headName, hamlet }) => (
              <label key={householdId} class="check">
                <input
                  type="checkbox"
                  name="attendances"
                  value={JSON.stringify({ attendanceId: newId(), householdId })}
                />
                <span>
                  {headName}
                  {hamlet && <span class="tile-hint">{hamlet}</span>}
                </span>
              </label>
            ))}
          </div>
          {more > 0 && <p class="soft small">{words.say(lang, 'more_households', { n: number(lang, more) })}</p>}
          <Button kind="primary" big>
            {words.say(lang, 'record_present')}
          </Button>
        </AttendForm>
      )}
    </Card>
  )
}

function Members({
  session,
  members,
  query,
  here,
}: AttendanceProps & { members: NonNullable<AttendanceProps['members']> }) {
  const lang = useLang()
  const { newId } = useStanding()
  return (
    <Card title={words.say(lang, 'tick_members')}>
      <form method="get" action={here} class="line-form">
        <TextField name="q" type="search" label={words.say(lang, 'search_member')} value={query} />
        <Button icon={SearchIcon}>{words.say(lang, 'search')}</Button>
      </form>
      {members.length === 0 ? (
        <p>{words.say(lang, 'no_member')}</p>
      ) : (
        <AttendForm session={session} name="tick" class="stack">
          <div class="checks">
            {members.map(({ memberId, name, note }) => (
              <label key={memberId} class="check">
                <input type="checkbox" name="attendances" value={JSON.stringify({ attendanceId: newId(), memberId })} />
                <span>
                  {name}
                  <span class="tile-hint">{note}</span>
                </span>
              </label>
            ))}
          </div>
          <Button kind="primary" big>
            {words.say(lang, 'record_present')}
          </Button>
        </AttendForm>
      )}
    </Card>
  )
}

function Guests({ session }: { session: Session }) {
  const lang = useLang()
  const { newId } = useStanding()
  return (
    <Card title={words.say(lang, 'guest')}>
      <p class="soft small">{words.say(lang, 'guest_lead')}</p>
      <div class="actions">
        {[1, 5, 10].map((n) => (
          <AttendForm key={n} session={session} name={`add-${n}`} whom={Array.from({ length: n }, () => ({}))}>
            <Button>{words.say(lang, 'add_n', { n })}</Button>
          </AttendForm>
        ))}
      </div>
      <AttendForm session={session} name="guest" class="line-form">
        <input type="hidden" name="guest.attendanceId" value={newId()} />
        <TextField id="f-guest" name="guest.name" label={words.say(lang, 'guest_name')} maxLength={80} required />
        <Button>{words.say(lang, 'add_guest')}</Button>
      </AttendForm>
    </Card>
  )
}

type Named = { session: Session; signUps: readonly SignUp[] }

/** An order takes as many. */
const atOnce = 200

/** Who scanned the code at the door: each is looked at, then confirmed. */
function CheckedIn({ session, signUps }: Named) {
  const lang = useLang()
  const all = signUps.slice(0, atOnce)
  return (
    <Card title={words.say(lang, 'checked_in')} tone="wash">
      <p class="small">{words.say(lang, 'checked_in_lead')}</p>
      <SignUpRows label={words.say(lang, 'checked_in')} {...{ session, signUps }} mayDismiss />
      {all.length > 1 && (
        <AttendForm session={session} name="come-all" whom={all.map(({ signUpId }) => ({ signUpId }))}>
          <Button kind="primary" big>
            {words.say(lang, 'confirm_all', { n: all.length })}
          </Button>
        </AttendForm>
      )}
    </Card>
  )
}

function SignedUp(props: Named) {
  const lang = useLang()
  return (
    <Card title={words.say(lang, 'signed_up')}>
      <SignUpRows label={words.say(lang, 'signed_up')} {...props} />
    </Card>
  )
}

function SignUpRows({ label, session, signUps, mayDismiss }: Named & { label: string; mayDismiss?: boolean }) {
  const lang = useLang()
  return (
    <RowLinks
      label={label}
      rows={signUps.map(({ signUpId, name, phone }) => ({
        key: signUpId,
        icon: PersonIcon,
        title: name || words.say(lang, 'unnamed'),
        note: phone === null ? undefined : <a href={`tel:${phone}`}>{showPhone(phone)}</a>,
        after: (
          <div class="actions">
            <AttendForm session={session} name={`come-${signUpId}`} whom={[{ signUpId }]}>
              <Button about={name || undefined}>{words.say(lang, 'has_come')}</Button>
            </AttendForm>
            {mayDismiss && (
              <CommandForm order={dismissCheckIn} name={`not-${signUpId}`} fixed={{ signUpId }}>
                <Button kind="quiet" about={name || undefined}>
                  {words.say(lang, 'dismiss_check_in')}
                </Button>
              </CommandForm>
            )}
          </div>
        ),
      }))}
    />
  )
}

/** Who came; from each line the help given there can be recorded at once. */
export function WhoCame({ session, present, helped, open, here }: AttendanceProps) {
  const lang = useLang()
  const { attendances, households } = session
  return (
    <Card title={words.say(lang, 'who_came')}>
      <p>
        <b data-attended={attendances}>
          {words.say(lang, 'attended_of', { n: number(lang, attendances), households: number(lang, households) })}
        </b>
      </p>
      {present.length === 0 ? (
        <p class="soft">{words.say(lang, 'nobody_came')}</p>
      ) : (
        <RowLinks
          label={words.say(lang, 'who_came')}
          rows={present.map((one) => ({
            key: one.attendanceId,
            icon: one.householdId === null ? PersonIcon : HouseholdIcon,
            title: one.outside ? words.say(lang, 'outside') : one.name || words.say(lang, 'unnamed'),
            note:
              one.householdId !== null && helped.has(one.householdId) ? (
                <Chip tone="met" icon={CheckIcon}>
                  {words.say(lang, 'helped')}
                </Chip>
              ) : undefined,
            after: (
              <div class="actions">
                {!one.outside && session.kind !== 'members_training' && (
                  <ButtonLink href={recordHref(session, one, here)} about={one.name || undefined}>
                    {words.say(lang, 'record_help')}
                  </ButtonLink>
                )}
                {open && (
                  <CommandForm
                    order={unattend}
                    label={one.name}
                    name={`out-${one.attendanceId}`}
                    fixed={{ attendanceId: one.attendanceId }}
                  >
                    <Button kind="quiet" about={one.name || undefined}>
                      {words.say(lang, 'take_out')}
                    </Button>
                  </CommandForm>
                )}
              </div>
            ),
          }))}
        />
      )}
    </Card>
  )
}

/** The recording page with the household and the day filled in; from there back to this queue. */
function recordHref({ sessionId, teamId, heldOn }: Session, one: Present, here: string): string {
  const at = here.startsWith('/desk') ? 'desk' : 'field'
  const known = new URLSearchParams({ team: one.teamId ?? teamId, session: sessionId, on: heldOn, at })
  return `/field/record/${one.householdId ?? 'anonymous'}?${known}`
}
