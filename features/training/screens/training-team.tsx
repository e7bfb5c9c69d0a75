import { Button, ButtonLink } from '../../../platform/kit/button.tsx'
import { Card } from '../../../platform/kit/card.tsx'
import { CommandForm } from '../../../platform/kit/command-form.tsx'
import { DataTable } from '../../../platform/kit/data-table.tsx'
import { DeskScreen } from '../../../platform/kit/frame.tsx'
import { EditIcon, PlusIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { Timeline } from '../../../platform/kit/steps.tsx'
import { day } from '../../../platform/words/formats.ts'
import { takeBack, topics } from '../contract.ts'
import type { KeptLevel } from '../reads.ts'
import { levelOf, type Trainee } from '../rules.ts'
import { nameTopic, words } from '../words.ts'
import { JudgeForm, LevelChip } from './levels.tsx'

export type Told = KeptLevel & { readonly who: string; readonly by: string | undefined }

type Props = {
  team: { teamId: string; name: string }
  members: readonly Trainee[]
  /** The last judgements in the team, to be looked at or taken back. */
  history: readonly Told[]
  mayWrite: boolean
  today: string
}

/** One team, member by member: what each can do, and where to say so. */
export function TrainingTeam({ team, members, history, mayWrite, today }: Props) {
  const lang = useLang()
  const here = `/desk/training/teams/${team.teamId}`
  return (
    <DeskScreen
      title={team.name}
      lead={words.say(lang, 'team_training')}
      crumbs={[{ href: '/desk/training', label: words.say(lang, 'training') }]}
      actions={
        mayWrite && (
          <ButtonLink href={`/desk/training/new?teamId=${team.teamId}`} icon={PlusIcon}>
            {words.say(lang, 'plan_training')}
          </ButtonLink>
        )
      }
    >
      <DataTable
        caption={words.say(lang, 'our_team')}
        captionHidden
        rows={members}
        rowKey={({ memberId }) => memberId}
        empty={<p class="soft">{words.say(lang, 'no_members')}</p>}
        columns={[
          { key: 'name', header: words.say(lang, 'name'), naming: true, cell: ({ name }) => name },
          ...topics.map((topic) => ({
            key: topic,
            header: words.say(lang, `short_${topic}`),
            cell: ({ skills }: Trainee) => <LevelChip level={levelOf(skills, topic)} />,
          })),
        ]}
      />
      {mayWrite && <JudgeEach members={members} today={today} here={here} />}
      {history.length > 0 && (
        <Card title={words.say(lang, 'history')}>
          <LevelHistory history={history} mayWrite={mayWrite} here={here} />
        </Card>
      )}
    </DeskScreen>
  )
}

/** Folded away by person, so that a phone shows one at a time. */
export function JudgeEach({ members, today, here }: { members: readonly Trainee[]; today: string; here: string }) {
  const lang = useLang()
  return (
    <Card title={words.say(lang, 'judge')}>
      <p class="soft">{words.say(lang, 'judge_lead')}</p>
      <div class="stack">
        {members.map((member) => (
          <details key={member.memberId} class="confirm">
            <summary class="button button-secondary">
              <EditIcon />
              <span>{member.name}</span>
            </summary>
            <div class="confirm-box">
              <JudgeForm people={[member]} topics={topics} judgedOn={today} today={today} here={here} />
            </div>
          </details>
        ))}
      </div>
    </Card>
  )
}

export function LevelHistory({
  history,
  mayWrite,
  here,
}: {
  history: readonly Told[]
  mayWrite: boolean
  here: string
}) {
  const lang = useLang()
  return (
    <Timeline
      label={words.say(lang, 'history')}
      items={history.map((told) => ({
        key: told.levelId,
        when:
          told.by === undefined
            ? words.say(lang, 'judged_at', { day: day(told.judgedOn) })
            : words.say(lang, 'judged_by', { day: day(told.judgedOn), name: told.by }),
        title: (
          <>
            {told.who} · {nameTopic(lang, told.topic)} <LevelChip level={told.level} />
          </>
        ),
        text: mayWrite && (
          <CommandForm
            order={takeBack}
            name={`take-back-${told.levelId}`}
            fixed={{ levelId: told.levelId }}
            next={here}
          >
            <Button kind="quiet" about={`${told.who}, ${nameTopic(lang, told.topic)}`}>
              {words.say(lang, 'take_back')}
            </Button>
          </CommandForm>
        ),
      }))}
    />
  )
}
