import type { ComponentChildren } from 'preact'
import type { Mark } from './highlight-pieces.ts'
import { pieces } from './highlight-pieces.ts'

type Pane = { title: string; children: ComponentChildren }

/** Two panes that scroll apart at a desk and stack on a phone: a document and what was read from it. */
export function SideBySide({ left, right }: { left: Pane; right: Pane }) {
  return (
    <div class="side-by-side">
      {[left, right].map((pane) => (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        <section key={pane.title} class="pane" aria-label={pane.title} tabIndex={0}>
          <h2 class="pane-title">{pane.title}</h2>
          {pane.children}
        </section>
      ))}
    </div>
  )
}

export type HighlightProps = {
  text: string
  marks: readonly Mark[]
  /** Where a marked sentence leads: usually `#item-…`, the item read from it. */
  hrefOf?: ((id: string) => string) | undefined
}

/** The original text with what was read from it marked; each mark is the target of `#mark-<id>`. */
export function Highlight({ text, marks, hrefOf }: HighlightProps) {
  return (
    <div class="highlight">
      {pieces(text, marks).map((piece, place) => {
        const { mark } = piece
        if (mark === undefined) return <span key={place}>{piece.text}</span>
        return (
          <mark key={place} id={`mark-${mark.id}`} class={mark.sure === false ? 'mark mark-unsure' : 'mark'}>
            {hrefOf === undefined || piece.text === '' ? piece.text : <a href={hrefOf(mark.id)}>{piece.text}</a>}
          </mark>
        )
      })}
    </div>
  )
}
