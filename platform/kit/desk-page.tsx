import type { ComponentChildren } from 'preact'
import { Brand } from './brand.tsx'
import type { Icon } from './icon.tsx'
import { MenuIcon, PersonIcon } from './icons.tsx'
import { useLang } from './lang.ts'
import { LanguageLink } from './language-link.tsx'
import { words } from './words.ts'

export type NavItem = {
  href: string
  label: string
  icon: Icon
  here?: boolean | undefined
  /** How many wait there for this person. */
  count?: number | undefined
}

export type NavGroup = { title?: string | undefined; items: readonly NavItem[] }

export type DeskPageProps = {
  brand: { href: string; name: string; under?: string | undefined }
  groups: readonly NavGroup[]
  title: string
  lead?: ComponentChildren
  crumbs?: readonly { href: string; label: string }[] | undefined
  /** The page's own buttons, beside its title. */
  actions?: ComponentChildren
  user: { name: string; role: string }
  /** Links and forms of the user's menu, e.g. sign out. */
  userMenu: ComponentChildren
  languageHref: string
  children: ComponentChildren
}

export function DeskPage(props: DeskPageProps) {
  const { brand, groups, title, lead, crumbs = [], actions, user, userMenu, languageHref, children } = props
  const lang = useLang()
  return (
    <div class="desk-page">
      <a class="skip" href="#main">
        {words.say(lang, 'skip')}
      </a>
      <header class="desk-top">
        <div class="desk-brand">
          <Brand href={brand.href} name={brand.name} />
          {brand.under !== undefined && <span class="desk-under">{brand.under}</span>}
        </div>
        <button class="desk-menu-button" type="button" popovertarget="desk-menu">
          <MenuIcon />
          <span>{words.say(lang, 'menu')}</span>
        </button>
      </header>
      <SideMenu groups={groups} />
      <div class="desk-room">
        <section class="desk-bar" aria-label={words.say(lang, 'page_and_account')}>
          <Crumbs crumbs={crumbs} title={title} />
          <LanguageLink href={languageHref} />
          <details class="user-menu">
            <summary aria-label={words.say(lang, 'account_of', { name: user.name })}>
              <PersonIcon />
              <span>{user.name}</span>
            </summary>
            <div class="user-menu-box">
              <p>
                <b>{user.name}</b>
                <br />
                <span class="small soft">{user.role}</span>
              </p>
              {userMenu}
            </div>
          </details>
        </section>
        <main id="main" class="desk-main">
          <div class="desk-head">
            <div>
              <h1>{title}</h1>
              {lead && <p class="lead">{lead}</p>}
            </div>
            {actions && <div class="actions">{actions}</div>}
          </div>
          {children}
        </main>
      </div>
    </div>
  )
}

/** A popover, so one list serves both: always open beside the page at a desk, opened by its button on a phone, no script. */
function SideMenu({ groups }: { groups: readonly NavGroup[] }) {
  const lang = useLang()
  return (
    <nav id="desk-menu" class="desk-menu" popover="auto" aria-label={words.say(lang, 'main_places')}>
      {groups.map((group, place) => (
        <div key={group.title ?? place} class="desk-group">
          {group.title !== undefined && <p>{group.title}</p>}
          <ul>
            {group.items.map(({ icon: Drawing, ...item }) => (
              <li key={item.href}>
                <a href={item.href} aria-current={item.here ? 'page' : undefined}>
                  <Drawing />
                  <span>{item.label}</span>
                  {item.count !== undefined && item.count > 0 && <span class="count">{item.count}</span>}
                </a>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  )
}

function Crumbs({ crumbs, title }: { crumbs: readonly { href: string; label: string }[]; title: string }) {
  const lang = useLang()
  if (crumbs.length === 0) return <span class="crumbs" />
  return (
    <nav class="crumbs" aria-label={words.say(lang, 'you_are_here')}>
      <ol>
        {crumbs.map((crumb) => (
          <li key={crumb.href}>
            <a href={crumb.href}>{crumb.label}</a>
          </li>
        ))}
        <li aria-current="page">{title}</li>
      </ol>
    </nav>
  )
}
