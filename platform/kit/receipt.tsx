import type { ComponentChildren } from 'preact'
import type { Icon } from './icon.tsx'
import { CheckRoundIcon, RefusedIcon, WaitIcon } from './icons.tsx'

export type Outcome = 'counted' | 'waiting' | 'refused'

const drawings: Record<Outcome, Icon> = { counted: CheckRoundIcon, waiting: WaitIcon, refused: RefusedIcon }

export type LedgerLine = { outcome: Outcome; label: string; value?: string | undefined; href?: string | undefined }

/** Counted, waiting, not counted: the three parts a phone's own number is always split into. */
export function Ledger({ label, lines }: { label: string; lines: readonly LedgerLine[] }) {
  return (
    <ul class="ledger" aria-label={label}>
      {lines.map((line) => (
        <li key={line.label} class={`ledger-line ledger-${line.outcome}`}>
          {line.href === undefined ? <LedgerFace line={line} /> : <a href={line.href}>{<LedgerFace line={line} />}</a>}
        </li>
      ))}
    </ul>
  )
}

function LedgerFace({ line }: { line: LedgerLine }) {
  const Drawing = drawings[line.outcome]
  return (
    <span class="ledger-face">
      <Drawing />
      <span>{line.label}</span>
      {line.value !== undefined && <b>{line.value}</b>}
    </span>
  )
}

export type ReceiptProps = {
  outcome: Outcome
  title: string
  /** What it counted for, one line each. */
  lines?: readonly LedgerLine[] | undefined
  children?: ComponentChildren
  actions: ComponentChildren
}

/** Shown after saving: what happened with it, then "Ghi tiếp" and "Xong". */
export function Receipt({ outcome, title, lines = [], children, actions }: ReceiptProps) {
  const Drawing = drawings[outcome]
  return (
    <div class={`receipt receipt-${outcome}`} role="status">
      <p class="receipt-title">
        <Drawing />
        <span>{title}</span>
      </p>
      {lines.length > 0 && <Ledger label={title} lines={lines} />}
      {children && <div>{children}</div>}
      <div class="actions actions-stacked">{actions}</div>
    </div>
  )
}
