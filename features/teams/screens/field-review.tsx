import { Button, ButtonLink } from '../../../platform/kit/button.tsx'
import { Card } from '../../../platform/kit/card.tsx'
import { CommandForm } from '../../../platform/kit/command-form.tsx'
import { EmptyState } from '../../../platform/kit/empty-state.tsx'
import { TextField } from '../../../platform/kit/field.tsx'
import { FieldScreen } from '../../../platform/kit/frame.tsx'
import { CheckIcon, GroupIcon, SentIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { Notice } from '../../../platform/kit/notice.tsx'
import { day } from '../../../platform/words/formats.ts'
import { answerReview, confirmRest, reopenReview } from '../contract.ts'
import type { Review, ReviewedTeam } from '../reads/reviews.ts'
import { holesOf, teamAfter } from '../rules/membership.ts'
import { nameArea, words } from '../words.ts'
import { ReviewLines } from './review-lines.tsx'

type Props = {
  reviewed: ReviewedTeam | undefined
  here: string
  mayWrite: boolean
  namesLeaders: boolean
  today: string
  back: string
}

/** The lead goes through the own team: one answer a person, then one button sends it. */
export function FieldReview(props: Props) {
  const { reviewed, back } = props
  const lang = useLang()
  return (
    <FieldScreen
      title={words.say(lang, 'review')}
      here="today"
      back={{ href: back, label: words.say(lang, 'back_to_today') }}
    >
      {reviewed === undefined ? (
        <EmptyState icon={GroupIcon} title={words.say(lang, 'no_review')}>
          {words.say(lang, 'no_review_text')}
        </EmptyState>
      ) : (
        <ReviewBody {...props} reviewed={reviewed} />
      )}
    </FieldScreen>
  )
}

/** The same at the desk, where the officer may answer in a team's place. */
export function ReviewBody(props: Props & { reviewed: ReviewedTeam }) {
  const { reviewed, mayWrite, here } = props
  const { review, members, choices } = reviewed
  const lang = useLang()
  const holes = review.status === 'closed' ? [] : holesOf(teamAfter(members, choices))
  const fixed = { reviewId: review.reviewId }
  return (
    <>
      <Card tone="wash">
        <p data-left={review.left}>
          <b>{tellState()}</b>
        </p>
        {review.note !== '' && <p>{review.note}</p>}
        {!mayWrite && <p class="soft">{words.say(lang, 'lead_reviews')}</p>}
      </Card>
      <ReviewLines {...props} />
      {holes.length > 0 && (
        <Notice kind="warning">
          {words.say(lang, 'holes_after', { areas: holes.map((area) => nameArea(lang, area)).join(', ') })}
        </Notice>
      )}
      {mayWrite && review.status === 'asked' && (
        <div class="stack">
          {review.left > 0 ? (
            <CommandForm order={confirmRest} fixed={fixed} next={here}>
              <Button big icon={CheckIcon}>
                {words.say(lang, 'keep_rest', { n: review.left })}
              </Button>
            </CommandForm>
          ) : (
            <CommandForm order={answerReview} fixed={fixed} next={here} class="stack">
              <TextField
                name="note"
                label={words.say(lang, 'note_to_commune')}
                value={review.note}
                maxLength={160}
                optional
              />
              <Button kind="primary" big icon={SentIcon}>
                {words.say(lang, 'send_review')}
              </Button>
            </CommandForm>
          )}
        </div>
      )}
      {mayWrite && review.status === 'answered' && (
        <CommandForm order={reopenReview} fixed={fixed} next={here}>
          <Button big>{words.say(lang, 'reopen_review')}</Button>
        </CommandForm>
      )}
    </>
  )

  function tellState(): string {
    if (review.status === 'answered' && review.answeredOn)
      return words.say(lang, 'review_sent_sentence', { day: day(review.answeredOn) })
    if (review.status !== 'asked') return words.say(lang, review.status)
    if (review.left === 0) return words.say(lang, 'review_done_sentence')
    return words.say(lang, 'review_sentence', { n: review.left, day: day(review.dueOn) })
  }
}

/** On the first screen of the day, while the team is asked. */
export function ReviewStrip({ review, suffix }: { review: Review; suffix: string }) {
  const lang = useLang()
  return (
    <Notice
      kind={review.status === 'asked' ? 'warning' : 'info'}
      title={words.say(lang, 'review')}
      action={
        <ButtonLink href={`/field/review${suffix}`} icon={GroupIcon}>
          {words.say(lang, 'review')}
        </ButtonLink>
      }
    >
      {review.status === 'asked'
        ? words.say(lang, 'review_sentence', { n: review.left, day: day(review.dueOn) })
        : words.say(lang, 'answered')}
    </Notice>
  )
}
