import { Button } from '../../../platform/kit/button.tsx'
import { Card, Facts } from '../../../platform/kit/card.tsx'
import { CommandForm } from '../../../platform/kit/command-form.tsx'
import { Confirm } from '../../../platform/kit/dialog.tsx'
import { AreaField, TextField } from '../../../platform/kit/field.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { Timeline } from '../../../platform/kit/steps.tsx'
import { day } from '../../../platform/words/formats.ts'
import type { Lang } from '../../../platform/words/words.ts'
import { cancelSeller, correctSeller, correctStep, resumeSeller, stopSeller, undoStep } from '../contract.ts'
import type { ToldStep } from '../reads/seller.ts'
import { undoProblem } from '../rules.ts'
import { nameStep, words } from '../words.ts'
import { ownerOf, StageMark } from './parts.tsx'
import { PhotoChange, Picture, type SellerPage } from './product-parts.tsx'

export function About({ seller, names, households }: Pick<SellerPage, 'seller' | 'names'> & { households?: string }) {
  const lang = useLang()
  const owner = ownerOf(seller, names) || (seller.householdId && names.households.get(seller.householdId))
  const facts = [
    { name: words.say(lang, 'stage'), value: <StageMark seller={seller} /> },
    seller.standingReason !== null && { name: words.say(lang, 'reason'), value: seller.standingReason },
    { name: words.say(lang, 'kind'), value: words.say(lang, seller.kind) },
    owner && {
      name: words.say(lang, 'household'),
      value: households ? <a href={`${households}/${seller.householdId}`}>{owner}</a> : owner,
    },
    { name: words.say(lang, 'team'), value: names.teams.get(seller.teamId) ?? '—' },
    seller.contact !== '' && { name: words.say(lang, 'contact'), value: seller.contact },
    seller.phone !== null && {
      name: words.say(lang, 'phone'),
      value: <a href={`tel:${seller.phone}`}>{seller.phone}</a>,
    },
    seller.note !== '' && { name: words.say(lang, 'note'), value: seller.note },
  ]
  return <Facts facts={facts.filter((fact) => typeof fact === 'object' && fact !== null)} />
}

/** Each shop's steps with their days and evidence, the last one first, and what may be set right. */
export function Story(props: SellerPage) {
  const lang = useLang()
  const shops = [...Map.groupBy(props.steps, ({ marketplaceId }) => marketplaceId)]
  return (
    <>
      {shops.toReversed().map(([marketplaceId, steps]) => {
        const title = marketplaceId
          ? words.say(lang, 'shop_at', { marketplace: steps[0]?.marketplace ?? '' })
          : words.say(lang, 'approached')
        return (
          <Card key={marketplaceId} title={title}>
            <Timeline
              label={title}
              items={steps.toReversed().map((step) => ({
                key: step.stepId,
                when: [day(step.on), step.name].filter(Boolean).join(' · '),
                title: nameStep(lang, step.kind),
                tone: step.standing === 'counted' ? 'primary' : 'neutral',
                text: <StepText {...props} step={step} />,
              }))}
            />
          </Card>
        )
      })}
    </>
  )
}

function StepText(props: SellerPage & { step: ToldStep }) {
  const { step, seller, mayWrite } = props
  const lang = useLang()
  if (step.standing === 'undone') return <p>{words.say(lang, 'undone', { reason: step.undoReason ?? '' })}</p>
  const isBare = step.kind !== 'approached' && step.note === '' && step.link === '' && step.photoId === null
  return (
    <div class="stack">
      {step.note !== '' && <p>{step.note}</p>}
      {step.link !== '' && (
        <p>
          <a class="button button-quiet" href={step.link} rel="noopener noreferrer nofollow">
            {words.say(lang, 'open_link')}
          </a>{' '}
          <span class="small">{shown(step.link)}</span>
        </p>
      )}
      <Picture recordId={step.stepId} photoId={step.photoId} what={nameStep(lang, step.kind)} />
      {isBare && <p class="small">{words.say(lang, 'no_evidence')}</p>}
      {mayWrite && seller.standing === 'active' && <StepChange {...props} isBare={isBare} />}
    </div>
  )
}

