import type { ComponentChildren } from 'preact'
import { Brand } from './brand.tsx'
import { useLang } from './lang.ts'
import { LanguageLink } from './language-link.tsx'
import { words } from './words.ts'

export type PublicPageProps = {
  brand: { href: string; name: string }
  title: string
  lead?: string | undefined
  languageHref: string
  links?: readonly { href: string; label: string; here?: boolean | undefined }[] | undefined
  /** The first thing a citizen may press, under the title. */
  action?: ComponentChildren
  footer?: ComponentChildren
  children: ComponentChildren
}

export function PublicPage(props: PublicPageProps) {
  const { brand, title, lead, languageHref, links = [], action, footer, children } = props
  const lang = useLang()
  return (
    <div class="public-page">
      <a class="skip" href="#main">
        {words.say(lang, 'skip')}
      </a>
      <header class="public-top">
        <div class="public-width public-line">
          <Brand {...brand} />
          <LanguageLink href={languageHref} />
        </div>
      </header>
      <main id="main">
        <div class="public-hero">
          <div class="public-width">
            <h1>{title}</h1>
            {lead !== undefined && <p class="lead">{lead}</p>}
            {action}
          </div>
        </div>
        <div class="public-width public-main">{children}</div>
      </main>
      <footer class="public-foot">
        <div class="public-width">
          {links.length > 0 && (
            <nav class="public-links" aria-label={words.say(lang, 'main_places')}>
              {links.map((link) => (
                <a key={link.href} href={link.href} aria-current={link.here ? 'page' : undefined}>
                  {link.label}
                </a>
              ))}
            </nav>
          )}
          {footer}
        </div>
      </footer>
    </div>
  )
}
