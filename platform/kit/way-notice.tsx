import { useStanding } from './attempt.ts'
import { TextField } from './field.tsx'
import { ArrowIcon, LanguageIcon, MoreIcon } from './icons.tsx'
import { Notice } from './notice.tsx'
import { words } from './words.ts'

/** Inside a messenger's own browser: the three steps out of it, with a picture each, before anything is pressed. */
export function OpenElsewhere() {
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
          <span>{words.say(lang, 'within_copy')}</span>
        </li>
      </ol>
      <TextField name="address" label={words.say(lang, 'this_address')} value={way.href} readOnly />
    </Notice>
  )
}

/** For officers: what phones lack when the product is reached over plain HTTP. */
export function PlainHttp() {
  const { lang, way } = useStanding()
  return way.isPlain ? <Notice kind="warning">{words.say(lang, 'plain_http')}</Notice> : null
}
