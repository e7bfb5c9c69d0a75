import { readFileSync } from 'node:fs'
import { afterAll, describe, expect, test } from 'vitest'
import { checkDecree30 } from '../../platform/papers/decree-30.ts'
import { toDocx } from '../../platform/papers/docx.ts'
import { stopReading } from '../../platform/papers/intake/gate.ts'
import { readText } from '../../platform/papers/intake/text.ts'
import { officialDocument } from '../../platform/papers/official-document.ts'
import { stopPrinting, toPdf } from '../../platform/papers/pdf.ts'
import { wordParts } from '../../platform/papers/word-paragraphs.ts'
import type { PlanDraft } from '../plan/rules/plan-draft.ts'
import { readPlan } from '../plan/rules/read-plan.ts'
import { aNextPlan, knownTeams } from './fixtures.ts'
import { nextPlanPaper, targetSentences, textOf } from './paper.ts'
import { misreadIn } from './rules/read-back.ts'

// The loop closes on paper: what is drafted is printed, and what is printed is read by the reader that reads every plan.

const sample = readFileSync(new URL('../../seed/plans/xa-mau-quy-4.txt', import.meta.url), 'utf8')
const commune = { name: 'Xã Mẫu' }
const known = knownTeams([[70, 14], [20, 2], null, [50, 10]])
const lessons = ['Đi cùng hội viên Hội Phụ nữ thì bà con mở cửa nhanh hơn', 'Hẹn trước qua nhóm Zalo của thôn.']
const { draft, move, next } = aNextPlan(sample, known)
const paper = nextPlanPaper({ draft, commune }, { ...next, lessons })
const read = readPlan(textOf(paper))

afterAll(async () => {
  await stopPrinting()
  stopReading()
})

describe('the next plan read from what is printed', () => {
  test('is a plan of the next period, with its head and foot, and no number or day of ours', () => {
    expect(read.period?.value).toMatchObject(move.to)
    expect(read.title?.value).toBe(
      'Đưa công nghệ số về từng nhà của các Tổ công nghệ số cộng đồng xã Mẫu trong quý I/2026',
    )
    expect([read.number, read.numberBlank, read.issuedOn?.value]).toEqual([
      null,
      true,
      { day: null, month: null, year: null },
    ])
    for (const part of ['issuer', 'kind', 'notation', 'place', 'commune', 'signatory', 'report'] as const)
      expect([part, read[part]?.value]).toEqual([part, draft[part]?.value])
  })

  test('carries parts, bodies, recipients and all that is named; every duty is due a quarter later', () => {
    const values = (found: readonly { value: unknown }[]) => found.map(({ value }) => value)
    for (const part of [
      'teams',
      'dutyAreas',
      'platforms',
      'procedures',
      'bills',
      'marketplaces',
      'channels',
      'skills',
    ] as const)
      expect([part, values(read[part])]).toEqual([part, values(draft[part])])
    expect(bodiesOf(read)).toEqual(bodiesOf(draft))
    expect(values(read.recipients)).toEqual(values(draft.recipients))
    expect(values(read.bases)).toEqual(values(draft.bases))
    const duties = (plan: PlanDraft) =>
      plan.duties.map(({ value: { kind, who, where, recurrence } }) => [kind, who, where, recurrence])
    expect(duties(read)).toEqual(duties(draft))
    expect(read.duties.flatMap(({ value }) => value.due ?? [])).toEqual([
      { from: '2026-01-01', to: '2026-01-31' },
      { from: '2026-03-01', to: '2026-03-31' },
      { from: '2026-03-01', to: '2026-03-31' },
    ])
    expect(read.unsure).toEqual([])
  })

  test('asks every team for the common numbers and those teams for their own that the results speak for', () => {
    expect(targetSentences(next.content.targets)).toEqual([
      'Mỗi tổ phấn đấu hỗ trợ ít nhất 50 hộ sử dụng nền tảng số, trong đó tối thiểu 10 hộ yếu thế được hướng dẫn trực tiếp.',
      'Tổ thôn 1 (mẫu): phấn đấu hỗ trợ ít nhất 60 hộ sử dụng nền tảng số, trong đó tối thiểu 12 hộ yếu thế được hướng dẫn trực tiếp.',
      'Tổ thôn 2 (mẫu): phấn đấu hỗ trợ ít nhất 40 hộ sử dụng nền tảng số, trong đó tối thiểu 08 hộ yếu thế được hướng dẫn trực tiếp.',
    ])
    expect(read.targets.map(({ value: { scope, team, atLeast, partOf } }) => [team ?? scope, atLeast, partOf])).toEqual(
      [
        ['each_team', 50, null],
        ['each_team', 10, 0],
        ['Tổ thôn 1 (mẫu)', 60, null],
        ['Tổ thôn 1 (mẫu)', 12, 2],
        ['Tổ thôn 2 (mẫu)', 40, null],
        ['Tổ thôn 2 (mẫu)', 8, 4],
      ],
    )
    expect(misreadIn(textOf(paper), { targets: next.content.targets, period: move.to })).toBeUndefined()
    for (const lesson of lessons) expect(read.text).toContain(lesson)
  })

  test('is the same from Word and from PDF, and keeps the decree', async () => {
    const document = officialDocument(paper)
    const [docx, pdf] = [await toDocx(document), await toPdf(document)]
    expect(checkDecree30(wordParts(docx))).toEqual([])
    expect(known1(await readFrom(docx, 'a.docx'))).toEqual(known1(read))
    expect(known1(await readFrom(pdf, 'a.pdf'))).toEqual(known1(read))
  })
})

