import type { Problem } from '../../platform/journal/problem.ts'
import { Actions, Button, ButtonLink, Face } from '../../platform/kit/button.tsx'
import { EmptyState } from '../../platform/kit/empty-state.tsx'
import { FileDrop } from '../../platform/kit/file-drop.tsx'
import { SentIcon, WaitIcon } from '../../platform/kit/icons.tsx'
import { useLang } from '../../platform/kit/lang.ts'
import { Notice, ProblemNotice } from '../../platform/kit/notice.tsx'
import { Ledger } from '../../platform/kit/receipt.tsx'
import type { Health } from '../../platform/sync/health.ts'
import { isForgotten, type Kept } from '../../platform/sync/outbox.ts'
import type { KeptPhoto } from '../../platform/sync/photos.ts'
import { words } from '../../platform/sync/words.ts'
import { moment } from '../../platform/words/formats.ts'
import type { Lang } from '../../platform/words/words.ts'
import { PhotoCards } from './photo-cards.tsx'
import { HeldNote } from './saved.tsx'
import { split } from './strips.tsx'

type ListProps = {
  kept: readonly Kept[]
  photos: readonly KeptPhoto[]
  dropPhoto: (photo: KeptPhoto) => void
  locked: number
  mendingPage: (kept: Kept) => string | undefined
  /** Whether the server can be told that it is not wanted after all. */
  mayUndo: (kept: Kept) => boolean
  remove: (kept: Kept) => void
  again: (kept: Kept) => void
  sendNow: () => void
  health: Health | undefined
  toFile: () => void
  fromFile: (file: File) => void
  /** What became of the file last taken up, or of sending. */
  said: string | undefined
}

export function WaitingList(props: ListProps) {
  const { kept, locked, mendingPage, mayUndo, remove, again, sendNow, health } = props
  const lang = useLang()
  const { waiting, refused, held } = split(kept)
  const said = props.said && <Notice kind="info">{props.said}</Notice>
  if (kept.length + props.photos.length === 0) {
    return (
      <>
        {locked === 0 ? (
          <EmptyState icon={SentIcon} title={words.say(lang, 'nothing_waiting')}>
            {words.say(lang, 'nothing_waiting_text')}
          </EmptyState>
        ) : (
          <EmptyState icon={WaitIcon} title={words.say(lang, 'nothing_of_yours')}>
            {words.say(lang, 'locked_waiting', { n: locked })}
          </EmptyState>
        )}
        {said}
        <FromFile {...props} />
      </>
    )
  }
  return (
    <>
      {health?.isLasting === false && <Notice kind="info">{words.say(lang, 'not_lasting')}</Notice>}
      {refused.map((each) => (
        <KeptCard key={each.place} kept={each} page={mendingPage(each)} remove={remove} again={again} />
      ))}
      {held.map((each) => (
        <KeptCard key={each.place} kept={each} page={undefined} question="remove_held" remove={remove} />
      ))}
      {waiting.map((each) => (
        <KeptCard
          key={each.place}
          kept={each}
          page={mendingPage(each)}
          question={each.tried && !mayUndo(each) ? 'remove_maybe' : 'remove_question'}
          remove={remove}
        />
      ))}
      <PhotoCards photos={props.photos} drop={props.dropPhoto} />
      {waiting.length + props.photos.length > 0 && (
        <Button type="button" icon={SentIcon} onClick={sendNow}>
          {words.say(lang, 'send_now')}
        </Button>
      )}
      {said}
      <section class="card card-plain">
        <p class="small soft">{words.say(lang, 'to_file_text')}</p>
        <Button type="button" onClick={props.toFile}>
          {words.say(lang, 'to_file')}
        </Button>
      </section>
      <FromFile {...props} />
    </>
  )
}

function FromFile({ fromFile }: Pick<ListProps, 'fromFile'>) {
  const lang = useLang()
  return (
    <section class="card card-plain">
      <FileDrop
        name="queue"
        label={words.say(lang, 'from_file')}
        hint={words.say(lang, 'from_file_text')}
        accept=".json,application/json"
        invitation={words.say(lang, 'from_file')}
        onFiles={([file]) => file && fromFile(file)}
      />
    </section>
  )
}

type CardProps = {
  kept: Kept
  page: string | undefined
  /** What dropping it comes to. */
  question?: 'remove_question' | 'remove_held' | 'remove_maybe'
  remove: (kept: Kept) => void
  again?: (kept: Kept) => void
}

function KeptCard({ kept, page, question = 'remove_question', remove, again }: CardProps) {
  const lang = useLang()
  const { problem } = kept
  return (
    <article class="card card-plain" data-kept={kept.state}>
      <h2 class="card-title">{isForgotten(kept) ? words.say(lang, 'of_erased') : kept.label}</h2>
      {problem?.heldFor ? (
        <HeldNote problem={problem} />
      ) : problem ? (
        <ProblemNotice code={problem.code} sentence={sentenceOf(lang, problem)} />
      ) : (
        <Ledger
          label={words.say(lang, 'waiting')}
          lines={[{ outcome: 'waiting', label: words.say(lang, 'waiting') }]}
        />
      )}
      <p class="small soft">{words.say(lang, 'saved_at', { at: moment(kept.savedAt) })}</p>
      <Actions>
        {page && !isForgotten(kept) && (
          <ButtonLink href={page} kind={problem ? 'primary' : 'secondary'} about={kept.label}>
            {words.say(lang, problem ? 'mend' : 'edit')}
          </ButtonLink>
        )}
        {again && !isForgotten(kept) && (
          <Button type="button" onClick={() => again(kept)} about={kept.label}>
            {words.say(lang, 'send_again')}
          </Button>
        )}
        <details class="confirm">
          <summary class="button button-quiet">
            <Face about={kept.label}>{words.say(lang, 'remove')}</Face>
          </summary>
          <div class="confirm-box">
            <p class="confirm-question">{words.say(lang, question)}</p>
            <Button type="button" kind="danger" onClick={() => remove(kept)}>
              {words.say(lang, 'remove_yes')}
            </Button>
          </div>
        </details>
      </Actions>
    </article>
  )
}

function sentenceOf(lang: Lang, problem: Problem): string {
  const reason = problem.details?.['reason']
  return [problem[lang], typeof reason === 'string' && words.say(lang, 'held_reason', { reason })]
    .filter(Boolean)
    .join(' ')
}
