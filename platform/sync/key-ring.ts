// A key that was opened with a PIN lives in memory only. Pages come and go, so they and the service worker keep it for
// each other: whoever starts without it asks the others, and when nobody has it any more, the PIN is asked for again.

export type KeyMessage =
  | { readonly kind: 'hold'; readonly accountId: string; readonly key: CryptoKey }
  | { readonly kind: 'drop' }
  | { readonly kind: 'ask'; readonly accountId: string }

const patienceMs = 1_500

/** Asks the service worker; undefined when there is none, or when it has no such key. */
export async function askForKey(accountId: string): Promise<CryptoKey | undefined> {
  const worker = await workerHere()
  return worker && ask((message, port) => worker.postMessage(message, [port]), accountId)
}

/** Puts the question to whoever is at the other end, and waits a moment for the answer. */
export async function ask(
  send: (message: KeyMessage, port: MessagePort) => void,
  accountId: string,
  waitMs = patienceMs,
): Promise<CryptoKey | undefined> {
  const { port1, port2 } = new MessageChannel()
  return new Promise((found) => {
    const timer = setTimeout(found, waitMs)
    port1.onmessage = ({ data }) => {
      clearTimeout(timer)
      found(data instanceof CryptoKey ? data : undefined)
    }
    send({ kind: 'ask', accountId }, port2)
  })
}

/** Lends the key to the service worker, and to it again whenever it was put to sleep and asks. */
export async function lendKey(accountId: string, key: CryptoKey): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  navigator.serviceWorker.startMessages()
  navigator.serviceWorker.addEventListener('message', ({ data, ports }: MessageEvent<KeyMessage>) => {
    if (data.kind === 'ask') ports[0]?.postMessage(data.accountId === accountId ? key : undefined)
  })
  const worker = await workerHere()
  worker?.postMessage({ kind: 'hold', accountId, key } satisfies KeyMessage)
}

export async function dropKeys(): Promise<void> {
  const worker = await workerHere()
  worker?.postMessage({ kind: 'drop' } satisfies KeyMessage)
}

async function workerHere(): Promise<ServiceWorker | undefined> {
  if (!('serviceWorker' in navigator)) return undefined
  return navigator.serviceWorker.controller ?? (await navigator.serviceWorker.getRegistration())?.active ?? undefined
}
