// The waiting list, on the one page that shows it.
import { render } from 'preact'
import { cancelSupport } from '../../features/support/contract.ts'
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
    const taken = await takeQueueFile(own, await file.text(), (type) => orders.get(type)?.spec.schema)
    said = taken.ok ? sync.say(lang, 'restored', taken) : sync.say(lang, taken.why)
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
          mendingPage={({ place, envelope }) => linkTo(orders.get(envelope.type), place)}
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

function linkTo({ mendAt }: Partial<FieldOrder> = {}, place: number): string | undefined {
  return mendAt && `${mendAt}${place}`
}

async function remove(post: Post, kept: Kept, { born }: Partial<FieldOrder> = {}): Promise<void> {
  const { place, envelope, state, tried, label } = kept
  const { visitId } = saidIn(kept)
  // The server may have it although its answer never came: then the visit is cancelled there.
  const maybeThere = tried && state === 'waiting' && born === 'visitId'
  await post.put(maybeThere ? [freshOrder(cancelSupport.type, { visitId, reason: label }, label, true)] : [], [place])
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
