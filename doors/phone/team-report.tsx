import { render } from 'preact'
import { saveTeamReport, submitTeamReport } from '../../features/reports/contract.ts'
import { words } from '../../features/reports/words.ts'
import { Button } from '../../platform/kit/button.tsx'
import { SentIcon } from '../../platform/kit/icons.tsx'
import { LangContext } from '../../platform/kit/lang.ts'
import { Notice } from '../../platform/kit/notice.tsx'
import { listKept, type Outbox } from '../../platform/sync/outbox.ts'
import type { Lang } from '../../platform/words/words.ts'
import { offerToListen } from './dictate.tsx'
import { fillForm } from './take-forms.ts'

/** The team's report on the phone: one's own draft laid over the page, speaking, and sending without a network. */
export async function prepareReport(place: HTMLElement, outbox: Outbox): Promise<void> {
  const form = place.querySelector('form')
  if (!form) return
  const lang: Lang = document.documentElement.lang === 'en' ? 'en' : 'vi'
  await layDraft(lang, place, form, outbox)
  for (const area of form.querySelectorAll('textarea')) offerToListen(lang, area)
  const offer = place.querySelector<HTMLElement>('[data-offline-send]')
  if (offer) offerToSend(lang, offer, form)
}

/** What waits, or was refused, is what this person wrote last: it is changed in its place and never doubled. */
async function layDraft(lang: Lang, place: HTMLElement, form: HTMLFormElement, outbox: Outbox): Promise<void> {
  const saved = place.dataset['teamReport'] ?? ''
  const teamId = form.querySelector<HTMLInputElement>('[name="teamId"]')?.value
  const own = (await listKept(outbox)).findLast(({ envelope }) => {
    const said = envelope.payload as { teamId?: string }
    return [saveTeamReport.type, submitTeamReport.type].includes(envelope.type) && said.teamId === teamId
  })
  if (!own) return
  const { reportId, ...said } = own.envelope.payload as Record<string, unknown>
  // The team's report may have been begun by somebody else meanwhile: then these are words for that one.
  fillForm(form, saved === '' && own.state === 'waiting' ? { ...said, reportId } : said)
  form.dataset['kept'] = String(own.place)
  const note = document.createElement('div')
  form.before(note)
  draw(lang, note, <Notice kind="info">{words.say(lang, 'own_draft')}</Notice>)
}

/** The same form as the order to send: the outbox takes it in place of the draft. */
function offerToSend(lang: Lang, offer: HTMLElement, form: HTMLFormElement): void {
  const button = document.createElement('div')
  offer.append(button)
  const send = () => {
    form.action = `/do/${submitTeamReport.type}`
    const next = form.querySelector<HTMLInputElement>('[name="_next"]')
    if (next) next.value = `${location.pathname}${location.search}`
    form.requestSubmit()
  }
  draw(
    lang,
    button,
    <Button type="button" icon={SentIcon} onClick={send}>
      {words.say(lang, 'offline_send')}
    </Button>,
  )
  const look = () => {
    offer.hidden = navigator.onLine
  }
  addEventListener('online', look)
  addEventListener('offline', look)
  look()
}

function draw(lang: Lang, place: HTMLElement, children: Parameters<typeof render>[0]): void {
  render(<LangContext.Provider value={lang}>{children}</LangContext.Provider>, place)
}
