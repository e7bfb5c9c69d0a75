import { useStanding } from '../../../platform/kit/attempt.ts'
import { Button } from '../../../platform/kit/button.tsx'
import { Card } from '../../../platform/kit/card.tsx'
import { CommandForm } from '../../../platform/kit/command-form.tsx'
import { AreaField } from '../../../platform/kit/field.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { editSection, type Section } from '../contract.ts'
import { words } from '../words.ts'

export type SectionPart = {
  readonly section: Section
  /** As it is printed. */
  readonly title: string
  readonly printed: readonly string[]
  /** To be edited: each figure between « » with its name. */
  readonly words: string
}

/** The results as they are printed; the officer changes the words and never the figures. */
export function SectionEdits({
  reportId,
  parts,
  mayEdit,
}: {
  reportId: string
  parts: readonly SectionPart[]
  mayEdit: boolean
}) {
  const lang = useLang()
  const { attempt } = useStanding()
  const refused = attempt?.type === editSection.type ? attempt.values['section']?.[0] : undefined
  return (
    <Card title={words.say(lang, 'sections')}>
      {mayEdit && <p class="soft">{words.say(lang, 'section_hint')}</p>}
      {parts.map(({ section, title, printed, words: text }) => (
        <section key={section} lang="vi">
          <h3>{title}</h3>
          {printed.map((line) => (
            <p key={line}>{line}</p>
          ))}
          {mayEdit && (
            <details class="fold" open={refused === section}>
              <summary lang={lang}>{words.say(lang, 'section_edit', { title })}</summary>
              <CommandForm order={editSection} fixed={{ reportId, section }} class="stack">
                <AreaField
                  name="text"
                  id={`text-${section}`}
                  label={title}
                  value={text}
                  rows={Math.min(12, 3 + Math.ceil(text.length / 90))}
                  maxLength={8000}
                  optional
                />
                <Button kind="primary">{words.say(lang, 'section_save')}</Button>
              </CommandForm>
            </details>
          )}
        </section>
      ))}
    </Card>
  )
}
