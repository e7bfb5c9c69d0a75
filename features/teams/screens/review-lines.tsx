import type { ComponentChildren } from 'preact'
import type { CommandSpec } from '../../../platform/journal/command.ts'
import { useStanding } from '../../../platform/kit/attempt.ts'
import { Button } from '../../../platform/kit/button.tsx'
import { Card } from '../../../platform/kit/card.tsx'
import { Chip, Chips } from '../../../platform/kit/chip.tsx'
import { CommandForm } from '../../../platform/kit/command-form.tsx'
import { SelectField, TextField } from '../../../platform/kit/field.tsx'
import { CheckIcon, PlusIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { day } from '../../../platform/words/formats.ts'
import type { Lang } from '../../../platform/words/words.ts'
import { confirmMember, positions, proposeMember, proposeRelease, proposeReplacement, undoChoice } from '../contract.ts'
import type { ReviewedTeam } from '../reads/reviews.ts'
import type { Member } from '../reads.ts'
import type { Choice } from '../rules/membership.ts'
import { nameArea, words } from '../words.ts'
import { AreaChecks } from './area-checks.tsx'

type Props = {
  reviewed: ReviewedTeam
  /** This page, to come back to after each choice. */
  here: string
  mayWrite: boolean
  /** The officer may also replace or release a leader. */
  namesLeaders: boolean
  today: string
}

/** Everybody of the team, those not yet asked about first, each with three answers; and whoever is to come. */
export function ReviewLines(props: Props) {
  const { reviewed, mayWrite } = props
  const lang = useLang()
  const chosen = new Map(reviewed.choices.map((choice) => [choice.memberId, choice]))
  const open = mayWrite && reviewed.review.status === 'asked'
  const isOver = reviewed.review.status === 'closed'
  const left = isOver ? [] : reviewed.members.filter(({ memberId }) => !chosen.has(memberId))
  return (
    <>
      {left.length > 0 && (
        <Card title={words.say(lang, 'to_review')}>
          <ul class="rows">
            {left.map((member) => (
              <li key={member.memberId} class="row" id={`m-${member.memberId}`}>
                <Who person={member} />
                {open && <Answers {...props} member={member} />}
              </li>
            ))}
          </ul>
        </Card>
      )}
      {reviewed.choices.length > 0 && (
        <Card title={words.say(lang, 'reviewed')}>
          <ul class="rows">
            {reviewed.choices.map((choice) => (
              <li key={choice.memberId} class="row" id={`m-${choice.memberId}`}>
                <Who person={choice} />
                <Chosen {...props} choice={choice} chosen={chosen} open={open} />
              </li>
            ))}
          </ul>
        </Card>
      )}
      {open && (
        <Fold
          order={proposeMember}
          about={reviewed.review.reviewId}
          label={words.say(lang, 'add_person')}
          icon={PlusIcon}
        >
          <Newcomer {...props} areas={[]} />
        </Fold>
      )}
    </>
  )
}

function Who({ person }: { person: Member | Choice }) {
  const lang = useLang()
  return (
    <div class="row-words">
      <b>{person.name}</b>
      <div class="small soft">
        {[words.say(lang, person.position), person.organization].filter(Boolean).join(' · ')}
      </div>
      <Chips>
        {person.areas.map((area) => (
          <Chip key={area} tone="primary">
            {nameArea(lang, area)}
          </Chip>
        ))}
      </Chips>
    </div>
  )
}

function Answers(props: Props & { member: Member }) {
  const { reviewed, member, here, namesLeaders } = props
  const lang = useLang()
  const fixed = { reviewId: reviewed.review.reviewId, memberId: member.memberId }
  return (
    <div class="row-answers">
      <CommandForm order={confirmMember} name="keep" fixed={{ ...fixed, areas: member.areas }} next={here}>
        <Button kind="primary" big icon={CheckIcon}>
          {words.say(lang, 'keep')}
          <span class="only-spoken"> {member.name}</span>
        </Button>
      </CommandForm>
      {member.position === 'leader' && !namesLeaders ? (
        <p class="small soft">{words.say(lang, 'by_commune')}</p>
      ) : (
        <>
          <Fold
            order={proposeReplacement}
            about={member.memberId}
            label={words.say(lang, 'replace')}
            name={member.name}
          >
            <Newcomer {...props} replaces={member} areas={member.areas} />
          </Fold>
          <Fold
            order={proposeRelease}
            about={member.memberId}
            label={words.say(lang, 'propose_release')}
            name={member.name}
          >
            <CommandForm order={proposeRelease} fixed={fixed} next={here} class="stack">
              <Why id={`release-why-${member.memberId}`} />
              <OnDay id={`release-on-${member.memberId}`} today={props.today} />
              <Button kind="danger">{words.say(lang, 'propose_release')}</Button>
            </CommandForm>
          </Fold>
        </>
      )}
    </div>
  )
}

function Chosen(props: Props & { choice: Choice; chosen: ReadonlyMap<string, Choice>; open: boolean }) {
  const { reviewed, choice, chosen, open, here } = props
  const lang = useLang()
  const before = choice.replaces === null ? undefined : chosen.get(choice.replaces)
  const tone = { confirm: 'met', add: 'on_track', replace: 'behind', release: 'behind' } as const
  return (
    <div class="row-answers">
      <div>
        <Chip tone={tone[choice.choice]}>{tellChoice(lang, choice)}</Chip>
        {before && <span class="small soft"> {words.say(lang, 'comes_for', { name: before.name })}</span>}
        {choice.reason !== '' && <p class="small soft">{choice.reason}</p>}
      </div>
      {open && choice.choice === 'confirm' && (
        <Fold order={confirmMember} about={choice.memberId} label={words.say(lang, 'set_areas')} name={choice.name}>
          <CommandForm
            order={confirmMember}
            name="areas"
            fixed={{ reviewId: reviewed.review.reviewId, memberId: choice.memberId }}
            next={here}
            class="stack"
          >
            <AreaChecks id={`keep-${choice.memberId}`} areas={choice.areas} />
            <OnDay id={`keep-on-${choice.memberId}`} today={choice.on} />
            <Button kind="primary">{words.say(lang, 'save_areas')}</Button>
          </CommandForm>
        </Fold>
      )}
      {open && (
        <CommandForm
          order={undoChoice}
          name={`undo-${choice.memberId}`}
          fixed={{ reviewId: reviewed.review.reviewId, memberId: choice.memberId }}
          next={here}
        >
          <Button kind="quiet">
            {words.say(lang, 'undo')}
            <span class="only-spoken"> {choice.name}</span>
          </Button>
        </CommandForm>
      )}
    </div>
  )
}

export function tellChoice(lang: Lang, { choice, on }: Choice): string {
  return choice === 'confirm' ? words.say(lang, 'chose_confirm') : words.say(lang, `chose_${choice}`, { day: day(on) })
}

function Newcomer(props: Props & { replaces?: Member; areas: readonly string[] }) {
  const { reviewed, replaces, areas, here, namesLeaders, today } = props
  const lang = useLang()
  const id = replaces?.memberId ?? 'new'
  const { reviewId } = reviewed.review
  return (
    <CommandForm
      order={replaces ? proposeReplacement : proposeMember}
      fixed={replaces ? { reviewId, memberId: replaces.memberId } : { reviewId }}
      born={['newMemberId']}
      next={here}
      class="stack"
    >
      <TextField id={`name-${id}`} name="name" label={words.say(lang, 'new_name')} maxLength={120} required />
      <TextField id={`phone-${id}`} name="phone" type="tel" label={words.say(lang, 'phone')} optional />
      <TextField
        id={`organization-${id}`}
        name="organization"
        label={words.say(lang, 'organization')}
        maxLength={160}
        optional
      />
      {!replaces && (
        <SelectField
          id={`position-${id}`}
          name="position"
          label={words.say(lang, 'position')}
          value="member"
          options={positions
            .filter((position) => namesLeaders || position !== 'leader')
            .map((value) => ({ value, label: words.say(lang, value) }))}
        />
      )}
      <AreaChecks id={`come-${id}`} areas={areas} />
      <Why id={`why-${id}`} value={replaces ? undefined : words.say('vi', 'reason_more')} />
      <OnDay id={`on-${id}`} today={today} />
      <Button kind="primary">{words.say(lang, replaces ? 'replace' : 'add_person')}</Button>
    </CommandForm>
  )
}

function OnDay({ id, today }: { id: string; today: string }) {
  const lang = useLang()
  return (
    <TextField id={id} name="on" type="date" label={words.say(lang, 'from_day')} value={today} max={today} required />
  )
}

/** Any reason may be typed; the usual ones are offered in Vietnamese, since the decision prints them. */
function Why({ id, value }: { id: string; value?: string | undefined }) {
  const lang = useLang()
  return (
    <>
      <TextField
        id={id}
        name="reason"
        label={words.say(lang, 'why')}
        value={value}
        list={`${id}-list`}
        maxLength={160}
        required
      />
      <datalist id={`${id}-list`}>
        {(['reason_moved', 'reason_age', 'reason_away', 'reason_own_wish'] as const).map((key) => (
          <option key={key} value={words.say('vi', key)} />
        ))}
      </datalist>
    </>
  )
}

type FoldProps = {
  order: CommandSpec<never> | CommandSpec
  /** The id that tells this fold's forms from others of the page. */
  about: string
  label: string
  name?: string
  icon?: typeof PlusIcon
  children: ComponentChildren
}

/** Forms folded away behind a button; a refused one is open again. */
function Fold({ order, about, label, name, icon: Drawing, children }: FoldProps) {
  const { attempt } = useStanding()
  const isRefused =
    attempt?.type === order.type && Object.values(attempt.values).some((values) => values.includes(about))
  return (
    <details class="confirm" open={isRefused}>
      <summary class="button button-secondary button-big">
        {Drawing && <Drawing />}
        <span>{label}</span>
        {name !== undefined && <span class="only-spoken"> {name}</span>}
      </summary>
      <div class="confirm-box">{children}</div>
    </details>
  )
}
