import { useStanding } from '../../../platform/kit/attempt.ts'
import { Actions, Button, ButtonLink } from '../../../platform/kit/button.tsx'
import { Card } from '../../../platform/kit/card.tsx'
import { CommandForm } from '../../../platform/kit/command-form.tsx'
import { Confirm } from '../../../platform/kit/dialog.tsx'
import { AreaField, TextField } from '../../../platform/kit/field.tsx'
import { DeskScreen } from '../../../platform/kit/frame.tsx'
import { ArrowIcon, CheckIcon, DownloadIcon, SentIcon } from '../../../platform/kit/icons.tsx'
import { Notice } from '../../../platform/kit/notice.tsx'
import { day, moment } from '../../../platform/words/formats.ts'
import { approvePlan, discardPlan, editHead, handOver, numberPlan, proposePlan, returnPlan } from '../contract.ts'
import type { NextPlan } from '../reads.ts'
import { words } from '../words.ts'
import { NextState } from './next-list.tsx'
import { NextParts } from './next-parts.tsx'
import { addressOf, NextTargets } from './next-targets.tsx'

type Props = { next: NextPlan; lessons: readonly string[]; mayWrite: boolean; mayApprove: boolean }

/** The next plan's whole life on one page: drafted, put before the leader, approved, put among the plans. */
export function NextPlanScreen({ next, lessons, mayWrite, mayApprove }: Props) {
  const { lang } = useStanding()
  const mayEdit = mayWrite && next.status === 'draft'
  const { periodFrom, periodTo } = next
  return (
    <DeskScreen
      title={next.title}
      lead={
        <>
          <NextState next={next} /> {words.say(lang, 'from_to', { from: day(periodFrom), to: day(periodTo) })}
        </>
      }
      crumbs={[{ href: '/desk/review/next', label: words.say(lang, 'tab_next') }]}
      actions={(['docx', 'pdf'] as const).map((form) => (
        <ButtonLink key={form} href={`${addressOf(next)}/${form}`} icon={DownloadIcon}>
          {words.say(lang, `as_${form}`)}
        </ButtonLink>
      ))}
    >
      <Standing next={next} mayWrite={mayWrite} mayApprove={mayApprove} />
      <NextTargets next={next} mayEdit={mayEdit} />
      {lessons.length > 0 && (
        <Card title={words.say(lang, 'taken_lessons')}>
          <ul>
            {lessons.map((lesson) => (
              <li key={lesson}>{lesson}</li>
            ))}
          </ul>
        </Card>
      )}
      {mayEdit && <Head next={next} />}
      <NextParts next={next} lessons={lessons} mayEdit={mayEdit} />
    </DeskScreen>
  )
}

/** Where the plan stands, and the one step that is due from whoever looks at it. */
function Standing({ next, mayWrite, mayApprove }: Omit<Props, 'lessons'>) {
  const { lang } = useStanding()
  const { nextId, status, returnNote, approvedAt } = next
  const fixed = { nextId }
  if (status === 'draft')
    return (
      <>
        {returnNote && <Notice kind="warning">{words.say(lang, 'returned', { note: returnNote })}</Notice>}
        {mayWrite && (
          <Actions>
            <Confirm
              kind="primary"
              icon={SentIcon}
              label={words.say(lang, 'propose')}
              question={words.say(lang, 'propose_question')}
            >
              <CommandForm order={proposePlan} fixed={fixed}>
                <Button kind="primary">{words.say(lang, 'propose_yes')}</Button>
              </CommandForm>
            </Confirm>
            <Confirm kind="quiet" label={words.say(lang, 'discard')} question={words.say(lang, 'discard_question')}>
              <CommandForm order={discardPlan} fixed={fixed} next="/desk/review/next">
                <Button kind="danger">{words.say(lang, 'discard_yes')}</Button>
              </CommandForm>
            </Confirm>
          </Actions>
        )}
      </>
    )
  if (status === 'proposed')
    return (
      <>
        {!mayApprove && <Notice kind="info">{words.say(lang, 'waits_for_leader')}</Notice>}
        <Actions>
          {mayApprove && (
            <Confirm
              kind="primary"
              icon={CheckIcon}
              label={words.say(lang, 'approve')}
              question={words.say(lang, 'approve_question')}
            >
              <CommandForm order={approvePlan} fixed={fixed}>
                <Button kind="primary">{words.say(lang, 'approve_yes')}</Button>
              </CommandForm>
            </Confirm>
          )}
          {(mayApprove || mayWrite) && (
            <Confirm label={words.say(lang, 'return')} question={words.say(lang, 'return_question')}>
              <CommandForm order={returnPlan} fixed={fixed} class="stack">
                <AreaField name="note" label={words.say(lang, 'return_note')} rows={2} maxLength={1_000} required />
                <Button>{words.say(lang, 'return')}</Button>
              </CommandForm>
            </Confirm>
          )}
        </Actions>
      </>
    )
  return (
    <>
      <Notice kind="success">{words.say(lang, 'approved_at', { at: moment(approvedAt ?? '') })}</Notice>
      <Issued next={next} mayWrite={mayWrite} />
    </>
  )
}

