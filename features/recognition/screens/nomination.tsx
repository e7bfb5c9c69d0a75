import { Button } from '../../../platform/kit/button.tsx'
import { Card, Facts } from '../../../platform/kit/card.tsx'
import { Segmented } from '../../../platform/kit/choice.tsx'
import { CommandForm } from '../../../platform/kit/command-form.tsx'
import { Confirm } from '../../../platform/kit/dialog.tsx'
import { AreaField, TextField } from '../../../platform/kit/field.tsx'
import { DeskScreen } from '../../../platform/kit/frame.tsx'
import { CheckIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { Timeline } from '../../../platform/kit/steps.tsx'
import { moment, number } from '../../../platform/words/formats.ts'
import {
  approveNominations,
  commentNomination,
  declineNomination,
  reopenNomination,
  stances,
  withdrawNomination,
} from '../contract.ts'
import type { Comment } from '../reads/nominations.ts'
import { fullWeight, type Score } from '../rules/scoring.ts'
import { nameFigure, words } from '../words.ts'
import type { NominationRow } from './nominations.tsx'
import { NominationState } from './parts.tsx'

export type Said = Comment & { readonly name: string | undefined }

type Props = {
  nomination: NominationRow
  /** Written down at the approval, else as it is today; undefined: not for this reader. */
  score: Score | undefined
  explainedHref: string | undefined
  comments: readonly Said[]
  decider: string | undefined
  mayDecide: boolean
  mayComment: boolean
  mayWithdraw: boolean
}

/** One nomination: who and why, the points, what others say, and what was decided. */
export function NominationScreen(props: Props) {
  const { nomination, score, explainedHref, comments, decider, mayComment } = props
  const lang = useLang()
  const { name, teamName, memberId, reason, status, statusNote, proposer, proposedAt, decidedAt } = nomination
  const facts = [
    { name: words.say(lang, 'state'), value: <NominationState status={status} /> },
    { name: words.say(lang, 'subject'), value: words.say(lang, memberId === null ? 'team' : 'member') },
    memberId !== null && { name: words.say(lang, 'team'), value: teamName },
    { name: words.say(lang, 'reason'), value: reason },
    { name: words.say(lang, 'proposed_by'), value: `${proposer ?? '—'}, ${moment(proposedAt)}` },
    decidedAt !== null && {
      name: words.say(lang, 'decided'),
      value: [decider, moment(decidedAt), statusNote].filter(Boolean).join(' · '),
    },
    { name: words.say(lang, 'voices'), value: words.say(lang, 'voices_n', nomination) },
  ].filter((fact) => fact !== false)
  return (
    <DeskScreen
      title={name}
      crumbs={[{ href: '/desk/recognition/nominations', label: words.say(lang, 'nominations') }]}
    >
      <div class="columns">
        <div class="stack">
          <Card title={words.say(lang, 'nomination')}>
            <Facts facts={facts} />
          </Card>
          {score && (
            <Card title={words.say(lang, status === 'approved' ? 'score_frozen' : 'score_now')}>
              <Facts
                facts={[
                  { name: words.say(lang, 'points'), value: `${number(lang, score.total)}/${fullWeight}` },
                  ...score.lines.map((line) => ({
                    name: nameFigure(lang, line.figure),
                    value: `${number(lang, line.points)}/${line.weight}`,
                  })),
                ]}
              />
              {explainedHref !== undefined && <a href={explainedHref}>{words.say(lang, 'why_points')}</a>}
            </Card>
          )}
          <Deciding {...props} />
        </div>
        <div class="stack">
          <Card title={words.say(lang, 'comments')}>
            {comments.length === 0 ? (
              <p class="soft">{words.say(lang, 'no_comments')}</p>
            ) : (
              <Timeline
                label={words.say(lang, 'comments')}
                items={comments.map(({ commentId, saidAt, stance, said, name: by }) => ({
                  key: commentId,
                  when: moment(saidAt),
                  title: `${by ?? '—'}: ${words.say(lang, stance)}`,
                  text: said,
                  tone: stance === 'agree' ? 'met' : stance === 'disagree' ? 'behind' : 'neutral',
                }))}
              />
            )}
            {mayComment && <CommentForm nominationId={nomination.nominationId} />}
          </Card>
        </div>
      </div>
    </DeskScreen>
  )
}

function CommentForm({ nominationId }: { nominationId: string }) {
  const lang = useLang()
  return (
    <CommandForm order={commentNomination} fixed={{ nominationId }} born={['commentId']} class="stack">
      <Segmented
        name="stance"
        legend={words.say(lang, 'your_voice')}
        value="remark"
        choices={stances.map((value) => ({ value, label: words.say(lang, value) }))}
      />
      <AreaField name="said" label={words.say(lang, 'comment')} rows={2} maxLength={1000} />
      <Button>{words.say(lang, 'send_comment')}</Button>
    </CommandForm>
  )
}

function Deciding({ nomination: { nominationId, status }, mayDecide, mayWithdraw }: Props) {
  const lang = useLang()
  return (
    <div class="stack">
      {mayDecide && status === 'proposed' && (
        <>
          <CommandForm order={approveNominations} fixed={{ nominationIds: nominationId }} class="stack">
            <TextField name="note" label={words.say(lang, 'note')} maxLength={300} optional />
            <Button kind="primary" icon={CheckIcon}>
              {words.say(lang, 'approve')}
            </Button>
          </CommandForm>
          <WithReason kind="decline" order={declineNomination} nominationId={nominationId} />
        </>
      )}
      {mayDecide && (status === 'approved' || status === 'declined') && (
        <CommandForm order={reopenNomination} fixed={{ nominationId }}>
          <Button>{words.say(lang, 'reopen')}</Button>
        </CommandForm>
      )}
      {mayWithdraw && status === 'proposed' && (
        <WithReason kind="withdraw" order={withdrawNomination} nominationId={nominationId} />
      )}
    </div>
  )
}

type WithReasonProps = {
  kind: 'decline' | 'withdraw'
  order: typeof declineNomination | typeof withdrawNomination
  nominationId: string
}

function WithReason({ kind, order, nominationId }: WithReasonProps) {
  const lang = useLang()
  return (
    <Confirm label={words.say(lang, kind)} kind="quiet" question={words.say(lang, `${kind}_question`)}>
      <CommandForm order={order} fixed={{ nominationId }} class="stack">
        <TextField id={`f-${kind}-reason`} name="reason" label={words.say(lang, 'reason')} maxLength={300} required />
        <Button kind="danger">{words.say(lang, kind)}</Button>
      </CommandForm>
    </Confirm>
  )
}
