import { AttemptContext, useStanding } from '../../../platform/kit/attempt.ts'
import { Button } from '../../../platform/kit/button.tsx'
import { SelectField, TextField } from '../../../platform/kit/field.tsx'
import { FieldScreen } from '../../../platform/kit/frame.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { Notice } from '../../../platform/kit/notice.tsx'
import type { Item } from '../contract.ts'
import { lineOf, registerLines } from '../rules/several.ts'
import { earliestDay, kinds } from '../rules.ts'
import { nameItem, words } from '../words.ts'
import { asValue } from './field-tiles.tsx'

type Props = {
  teamId: string
  households: readonly { householdId: string; headName: string; hamlet: string }[]
  villages: readonly { villageId: string; name: string }[]
  today: string
  back: { href: string; label: string }
  action: string
}

/** A page of a paper register, copied line by line: a name from the list or a new one, what was done, the day. */
export function FieldRegister({ teamId, households, villages, today, back, action }: Props) {
  const lang = useLang()
  const { attempt, newId } = useStanding()
  const said = (name: string, known: string) => attempt?.values[name]?.[0] ?? known
  const unclear = new Set(attempt?.values['unclear'] ?? [])
  const things: Item[] = kinds.map(({ code }) => ({ kind: code, detail: null }))
  const [only] = villages.length === 1 ? villages : []
  return (
    <FieldScreen title={words.say(lang, 'register')} here="today" back={back}>
      <p class="soft">{words.say(lang, 'register_lead')}</p>
      <datalist id="known-households">
        {households.map((household) => (
          <option key={household.householdId} value={lineOf(household)} data-id={household.householdId} />
        ))}
      </datalist>
      <form method="post" action={action} class="stack" data-many="register">
        <input type="hidden" name="teamId" value={teamId} />
        <input type="hidden" name="firstId" value={newId()} />
        {only && <input type="hidden" name="villageId" value={only.villageId} />}
        <AttemptContext.Provider value={attempt}>
          {villages.length > 1 && (
            <SelectField
              name="villageId"
              label={words.say(lang, 'register_village')}
              value={said('villageId', '')}
              options={villages.map(({ villageId, name }) => ({ value: villageId, label: name }))}
            />
          )}
          {Array.from({ length: registerLines }, (_, at) => (
            <fieldset key={at} class="card card-plain" data-line={at}>
              <legend class="card-title">{words.say(lang, 'register_line', { n: at + 1 })}</legend>
              {unclear.has(String(at)) && <Notice kind="warning">{words.say(lang, 'register_unclear')}</Notice>}
              <TextField
                name={`name.${at}`}
                label={words.say(lang, 'register_name')}
                value={said(`name.${at}`, '')}
                list="known-households"
                autoComplete="off"
                maxLength={160}
                optional
              />
              <SelectField
                name={`item.${at}`}
                label={words.say(lang, 'what_was_done')}
                value={said(`item.${at}`, '')}
                options={[
                  { value: '', label: words.say(lang, 'register_choose') },
                  ...things.map((item) => ({ value: asValue(item), label: nameItem(lang, item) })),
                ]}
              />
              <TextField
                name={`heldOn.${at}`}
                type="date"
                label={words.say(lang, 'held_on')}
                value={said(`heldOn.${at}`, today)}
                min={earliestDay}
                max={today}
                required
              />
              <SelectField
                name={`mode.${at}`}
                label={words.say(lang, 'how')}
                value={said(`mode.${at}`, 'in_person')}
                options={[
                  { value: 'in_person', label: words.say(lang, 'in_person') },
                  { value: 'phone', label: words.say(lang, 'phone') },
                ]}
              />
            </fieldset>
          ))}
          <div class="field-action">
            <Button kind="primary" big>
              {words.say(lang, 'register_save')}
            </Button>
          </div>
        </AttemptContext.Provider>
      </form>
    </FieldScreen>
  )
}
