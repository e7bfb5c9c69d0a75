// The waiting list, on the one page that shows it.
import { render } from 'preact'
import { LangContext } from '../../platform/kit/lang.ts'
import type { Health } from '../../platform/sync/health.ts'
import { anew, freshOrder, type Kept } from '../../platform/sync/outbox.ts'
import { queueFile, queueFileName, takeQueueFile } from '../../platform/sync/queue-file.ts'
import { words as sync } from '../../platform/sync/words.ts'
import type { Lang } from '../../platform/words/words.ts'
import { type FieldOrder, recordIn, saidIn } from './field-order.ts'
import { listOrders } from './orders.ts'
import type { Own } from './own-phone.ts'
import type { Post } from './post.ts'
import { keepsFocus } from './stays-open.ts'
import { WaitingList } from './waiting-list.tsx'

/** Answers what draws the list as it is now. */
export async function startWaiting(
  lang: Lang,
  place: HTMLElement,
  own: Own,
  post: Post,
): Promise<(health: Health | undefined) => void> {
  const orders = new Map((await listOrders()).map((order) => [order.spec.type, order]))
  let said: string | undefined
  let health: Health | undefined
  let draw = () => {}
  const say = (sentence: string) => {
    said = sentence
    draw()
  }
  const sendNow = async () => {
    say(sync.say(lang, 'sending_now'))
    await post.send().catch(() => undefined)
    const left = post.kept().filter(({ state }) => state === 'waiting').length + post.photos().length
    say(sync.say(lang, left > 0 ? 'not_sent_yet' : 'sent'))
  }
  const takeFile = async (file: File) => {
    const schemaOf = (type: string) => orders.get(type)?.spec.schema
    const taken = await takeQueueFile(own, await file.text(), schemaOf).catch(() => undefined)
    said = !taken
      ? sync.say(lang, 'cannot_take')
      : !taken.ok
        ? sync.say(lang, taken.why)
        : [sync.say(lang, 'restored', taken), taken.unread > 0 && sync.say(lang, 'not_read', { n: taken.unread })]
            .filter(Boolean)
            .join(' ')
    await post.taken()
  }
  place.replaceChildren()
  draw = () =>
    render(
      <LangContext.Provider value={lang}>
        <WaitingList
          kept={post.kept()}
          photos={post.photos()}
          dropPhoto={(photo) => void post.dropPhoto(photo)}
          locked={post.lockedWaiting()}
          mendingPage={(one) => mendingPage(one, orders.get(one.envelope.type))}
          mayUndo={({ envelope }) => orders.get(envelope.type)?.undo !== undefined}
          remove={(one) => void remove(post, one, orders.get(one.envelope.type))}
          again={(one) => void post.put([anew(one)], [one.place]).then(sendNow)}
          sendNow={() => void sendNow()}
          health={health}
          toFile={() => void saveFile(own, post)}
          fromFile={(file) => void takeFile(file)}
          said={said}
        />
      </LangContext.Provider>,
      place,
    )
  return (now) => {
    health = now ?? health
    keepsFocus(place, draw)
  }
}

/** The form with its words in it; where there is none, what it is about, once it was refused. */
function mendingPage({ place, state, envelope }: Kept, { mendAt, seeAt }: Partial<FieldOrder> = {}) {
  if (mendAt) return `${mendAt}${place}`
  const said = envelope.payload as Readonly<Record<string, unknown>>
  return state === 'refused' ? seeAt?.replace(/\{(\w+)\}/g, (_, field: string) => String(said[field] ?? '')) : undefined
}

async function remove(post: Post, kept: Kept, { undo }: Partial<FieldOrder> = {}): Promise<void> {
  const { place, envelope, label } = kept
  // The server may have it although its answer never came: then it is taken back there.
  const taking = undo?.(kept)
  await post.withdraw(place, taking && freshOrder(taking.type, taking.payload, label, true))
  // A photograph of what was never recorded has nothing to belong to.
  const recordId = /^(support\.record$|commerce\.)/.test(envelope.type) ? recordIn(saidIn(kept)) : undefined
  for (const photo of post.photos()) if (photo.recordId === recordId) await post.dropPhoto(photo)
  await post.send()
}

async function saveFile(own: Own, post: Post): Promise<void> {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([await queueFile(own)], { type: 'application/json' }))
  link.download = queueFileName(post.kept())
  link.click()
  URL.revokeObjectURL(link.href)
}
