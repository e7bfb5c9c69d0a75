import type { ComponentChildren } from 'preact'
import { useAttempted, useDoubt } from './attempt.ts'
import { FieldError } from './field.tsx'
import type { Icon } from './icon.tsx'
import { CheckIcon } from './icons.tsx'
import { useLang } from './lang.ts'
import { words } from './words.ts'

type Group = {
  legend: string
  hint?: string | undefined
  error?: string | undefined
  legendHidden?: boolean | undefined
}

export type Tile = {
  value: string
  label: string
  hint?: string | undefined
  icon?: Icon | undefined
  checked?: boolean | undefined
  disabled?: boolean | undefined
}

export type TileChoiceProps = Group & {
  name: string
  /** `checkbox`: several allowed. `radio`: one. */
  kind: 'checkbox' | 'radio'
  tiles: readonly Tile[]
  /** One tile a line, for long texts. */
  wide?: boolean | undefined
  onChange?: ((value: string, checked: boolean) => void) | undefined
}

/** Big tiles to tap, at least 72 px tall. Chosen ones show a tick too, so that colour is not the only sign. */
export function TileChoice({ name, kind, tiles, wide = false, onChange, ...group }: TileChoiceProps) {
  const ticked = useAttempted(name)
  return (
    <Fieldset {...group} name={name}>
      <div class={wide ? 'tiles tiles-wide' : 'tiles'}>
        {tiles.map(({ icon: Drawing, ...tile }) => (
          <label key={tile.value} class="tile">
            <input
              type={kind}
              name={name}
              value={tile.value}
              checked={ticked ? ticked.includes(tile.value) : tile.checked}
              disabled={tile.disabled}
              onChange={onChange && ((event) => onChange(tile.value, event.currentTarget.checked))}
            />
            <span class="tile-face">
              {Drawing && <Drawing />}
              <span class="tile-words">
                <span>{tile.label}</span>
                {tile.hint !== undefined && <span class="tile-hint">{tile.hint}</span>}
              </span>
              <span class="tile-tick">
                <CheckIcon />
              </span>
            </span>
          </label>
        ))}
      </div>
    </Fieldset>
  )
}

export type SegmentedProps = Group & {
  name: string
  value?: string | undefined
  choices: readonly { value: string; label: string }[]
  onChange?: ((value: string) => void) | undefined
}

/** Two to four short answers to one question, side by side. */
export function Segmented({ name, value, choices, onChange, ...group }: SegmentedProps) {
  const ticked = useAttempted(name)
  return (
    <Fieldset {...group} name={name}>
      <div class="segments">
        {choices.map((choice) => (
          <label key={choice.value} class="segment">
            <input
              type="radio"
              name={name}
              value={choice.value}
              checked={ticked ? ticked.includes(choice.value) : choice.value === value}
              onChange={onChange && (() => onChange(choice.value))}
            />
            <span>{choice.label}</span>
          </label>
        ))}
      </div>
    </Fieldset>
  )
}

export type CheckFieldProps = {
  name: string
  value?: string | undefined
  label: ComponentChildren
  hint?: string | undefined
  error?: string | undefined
  checked?: boolean | undefined
  required?: boolean | undefined
  onChange?: ((checked: boolean) => void) | undefined
}

/** One yes or no. The whole line can be tapped. */
export function CheckField({ name, value = 'yes', label, hint, error, checked, required, onChange }: CheckFieldProps) {
  const id = `f-${name}-${value}`
  const ticked = useAttempted(name)
  return (
    <div class={error === undefined ? 'field' : 'field field-wrong'}>
      <label class="check" for={id}>
        <input
          type="checkbox"
          {...{ id, name, value, required }}
          checked={ticked ? ticked.includes(value) : checked}
          aria-describedby={error === undefined ? undefined : `${id}-error`}
          aria-invalid={error === undefined ? undefined : true}
          onChange={onChange && ((event) => onChange(event.currentTarget.checked))}
        />
        <span>
          {label}
          {hint !== undefined && <span class="tile-hint">{hint}</span>}
        </span>
      </label>
      {error !== undefined && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </div>
  )
}

function Fieldset(props: Group & { name: string; children: ComponentChildren }) {
  const { name, legend, legendHidden, hint, children } = props
  const lang = useLang()
  const doubt = useDoubt(name) && !legendHidden
  const error = props.error ?? (doubt ? words.say(lang, 'check_field') : undefined)
  const described = [hint !== undefined && `f-${name}-hint`, error !== undefined && `f-${name}-error`]
    .filter(Boolean)
    .join(' ')
  return (
    <fieldset
      class={error === undefined ? 'field' : 'field field-wrong'}
      aria-describedby={described === '' ? undefined : described}
    >
      <legend class={legendHidden ? 'only-spoken' : 'field-label'}>{legend}</legend>
      {hint !== undefined && (
        <p class="field-hint" id={`f-${name}-hint`}>
          {hint}
        </p>
      )}
      {children}
      {error !== undefined && <FieldError id={`f-${name}-error`}>{error}</FieldError>}
    </fieldset>
  )
}
