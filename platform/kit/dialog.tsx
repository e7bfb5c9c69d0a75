import type { ComponentChildren } from 'preact'
import { type ButtonKind, Face } from './button.tsx'
import type { Icon } from './icon.tsx'
import { CloseIcon } from './icons.tsx'
import { useLang } from './lang.ts'
import { words } from './words.ts'

export type DialogProps = {
  /** A link to `#id` opens it without any script; an island may call `showModal()` instead. */
  id: string
  title: string
  children: ComponentChildren
  actions?: ComponentChildren
  closeHref?: string | undefined
}

export function Dialog({ id, title, children, actions, closeHref = '#main' }: DialogProps) {
  const lang = useLang()
  return (
    <dialog id={id} class="dialog" aria-labelledby={`${id}-title`}>
      <div class="dialog-box">
        <h2 class="card-title" id={`${id}-title`}>
          {title}
        </h2>
        <div>{children}</div>
        <div class="actions">
          {actions}
          <a class="button button-quiet" href={closeHref}>
            <CloseIcon />
            <span>{words.say(lang, 'close')}</span>
          </a>
        </div>
      </div>
    </dialog>
  )
}

export type ConfirmProps = {
  /** On the first button, e.g. "Trả lại báo cáo". */
  label: string
  kind?: ButtonKind | undefined
  icon?: Icon | undefined
  /** As a button's. */
  about?: string | undefined
  question: string
  /** A form whose own button does it. */
  children: ComponentChildren
}

/** Two presses for what is hard to take back, with no script: the first opens, the second does. */
export function Confirm({ label, kind = 'secondary', icon, about, question, children }: ConfirmProps) {
  const lang = useLang()
  return (
    <details class="confirm">
      <summary class={`button button-${kind}`}>
        <Face {...{ icon, about }}>{label}</Face>
      </summary>
      <div class="confirm-box">
        <p class="confirm-question">{question}</p>
        {children}
        <p class="small soft">{words.say(lang, 'cancel_by_closing')}</p>
      </div>
    </details>
  )
}
