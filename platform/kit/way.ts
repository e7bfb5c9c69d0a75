/** How a page is reached, as far as that decides what a phone can do with it. */
export type Way = {
  /** A messenger's own browser: it keeps nothing for long, and cannot install the app. */
  readonly within: 'zalo' | 'facebook' | 'another' | undefined
  /** Plain HTTP from another machine: browsers then keep nothing for times without a network. */
  readonly isPlain: boolean
  /** On the machine itself, by a name that leads every other machine to itself. */
  readonly isHere: boolean
  /** The whole address, to be copied into a real browser. */
  readonly href: string
}

export const wayFromHere: Way = { within: undefined, isPlain: false, isHere: false, href: '' }

export function wayOf(request: Request): Way {
  const url = new URL(request.url)
  const isSecure = url.protocol === 'https:' || request.headers.get('x-forwarded-proto') === 'https'
  const isHere = /^(localhost|127(\.\d+){3}|\[::1\])$|\.localhost$/.test(url.hostname)
  if (isSecure) url.protocol = 'https:'
  return {
    within: messengerIn(request.headers.get('user-agent') ?? ''),
    isPlain: !isSecure && !isHere,
    isHere,
    href: url.href,
  }
}

/** Android marks every in-app view with `wv`; the large ones name themselves on both systems. */
function messengerIn(agent: string): Way['within'] {
  if (/\bZalo/i.test(agent)) return 'zalo'
  if (/\b(FBAN|FBAV|FB_IAB|Instagram|Messenger)\b/.test(agent)) return 'facebook'
  return /; wv\)|BytedanceWebview|\bTikTok\b|\bLine\//.test(agent) ? 'another' : undefined
}
