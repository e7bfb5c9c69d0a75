import { type ComponentChildren, createContext } from 'preact'
import { useContext } from 'preact/hooks'
import { catalogue } from '../words/words.ts'
import { useStanding } from './attempt.ts'
import { DeskPage, type NavGroup } from './desk-page.tsx'
import { FieldPage, type FieldPageProps } from './field-page.tsx'
import { Notice, ProblemNotice } from './notice.tsx'
import { PublicPage } from './public-page.tsx'
import { OpenElsewhere } from './way-notice.tsx'

/** What a door puts around its screens: the same on every page, so a screen says only what is its own. */
export type Frame = {
  readonly commune: string
  readonly user: { readonly name: string; readonly role: string } | undefined
  readonly userMenu: ComponentChildren
  readonly groups: readonly NavGroup[]
  readonly team: string | undefined
  readonly waiting: { readonly text: string; readonly href: string } | undefined
  readonly offline: boolean
}

const words = catalogue({
  done: { vi: 'Đã ghi.', en: 'Saved.' },
  over: { vi: 'Tổ công nghệ số cộng đồng', en: 'Community digital team' },
  held: {
    vi: 'Không mất gì cả: việc này đã được chuyển cán bộ xã xét, không cần ghi lại.',
    en: 'Nothing is lost: this was handed to the commune officer. There is no need to record it again.',
  },
  sign_in: { vi: 'Dành cho tổ và cán bộ', en: 'For teams and officers' },
  start: { vi: 'Trang đầu', en: 'Start' },
})

export const fieldLinks = {
  today: '/field',
  households: '/field/households',
  progress: '/field/progress',
  reports: '/field/report',
} as const

const empty: Frame = {
  commune: '',
  user: undefined,
  userMenu: undefined,
  groups: [],
  team: undefined,
  waiting: undefined,
  offline: false,
}

export const FrameContext = createContext<Frame>(empty)

type DeskProps = {
  title: string
  lead?: ComponentChildren
  crumbs?: readonly { href: string; label: string }[]
  actions?: ComponentChildren
  children: ComponentChildren
}

export function DeskScreen(props: DeskProps) {
  const frame = useContext(FrameContext)
  return (
    <DeskPage
      {...props}
      brand={{ href: '/desk', name: 'Thôn Số', under: frame.commune }}
      groups={frame.groups}
      user={frame.user ?? { name: '', role: '' }}
      userMenu={frame.userMenu}
      languageHref={useLanguageHref()}
    >
      <Said />
      {props.children}
    </DeskPage>
  )
}

type FieldProps = Pick<FieldPageProps, 'here' | 'back' | 'action' | 'children'> & { title?: string }

export function FieldScreen({ title, children, ...rest }: FieldProps) {
  const frame = useContext(FrameContext)
  const { lang } = useStanding()
  return (
    <FieldPage
      {...rest}
      title={title ?? frame.team ?? frame.commune}
      over={title === undefined ? words.say(lang, 'over') : frame.team}
      links={fieldLinks}
      waiting={frame.waiting}
      offline={frame.offline}
    >
      <OpenElsewhere wayIn="/account/new-phone" />
      <Said />
      {children}
    </FieldPage>
  )
}

type PublicProps = { title: string; lead?: string; action?: ComponentChildren; children: ComponentChildren }

export function PublicScreen(props: PublicProps) {
  const frame = useContext(FrameContext)
  const { lang } = useStanding()
  const links = [
    { href: '/', label: words.say(lang, 'start') },
    { href: '/sign-in', label: words.say(lang, 'sign_in') },
  ]
  return (
    <PublicPage {...props} brand={{ href: '/', name: frame.commune }} languageHref={useLanguageHref()} links={links}>
      <Said />
      {props.children}
    </PublicPage>
  )
}

/** What the last form led to: done, or refused with its reason. */
function Said() {
  const { attempt, done, lang } = useStanding()
  if (attempt?.problem.heldFor)
    return (
      <Notice first kind="warning" title={attempt.problem[lang]}>
        {words.say(lang, 'held')}
      </Notice>
    )
  if (attempt) return <ProblemNotice first code={attempt.problem.code} sentence={attempt.problem[lang]} />
  if (done === undefined) return null
  return (
    <Notice first kind="success">
      {words.say(lang, 'done')}
    </Notice>
  )
}

function useLanguageHref(): string {
  const { lang, address } = useStanding()
  return `/lang/${lang === 'vi' ? 'en' : 'vi'}?back=${encodeURIComponent(address)}`
}
