import { readFileSync } from 'node:fs'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, describe, expect, test } from 'vitest'
import { toDocx } from '../../platform/papers/docx.ts'
import { stopReading } from '../../platform/papers/intake/gate.ts'
import { readText } from '../../platform/papers/intake/text.ts'
import { stopPrinting, toPdf } from '../../platform/papers/pdf.ts'
import { aPlanPaper, numberedByWord } from './fixtures.ts'
import type { PlanDraft } from './rules/plan-draft.ts'
import { readPlan } from './rules/read-plan.ts'

// One plan, four files: as text, as Word numbered by hand, as Word numbered by Word, as PDF. All read as one plan.

const text = readFileSync(new URL('../../seed/plans/xa-mau-quy-4.txt', import.meta.url), 'utf8')
const draft = readPlan(text)
const paper = aPlanPaper(text)

afterAll(async () => {
  await stopPrinting()
  stopReading()
})

describe('the sample plan reads the same from every kind of file', () => {
  test('as a Word file with its numbers typed', async () =>
    expect(await readFrom(await toDocx(paper), 'a.docx')).toEqual(known(draft)))

  test('as a Word file that Word itself numbers', async () => {
    const bytes = numberedByWord(await toDocx(paper))
    const { 'word/document.xml': document } = unzipSync(bytes)
    expect(strFromU8(document ?? new Uint8Array())).not.toMatch(/<w:t[^>]*>(I+\.|\d\.|-) /)
    expect(await readFrom(bytes, 'a.docx')).toEqual(known(draft))
  })

  test('as a PDF', async () => expect(await readFrom(await toPdf(paper), 'a.pdf')).toEqual(known(draft)))
})

async function readFrom(bytes: Uint8Array, name: string) {
  const read = await readText(bytes, name)
  if (!read.ok) throw new Error(read.code)
  return known(readPlan(read.text))
}

/** All that was read, with the sentence of each item; only where it stands in the text is left out. */
function known({ text: _, ...found }: PlanDraft): unknown {
  return JSON.parse(JSON.stringify(found, (key, value) => (key === 'span' ? undefined : value)))
}
