/**
 * Runs in a page: looks for texts in all that the browser keeps for us, in UTF-8 and UTF-16, and answers where they
 * stand. A key that could be taken out of its store counts as found, too.
 */
export async function searchPhone(wanted: readonly string[]): Promise<{ found: string[]; looked: number }> {
  const found: string[] = []
  let looked = 0
  const asUtf16 = (text: string) => new Uint8Array(Uint16Array.from(text, (letter) => letter.charCodeAt(0)).buffer)
  const patterns = wanted.flatMap((text) => [
    { text, bytes: new TextEncoder().encode(text) },
    { text, bytes: asUtf16(text) },
  ])
  const searchBytes = (place: string, bytes: Uint8Array) => {
    looked += 1
    // Latin-1 letters stand for bytes one to one, so that a search for bytes is a search for text.
    const whole = new TextDecoder('latin1').decode(bytes)
    for (const { text, bytes: pattern } of patterns)
      if (whole.includes(new TextDecoder('latin1').decode(pattern))) found.push(`${place}: ${text}`)
  }
  const search = async (place: string, value: unknown): Promise<void> => {
    if (value instanceof CryptoKey) {
      looked += 1
      if (value.extractable) found.push(`${place}: a key that can be taken out`)
    } else if (value instanceof Blob) searchBytes(place, new Uint8Array(await value.arrayBuffer()))
    else if (value instanceof ArrayBuffer) searchBytes(place, new Uint8Array(value))
    else if (ArrayBuffer.isView(value))
      searchBytes(place, new Uint8Array(value.buffer, value.byteOffset, value.byteLength))
    else if (typeof value === 'object' && value !== null) {
      for (const [name, part] of Object.entries(value)) {
        await search(place, name)
        await search(`${place}.${name}`, part)
      }
    } else searchBytes(place, new TextEncoder().encode(String(value)))
  }
  const done = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.addEventListener('success', () => resolve(request.result))
      request.addEventListener('error', () => reject(request.error))
    })
  for (const { name = '' } of await indexedDB.databases()) {
    const db = await done(indexedDB.open(name))
    for (const store of db.objectStoreNames) {
      const room = db.transaction(store).objectStore(store)
      const [keys, values] = await Promise.all([done(room.getAllKeys()), done(room.getAll())])
      await search(`${name}/${store} keys`, keys)
      await search(`${name}/${store}`, values)
    }
    db.close()
  }
  for (const name of await caches.keys()) {
    const cache = await caches.open(name)
    for (const request of await cache.keys()) {
      await search(`cache ${name}`, decodeURIComponent(request.url))
      const response = await cache.match(request)
      if (response) searchBytes(`cache ${name} ${request.url}`, new Uint8Array(await response.arrayBuffer()))
    }
  }
  for (const [kind, storage] of Object.entries({ localStorage, sessionStorage }))
    for (const [name, value] of Object.entries(storage)) await search(`${kind} ${name}`, `${name}=${value}`)
  return { found, looked }
}
