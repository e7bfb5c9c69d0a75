import { Button, ButtonLink } from '../../../platform/kit/button.tsx'
import { Card } from '../../../platform/kit/card.tsx'
import { CommandForm } from '../../../platform/kit/command-form.tsx'
import { DeskScreen } from '../../../platform/kit/frame.tsx'
import { PersonIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { day } from '../../../platform/words/formats.ts'
import type { Session } from '../../sessions/reads.ts'
import { setTopics, type Topic } from '../contract.ts'
import type { Trainee } from '../rules.ts'
import { words } from '../words.ts'
import { JudgeForm } from './levels.tsx'
import { TopicChecks } from './training-new.tsx'

type Props = {
  session: Session
  topics: readonly Topic[]
  present: readonly Trainee[]
  mayWrite: boolean
  today: string
}

/** A members' training: what it teaches, who came, and what each of them can do now. */
export function TrainingSession({ session, topics, present, mayWrite, today }: Props) {
  const lang = useLang()
  const here = `/desk/training/sessions/${session.sessionId}`
  return (
    <DeskScreen
      title={session.title || words.say(lang, 'session')}
      lead={`${day(session.heldOn)} · ${session.startsAt}–${session.endsAt} · ${session.venue}`}
      crumbs={[{ href: '/desk/training', label: words.say(lang, 'training') }]}
      actions={
        <ButtonLink href={`/desk/sessions/${session.sessionId}`} icon={PersonIcon} kind="primary">
          {words.say(lang, 'attendance')}
        </ButtonLink>
      }
    >
      <div class="columns">
        <Card title={words.say(lang, 'topics')}>
          <CommandForm order={setTopics} fixed={{ sessionId: session.sessionId }} next={here} class="stack">
            <TopicChecks topics={topics} legendHidden />
            {mayWrite && <Button>{words.say(lang, 'set_topics')}</Button>}
          </CommandForm>
        </Card>
        <Card title={words.say(lang, 'judge')}>
          <p>
            <b data-present={present.length}>{words.say(lang, 'present_n', { n: present.length })}</b>
          </p>
          {present.length === 0 ? (
            <p class="soft">{words.say(lang, 'nobody_present')}</p>
          ) : (
            mayWrite &&
            topics.length > 0 && (
              <>
                <p class="soft">{words.say(lang, 'judge_lead')}</p>
                <JudgeForm
                  people={present}
                  topics={topics}
                  sessionId={session.sessionId}
                  judgedOn={session.heldOn > today ? today : session.heldOn}
                  today={today}
                  here={here}
                />
              </>
            )
          )}
        </Card>
      </div>
    </DeskScreen>
  )
}
