import { useState } from 'preact/hooks'
import { Actions, Button, ButtonLink } from '../../platform/kit/button.tsx'
import { Card } from '../../platform/kit/card.tsx'
import { PersonIcon } from '../../platform/kit/icons.tsx'
import { useLang } from '../../platform/kit/lang.ts'
import { Notice } from '../../platform/kit/notice.tsx'
import type { Waiting } from '../../platform/sync/outbox.ts'
import { mostTries, type Tried } from '../../platform/sync/pin.ts'
import type { Begun } from './begin-anew.ts'
import { lockWords } from './lock-words.ts'
import { ChoosePin, type Chosen, PinField } from './pin-form.tsx'
import { sayTried } from './tried.ts'

export type Locked = Waiting & { readonly accountId: string; readonly shownName: string; readonly tries: number }

type Props = {
  people: readonly Locked[]
  /** Who had the phone last. */
  last: string | undefined
  unlock: (accountId: string, pin: string) => Promise<Tried>
  forgot: (accountId: string) => Promise<Begun>
  begin: (accountId: string, chosen: Chosen) => Promise<Begun>
  enter: () => void
}

/** Who is here, their PIN, and the way in for somebody else. */
export function LockScreen(props: Props) {
  const { people, last } = props
  const lang = useLang()
  const [chosen, choose] = useState(people.length === 1 ? people[0]?.accountId : last)
  const who = people.find(({ accountId }) => accountId === chosen)
  return (
    <>
      {who ? <Unlock key={who.accountId} {...props} who={who} /> : <Choose people={people} choose={choose} />}
      {who && people.length > 1 && (
        <Button type="button" kind="quiet" icon={PersonIcon} onClick={() => choose(undefined)}>
          {lockWords.say(lang, 'another_of_these')}
        </Button>
      )}
      <section class="card card-plain">
        <p class="small soft">{lockWords.say(lang, 'newcomer_text')}</p>
        <ButtonLink href="/sign-in?to=/field" icon={PersonIcon}>
          {lockWords.say(lang, 'newcomer')}
        </ButtonLink>
      </section>
    </>
  )
}

function Choose({ people, choose }: { people: readonly Locked[]; choose: (accountId: string) => void }) {
  const lang = useLang()
  if (people.length === 0) return null
  return (
    <Card title={lockWords.say(lang, 'who')}>
      <div class="actions actions-stacked">
        {people.map((who) => (
          <Button key={who.accountId} type="button" big icon={PersonIcon} onClick={() => choose(who.accountId)}>
            {who.shownName || lockWords.say(lang, 'somebody')}
          </Button>
        ))}
      </div>
      {people.map((who) => (
        <Waits key={who.accountId} who={who} named={people.length > 1} />
      ))}
    </Card>
  )
}

function Waits({ who, named = false }: { who: Locked; named?: boolean }) {
  const lang = useLang()
  const whose = named ? `${who.shownName || lockWords.say(lang, 'somebody')}: ` : ''
  return (
    <>
      {who.waiting > 0 && (
        <p class="small" data-waits={who.waiting}>
          {whose}
          {lockWords.say(lang, 'waiting', { n: who.waiting })}
        </p>
      )}
      {who.answered > 0 && (
        <p class="small">
          {whose}
          {lockWords.say(lang, 'answered', { n: who.answered })}
        </p>
      )}
    </>
  )
}

function Unlock({ who, unlock, forgot, begin, enter }: Props & { who: Locked }) {
  const lang = useLang()
  const [wrong, setWrong] = useState<string>()
  const [busy, setBusy] = useState(false)
  const [begun, setBegun] = useState<Begun>()
  const [tries, setTries] = useState(who.tries)
  const name = who.shownName || lockWords.say(lang, 'somebody')
  const take = async (form: HTMLFormElement) => {
    setBusy(true)
    const tried = await unlock(who.accountId, String(new FormData(form).get('pin') ?? ''))
    if (tried.ok) return enter()
    form.reset()
    setTries(tried.tries)
    setWrong(sayTried(lang, tried))
    setBusy(false)
    form.querySelector('input')?.focus()
  }
  const save = async (chosen: Chosen) => {
    const now = await begin(who.accountId, chosen)
    if (now !== 'ready') return lockWords.say(lang, now === 'signed_out' ? 'forgot_sign_in' : 'forgot_offline')
    enter()
    return undefined
  }
  if (begun === 'ready' || begun === 'lost') {
    return (
      <Card title={lockWords.say(lang, 'choose_new')}>
        {begun === 'lost' && <Notice kind="info">{lockWords.say(lang, 'forgot_lost')}</Notice>}
        <ChoosePin change={false} shownName={who.shownName} save={save} />
      </Card>
    )
  }
  const isSpent = tries >= mostTries
  return (
    <Card title={name}>
      {isSpent ? (
        <Notice kind="danger">{lockWords.say(lang, 'spent')}</Notice>
      ) : (
        <form
          class="stack"
          onSubmit={(event) => {
            event.preventDefault()
            if (!busy) void take(event.currentTarget)
          }}
        >
          <PinField name="pin" label={lockWords.say(lang, 'pin')} error={wrong} />
          <Button kind="primary" big>
            {lockWords.say(lang, busy ? 'unlocking' : 'unlock')}
          </Button>
        </form>
      )}
      <Waits who={who} />
      {begun && (
        <Notice
          kind="info"
          action={
            begun === 'signed_out' && (
              <Actions>
                <ButtonLink href="/sign-in?to=/field">{lockWords.say(lang, 'sign_in')}</ButtonLink>
              </Actions>
            )
          }
        >
          {lockWords.say(lang, begun === 'signed_out' ? 'forgot_sign_in' : 'forgot_offline')}
        </Notice>
      )}
      <Button type="button" kind="quiet" onClick={() => void forgot(who.accountId).then(setBegun)}>
        {lockWords.say(lang, 'forgot')}
      </Button>
    </Card>
  )
}
