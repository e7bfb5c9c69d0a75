// The field area's one script. Without it every form still works; with it nothing is lost when the network is.
import { type ComponentChildren, render } from 'preact'
import { LangContext } from '../../platform/kit/lang.ts'
import { openOutbox } from '../../platform/sync/outbox.ts'
import { words as sync } from '../../platform/sync/words.ts'
import type { Lang } from '../../platform/words/words.ts'
import { narrowWhileTyping } from './find.ts'
import { dropPages, ownPages, warmPages } from './keep-pages.ts'
import { labelOf, mendingPage } from './orders.ts'
import { openPost, type Post } from './post.ts'
import { prepareForms } from './prepare.ts'
import { afterSaving, sayOn } from './saving.tsx'
import { HomeLedger, LeaveWarning, Strips, WaitingList } from './show.tsx'
import { takeForms } from './take-forms.ts'

const lang: Lang = document.documentElement.lang === 'en' ? 'en' : 'vi'
const page = document.querySelector<HTMLElement>('[data-account]')
const accountId = page?.dataset['account']

narrowWhileTyping()
keepTeam()
if (accountId) void start(accountId, page.dataset['today'] ?? '')

async function start(account: string, pageDay: string): Promise<void> {
  await ownPages(account).catch(() => undefined)
  // A browser that keeps nothing (a private window) still sends every form at once.
  const outbox = await openOutbox().catch(() => undefined)
  if (outbox) {
    const strips = document.createElement('div')
    document.querySelector('.field-page > header')?.append(strips)
    const post: Post = await openPost(outbox, account, () => show(post, strips))
    show(post, strips)
    addEventListener('online', () => show(post, strips))
    addEventListener('offline', () => show(post, strips))
    takeForms(
      async (taken) => {
        const { form, type, payload, whom } = taken
        const instead = form.dataset['kept'] === undefined ? undefined : Number(form.dataset['kept'])
        const saved = await post
          .save({ type, payload, label: labelOf(lang, type, payload, whom) }, instead)
          .catch(() => undefined)
        if (saved) await afterSaving(lang, post, form, saved)
        else sayOn(lang, form, sync.say(lang, 'cannot_save'))
      },
      (form, field) => sayOn(lang, form, field),
    )
    warnBeforeLeaving(post)
    await prepareForms(outbox, pageDay)
    document.documentElement.dataset['phone'] = 'ready'
    await post.send().catch(() => undefined)
    void navigator.storage?.persist?.()
  }
  if ('serviceWorker' in navigator) {
    await navigator.serviceWorker.register('/service-worker.js').catch(() => undefined)
    await warmPages()
  }
}

function show(post: Post, strips: HTMLElement): void {
  const kept = post.kept()
  draw(strips, <Strips kept={kept} offline={!navigator.onLine} signedOut={post.signedOut()} />)
  const ledger = document.querySelector<HTMLElement>('[data-ledger]')
  if (ledger) drawOver(ledger, <HomeLedger counted={ledger.dataset['ledger'] ?? ''} kept={kept} />)
  const waiting = document.querySelector<HTMLElement>('[data-waiting]')
  if (waiting) {
    const list = (
      <WaitingList
        kept={kept}
        mendingPage={mendingPage}
        remove={(one) => void post.remove(one)}
        again={(one) => void post.again(one)}
        sendNow={() => void post.send()}
      />
    )
    drawOver(waiting, list)
  }
}

/** Signing out takes the kept pages away; what waits stays, and the person is told so first. */
function warnBeforeLeaving(post: Post): void {
  document.addEventListener('submit', (event) => {
    const form = event.target
    if (!(form instanceof HTMLFormElement) || new URL(form.action).pathname !== '/sign-out') return
    event.preventDefault()
    const leave = () => void dropPages().finally(() => form.submit())
    const count = post.kept().length
    if (count === 0) return leave()
    const place = document.createElement('div')
    form.after(place)
    draw(place, <LeaveWarning count={count} leave={leave} stay={() => place.remove()} />)
    place.scrollIntoView({ block: 'center' })
  })
}

/** Whoever has chosen a team stays with it from place to place. */
function keepTeam(): void {
  const team = new URLSearchParams(location.search).get('team')
  if (!team) return
  for (const link of document.querySelectorAll<HTMLAnchorElement>(
    '.field-bar a, .field-back, .field-main a[href^="/field/"]',
  )) {
    const to = new URL(link.href)
    if (!to.searchParams.has('team')) to.searchParams.set('team', team)
    link.href = `${to.pathname}${to.search}${to.hash}`
  }
}

function draw(place: Element, children: ComponentChildren): void {
  render(<LangContext.Provider value={lang}>{children}</LangContext.Provider>, place)
}

/** In the place of what the server drew there. */
function drawOver(place: HTMLElement, children: ComponentChildren): void {
  if (place.dataset['drawn'] === undefined) place.replaceChildren()
  place.dataset['drawn'] = ''
  draw(place, children)
}