function StepChange(props: SellerPage & { step: ToldStep; isBare: boolean }) {
  const { step, steps, back, today, photoField, isBare } = props
  const lang = useLang()
  const { stepId, photoId } = step
  const ofShop = steps.filter(
    (other) => other.standing === 'counted' && other.stepId !== stepId && other.marketplaceId === step.marketplaceId,
  )
  return (
    <details class="confirm">
      <summary class="button button-quiet">
        <span>
          {words.say(lang, isBare ? 'add_evidence' : 'correct_step')}
          <span class="only-spoken"> {nameStep(lang, step.kind)}</span>
        </span>
      </summary>
      <div class="confirm-box stack">
        <CommandForm order={correctStep} fixed={{ stepId }} next={back} class="stack">
          <TextField
            id={`f-on-${stepId}`}
            name="on"
            type="date"
            label={words.say(lang, 'reached_on')}
            value={step.on}
            max={today}
            required
          />
          <EvidenceFields of={stepId} known={step} />
          <ReasonField of={`correct-${stepId}`} optional />
          <Button>{words.say(lang, 'save')}</Button>
        </CommandForm>
        <PhotoChange recordId={stepId} photoId={photoId} back={back} photoField={photoField} />
        {undoProblem(step.kind, ofShop) === undefined && (
          <Confirm label={words.say(lang, 'undo_step')} kind="danger" question={words.say(lang, 'undo_question')}>
            <CommandForm order={undoStep} fixed={{ stepId }} next={back} class="stack">
              <ReasonField of={`undo-${stepId}`} />
              <Button kind="danger">{words.say(lang, 'undo_step')}</Button>
            </CommandForm>
          </Confirm>
        )}
      </div>
    </details>
  )
}

function ReasonField({ of, optional = false }: { of: string; optional?: boolean }) {
  const lang = useLang()
  return (
    <TextField
      id={`f-reason-${of}`}
      name="reason"
      label={words.say(lang, 'reason')}
      hint={optional ? words.say(lang, 'reason_hint') : undefined}
      maxLength={300}
      {...(optional ? { optional } : { required: true })}
    />
  )
}

/** A note and a link: with a photograph, what shows that a step was taken. */
export function EvidenceFields({ of, known }: { of: string; known?: { note: string; link: string } }) {
  const lang = useLang()
  return (
    <>
      <TextField
        id={`f-link-${of}`}
        name="link"
        type="text"
        label={words.say(lang, 'link')}
        hint={words.say(lang, 'link_hint')}
        value={known?.link ?? ''}
        maxLength={500}
        autoComplete="off"
        optional
      />
      <AreaField
        id={`f-note-${of}`}
        name="note"
        label={words.say(lang, 'note')}
        hint={words.say(lang, 'note_hint')}
        value={known?.note ?? ''}
        rows={2}
        maxLength={500}
        optional
      />
    </>
  )
}

/** Names set right, and the three ends of a seller: stopped, a mistake, and back again. */
export function SellerChange({ seller, back }: Pick<SellerPage, 'seller' | 'back'>) {
  const lang = useLang()
  const { sellerId } = seller
  if (seller.standing !== 'active')
    return (
      <CommandForm order={resumeSeller} fixed={{ sellerId }} next={back}>
        <Button kind="primary">{words.say(lang, 'resume')}</Button>
      </CommandForm>
    )
  return (
    <>
      <details class="confirm">
        <summary class="button button-secondary">
          <span>{words.say(lang, 'correct')}</span>
        </summary>
        <div class="confirm-box">
          <CommandForm order={correctSeller} fixed={{ sellerId }} next={back} class="stack">
            <TextField
              id="f-seller-name"
              name="name"
              label={words.say(lang, 'name')}
              value={seller.name}
              maxLength={120}
              required
            />
            <ContactFields known={seller} />
            <Button>{words.say(lang, 'save')}</Button>
          </CommandForm>
        </div>
      </details>
      {ends(lang).map(({ order, label, question, kind }) => (
        <Confirm key={order.type} label={label} kind={kind} question={question}>
          <CommandForm order={order} fixed={{ sellerId }} next={back} class="stack">
            <ReasonField of={order.type} />
            <Button kind="danger">{label}</Button>
          </CommandForm>
        </Confirm>
      ))}
    </>
  )
}

function ends(lang: Lang) {
  return [
    {
      order: stopSeller,
      label: words.say(lang, 'stop'),
      question: words.say(lang, 'stop_question'),
      kind: 'quiet' as const,
    },
    {
      order: cancelSeller,
      label: words.say(lang, 'cancel'),
      question: words.say(lang, 'cancel_question'),
      kind: 'danger' as const,
    },
  ]
}

export function ContactFields({ known }: { known?: { contact: string; phone: string | null; note: string } }) {
  const lang = useLang()
  return (
    <>
      <TextField
        id="f-seller-contact"
        name="contact"
        label={words.say(lang, 'contact')}
        value={known?.contact ?? ''}
        maxLength={120}
        autoComplete="off"
        optional
      />
      <TextField
        id="f-seller-phone"
        name="phone"
        type="tel"
        label={words.say(lang, 'phone')}
        value={known?.phone ?? ''}
        maxLength={20}
        autoComplete="off"
        optional
      />
      <AreaField
        id="f-seller-note"
        name="note"
        label={words.say(lang, 'note')}
        hint={words.say(lang, 'note_hint')}
        value={known?.note ?? ''}
        rows={2}
        maxLength={500}
        optional
      />
    </>
  )
}

function shown(link: string): string {
  const plain = link.replace(/^https?:\/\/(www\.)?/, '')
  return plain.length > 48 ? `${plain.slice(0, 48)}…` : plain
}
