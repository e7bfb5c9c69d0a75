import { Button } from '../../../platform/kit/button.tsx'
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
import { signUp } from '../contract.ts'
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

/** One session, and a way to say that one comes. */
export function PublicSession({ base, session, here }: { base: string; session: OpenSession; here: string }) {
  const lang = useLang()
  return (
    <PublicScreen title={nameSession(lang, session)} lead={tellWhen(lang, session)}>
      {session.status === 'cancelled' && <Notice kind="warning">{words.say(lang, 'was_cancelled')}</Notice>}
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
      {session.status === 'planned' && (
        <Card title={words.say(lang, 'sign_up')}>
          <p>{words.say(lang, 'sign_up_lead')}</p>
          <CommandForm
            order={signUp}
            fixed={{ sessionId: session.sessionId }}
            born={['signUpId']}
            next={here}
            class="stack"
          >
            <TextField name="name" label={words.say(lang, 'your_name')} autoComplete="name" maxLength={80} optional />
            <TextField name="phone" type="tel" label={words.say(lang, 'your_phone')} autoComplete="tel" optional />
            <Button kind="primary" big>
              {words.say(lang, 'sign_up')}
            </Button>
          </CommandForm>
        </Card>
      )}
      <p>
        <a href={`${base}/sessions`}>{words.say(lang, 'all_sessions')}</a>
      </p>
    </PublicScreen>
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
