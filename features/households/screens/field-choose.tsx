import { useStanding } from '../../../platform/kit/attempt.ts'
import { Actions, Button, ButtonLink } from '../../../platform/kit/button.tsx'
import { CheckField } from '../../../platform/kit/choice.tsx'
import { CommandForm } from '../../../platform/kit/command-form.tsx'
import { EmptyState } from '../../../platform/kit/empty-state.tsx'
import { SelectField, TextField } from '../../../platform/kit/field.tsx'
import { FieldScreen } from '../../../platform/kit/frame.tsx'
import { HouseholdIcon, PersonIcon, PlusIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { registerHousehold, vulnerabilityGroups } from '../contract.ts'
import { nameGroup, words } from '../words.ts'
import { FindHousehold, HouseholdRows, MoreLink, type ShownHousehold } from './field-rows.tsx'

type Props = {
  teamId: string
  recent: readonly ShownHousehold[]
  households: readonly ShownHousehold[]
  query: string
  more: string | undefined
  /** Where a new household can be: one village for a village's team. */
  villages: readonly { villageId: string; name: string }[]
  anonymous: { href: string; label: string }
  back: string
}

/** The first question of recording: who was helped. One tap for those helped lately, a few letters for the others. */
export function FieldChoose({ teamId, recent, households, query, more, villages, anonymous, back }: Props) {
  const lang = useLang()
  return (
    <FieldScreen title={words.say(lang, 'who_was_helped')} here="today" back={{ href: '/field', label: back }}>
      {recent.length > 0 && query === '' && (
        <section class="stack" data-listed>
          <h2 class="card-title">{words.say(lang, 'recent')}</h2>
          <HouseholdRows label={words.say(lang, 'recent')} households={recent} to="/field/record" />
        </section>
      )}
      <FindHousehold action="/field/record" query={query} />
      <Actions>
        <ButtonLink href="#new" icon={PlusIcon}>
          {words.say(lang, 'new_household')}
        </ButtonLink>
        <ButtonLink href={anonymous.href} icon={PersonIcon}>
          {anonymous.label}
        </ButtonLink>
      </Actions>
      <section class="stack" data-listed>
        {households.length === 0 ? (
          <EmptyState icon={HouseholdIcon} title={words.say(lang, query ? 'found_none' : 'none')}>
            {words.say(lang, query ? 'found_none_text' : 'none_text')}
          </EmptyState>
        ) : (
          <>
            <h2 class="card-title">{words.say(lang, 'team_households')}</h2>
            <HouseholdRows label={words.say(lang, 'team_households')} households={households} to="/field/record" />
          </>
        )}
        <MoreLink href={more} />
      </section>
      <NewHousehold teamId={teamId} villages={villages} name={query} />
    </FieldScreen>
  )
}

function NewHousehold({ teamId, villages, name }: Pick<Props, 'teamId' | 'villages'> & { name: string }) {
  const lang = useLang()
  const { attempt } = useStanding()
  const typed = attempt?.type === registerHousehold.type ? attempt.values : undefined
  const said = (field: string, known = '') => typed?.[field]?.[0] ?? known
  const [only] = villages.length === 1 ? villages : []
  return (
    <section class="card card-plain" id="new">
      <h2 class="card-title">{words.say(lang, 'new_household')}</h2>
      <p class="soft">{words.say(lang, 'new_question')}</p>
      <CommandForm
        order={registerHousehold}
        fixed={{ teamId, ...(only ? { villageId: only.villageId } : {}) }}
        born={['householdId']}
        next="/field/record/{householdId}"
        class="stack"
      >
        <TextField
          name="headName"
          label={words.say(lang, 'head_name')}
          value={said('headName', name)}
          autoComplete="off"
          maxLength={120}
          required
        />
        <div data-alike role="status" hidden>
          <p>{words.say(lang, 'same_household')}</p>
          <div data-alike-rows />
        </div>
        {villages.length > 1 && (
          <SelectField
            name="villageId"
            label={words.say(lang, 'village')}
            value={said('villageId')}
            options={villages.map(({ villageId, name: label }) => ({ value: villageId, label }))}
          />
        )}
        <details class="confirm" open={typed !== undefined}>
          <summary class="button button-secondary">
            <span>{words.say(lang, 'more_of_household')}</span>
          </summary>
          <div class="confirm-box stack">
            <TextField name="hamlet" label={words.say(lang, 'hamlet')} value={said('hamlet')} optional maxLength={80} />
            <TextField
              name="phone"
              type="tel"
              label={words.say(lang, 'phone')}
              value={said('phone')}
              optional
              maxLength={20}
            />
            <fieldset class="field">
              <legend class="field-label">{words.say(lang, 'groups')}</legend>
              {vulnerabilityGroups.map(({ code }) => (
                <CheckField
                  key={code}
                  name="groups"
                  value={code}
                  label={nameGroup(lang, code)}
                  checked={typed?.['groups']?.includes(code) ?? false}
                />
              ))}
            </fieldset>
          </div>
        </details>
        <Button kind="primary" big>
          {words.say(lang, 'save_and_record')}
        </Button>
      </CommandForm>
    </section>
  )
}
