import { useState } from 'preact/hooks'
import { Button } from '../../platform/kit/button.tsx'
import { TextField } from '../../platform/kit/field.tsx'
import { useLang } from '../../platform/kit/lang.ts'
import { Notice } from '../../platform/kit/notice.tsx'
import { isEasyPin, isPin, pinLength } from '../../platform/sync/pin.ts'
import { lockWords } from './lock-words.ts'

export type Chosen = { readonly old: string; readonly pin: string; readonly shownName: string }

type Props = {
  /** Asks for the PIN there was, too. */
  change: boolean
  shownName: string
  /** Answers a sentence when it could not be done. */
  save: (chosen: Chosen) => Promise<string | undefined>
}

/** A new PIN, twice, and what the lock page calls its owner. */
export function ChoosePin({ change, shownName, save }: Props) {
  const lang = useLang()
  const [wrong, setWrong] = useState<{ field?: string; sentence: string }>()
  const [busy, setBusy] = useState(false)
  const take = async (form: HTMLFormElement) => {
    const said = new FormData(form)
    const [old = '', pin = '', again = '', name = ''] = ['old', 'pin', 'again', 'shownName'].map((field) =>
      String(said.get(field) ?? '').trim(),
    )
    const unfit = sayWrong(pin, again)
    if (unfit) {
      const field = unfit === 'not_same' ? 'again' : 'pin'
      setWrong({ field, sentence: lockWords.say(lang, unfit) })
      return form.querySelector<HTMLInputElement>(`[name="${field}"]`)?.focus()
    }
    setWrong(undefined)
    setBusy(true)
    const sentence = await save({ old, pin, shownName: name.slice(0, 40) })
    setWrong(sentence === undefined ? undefined : { sentence })
    setBusy(false)
  }
  const wrongIn = (field: string) => (wrong?.field === field ? wrong.sentence : undefined)
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault()
        if (!busy) void take(event.currentTarget)
      }}
    >
      {change && <PinField name="old" label={lockWords.say(lang, 'old_pin')} />}
      <PinField
        name="pin"
        label={lockWords.say(lang, 'new_pin')}
        hint={lockWords.say(lang, 'new_pin_hint')}
        error={wrongIn('pin')}
      />
      <PinField name="again" label={lockWords.say(lang, 'again')} error={wrongIn('again')} />
      <TextField
        name="shownName"
        label={lockWords.say(lang, 'shown_name')}
        hint={lockWords.say(lang, 'shown_name_hint')}
        value={shownName}
        maxLength={40}
        autoComplete="off"
      />
      {wrong && !wrong.field && <Notice kind="danger">{wrong.sentence}</Notice>}
      <Button kind="primary" big>
        {lockWords.say(lang, busy ? 'saving_pin' : 'save_pin')}
      </Button>
    </form>
  )
}

/** No password manager, and the keys of a telephone. */
export function PinField(props: { name: string; label: string; hint?: string; error?: string | undefined }) {
  return <TextField {...props} type="password" inputMode="numeric" maxLength={pinLength} autoComplete="off" required />
}

function sayWrong(pin: string, again: string) {
  if (!isPin(pin)) return 'not_six'
  if (isEasyPin(pin)) return 'too_easy'
  return pin === again ? undefined : 'not_same'
}

/** "Nguyễn Thị Lan" is "N.T.L.": enough for its owner, and nothing for anybody else. */
export function initialsOf(name: string): string {
  return name
    .split(/\s+/)
    .filter((part) => /^\p{L}/u.test(part))
    .map((part) => `${part[0]?.toLocaleUpperCase('vi')}.`)
    .join('')
}
