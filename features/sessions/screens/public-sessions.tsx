import type { ComponentChildren } from 'preact'
import { useStanding } from '../../../platform/kit/attempt.ts'
import { Button, ButtonLink } from '../../../platform/kit/button.tsx'
import { Card, Facts } from '../../../platform/kit/card.tsx'
import { CommandForm } from '../../../platform/kit/command-form.tsx'
import { SelectField, TextField } from '../../../platform/kit/field.tsx'
import { FilterBar } from '../../../platform/kit/filter-bar.tsx'
import { PublicScreen } from '../../../platform/kit/frame.tsx'
import { CalendarIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { Notice } from '../../../platform/kit/notice.tsx'
import { RowLinks } from '../../../platform/kit/row-links.tsx'
import { number } from '../../../platform/words/formats.ts'
import { checkIn, signUp } from '../contract.ts'
import type { OpenSession } from '../reads.ts'
import { nameSession, tellWhen, words } from '../words.ts'

type Listed = { base: string; sessions: readonly OpenSession[] }

/** The next few, for a commune's first page. */
export function NextSessions({ base, sessions }: Listed) {
  const lang = useLang()
  return (
    <section class="stack">
      <h2>{words.say(lang, 'next_sessions')}</h2>
      {sessions.length === 0 ? (
        <p>{words.say(lang, 'no_next')}</p>
      ) : (
        <>
          <Rows base={base} sessions={sessions} />
          <p>
            <a href={`${base}/sessions`}>{words.say(lang, 'all_sessions')}</a>
          </p>
        </>
      )}
    </section>
  )
}

type Props = Listed & { villages: readonly { villageId: string; name: string }[]; village: string }

export function PublicSessions({ base, sessions, villages, village }: Props) {
  const lang = useLang()
  return (
    <PublicScreen title={words.say(lang, 'next_sessions')} lead={words.say(lang, 'public_lead')}>
      <FilterBar
        action={`${base}/sessions`}
        label={words.say(lang, 'near')}
        clearHref={village === '' ? undefined : `${base}/sessions`}
      >
        <SelectField
          name="village"
          label={words.say(lang, 'near')}
          value={village}
          options={[
            { value: '', label: words.say(lang, 'all_villages') },
            ...villages.map(({ villageId, name }) => ({ value: villageId, label: name })),
          ]}
        />
      </FilterBar>
      {sessions.length === 0 ? <p>{words.say(lang, 'no_next')}</p> : <Rows base={base} sessions={sessions} />}
      <p>
        <a href={`${base}/sessions.ics`}>{words.say(lang, 'feed')}</a>
      </p>
    </PublicScreen>
  )
}

type One = { base: string; session: OpenSession; here: string; isToday: boolean }

/** One session, and a way to say that one comes. */
export function PublicSession({ base, session, here, isToday }: One) {
  const lang = useLang()
  return (
    <Screen {...{ base, session }}>
      {session.status === 'planned' && isToday && (
        <Card title={words.say(lang, 'at_place')} tone="wash">
          <ButtonLink href={`${here}/here`} kind="primary" big>
            {words.say(lang, 'say_here')}
          </ButtonLink>
        </Card>
      )}
      {session.status === 'planned' && (
        <Card title={words.say(lang, 'sign_up')}>
          <p>{words.say(lang, 'sign_up_lead')}</p>
          <WhoForm order={signUp} session={session} next={here}>
            {words.say(lang, 'sign_up')}
          </WhoForm>
        </Card>
      )}
    </Screen>
  )
}

/** Behind the code at the door of the hall: here I am. */
export function PublicHere({ base, session, here, isToday }: One) {
  const lang = useLang()
  const { done, path } = useStanding()
  const isSaid = done === checkIn.type
  return (
    <Screen {...{ base, session }}>
      {isSaid && (
        <Card title={words.say(lang, 'said_here_title')} tone="wash">
          <p>
            <b>{words.say(lang, 'said_here')}</b>
          </p>
          <ButtonLink href={path}>{words.say(lang, 'another_here')}</ButtonLink>
        </Card>
      )}
      {session.status === 'planned' && isToday && !isSaid && (
        <Card title={words.say(lang, 'say_here')} tone="wash">
          <p>{words.say(lang, 'say_here_lead')}</p>
          <WhoForm order={checkIn} session={session} next={`${here}/here`}>
            {words.say(lang, 'say_here')}
          </WhoForm>
        </Card>
      )}
      {session.status === 'planned' && !isToday && (
        <Notice kind="info">
          {words.say(lang, 'not_here_yet')} <a href={here}>{words.say(lang, 'sign_up')}</a>
        </Notice>
      )}
    </Screen>
  )
}

function Screen({ base, session, children }: { base: string; session: OpenSession; children: ComponentChildren }) {
  const lang = useLang()
  return (
    <PublicScreen title={nameSession(lang, session)} lead={tellWhen(lang, session)}>
      {session.status === 'cancelled' && <Notice kind="warning">{words.say(lang, 'was_cancelled')}</Notice>}
      {children}
      <Facts
        facts={[
          { name: words.say(lang, 'venue'), value: session.venue },
          { name: words.say(lang, 'partners'), value: session.partners.join(', ') || '—' },
          {
            name: words.say(lang, 'sign_up'),
            value: words.say(lang, 'signed_up_n', { n: number(lang, session.signUps) }),
          },
        ]}
      />
      <p>{words.say(lang, 'free')}</p>
      <p>
        <a href={`${base}/sessions`}>{words.say(lang, 'all_sessions')}</a>
      </p>
    </PublicScreen>
  )
}

type WhoProps = { order: typeof signUp; session: OpenSession; next: string; children: ComponentChildren }

function WhoForm({ order, session, next, children }: WhoProps) {
  const lang = useLang()
  return (
    <CommandForm order={order} fixed={{ sessionId: session.sessionId }} born={['signUpId']} next={next} class="stack">
      <TextField name="name" label={words.say(lang, 'your_name')} autoComplete="name" maxLength={80} optional />
      <TextField name="phone" type="tel" label={words.say(lang, 'your_phone')} autoComplete="tel" optional />
      <Button kind="primary" big>
        {children}
      </Button>
    </CommandForm>
  )
}

function Rows({ base, sessions }: Listed) {
  const lang = useLang()
  return (
    <RowLinks
      label={words.say(lang, 'next_sessions')}
      rows={sessions.map((session) => ({
        key: session.sessionId,
        href: `${base}/sessions/${session.sessionId}`,
        icon: CalendarIcon,
        title: nameSession(lang, session),
        note: [
          `${tellWhen(lang, session)} · ${session.venue}`,
          ...(session.status === 'cancelled' ? [words.say(lang, 'cancelled')] : []),
        ].join(' · '),
      }))}
    />
  )
}
