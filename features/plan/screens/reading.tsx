import type { ComponentChildren } from 'preact'
import { Button } from '../../../platform/kit/button.tsx'
import { Card } from '../../../platform/kit/card.tsx'
import { Chip } from '../../../platform/kit/chip.tsx'
import { CommandForm } from '../../../platform/kit/command-form.tsx'
import { WarningIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { dismissSentence } from '../contract.ts'
import type { Found, PlanDraft } from '../rules/plan-draft.ts'
import { words } from '../words.ts'
import { TaskForm } from './correct-tasks.tsx'
import { doubtedIn, type Group, groupsOf, type Item, type Rows } from './reading-groups.ts'

type Props = {
  draft: PlanDraft
  rows: Rows
  /** The plan whose sentences may be settled here; undefined where it is only looked at. */
  planId?: string | undefined
}

/** What was read, each item with the sentence it came from: first what has to be looked at, then what there is one of, then the lists. */
export function Reading({ draft, rows, planId }: Props) {
  const lang = useLang()
  const groups = groupsOf(draft, rows, lang)
  const named = groups.filter((group) => group.kind === 'named' && group.items.length > 0)
  return (
    <div class="stack">
      <ToCheck groups={groups} planId={planId} />
      <Card title={words.say(lang, 'general')} level={3}>
        <ul class="found">
          {groups
            .filter((group) => group.kind === 'single')
            .map((group) => (
              <li key={group.key} id={group.items[0] && `item-${group.items[0].id}`}>
                <span class="small soft">{words.say(lang, group.title)}</span>
                {group.items[0] ? (
                  <ItemFace item={group.items[0]} />
                ) : (
                  <span class="soft">{words.say(lang, 'absent')}</span>
                )}
              </li>
            ))}
        </ul>
      </Card>
      {groups
        .filter((group) => group.kind === 'list' && group.key !== 'unsure')
        .map((group) => (
          <Card key={group.key} title={words.say(lang, group.title)} level={3}>
            {group.items.length === 0 ? <p class="soft">{words.say(lang, 'absent')}</p> : <Items group={group} />}
          </Card>
        ))}
      {named.length > 0 && (
        <Card title={words.say(lang, 'catalogue')} level={3}>
          {named.map((group) => (
            <details key={group.key} class="fold">
              <summary>
                <span>{words.say(lang, group.title)}</span>{' '}
                <span class="soft">{group.items.map((item) => item.show).join(', ')}</span>
              </summary>
              <Items group={group} />
            </details>
          ))}
        </Card>
      )}
    </div>
  )
}

function Items({ group }: { group: Group }) {
  return (
    <ul class="found">
      {group.items.map((item) => (
        <li key={item.id} id={`item-${item.id}`}>
          <ItemFace item={item} />
        </li>
      ))}
    </ul>
  )
}

/** What a person has to look at, before everything that was read without doubt; the sentences nobody understood come last of it. */
function ToCheck({ groups, planId }: { groups: readonly Group[]; planId: string | undefined }) {
  const lang = useLang()
  const doubted = doubtedIn(groups)
  if (doubted.length === 0) return null
  return (
    <Card title={`${words.say(lang, 'to_check')} (${doubted.length})`} level={3}>
      <ul class="found" id="to-check">
        {doubted.map(({ item, group }) =>
          // A sentence that nobody understood stands here and nowhere else; the others stand among their kind, too.
          group.key === 'unsure' ? (
            <li key={item.id} id={`item-${item.id}`}>
              <ItemFace item={item} />
              {planId !== undefined && <Settle planId={planId} found={item.found} />}
            </li>
          ) : (
            <li key={item.id}>
              <span class="small soft">{words.say(lang, group.title)}</span>
              <a href={`#item-${item.id}`}>{item.show}</a>
              <Why found={item.found} />
            </li>
          ),
        )}
      </ul>
    </Card>
  )
}

/** A sentence becomes a task, or is dismissed. */
function Settle({ planId, found }: { planId: string; found: Found<unknown> }) {
  const lang = useLang()
  const from = String(found.span[0])
  const next = `/desk/plans/${planId}#to-check`
  return (
    <div class="settle">
      <details class="confirm">
        <summary class="button button-secondary">
          <span>{words.say(lang, 'make_task')}</span>
        </summary>
        <div class="confirm-box">
          <TaskForm planId={planId} from={from} what={found.sentence} next={next} />
        </div>
      </details>
      <CommandForm order={dismissSentence} fixed={{ planId, from }} next={next}>
        <Button kind="quiet">{words.say(lang, 'dismiss')}</Button>
      </CommandForm>
    </div>
  )
}

function Why({ found }: { found: Found<unknown> }) {
  const lang = useLang()
  return found.why === undefined || found.sure ? null : <span class="small">{words.say(lang, found.why)}</span>
}

function ItemFace({ item }: { item: Item }): ComponentChildren {
  const lang = useLang()
  const { sentence, sure } = item.found
  return (
    <>
      {sentence === '' ? <span>{item.show}</span> : <a href={`#mark-${item.id}`}>{item.show}</a>}
      {!sure && (
        <Chip tone="behind" icon={WarningIcon}>
          {words.say(lang, 'check')}
        </Chip>
      )}
      <Why found={item.found} />
      {sentence !== '' && !saysItAll(sentence, item.show) && (
        <details>
          <summary class="small soft">{words.say(lang, 'see_sentence')}</summary>
          <blockquote class="small">{sentence}</blockquote>
        </details>
      )}
    </>
  )
}

/** The item is its sentence, but for a full stop. */
function saysItAll(sentence: string, show: string): boolean {
  return sentence.replaceAll('\n', ' ').includes(show) && sentence.length <= show.length + 3
}
