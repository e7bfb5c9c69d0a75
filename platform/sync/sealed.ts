// Words for the server alone, written where their owner's own key is locked away: whoever holds the phone reads nothing
// of them. Each is sealed under a key of its own (ECDH on P-256 with a key pair made for it, HKDF-SHA-256, AES-256-GCM).

/** The server's public half. `keyId` is 16 bytes in base64url. */
export type ServerKey = { readonly keyId: string; readonly publicKey: JsonWebKey }

type Bytes = Uint8Array<ArrayBuffer>

const version = 1
const curve = { name: 'ECDH', namedCurve: 'P-256' } as const
const idLength = 16
const pointLength = 65
const ivLength = 12
const tagLength = 16
const headLength = 1 + idLength + pointLength + ivLength

/** Answers base64url of: version, key id, the point of this message, iv, AES-GCM's text and tag. */
export async function sealForServer(key: ServerKey, text: string): Promise<string> {
  const id = bytesOf(key.keyId)
  if (id?.length !== idLength) throw new Error('A server key needs an id of 16 bytes.')
  const theirs = await crypto.subtle.importKey('jwk', key.publicKey, curve, true, [])
  const mine = await crypto.subtle.generateKey(curve, false, ['deriveBits'])
  const point = await pointOf(mine.publicKey)
  const iv = crypto.getRandomValues(new Uint8Array(ivLength))
  const head = joined([Uint8Array.of(version), id, point, iv])
  const aes = await keyBetween(mine.privateKey, theirs, point, await pointOf(theirs), id)
  const sealed = await crypto.subtle.encrypt(mode(head, iv), aes, new TextEncoder().encode(text))
  return textOf(joined([head, new Uint8Array(sealed)]))
}

/** The text, or undefined for anything that was not sealed for this very key and arrived whole. */
export async function openSealed(privateKey: CryptoKey, key: ServerKey, sealed: string): Promise<string | undefined> {
  const whole = bytesOf(sealed)
  if (!whole || keyIdIn(whole) !== key.keyId) return undefined
  const head = whole.slice(0, headLength)
  const point = head.slice(1 + idLength, 1 + idLength + pointLength)
  try {
    const theirs = await crypto.subtle.importKey('raw', point, curve, true, [])
    const mine = await crypto.subtle.importKey('jwk', key.publicKey, curve, true, [])
    const aes = await keyBetween(privateKey, theirs, point, await pointOf(mine), head.slice(1, 1 + idLength))
    const text = await crypto.subtle.decrypt(mode(head, head.slice(-ivLength)), aes, whole.slice(headLength))
    return new TextDecoder('utf-8', { fatal: true }).decode(text)
  } catch {
    // WebCrypto throws for a point off the curve and for a tag that does not fit; neither says anything more.
    return undefined
  }
}

/** Which of the server's keys a sealed text asks for. */
export function keyIdOf(sealed: string): string | undefined {
  return keyIdIn(bytesOf(sealed))
}

function keyIdIn(whole: Bytes | undefined): string | undefined {
  if (!whole || whole.length < headLength + tagLength || whole[0] !== version) return undefined
  return textOf(whole.slice(1, 1 + idLength))
}

async function keyBetween(mine: CryptoKey, theirs: CryptoKey, sender: Bytes, receiver: Bytes, id: Bytes) {
  const shared = await crypto.subtle.deriveBits({ name: 'ECDH', public: theirs }, mine, 256)
  const material = await crypto.subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey'])
  const info = joined([new TextEncoder().encode('thonso sealed 1'), id, sender, receiver])
  const derivation = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info }
  return crypto.subtle.deriveKey(derivation, material, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
}

/** Everything before the text is bound to it, so that no byte of the whole can be changed. */
function mode(head: Bytes, iv: Bytes): AesGcmParams {
  return { name: 'AES-GCM', iv, additionalData: head, tagLength: tagLength * 8 }
}

async function pointOf(key: CryptoKey): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.exportKey('raw', key))
}

function joined(parts: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

function textOf(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

/** Only the one way of writing that `textOf` gives: the spare bits of a last letter could else be changed unseen. */
function bytesOf(text: string): Bytes | undefined {
  if (!/^[A-Za-z0-9_-]*$/.test(text) || text.length % 4 === 1) return undefined
  const bytes = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0))
  return textOf(bytes) === text ? bytes : undefined
}
