import { Button } from '../../../platform/kit/button.tsx'
import { Card } from '../../../platform/kit/card.tsx'
import { Chip } from '../../../platform/kit/chip.tsx'
import { CheckField, Segmented } from '../../../platform/kit/choice.tsx'
import { CommandForm } from '../../../platform/kit/command-form.tsx'
import { DataTable } from '../../../platform/kit/data-table.tsx'
import { TextField } from '../../../platform/kit/field.tsx'
import { DeskScreen } from '../../../platform/kit/frame.tsx'
import { CheckIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { Notice } from '../../../platform/kit/notice.tsx'
import { Tabs } from '../../../platform/kit/tabs.tsx'
import { day } from '../../../platform/words/formats.ts'
import { dayKinds, dropDayOff, setDayOff } from '../contract.ts'
import { type DayOff, daysOffOf, isUnannounced } from '../rules/days-off.ts'
import { words } from '../words.ts'

type Props = { year: string; years: readonly string[]; entered: readonly DayOff[] }

/** The public holidays of a year: what the law fixes, what was announced, and what the officer enters above both. */
export function DaysOff({ year, years, entered }: Props) {
  const lang = useLang()
  const here = `/desk/reminders/days-off?year=${year}`
  return (
    <DeskScreen
      title={words.say(lang, 'days_off')}
      lead={words.say(lang, 'days_off_lead')}
      crumbs={[{ href: '/desk/reminders', label: words.say(lang, 'reminders') }]}
    >
      <Tabs
        label={words.say(lang, 'days_off')}
        tabs={years.map((each) => ({
          href: `/desk/reminders/days-off?year=${each}`,
          label: words.say(lang, 'days_off_of', { year: each }),
          here: each === year,
        }))}
      />
      {isUnannounced(year, entered) && <Notice kind="info">{words.say(lang, 'unannounced', { year })}</Notice>}
      <DataTable
        caption={words.say(lang, 'days_off_of', { year })}
        rows={daysOffOf(year, entered)}
        rowKey={(each) => each.day}
        columns={[
          { key: 'day', header: words.say(lang, 'day'), naming: true, cell: (each) => day(each.day) },
          { key: 'kind', header: words.say(lang, 'day_kind'), cell: (each) => words.say(lang, each.kind) },
          { key: 'name', header: words.say(lang, 'day_name'), cell: (each) => each.name },
          { key: 'source', header: words.say(lang, 'day_source'), cell: (each) => each.source || '—' },
          { key: 'check', header: words.say(lang, 'day_check'), cell: (each) => <Checked of={each} /> },
          {
            key: 'do',
            header: words.say(lang, 'action'),
            kind: 'action',
            cell: (each) => <Actions of={each} here={here} />,
          },
        ]}
      />
      <Card title={words.say(lang, 'enter_day')}>
        <CommandForm order={setDayOff} next={here} class="stack">
          <TextField name="day" type="date" label={words.say(lang, 'day')} required />
          <Segmented
            name="kind"
            legend={words.say(lang, 'day_kind')}
            value="off"
            choices={dayKinds.map((value) => ({ value, label: words.say(lang, value) }))}
          />
          <TextField name="name" label={words.say(lang, 'day_name')} maxLength={120} required />
          <TextField name="source" label={words.say(lang, 'day_source')} maxLength={300} />
          <CheckField name="verified" value="true" label={words.say(lang, 'verified')} />
          <Button kind="primary">{words.say(lang, 'save_day')}</Button>
        </CommandForm>
      </Card>
    </DeskScreen>
  )
}

function Checked({ of }: { of: DayOff }) {
  const lang = useLang()
  if (!of.verified) return <Chip>{words.say(lang, 'unverified')}</Chip>
  return (
    <Chip tone="met" icon={CheckIcon}>
      {words.say(lang, of.origin === 'law' ? 'by_law' : 'checked')}
    </Chip>
  )
}

function Actions({ of, here }: { of: DayOff; here: string }) {
  const lang = useLang()
  const { kind, name, source, origin, verified } = of
  return (
    <>
      {!verified && (
        <CommandForm
          order={setDayOff}
          fixed={{ day: of.day, kind, name, source, verified: 'true' }}
          name={`verify-${of.day}`}
          next={here}
        >
          <Button kind="quiet">
            {words.say(lang, 'verify')}
            <span class="only-spoken"> {day(of.day)}</span>
          </Button>
        </CommandForm>
      )}
      {origin === 'commune' && (
        <CommandForm order={dropDayOff} fixed={{ day: of.day }} name={`drop-${of.day}`} next={here}>
          <Button kind="quiet">
            {words.say(lang, 'undo')}
            <span class="only-spoken"> {day(of.day)}</span>
          </Button>
        </CommandForm>
      )}
    </>
  )
}
