import type { Window } from '../../../platform/clock/days.ts'
import { Button } from '../../../platform/kit/button.tsx'
import { Card } from '../../../platform/kit/card.tsx'
import { CommandForm } from '../../../platform/kit/command-form.tsx'
import { AreaField, SelectField, TextField } from '../../../platform/kit/field.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { type FilterPart, period } from '../../../platform/kit/list-filter.tsx'
import { Tabs } from '../../../platform/kit/tabs.tsx'
import type { Lang } from '../../../platform/words/words.ts'
import { addPartner, correctPartner, kinds } from '../../partners/contract.ts'
import type { Partner } from '../../partners/reads.ts'
import { words } from '../words.ts'

export type Names = ReadonlyMap<string, string>

/** The four figures, targets and the board beside each other. The board is the youth union's. */
export function PartnerTabs({ here, board }: { here: 'list' | 'targets' | 'emulation'; board: boolean }) {
  const lang = useLang()
  const tab = (name: typeof here, href: string) => ({ href, label: words.say(lang, name), here: here === name })
  return (
    <Tabs
      label={words.say(lang, 'partners')}
      tabs={[
        tab('list', '/desk/partners'),
        tab('targets', '/desk/partners/targets'),
        ...(board ? [tab('emulation', '/desk/emulation')] : []),
      ]}
    />
  )
}

/** The days that the figures are of. */
export function windowParts(lang: Lang, window: Window): FilterPart[] {
  return period([words.say(lang, 'from_day'), words.say(lang, 'to_day')], window)
}

/** How the four figures are counted, said where they are shown. */
export function HowCounted() {
  const lang = useLang()
  return (
    <Card title={words.say(lang, 'how_counted')} tone="wash">
      <ul>
        {(['count_people', 'count_sessions', 'count_help', 'count_joint'] as const).map((key) => (
          <li key={key}>{words.say(lang, key)}</li>
        ))}
      </ul>
    </Card>
  )
}

/** A partner to be added, or one to be set right. */
export function PartnerForm({ known }: { known?: Partner }) {
  const lang = useLang()
  const fields = (
    <>
      <div class="columns">
        <TextField name="name" label={words.say(lang, 'name')} value={known?.name} required maxLength={120} />
        <SelectField
          name="kind"
          id="f-partner-kind"
          label={words.say(lang, 'kind')}
          value={known?.kind ?? 'youth_union'}
          options={kinds.map((kind) => ({ value: kind.code, label: kind[lang] }))}
        />
        <TextField
          name="contact"
          label={words.say(lang, 'contact')}
          hint={words.say(lang, 'contact_hint')}
          value={known?.contact}
          optional
          maxLength={160}
        />
        <AreaField
          name="called"
          label={words.say(lang, 'called')}
          hint={words.say(lang, 'called_hint')}
          value={known?.called.join('\n')}
          rows={3}
          optional
          maxLength={1000}
        />
      </div>
      <Button kind="primary">{words.say(lang, known ? 'save' : 'add')}</Button>
    </>
  )
  return known ? (
    <CommandForm order={correctPartner} fixed={{ partnerId: known.partnerId }} class="stack">
      {fields}
    </CommandForm>
  ) : (
    <CommandForm order={addPartner} born={['partnerId']} next="/desk/partners/{partnerId}" class="stack">
      {fields}
    </CommandForm>
  )
}
