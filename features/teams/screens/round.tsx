import { Button, ButtonLink } from '../../../platform/kit/button.tsx'
import { Card } from '../../../platform/kit/card.tsx'
import { Chip, Chips } from '../../../platform/kit/chip.tsx'
import { CommandForm } from '../../../platform/kit/command-form.tsx'
import { DataTable } from '../../../platform/kit/data-table.tsx'
import { Confirm } from '../../../platform/kit/dialog.tsx'
import { DeskScreen } from '../../../platform/kit/frame.tsx'
import { CheckIcon, DownloadIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { Notice } from '../../../platform/kit/notice.tsx'
import { day } from '../../../platform/words/formats.ts'
import type { Lang } from '../../../platform/words/words.ts'
import { closeRound, withdrawRound } from '../contract.ts'
import type { ReviewedTeam, Round } from '../reads/reviews.ts'
import { type Choice, holesOf, teamAfter } from '../rules/membership.ts'
import { words } from '../words.ts'
import { ReviewBody } from './field-review.tsx'
import { RoundState } from './rounds.tsx'

type Props = { round: Round; teams: readonly ReviewedTeam[]; mayWrite: boolean }

/** The queue of the teams: who has not answered, what changes, what stays empty; then the closing and its decision. */
export function RoundScreen({ round, teams, mayWrite }: Props) {
  const lang = useLang()
  const silent = teams.filter(({ review }) => review.status === 'asked')
  return (
    <DeskScreen
      title={round.title}
      lead={`${words.say(lang, 'answered_of', { n: round.answered, all: round.teams })} · ${words.say(lang, 'due_by', { day: day(round.dueOn) })}`}
      crumbs={[
        { href: '/desk/teams', label: words.say(lang, 'teams') },
        { href: '/desk/teams/reviews', label: words.say(lang, 'reviews') },
      ]}
      actions={
        round.status !== 'withdrawn' && <Decision roundId={round.roundId} isClosed={round.status === 'closed'} />
      }
    >
      <div class="actions">
        <RoundState round={round} />
      </div>
      {round.closedOn !== null && (
        <Notice kind="success">{words.say(lang, 'after_closing', { day: day(round.closedOn) })}</Notice>
      )}
      {round.status === 'open' && silent.length > 0 && (
        <Notice kind="info">
          {words.say(lang, 'not_answered', { teams: silent.map(({ review }) => review.teamName).join(', ') })}
        </Notice>
      )}
      <DataTable
        caption={words.say(lang, 'round_teams')}
        captionHidden
        rows={teams.toSorted(
          (left, right) => Number(right.review.status === 'asked') - Number(left.review.status === 'asked'),
        )}
        rowKey={({ review }) => review.reviewId}
        columns={[
          {
            key: 'team',
            header: words.say(lang, 'team'),
            naming: true,
            cell: ({ review }) => (
              <a href={`/desk/teams/reviews/${round.roundId}/${review.reviewId}`}>{review.teamName}</a>
            ),
          },
          {
            key: 'status',
            header: words.say(lang, 'status'),
            cell: ({ review }) => (
              <Chip tone={review.status === 'asked' ? 'behind' : 'met'}>{words.say(lang, review.status)}</Chip>
            ),
          },
          {
            key: 'left',
            header: words.say(lang, 'left_to_review'),
            kind: 'figure',
            cell: ({ review, members }) => (review.status === 'closed' ? '—' : `${review.left}/${members.length}`),
          },
          { key: 'changes', header: words.say(lang, 'changes'), cell: ({ choices }) => tellChanges(lang, choices) },
          { key: 'holes', header: words.say(lang, 'holes'), cell: (team) => <Holes team={team} /> },
        ]}
      />
      {mayWrite && round.status === 'open' && (
        <Card>
          <p class="soft">{words.say(lang, 'decision_draft')}</p>
          <div class="actions">
            {silent.length === 0 && (
              <Confirm
                label={words.say(lang, 'close_round')}
                kind="primary"
                icon={CheckIcon}
                question={words.say(lang, 'close_question', { n: teams.length })}
              >
                <CommandForm order={closeRound} fixed={{ roundId: round.roundId }}>
                  <Button kind="primary">{words.say(lang, 'close_round')}</Button>
                </CommandForm>
              </Confirm>
            )}
            <Confirm
              label={words.say(lang, 'withdraw_round')}
              kind="quiet"
              question={words.say(lang, 'withdraw_question')}
            >
              <CommandForm order={withdrawRound} fixed={{ roundId: round.roundId }}>
                <Button kind="danger">{words.say(lang, 'withdraw_round')}</Button>
              </CommandForm>
            </Confirm>
          </div>
        </Card>
      )}
    </DeskScreen>
  )
}

function Decision({ roundId, isClosed }: { roundId: string; isClosed: boolean }) {
  const lang = useLang()
  const kind = isClosed ? 'primary' : 'secondary'
  return (
    <>
      <ButtonLink href={`/desk/teams/reviews/${roundId}/docx`} kind={kind} icon={DownloadIcon} download>
        {words.say(lang, 'decision_docx')}
      </ButtonLink>
      <ButtonLink href={`/desk/teams/reviews/${roundId}/pdf`} icon={DownloadIcon} download>
        {words.say(lang, 'decision_pdf')}
      </ButtonLink>
    </>
  )
}

function tellChanges(lang: Lang, choices: readonly Choice[]): string {
  const count = (kind: Choice['choice']) => choices.filter(({ choice }) => choice === kind).length
  const add = choices.filter(({ choice, replaces }) => choice === 'add' && replaces === null).length
  const told = { add, replace: count('replace'), release: count('release') }
  return told.add + told.replace + told.release === 0
    ? words.say(lang, 'no_changes')
    : words.say(lang, 'changes_said', told)
}

function Holes({ team: { review, members, choices } }: { team: ReviewedTeam }) {
  const lang = useLang()
  const after =
    review.status === 'closed'
      ? choices.filter(({ choice }) => choice === 'confirm' || choice === 'add')
      : teamAfter(members, choices)
  const holes = holesOf(after)
  if (holes.length === 0) return <>{words.say(lang, 'no_holes')}</>
  return (
    <Chips>
      {holes.map((area) => (
        <a key={area} href={`/desk/teams/${review.teamId}?area=${area}`}>
          <Chip tone="behind">{words.say(lang, `short_${area}`)}</Chip>
        </a>
      ))}
    </Chips>
  )
}

type ReviewProps = Parameters<typeof ReviewBody>[0] & { round: Round }

/** One team's review at the desk, to look at or to answer in the team's place. */
export function DeskReview(props: ReviewProps) {
  const lang = useLang()
  const { round, reviewed } = props
  return (
    <DeskScreen
      title={reviewed.review.teamName}
      lead={round.title}
      crumbs={[
        { href: '/desk/teams', label: words.say(lang, 'teams') },
        { href: '/desk/teams/reviews', label: words.say(lang, 'reviews') },
        { href: `/desk/teams/reviews/${round.roundId}`, label: round.title },
      ]}
    >
      <ReviewBody {...props} />
    </DeskScreen>
  )
}
