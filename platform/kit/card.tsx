import type { ComponentChildren } from 'preact'

export type CardProps = {
  title?: string | undefined
  /** `h2` unless the card stands inside another part of the page. */
  level?: 2 | 3 | undefined
  tone?: 'plain' | 'wash' | undefined
  children: ComponentChildren
}

export function Card({ title, level = 2, tone = 'plain', children }: CardProps) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <section class={`card card-${tone}`}>
      {title !== undefined && <Heading class="card-title">{title}</Heading>}
      {children}
    </section>
  )
}

/** The one sentence of a home screen; put figures in `<em>`. */
export function Sentence({ children, after }: { children: ComponentChildren; after?: string | undefined }) {
  return (
    <div class="sentence">
      <p>{children}</p>
      {after !== undefined && <p class="sentence-after">{after}</p>}
    </div>
  )
}

/** With an address the value leads there, and says by itself what it is of: a number alone is no name for a link. */
export type Fact = { name: string; value: ComponentChildren; href?: string | undefined }

export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl class="facts">
      {facts.map((fact) => (
        <div key={fact.name}>
          <dt>{fact.name}</dt>
          <dd>
            {fact.href === undefined ? (
              fact.value
            ) : (
              <a href={fact.href}>
                <span class="only-spoken">{fact.name}: </span>
                {fact.value}
              </a>
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}
