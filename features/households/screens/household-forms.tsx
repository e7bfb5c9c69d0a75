import { useAttempted, useStanding } from '../../../platform/kit/attempt.ts'
import { Button } from '../../../platform/kit/button.tsx'
import { CommandForm } from '../../../platform/kit/command-form.tsx'
import { Confirm } from '../../../platform/kit/dialog.tsx'
import { SelectField, TextField } from '../../../platform/kit/field.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { showPhone } from '../../../platform/words/phone.ts'
import {
  consents,
  correctHousehold,
  eraseHouseholds,
  mergeHouseholds,
  setGroups,
  vulnerabilityGroups,
} from '../contract.ts'
import type { Household } from '../reads.ts'
import { words } from '../words.ts'

/** The team a household may go to, with the village it looks after; the commune team looks after all. */
export type TeamChoice = { teamId: string; name: string; villageId: string | null }

export function CorrectForm({ household }: { household: Household }) {
  const lang = useLang()
  return (
    <CommandForm order={correctHousehold} fixed={{ householdId: household.householdId }} class="stack">
      <HouseholdFields known={household} />
      <SelectField
        name="consent"
        label={words.say(lang, 'consent')}
        value={household.consent}
        options={consents.map((value) => ({
          value,
          label: words.say(lang, value === 'consent' ? 'given_consent' : 'state_duty'),
        }))}
      />
      <Button>{words.say(lang, 'save')}</Button>
    </CommandForm>
  )
}

export function HouseholdFields({ known }: { known?: Household | undefined }) {
  const lang = useLang()
  return (
    <>
      <TextField
        name="headName"
        label={words.say(lang, 'head_name')}
        value={known?.headName}
        required
        maxLength={120}
      />
      <TextField name="hamlet" label={words.say(lang, 'hamlet')} value={known?.hamlet} optional maxLength={80} />
      <TextField
        name="phone"
        type="tel"
        label={words.say(lang, 'phone')}
        value={known?.phone ? showPhone(known.phone) : undefined}
        optional
      />
      <TextField name="code" label={words.say(lang, 'code')} value={known?.code ?? undefined} optional maxLength={40} />
    </>
  )
}

export function GroupsForm({ household }: { household: Household }) {
  const lang = useLang()
  return (
    <CommandForm order={setGroups} fixed={{ householdId: household.householdId }} class="stack">
      <GroupChecks groups={household.groups} />
      <Button>{words.say(lang, 'save_groups')}</Button>
    </CommandForm>
  )
}

export function GroupChecks({ groups }: { groups: readonly string[] }) {
  const lang = useLang()
  return (
    <fieldset class="field" aria-describedby="groups-hint">
      <legend class="only-spoken">{words.say(lang, 'groups_title')}</legend>
      <p class="field-hint" id="groups-hint">
        {words.say(lang, 'groups_hint')}
      </p>
      <div class="checks">
        {vulnerabilityGroups.map((group) => (
          <GroupCheck key={group.code} code={group.code} label={group[lang]} known={groups.includes(group.code)} />
        ))}
      </div>
    </fieldset>
  )
}

function GroupCheck({ code, label, known }: { code: string; label: string; known: boolean }) {
  const ticked = useAttempted('groups')
  return (
    <label class="check" for={`group-${code}`}>
      <input
        type="checkbox"
        id={`group-${code}`}
        name="groups"
        value={code}
        checked={ticked ? ticked.includes(code) : known}
      />
      <span>{label}</span>
    </label>
  )
}

/** Posts to its own route, because a household goes to a team and that team's village in one choice. */
export function MoveForm(props: {
  household: Household
  teams: readonly TeamChoice[]
  villages: readonly { villageId: string; name: string }[]
}) {
  const { household, teams, villages } = props
  const lang = useLang()
  const { newId } = useStanding()
  return (
    <form method="post" action={`/desk/households/${household.householdId}/move`} class="stack">
      <input type="hidden" name="commandId" value={newId()} />
      <p class="soft">{words.say(lang, 'move_text')}</p>
      <SelectField
        name="to"
        label={words.say(lang, 'move_to')}
        value={`${household.teamId} ${household.villageId}`}
        options={placesOf(teams, villages)}
      />
      <Button>{words.say(lang, 'move')}</Button>
    </form>
  )
}

/** A village team stands for its village; the commune team may look after a household of any. */
export function placesOf(teams: readonly TeamChoice[], villages: readonly { villageId: string; name: string }[]) {
  return teams.flatMap((team) =>
    team.villageId !== null
      ? [{ value: `${team.teamId} ${team.villageId}`, label: team.name }]
      : villages.map((village) => ({
          value: `${team.teamId} ${village.villageId}`,
          label: `${team.name} · ${village.name}`,
          group: team.name,
        })),
  )
}

export function MergeForms({ household, alike }: { household: Household; alike: readonly Household[] }) {
  const lang = useLang()
  if (alike.length === 0) return <p class="soft">{words.say(lang, 'merge_none')}</p>
  return (
    <div class="stack">
      <p class="soft">{words.say(lang, 'merge_text')}</p>
      {alike.map((other) => {
        const name = [other.headName, other.hamlet].filter(Boolean).join(', ')
        return (
          <Confirm
            key={other.householdId}
            label={words.say(lang, 'merge_into', { name })}
            question={words.say(lang, 'merge_question', { name })}
          >
            <p>
              <a href={`/desk/households/${other.householdId}`}>{name}</a>
            </p>
            <CommandForm
              order={mergeHouseholds}
              fixed={{ householdId: household.householdId, into: other.householdId }}
              next={`/desk/households/${other.householdId}`}
            >
              <Button kind="danger">{words.say(lang, 'merge')}</Button>
            </CommandForm>
          </Confirm>
        )
      })}
    </div>
  )
}

export function EraseForm({ household }: { household: Household }) {
  const lang = useLang()
  return (
    <>
      <p>{words.say(lang, 'erase_text')}</p>
      <Confirm label={words.say(lang, 'erase')} kind="quiet" question={words.say(lang, 'erase_question')}>
        <CommandForm
          order={eraseHouseholds}
          fixed={{ householdIds: household.householdId, ground: 'request' }}
          next="/desk/households"
        >
          <Button kind="danger">{words.say(lang, 'erase_yes')}</Button>
        </CommandForm>
      </Confirm>
    </>
  )
}
