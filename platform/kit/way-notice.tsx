import { useStanding } from './attempt.ts'
import { Button } from './button.tsx'
import { TextField } from './field.tsx'
import { ArrowIcon, LanguageIcon, MoreIcon } from './icons.tsx'
import { Notice } from './notice.tsx'
import { words } from './words.ts'

type Props = {
  /** For whoever has come in here already and would be a stranger there: where a one-time address is made for them. */
  wayIn?: string
}

/** Inside a messenger's own browser: the three steps out of it, with a picture each, before anything is pressed. */
export function OpenElsewhere({ wayIn }: Props) {
  const { lang, way } = useStanding()
  if (way.within === undefined) return null
  const name = { zalo: 'Zalo', facebook: 'Facebook', another: words.say(lang, 'this_app') }[way.within]
  return (
    <Notice kind="warning">
      <p>
        <b>{words.say(lang, 'within', { name })}</b>
      </p>
      <ol class="pictured">
        <li>
          <MoreIcon />
          <span>{words.say(lang, 'within_more')}</span>
        </li>
        <li>
          <LanguageIcon />
          <span>{words.say(lang, 'within_open')}</span>
        </li>
        <li>
          <ArrowIcon />
          <span>{words.say(lang, wayIn === undefined ? 'within_copy' : 'within_paste')}</span>
        </li>
      </ol>
      {wayIn === undefined ? (
        <TextField name="address" label={words.say(lang, 'this_address')} value={way.href} readOnly />
      ) : (
        <form method="post" action={wayIn} class="stack">
          <p>{words.say(lang, 'within_in')}</p>
          <Button>{words.say(lang, 'within_address')}</Button>
        </form>
      )}
    </Notice>
  )
}

/** Beside a code or an address that a phone is to open: why it could not, or what it will lack. */
export function HowPhonesCome() {
  const { lang, way } = useStanding()
  return way.isHere ? <Notice kind="warning">{words.say(lang, 'only_here')}</Notice> : <PlainHttp />
}

/** For officers: what phones lack when the product is reached over plain HTTP. */
export function PlainHttp() {
  const { lang, way } = useStanding()
  return way.isPlain ? <Notice kind="warning">{words.say(lang, 'plain_http')}</Notice> : null
}
