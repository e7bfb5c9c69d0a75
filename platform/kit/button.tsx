import type { ComponentChildren } from 'preact'
import type { Icon } from './icon.tsx'

export type ButtonKind = 'primary' | 'secondary' | 'danger' | 'quiet'

type Look = {
  kind?: ButtonKind | undefined
  /** The one main action of a phone screen: full width and tall. */
  big?: boolean | undefined
  icon?: Icon | undefined
  children: ComponentChildren
}

export type ButtonProps = Look & {
  type?: 'submit' | 'button' | undefined
  name?: string | undefined
  value?: string | undefined
  form?: string | undefined
  formAction?: string | undefined
  disabled?: boolean | undefined
  id?: string | undefined
  onClick?: ((event: MouseEvent) => void) | undefined
}

export function Button({ kind, big, icon, children, type = 'submit', ...rest }: ButtonProps) {
  return (
    <button {...rest} type={type} class={look(kind, big)}>
      <Face icon={icon}>{children}</Face>
    </button>
  )
}

export type ButtonLinkProps = Look & { href: string; download?: boolean | undefined; id?: string | undefined }

export function ButtonLink({ kind, big, icon, children, ...rest }: ButtonLinkProps) {
  return (
    <a {...rest} class={look(kind, big)}>
      <Face icon={icon}>{children}</Face>
    </a>
  )
}

/** A row of buttons that wraps, the main one first. */
export function Actions({ children }: { children: ComponentChildren }) {
  return <div class="actions">{children}</div>
}

function Face({ icon: Drawing, children }: Pick<Look, 'icon' | 'children'>) {
  return (
    <>
      {Drawing && <Drawing />}
      <span>{children}</span>
    </>
  )
}

function look(kind: ButtonKind = 'secondary', big = false): string {
  return `button button-${kind}${big ? ' button-big' : ''}`
}