test('the plan after the next one is drafted from it in the same way, and what was learnt is not carried twice', () => {
  const again = aNextPlan(textOf(paper), known)
  const text = textOf(nextPlanPaper({ draft: again.draft, commune }, { ...again.next, lessons: ['Mới học'] }))
  const after = readPlan(text)
  expect(after.period?.value).toMatchObject({ from: '2026-04-01', to: '2026-06-30' })
  expect(misreadIn(text, { targets: again.next.content.targets, period: again.move.to })).toBeUndefined()
  for (const lesson of lessons) expect(text).not.toContain(lesson)
  expect(after.sections.map(({ value }) => value.title)).toEqual([
    'LÝ DO VÀ YÊU CẦU',
    'VIỆC CẦN LÀM',
    'CHỈ TIÊU',
    'BÀI HỌC RÚT RA TỪ QUÝ I/2026',
    'TỔ CHỨC THỰC HIỆN',
  ])
  expect(bodiesOf(after)).toEqual(bodiesOf(draft))
})

test('a plan that has a part of its targets keeps it in its place', () => {
  const text = `ỦY BAN NHÂN DÂN
XÃ MẪU
KẾ HOẠCH
Hoạt động của các tổ quý II năm 2026
I. CHỈ TIÊU
- Mỗi tổ phấn đấu hỗ trợ ít nhất 20 hộ sử dụng nền tảng số.
- Phấn đấu trong thời gian tới đạt 70 điểm.
II. NHIỆM VỤ
1. Trong tháng 5/2026, các tổ chức tập huấn.`
  const made = aNextPlan(text)
  const printed = textOf(nextPlanPaper({ draft: made.draft, commune }, made.next))
  expect(printed).toContain(
    'I. CHỈ TIÊU\n- Mỗi tổ phấn đấu hỗ trợ ít nhất 20 hộ sử dụng nền tảng số.\n- Phấn đấu trong thời gian tới đạt 70 điểm.\nII. NHIỆM VỤ\n1. Trong tháng 8/2026',
  )
  expect(misreadIn(printed, { targets: made.next.content.targets, period: made.move.to })).toBeUndefined()
})

test('a document that would be read otherwise is not put before the leader', () => {
  const { targets, lines } = next.content
  const reads = (change: Partial<typeof next>, period = move.to) =>
    misreadIn(textOf(nextPlanPaper({ draft, commune }, { ...next, ...change })), { targets, period })
  expect(reads({ title: 'Đưa công nghệ số về từng nhà trong quý II/2026' })).toEqual({
    what: 'period',
    named: 'quý II/2026',
  })
  const lesson = 'Mỗi tổ phấn đấu hỗ trợ ít nhất 70 hộ sử dụng nền tảng số'
  expect(reads({ lessons: [lesson] })).toMatchObject({ what: 'more', named: `${lesson}.` })
  const without = lines.map((line) => (line.kind === 'targets' ? { ...line, kept: false } : line))
  expect(reads({ content: { ...next.content, lines: without } })).toMatchObject({ what: 'less' })
})

function bodiesOf(plan: PlanDraft) {
  return plan.bodies.map(({ value }) => [value.name, value.duties.map((duty) => duty.value)])
}

async function readFrom(bytes: Uint8Array, name: string): Promise<PlanDraft> {
  const text = await readText(bytes, name)
  if (!text.ok) throw new Error(text.code)
  return readPlan(text.text)
}

/** All that was read, with the sentence of each item; only where it stands in the text is left out. */
function known1({ text: _, ...found }: PlanDraft): unknown {
  return JSON.parse(JSON.stringify(found, (key, value) => (key === 'span' ? undefined : value)))
}
