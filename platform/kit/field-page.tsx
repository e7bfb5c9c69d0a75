import type { ComponentChildren } from 'preact'
import type { Icon } from './icon.tsx'
import { BackIcon, HomeIcon, HouseholdIcon, OfflineIcon, ProgressIcon, ReportIcon, WaitIcon } from './icons.tsx'
import { useLang } from './lang.ts'
import { words } from './words.ts'

export type FieldPlace = 'today' | 'households' | 'progress' | 'reports'

export type FieldPageProps = {
  /** The team, e.g. "Thôn 7". */
  title: string
  /** A small line above it, e.g. "Tổ công nghệ số cộng đồng". */
  over?: string | undefined
  here?: FieldPlace | undefined
  links: Readonly<Record<FieldPlace, string>>
  back?: { href: string; label: string } | undefined
  /** What waits to be sent, in words; the list behind it is reachable from every screen. */
  waiting?: { text: string; href: string } | undefined
  offline?: boolean | undefined
  /** The screen's one main action: stays above the bottom bar, in reach of the thumb. */
  action?: ComponentChildren
  children: ComponentChildren
}

const places: readonly (readonly [FieldPlace, Icon])[] = [
  ['today', HomeIcon],
  ['households', HouseholdIcon],
  ['progress', ProgressIcon],
  ['reports', ReportIcon],
]

export function FieldPage({ title, over, here, links, back, waiting, offline, action, children }: FieldPageProps) {
  const lang = useLang()
  return (
    <div class="field-page">
      <header>
        <div class="field-top">
          {back && (
            <a class="field-back" href={back.href}>
              <BackIcon />
              <span>{back.label}</span>
            </a>
          )}
          {over !== undefined && <p class="field-over">{over}</p>}
          <h1>{title}</h1>
        </div>
        {offline && (
          <p class="strip strip-offline" role="status">
            <OfflineIcon />
            <span>{words.say(lang, 'offline')}</span>
          </p>
        )}
        {waiting && (
          <a class="strip strip-waiting" href={waiting.href}>
            <WaitIcon />
            <span>{waiting.text}</span>
          </a>
        )}
      </header>
      <main class="field-main" id="main">
        {children}
        {action && <div class="field-action">{action}</div>}
      </main>
      <nav class="field-bar" aria-label={words.say(lang, 'main_places')}>
        {places.map(([place, Drawing]) => (
          <a key={place} href={links[place]} aria-current={place === here ? 'page' : undefined}>
            <Drawing />
            <span>{words.say(lang, place)}</span>
          </a>
        ))}
      </nav>
    </div>
  )
}
