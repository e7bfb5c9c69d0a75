import type { ComponentChildren } from 'preact'
import type { CommandSpec } from '../journal/command.ts'
import { AttemptContext, useStanding } from './attempt.ts'

type Props = {
  readonly order: CommandSpec<never> | CommandSpec
  /** Where to go when it is done; the page itself otherwise. */
  readonly next?: string
  /** Values that the person does not type. */
  readonly fixed?: Readonly<Record<string, string | readonly string[]>>
  /** Names of fields that need an id made here, where the thing is born. */
  readonly born?: readonly string[]
  readonly name?: string
  /** Where boxes of a table belong to this form. */
  readonly id?: string
  /** Whether it may bring a file. */
  readonly file?: boolean
  /** A phone's script sends only the fields that were changed, so that two people's edits of one thing meet field by field. */
  readonly changedOnly?: boolean
  /** What a phone's list of waiting things calls it. */
  readonly label?: string | undefined
  /** Where there is no network, a phone's script comes back to the page rather than to say that it is kept. */
  readonly stay?: boolean
  readonly children?: ComponentChildren
  readonly class?: string
}

/**
 * A form that is a command. Its id is made when it is rendered, so a double click or a resent form is one command; it
 * works without JavaScript, and a refused one comes back with all that was typed.
 */
export function CommandForm(props: Props) {
  const { order, next, fixed = {}, born = [], children, class: look, name, id, file, changedOnly, label, stay } = props
  const { attempt, address, newId } = useStanding()
  const mine = attempt?.type === order.type && sameFixed(attempt.values, fixed) ? attempt : undefined
  return (
    <form
      id={id}
      method="post"
      action={`/do/${order.type}`}
      encType={file ? 'multipart/form-data' : undefined}
      class={look}
      data-form={name ?? order.type}
      data-changed-only={changedOnly}
      data-from-field={order.fromField || undefined}
      data-stay={stay || undefined}
    >
      <input type="hidden" name="_id" value={newId()} />
      <input type="hidden" name="_back" value={address} />
      <input type="hidden" name="_next" value={next ?? address} />
      {label !== undefined && <input type="hidden" name="_label" value={label} />}
      {Object.entries(fixed).flatMap(([field, value]) =>
        [value].flat().map((each) => <input type="hidden" name={field} value={each} key={`${field} ${each}`} />),
      )}
      {born.map((field) => (
        <input type="hidden" name={field} value={mine?.values[field]?.[0] ?? newId()} key={field} />
      ))}
      <AttemptContext.Provider value={mine}>{children}</AttemptContext.Provider>
    </form>
  )
}

/** Several forms of one kind may stand on a page; the refused one is the one with the same fixed values. */
function sameFixed(values: Readonly<Record<string, readonly string[]>>, fixed: Props['fixed']): boolean {
  return Object.entries(fixed ?? {}).every(
    ([field, value]) => [value].flat().join('\n') === (values[field] ?? []).join('\n'),
  )
}
