import type { ComponentChildren } from 'preact'
import type { Lang } from '../words/words.ts'
import type { Icon } from './icon.tsx'

export type ButtonKind = 'primary' | 'secondary' | 'danger' | 'quiet'

type Look = {
  kind?: ButtonKind | undefined
  /** The one main action of a phone screen: full width and tall. */
  big?: boolean | undefined
  icon?: Icon | undefined
  /** What it is about, where several of one name stand on a page: only spoken, after the words that are seen. */
  about?: string | undefined
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

export function Button({ kind, big, icon, about, children, type = 'submit', ...rest }: ButtonProps) {
  return (
    <button {...rest} type={type} class={look(kind, big)}>
      <Face {...{ icon, about }}>{children}</Face>
    </button>
  )
}

export type ButtonLinkProps = Look & {
  href: string
  download?: boolean | undefined
  id?: string | undefined
  /** Of its words, where it is not the page's: they are spoken by another voice. */
  lang?: Lang | undefined
}

export function ButtonLink({ kind, big, icon, about, children, ...rest }: ButtonLinkProps) {
  return (
    <a {...rest} class={look(kind, big)}>
      <Face {...{ icon, about }}>{children}</Face>
    </a>
  )
}

/** A row of buttons that wraps, the main one first. */
export function Actions({ children }: { children: ComponentChildren }) {
  return <div class="actions">{children}</div>
}

/** What a button shows, and what is only spoken of it. */
export function Face({ icon: Drawing, about, children }: Pick<Look, 'icon' | 'about' | 'children'>) {
  return (
    <>
      {Drawing && <Drawing />}
      <span>
        {children}
        {about !== undefined && <span class="only-spoken"> {about}</span>}
      </span>
    </>
  )
}

function look(kind: ButtonKind = 'secondary', big = false): string {
  return `button button-${kind}${big ? ' button-big' : ''}`
}
