import type { ComponentChildren } from 'preact'
import { useDoubt, useTyped } from './attempt.ts'
import { WarningIcon } from './icons.tsx'
import { useLang } from './lang.ts'
import { words } from './words.ts'

export type FieldFrame = {
  /** Also the id's root, so a page holds each name once or gives `id`. */
  name: string
  id?: string | undefined
  label: string
  /** Only spoken, where a table's header shows it. */
  labelHidden?: boolean | undefined
  hint?: string | undefined
  error?: string | undefined
  /** Says "not required" in words; required fields carry no star. */
  optional?: boolean | undefined
}

type Tied = { id: string; 'aria-describedby': string | undefined; 'aria-invalid': boolean | undefined }

/** A label, its hint and its error tied to whatever control `children` draws with the given ids. */
export function Field(props: FieldFrame & { children: (tied: Tied) => ComponentChildren }) {
  const { label, labelHidden = false, hint, optional, children } = props
  const lang = useLang()
  const doubt = useDoubt(props.name)
  const error = props.error ?? (doubt ? words.say(lang, 'check_field') : undefined)
  const id = props.id ?? `f-${props.name}`
  const described = [hint !== undefined && `${id}-hint`, error !== undefined && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div class={error === undefined ? 'field' : 'field field-wrong'}>
      <label class={labelHidden ? 'only-spoken' : 'field-label'} for={id}>
        {label}
        {optional && <span class="field-optional"> ({words.say(lang, 'optional')})</span>}
      </label>
      {hint !== undefined && (
        <p class="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children({
        id,
        'aria-describedby': described === '' ? undefined : described,
        'aria-invalid': error === undefined ? undefined : true,
      })}
      {error !== undefined && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </div>
  )
}

/** Said as soon as it appears; tied to its control it is said there again. */
export function FieldError({ id, children }: { id: string; children: string }) {
  return (
    <p class="field-error" id={id} role="alert">
      <WarningIcon />
      <span>{children}</span>
    </p>
  )
}

export type TextFieldProps = FieldFrame & {
  type?: 'text' | 'tel' | 'number' | 'date' | 'time' | 'search' | 'email' | 'password' | 'url' | undefined
  value?: string | undefined
  required?: boolean | undefined
  autoComplete?: 'off' | 'on' | 'name' | 'tel' | 'email' | 'username' | 'current-password' | 'new-password' | undefined
  inputMode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'search' | undefined
  maxLength?: number | undefined
  min?: string | number | undefined
  max?: string | number | undefined
  step?: string | number | undefined
  pattern?: string | undefined
  /** The id of a `<datalist>` on the same page. */
  list?: string | undefined
  autoFocus?: boolean | undefined
  readOnly?: boolean | undefined
  onInput?: ((value: string) => void) | undefined
}

export function TextField(props: TextFieldProps) {
  const { id, label, labelHidden, hint, error, optional, type = 'text', onInput, value, ...control } = props
  const typed = useTyped(props.name, value)
  return (
    <Field {...{ id, label, labelHidden, hint, error, optional }} name={props.name}>
      {(tied) => (
        <input
          {...control}
          {...tied}
          {...looseType(type)}
          value={type === 'password' ? value : typed}
          class="control"
          onInput={onInput && ((event) => onInput(event.currentTarget.value))}
        />
      )}
    </Field>
  )
}

/** Preact ties each input type to its own roles and so takes no union of types; all of ours share the roles of text. */
function looseType(type: NonNullable<TextFieldProps['type']>) {
  return { type } as { type: 'text' }
}

export type AreaFieldProps = FieldFrame & {
  value?: string | undefined
  rows?: number | undefined
  required?: boolean | undefined
  maxLength?: number | undefined
  onInput?: ((value: string) => void) | undefined
}

export function AreaField(props: AreaFieldProps) {
  const { id, label, labelHidden, hint, error, optional, rows = 4, onInput, value, ...control } = props
  const typed = useTyped(props.name, value)
  return (
    <Field {...{ id, label, labelHidden, hint, error, optional }} name={props.name}>
      {(tied) => (
        <textarea
          {...control}
          {...tied}
          rows={rows}
          value={typed}
          class="control"
          onInput={onInput && ((event) => onInput(event.currentTarget.value))}
        />
      )}
    </Field>
  )
}

export type Option = { value: string; label: string; group?: string | undefined; disabled?: boolean | undefined }

export type SelectFieldProps = FieldFrame & {
  options: readonly Option[]
  value?: string | undefined
  required?: boolean | undefined
  onChange?: ((value: string) => void) | undefined
}

export function SelectField(props: SelectFieldProps) {
  const { id, name, label, labelHidden, hint, error, optional, options, required, onChange } = props
  const value = useTyped(name, props.value)
  return (
    <Field {...{ id, label, labelHidden, hint, error, optional, name }}>
      {(tied) => (
        <select
          {...tied}
          name={name}
          required={required}
          value={value}
          class="control control-select"
          onChange={onChange && ((event) => onChange(event.currentTarget.value))}
        >
          {byGroup(options).map(([group, members]) =>
            group === undefined ? (
              members.map((option) => <Choice key={option.value} option={option} chosen={value} />)
            ) : (
              <optgroup key={group} label={group}>
                {members.map((option) => (
                  <Choice key={option.value} option={option} chosen={value} />
                ))}
              </optgroup>
            ),
          )}
        </select>
      )}
    </Field>
  )
}

function Choice({ option, chosen }: { option: Option; chosen: string | undefined }) {
  return (
    <option value={option.value} disabled={option.disabled} selected={option.value === chosen}>
      {option.label}
    </option>
  )
}

/** Neighbours of one group become one `<optgroup>`; the given order stays. */
function byGroup(options: readonly Option[]): [string | undefined, Option[]][] {
  const groups: [string | undefined, Option[]][] = []
  for (const option of options) {
    const last = groups.at(-1)
    if (last !== undefined && last[0] === option.group) last[1].push(option)
    else groups.push([option.group, [option]])
  }
  return groups
}