function Issued({ next, mayWrite }: Pick<Props, 'next' | 'mayWrite'>) {
  const { lang } = useStanding()
  const { nextId, handedTo, number, issuedOn } = next
  return (
    <>
      {handedTo === null ? (
        mayWrite && (
          <Card title={words.say(lang, 'hand_over')} tone="wash">
            <p>{words.say(lang, 'hand_over_hint')}</p>
            <CommandForm order={handOver} fixed={{ nextId }} born={['planId']} next="/desk/plans/{planId}">
              <Button kind="primary" icon={ArrowIcon}>
                {words.say(lang, 'hand_over')}
              </Button>
            </CommandForm>
          </Card>
        )
      ) : (
        <Actions>
          <ButtonLink href={`/desk/plans/${handedTo}`} kind="primary" icon={ArrowIcon}>
            {words.say(lang, 'open_plan')}
          </ButtonLink>
        </Actions>
      )}
      {mayWrite && (
        <Card title={words.say(lang, 'number_title')}>
          <p class="soft">{words.say(lang, 'number_hint')}</p>
          <CommandForm order={numberPlan} fixed={{ nextId }} class="line-form">
            <TextField
              name="number"
              label={words.say(lang, 'number')}
              type="number"
              min={1}
              value={number?.toString() ?? ''}
              optional
            />
            <TextField
              name="issuedOn"
              label={words.say(lang, 'issued_on')}
              type="date"
              value={issuedOn ?? ''}
              optional
            />
            <Button>{words.say(lang, 'save')}</Button>
          </CommandForm>
        </Card>
      )}
    </>
  )
}

function Head({ next }: { next: NextPlan }) {
  const { lang, attempt } = useStanding()
  const { nextId, title, periodFrom, periodTo, content } = next
  return (
    <details class="fold" open={attempt?.type === editHead.type}>
      <summary>
        <span>{words.say(lang, 'head')}</span>
      </summary>
      <CommandForm order={editHead} fixed={{ nextId }} class="stack">
        <AreaField name="title" label={words.say(lang, 'title')} rows={2} value={title} maxLength={500} required />
        <div class="columns">
          <TextField name="periodFrom" label={words.say(lang, 'period_from')} type="date" value={periodFrom} required />
          <TextField name="periodTo" label={words.say(lang, 'period_to')} type="date" value={periodTo} required />
          <TextField name="signer" label={words.say(lang, 'signer')} value={content.signer} optional />
        </div>
        <AreaField
          name="recipients"
          label={words.say(lang, 'recipients')}
          rows={6}
          value={content.recipients.join('\n')}
          optional
        />
        <p class="small soft">{words.say(lang, 'blank_number')}</p>
        <Button>{words.say(lang, 'save')}</Button>
      </CommandForm>
    </details>
  )
}
