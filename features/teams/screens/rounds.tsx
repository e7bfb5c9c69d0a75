import { useStanding } from '../../../platform/kit/attempt.ts'
import { Button, ButtonLink } from '../../../platform/kit/button.tsx'
import { Chip } from '../../../platform/kit/chip.tsx'
import { CommandForm } from '../../../platform/kit/command-form.tsx'
import { DataTable } from '../../../platform/kit/data-table.tsx'
import { EmptyState } from '../../../platform/kit/empty-state.tsx'
import { TextField } from '../../../platform/kit/field.tsx'
import { DeskScreen } from '../../../platform/kit/frame.tsx'
import { GroupIcon, PlusIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { day } from '../../../platform/words/formats.ts'
import { openRound } from '../contract.ts'
import type { Round } from '../reads/reviews.ts'
import { words } from '../words.ts'

export function Rounds({ rounds, mayWrite }: { rounds: readonly Round[]; mayWrite: boolean }) {
  const lang = useLang()
  const open = mayWrite && (
    <ButtonLink href="/desk/teams/reviews/new" kind="primary" icon={PlusIcon}>
      {words.say(lang, 'open_round')}
    </ButtonLink>
  )
  return (
    <DeskScreen
      title={words.say(lang, 'reviews')}
      lead={words.say(lang, 'reviews_lead')}
      crumbs={[{ href: '/desk/teams', label: words.say(lang, 'teams') }]}
      actions={rounds.length > 0 && open}
    >
      {rounds.length === 0 ? (
        <EmptyState icon={GroupIcon} title={words.say(lang, 'no_rounds')} action={open}>
          {words.say(lang, 'no_rounds_text')}
        </EmptyState>
      ) : (
        <DataTable
          caption={words.say(lang, 'reviews')}
          captionHidden
          rows={rounds}
          rowKey={({ roundId }) => roundId}
          columns={[
            {
              key: 'title',
              header: words.say(lang, 'round'),
              naming: true,
              cell: ({ roundId, title }) => <a href={`/desk/teams/reviews/${roundId}`}>{title}</a>,
            },
            { key: 'opened', header: words.say(lang, 'opened_on'), cell: ({ openedOn }) => day(openedOn) },
            { key: 'due', header: words.say(lang, 'round_due'), cell: ({ dueOn }) => day(dueOn) },
            {
              key: 'answered',
              header: words.say(lang, 'answered'),
              cell: ({ answered, teams }) => words.say(lang, 'answered_of', { n: answered, all: teams }),
            },
            { key: 'status', header: words.say(lang, 'status'), cell: (round) => <RoundState round={round} /> },
          ]}
        />
      )}
    </DeskScreen>
  )
}

export function RoundState({ round }: { round: Round }) {
  const tone = { open: 'on_track', closed: 'met', withdrawn: 'neutral' } as const
  return <Chip tone={tone[round.status]}>{words.say(useLang(), `round_${round.status}`)}</Chip>
}

type NewProps = {
  title: string
  dueOn: string
  today: string
  teams: readonly { teamId: string; name: string; busy: boolean }[]
}

/** All teams at once, as the plan says; any of them may be left out. */
export function RoundNew({ title, dueOn, today, teams }: NewProps) {
  const lang = useLang()
  const { newId } = useStanding()
  return (
    <DeskScreen
      title={words.say(lang, 'open_round')}
      lead={words.say(lang, 'reviews_lead')}
      crumbs={[
        { href: '/desk/teams', label: words.say(lang, 'teams') },
        { href: '/desk/teams/reviews', label: words.say(lang, 'reviews') },
      ]}
    >
      <CommandForm order={openRound} born={['roundId']} next="/desk/teams/reviews/{roundId}" class="stack">
        <TextField name="title" label={words.say(lang, 'round_title')} value={title} maxLength={120} required />
        <TextField name="dueOn" type="date" label={words.say(lang, 'round_due')} value={dueOn} min={today} required />
        <fieldset class="field">
          <legend class="field-label">{words.say(lang, 'round_teams')}</legend>
          <div class="checks">
            {teams.map(({ teamId, name, busy }) => (
              <label key={teamId} class="check">
                <input
                  type="checkbox"
                  name="reviews"
                  value={JSON.stringify({ reviewId: newId(), teamId })}
                  checked={!busy}
                  disabled={busy}
                />
                <span>
                  {name}
                  {busy && <span class="tile-hint">{words.say(lang, 'in_review')}</span>}
                </span>
              </label>
            ))}
          </div>
        </fieldset>
        <div class="actions">
          <Button kind="primary">{words.say(lang, 'open_round')}</Button>
        </div>
      </CommandForm>
    </DeskScreen>
  )
}
