import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PlanDraft } from './rules/plan-draft.ts'
import { readPlan } from './rules/read-plan.ts'

const files = [
  'xa-mau-quy-4.txt',
  'so-thu-6-thang.txt',
  'tinh-mau-giai-doan.txt',
  'phuong-thu-chep-tu-web.txt',
  'xa-khuyet-thieu.txt',
]
const plans = files.map((file) => readFileSync(new URL(`../../seed/plans/${file}`, import.meta.url), 'utf8'))
const sample = plans[0] ?? ''
const sampleLines = sample.split('\n')

describe('texts that are no plan', () => {
  const nothing: [string, string][] = [
    ['an empty text', ''],
    ['only spaces and form feeds', ' \f\n\r\n\t '],
    [
      'a poem',
      'Tháng 10 lúa chín đầy đồng\nMỗi nhà một bếp, mười sông một nguồn.\nThôn xa có 20 con đường,\nĐi đâu cũng nhớ mái trường ngày xưa.',
    ],
    ['a JSON file', JSON.stringify({ teams: 20, target: [50, 10], due: '2025-12-15', note: 'at least 50' }, null, 2)],
    [
      'an English plan',
      'PLAN\nI. GOALS\n1. Each team helps at least 50 homes by 15/12/2025.\nII. DUTIES\n- Monthly open day.\nTo: all teams.\nMAYOR\nJohn Smith',
    ],
    ['a shopping list', '- 5 kg gạo\n- 2 hộp sữa\n- 10 quả trứng'],
  ]
  test.each(nothing)('%s gives nothing', (_, text) => {
    expect(foundIn(readPlan(text))).toEqual([])
  })

  test.each([
    ['one letter', 'a'],
    ['dots', '.'],
    ['lines of numbers', '1. '],
    ['endless orders', 'mỗi tổ ít nhất 5 hộ '],
    ['endless citations', 'Kế hoạch số 1/A của B về '],
    ['endless days', 'trước ngày 1/1/2025 báo cáo, '],
    ['unclosed brackets', '{"a": ['],
  ])('a megabyte of %s is read within a second', (_, unit) => {
    const text = `KẾ HOẠCH\nUBND xã\nI. A\n${unit.repeat(Math.ceil(1_000_000 / unit.length))}`
    expect(fastestOf(text)).toBeLessThan(1000)
  })

  test('a megabyte of random characters is read within a second and gives nothing', () => {
    let state = 7
    const random = () => (state = (state * 48271) % 0x7fffffff)
    const text = Array.from({ length: 1_000_000 }, () => String.fromCharCode(random() % 0x3000)).join('')
    expect(foundIn(readPlan(text))).toEqual([])
    expect(fastestOf(text)).toBeLessThan(1000)
  })

  test('any string is read without an error', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => holdsTogether(readPlan(text))))
  })

  test('any pile of administrative words is read without an error', () => {
    const word = fc.constantFrom(
      ...sample.split(/\s+/),
      '\n',
      '\n',
      'I. ',
      '1. ',
      '- ',
      'Nơi nhận:',
      '%',
      '31/02/2025',
      'ngày 99',
    )
    fc.assert(fc.property(fc.array(word, { maxLength: 200 }), (words) => holdsTogether(readPlan(words.join(' ')))))
  })
})

describe('a damaged plan', () => {
  test('with any lines lost gives no target whose number is not in its text', () => {
    const lost = fc.tuple(fc.constantFrom(...plans), fc.array(fc.nat(200), { maxLength: 60 }))
    fc.assert(
      fc.property(lost, ([plan, gone]) => {
        const left = plan.split('\n').filter((_, at) => !gone.includes(at))
        const draft = readPlan(left.join('\n'))
        holdsTogether(draft)
        for (const { value, sentence } of draft.targets) {
          const digits = String(value.atLeast).replace('.', ',')
          expect(sentence.replace(/(\d)\.(\d{3})/g, '$1$2')).toContain(digits)
        }
        for (const { value } of draft.recipients) expect(draft.text).toContain(value)
      }),
    )
  })

  test('with any lines swapped is read without an error', () => {
    fc.assert(fc.property(fc.shuffledSubarray(sampleLines), (lines) => holdsTogether(readPlan(lines.join('\n')))))
  })

  test('without its targets’ sentence has no target', () => {
    const without = sampleLines.filter((line) => !/50 hộ|tối thiểu 10|^hộ yếu thế/.test(line)).join('\n')
    expect(readPlan(without).targets).toEqual([])
  })
})

