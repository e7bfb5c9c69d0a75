import type { ComponentChildren } from 'preact'
import type { Icon } from './icon.tsx'
import { CheckRoundIcon, DangerIcon, InfoIcon, WarningIcon } from './icons.tsx'
import { useLang } from './lang.ts'
import { words } from './words.ts'

export type NoticeKind = 'info' | 'success' | 'warning' | 'danger'

export type NoticeProps = {
  kind: NoticeKind
  title?: string | undefined
  children: ComponentChildren
  action?: ComponentChildren
  /** What came of the form just sent: whoever cannot see it hears it first on the new page. */
  first?: boolean | undefined
}

const drawings: Record<NoticeKind, Icon> = {
  info: InfoIcon,
  success: CheckRoundIcon,
  warning: WarningIcon,
  danger: DangerIcon,
}

export function Notice({ kind, title, children, action, first = false }: NoticeProps) {
  const Drawing = drawings[kind]
  const heard = first ? { tabIndex: -1, autoFocus: true } : {}
  return (
    <div {...heard} class={`notice notice-${kind}`} role={kind === 'danger' ? 'alert' : 'status'}>
      <Drawing />
      <div class="notice-words">
        {title !== undefined && <p class="notice-title">{title}</p>}
        <div>{children}</div>
        {action && <div class="notice-action">{action}</div>}
      </div>
    </div>
  )
}

export type ProblemNoticeProps = {
  code: string
  /** What happened, that nothing is lost, and what to do: the problem's own sentence. */
  sentence: string
  action?: ComponentChildren
  first?: boolean | undefined
}

/** The code is printed small, so that it can be read out on the phone to whoever helps. */
export function ProblemNotice({ code, sentence, ...rest }: ProblemNoticeProps) {
  const lang = useLang()
  return (
    <Notice {...rest} kind="danger">
      <p class="notice-sentence">{sentence}</p>
      <p class="notice-code">{words.say(lang, 'problem_code', { code })}</p>
    </Notice>
  )
}
