import { useStanding } from '../../../platform/kit/attempt.ts'
import { Button, ButtonLink } from '../../../platform/kit/button.tsx'
import { Card } from '../../../platform/kit/card.tsx'
import { Chip } from '../../../platform/kit/chip.tsx'
import { CommandForm } from '../../../platform/kit/command-form.tsx'
import { AreaField, SelectField } from '../../../platform/kit/field.tsx'
import { number } from '../../../platform/words/formats.ts'
import { addedKinds, addLine, editLine, keepLine } from '../contract.ts'
import type { NextPlan } from '../reads.ts'
import type { Line } from '../rules/next-content.ts'
import { words } from '../words.ts'
import { addressOf } from './next-targets.tsx'

type Props = { next: NextPlan; lessons: readonly string[]; mayEdit: boolean }

/** The text of the next plan, a line for each of this one's: changed, left out, added to. */
export function NextParts({ next, lessons, mayEdit }: Props) {
  const { lang } = useStanding()
  return (
    <Card title={words.say(lang, 'parts')}>
      {mayEdit && <p class="soft">{words.say(lang, 'parts_hint')}</p>}
      {next.content.lines.map((line) => (
        <OneLine key={line.id} next={next} line={line} lessons={lessons} mayEdit={mayEdit} />
      ))}
    </Card>
  )
}

function OneLine({ next, line, lessons, mayEdit }: Props & { line: Line }) {
  const { lang, attempt } = useStanding()
  const { id, kind, text, kept, was } = line
  const fixed = { nextId: next.nextId, line: String(id) }
  const back = `${addressOf(next)}#line-${id}`
  const isRefused = attempt?.values['line']?.[0] === String(id) || attempt?.values['after']?.[0] === String(id)
  const face = <Face kind={kind} text={text} kept={kept} moved={was !== null} />
  if (!mayEdit) return kept ? <p id={`line-${id}`}>{face}</p> : null
  return (
    <details class="fold" id={`line-${id}`} open={isRefused}>
      <summary>{face}</summary>
      <div class="stack">
        {was !== null && <blockquote class="small soft">{words.say(lang, 'was', { text: was })}</blockquote>}
        {kind === 'lessons' && (
          <>
            <p class="soft">{words.say(lang, 'lessons_here', { n: number(lang, lessons.length) })}</p>
            <ButtonLink href="/desk/review">{words.say(lang, 'choose_lessons')}</ButtonLink>
          </>
        )}
        {kind === 'targets' && <p class="soft">{words.say(lang, 'targets_here')}</p>}
        <CommandForm order={editLine} fixed={fixed} next={back} class="stack">
          <AreaField
            id={`text-${id}`}
            name="text"
            label={words.say(lang, 'line_text')}
            rows={Math.min(8, Math.ceil(text.length / 80) + 1)}
            value={text}
            maxLength={4_000}
            required
          />
          <Button>{words.say(lang, 'save_line')}</Button>
        </CommandForm>
        <CommandForm order={keepLine} fixed={{ ...fixed, kept: kept ? 'no' : 'yes' }} next={back}>
          <Button kind="quiet">{words.say(lang, kept ? 'leave_out' : 'take_back')}</Button>
        </CommandForm>
        <details class="confirm">
          <summary class="button button-quiet">
            <span>{words.say(lang, 'add_after')}</span>
          </summary>
          <CommandForm
            order={addLine}
            fixed={{ nextId: next.nextId, after: String(id) }}
            next={back}
            class="confirm-box stack"
          >
            <SelectField
              id={`kind-${id}`}
              name="kind"
              label={words.say(lang, 'add_kind')}
              options={addedKinds.map((value) => ({ value, label: words.say(lang, `kind_${value}`) }))}
              value="dash"
            />
            <AreaField
              id={`new-${id}`}
              name="text"
              label={words.say(lang, 'line_text')}
              rows={2}
              maxLength={4_000}
              required
            />
            <Button>{words.say(lang, 'add_after')}</Button>
          </CommandForm>
        </details>
      </div>
    </details>
  )
}

function Face({ kind, text, kept, moved }: Pick<Line, 'kind' | 'text' | 'kept'> & { moved: boolean }) {
  const { lang } = useStanding()
  const isHeading = kind === 'part' || kind === 'item' || kind === 'targets' || kind === 'lessons'
  const shown = kind === 'dash' ? `– ${text}` : text
  return (
    <>
      <span class={isHeading ? undefined : 'soft'}>{kept ? shown : <s>{shown}</s>}</span>{' '}
      {!kept && <Chip>{words.say(lang, 'left_out')}</Chip>}
      {kept && moved && <Chip tone="primary">{words.say(lang, 'moved')}</Chip>}
    </>
  )
}