describe('the same plan from another source', () => {
  const plain = withoutSpans(readPlan(sample))
  const variants: [string, string][] = [
    ['decomposed Unicode', sample.normalize('NFD')],
    ['Windows line ends', sample.replace(/\n/g, '\r\n')],
    [
      'a blank line after every line and form feeds',
      sampleLines
        .map((line) => `${line} \n\n`)
        .join('')
        .replace('III.', '\f3\n \nIII.'),
    ],
    [
      'doubled and no-break spaces',
      sample.replace(/ /g, (_, at: number) => (at % 3 === 0 ? '  ' : at % 3 === 1 ? '\u00a0' : ' ')),
    ],
    ['table bars around every line', sampleLines.map((line) => `| ${line} |`).join('\n')],
    ['soft hyphens and zero-width spaces', sample.replace(/([ưôạ])/g, '$1\u00ad\u200b')],
    ['other dashes as bullets', sample.replace(/^- /gm, '• ')],
    ['a byte order mark', `\ufeff${sample}`],
    ['one line a paragraph', readPlan(sample).text],
    ['an indent before every line', sampleLines.map((line) => `        ${line}`).join('\n')],
  ]
  test.each(variants)('with %s gives the same draft', (_, text) => {
    expect(withoutSpans(readPlan(text))).toEqual(plain)
  })

  test('typed without any diacritics still gives targets, teams, duties, bodies and recipients', () => {
    const bare = sample
      .normalize('NFD')
      .replace(/[\u0300-\u036f]/g, '')
      .replace(/đ/g, 'd')
      .replace(/Đ/g, 'D')
    const [read, typed] = [readPlan(sample), readPlan(bare)]
    expect(typed.targets.map(({ value }) => [value.indicator, value.atLeast])).toEqual(
      read.targets.map(({ value }) => [value.indicator, value.atLeast]),
    )
    expect(typed.teams.map(({ value }) => value)).toEqual(read.teams.map(({ value }) => value))
    expect(typed.dutyAreas.map(({ value }) => value.code)).toEqual(read.dutyAreas.map(({ value }) => value.code))
    expect(typed.duties.map(({ value }) => value.kind)).toEqual(read.duties.map(({ value }) => value.kind))
    expect([typed.bodies.length, typed.recipients.length]).toEqual([6, 6])
  })

  test('two columns on shared lines give the same recipients and signatory as one below the other', () => {
    const [above = '', foot = ''] = sample.split('Nơi nhận:')
    const [left = '', right = ''] = `Nơi nhận:${foot}`.split('\n\n', 2)
    const signing = right.split('\n')
    const merged = left.split('\n').map((line, at) => `${line.padEnd(50)}${signing[at] ?? ''}`)
    const draft = readPlan(`${above}${merged.join('\n')}\n${' '.repeat(50)}Trần Văn Mẫu (mẫu)`)
    expect(draft.recipients.map(({ value }) => value)).toEqual(readPlan(sample).recipients.map(({ value }) => value))
    expect(draft.signatory?.value).toEqual(readPlan(sample).signatory?.value)
  })
})

/** The best of three, in milliseconds of this thread's own work: other tests share the machine. */
function fastestOf(text: string): number {
  return Math.min(
    ...[1, 2, 3].map(() => {
      const started = process.threadCpuUsage()
      readPlan(text)
      return process.threadCpuUsage(started).user / 1000
    }),
  )
}

type Item = { sentence: string; span: [number, number]; value: unknown }

/** Every `Found` of a draft at any depth. */
function foundIn(value: unknown): Item[] {
  if (Array.isArray(value)) return value.flatMap(foundIn)
  if (typeof value !== 'object' || value === null) return []
  const nested = Object.values(value).flatMap(foundIn)
  return isItem(value) ? [value, ...nested] : nested
}

function isItem(value: object): value is Item {
  return 'sentence' in value && 'span' in value
}

function holdsTogether(draft: PlanDraft): void {
  for (const { sentence, span } of foundIn(draft)) expect(sentence).toBe(draft.text.slice(...span))
  expect(JSON.parse(JSON.stringify(draft))).toEqual(draft)
}

function withoutSpans(draft: PlanDraft): unknown {
  return JSON.parse(
    JSON.stringify({ ...draft, text: '' }, (key, value: unknown) => (key === 'span' ? undefined : value)),
  )
}
