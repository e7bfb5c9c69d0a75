import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Actor, withScope } from '../../platform/access/scope.ts'
import { daysBetween } from '../../platform/clock/days.ts'
import { testDatabase } from '../../platform/db/testing.ts'
import { type Inbox, inbox } from '../../platform/journal/inbox.ts'
import { toDocx } from '../../platform/papers/docx.ts'
import { readTable } from '../../platform/papers/intake/table.ts'
import { officialDocument } from '../../platform/papers/official-document.ts'
import { stopPrinting, toPdf } from '../../platform/papers/pdf.ts'
import { expectFontsInside, expectSameWords, expectWordOpens, wordCharts } from '../../platform/papers/testing.ts'
import { wordParts } from '../../platform/papers/word-paragraphs.ts'
import { toXlsx } from '../../platform/papers/xlsx.ts'
import { descendants, parseXml, textOf } from '../../platform/papers/xml.ts'
import { samplePlan } from '../../seed/sample-plan.ts'
import { aLine, aSpending } from '../budget/fixtures.ts'
import { getCommune } from '../places/reads.ts'
import { findReading } from '../plan/reads.ts'
import { followers, handlers } from '../registry.ts'
import { aCommuneToHelpIn, anActor, aVisit, order } from '../support/fixtures.ts'
import { countedTables, sheetsOf } from './paper/annexes.ts'
import { consolidatedPaper } from './paper/consolidated.ts'
import { findCommuneReport, findReportPlan, listCounted } from './reads.ts'
import { type AmountCell, type CountedCell, isCounted, numberOf, type OpenCell, recordsOf } from './rules.ts'

// Every number on the commune's papers against a count that knows nothing of the product's own.

let house: Awaited<ReturnType<typeof testDatabase>>
let gate: Inbox
let place: Awaited<ReturnType<typeof aCommuneToHelpIn>>
const now = Date.parse('2025-12-15T02:00:00Z')
const [planId, reportId] = [newId(), newId()]

const villages = 21
const silent = new Set([4, 17])
const things = [
  { kind: 'vneid', detail: null },
  { kind: 'online_dossier', detail: 'Đăng ký khai sinh' },
  { kind: 'online_dossier', detail: 'Chứng thực bản sao' },
  { kind: 'bill_payment', detail: 'electricity' },
  { kind: 'e_wallet', detail: 'zalopay' },
  { kind: 'qr', detail: null },
] as const
type Known = {
  readonly team: number
  readonly household: number | null
  readonly heldOn: string
  readonly inPerson: boolean
  readonly people: number
  readonly items: readonly (typeof things)[number][]
}
let known: Known[]
/** Household `h` belongs to team `h % 21`; two of three are vulnerable, every third of those poor as well. */
const isVulnerable = (household: number) => household % 3 !== 0
const groupsOf = (household: number) =>
  !isVulnerable(household) ? [] : household % 5 === 0 ? ['elderly', 'poor'] : ['elderly']

beforeAll(async () => {
  house = await testDatabase()
  gate = inbox(house.db, handlers, followers, { now: () => now, onFault: (error) => console.error(error) })
  const since = Array.from({ length: 84 }, (_, at) => (isVulnerable(at) ? '2025-08-01' : null))
  place = await aCommuneToHelpIn(gate, villages, since)
  const { officer, communeId, teams, households } = place
  known = history(7, 500)
  await give(officer, [
    order('plan.submit', { planId, text: samplePlan('2025-Q4'), sourceName: 'mẫu' }),
    order('plan.activate', { planId }),
    ...households.flatMap(({ householdId }, at) =>
      groupsOf(at).length > 1
        ? [order('households.set_groups', { householdId, groups: groupsOf(at), since: '2025-08-01' })]
        : [],
    ),
    ...known.map(({ team, household, inPerson, heldOn, people, items }) =>
      order(
        'support.record',
        aVisit({
          teamId: teams[team]?.teamId ?? '',
          householdId: household === null ? null : (households[household]?.householdId ?? null),
          mode: inPerson ? 'in_person' : 'phone',
          heldOn,
          people,
          items: [...items],
        }),
        '2025-12-15T01:00:00Z',
      ),
    ),
  ])
  await giveMoneyAndPraise()
  const words = { difficulties: '', proposals: '', lessons: '' }
  for (const [at, { teamId }] of teams.entries()) {
    if (silent.has(at)) continue
    const report = { reportId: newId(), planId, teamId, ...words }
    const sender = at === 0 ? officer : anActor(communeId, 'team_lead', teamId)
    await give(sender, [order('reports.submit_team_report', report)])
    await give(officer, [order('reports.accept', { reportId: report.reportId })])
  }
  await give(officer, [order('reports.consolidate', { reportId, planId })])
}, 180_000)
afterAll(async () => {
  await stopPrinting()
  await house.close()
})

test('every number of the Word file and of the Excel sheets is the one counted by hand', async () => {
  const { plan, paper, report } = await papers()
  const docx = await toDocx(paper)
  expectWordOpens(docx, paper)
  const parts = wordParts(docx)
  const root = parseXml(parts.document)
  const tables = [...descendants(root, 'w:tbl')].map((table) =>
    [...descendants(table, 'w:tr')].map((row) => [...descendants(row, 'w:tc')].map((cell) => textOf(cell).trim())),
  )
  const { teams, procedures, ofTeams, groups } = byHand()
  const all = [teams, procedures, ofTeams, groups, moneyByHand(), praisedByHand()]
  // The heading and the foot of a document are tables as well.
  const printed = tables.filter((rows) => rows[0]?.[0] === 'TT').map((rows) => rows.slice(1))
  const inWords = (cell: string | number) => (typeof cell === 'number' ? cell.toLocaleString('vi-VN') : cell)
  expect(printed).toEqual(all.map((rows) => rows.map((row) => row.map(inWords))))

  const excel = await readTable(await toXlsx(sheetsOf(plan, report)), 'phu-luc.xlsx')
  if (!('sheets' in excel)) throw new Error('not readable')
  // Empty cells at a row's end are not stored in a workbook.
  const stored = (row: readonly (string | number)[]) =>
    row
      .map((cell) => (cell === '–' ? '' : cell))
      .join('|')
      .replace(/\|+$/, '')
  expect(excel.sheets.map(({ rows }) => rows.slice(4).map(stored))).toEqual(all.map((rows) => rows.map(stored)))
  for (const { rows } of excel.sheets) expect(rows[2]?.join('')).toContain(report.figuresHash?.slice(0, 16))

  const text = [...descendants(root, 'w:p')].map((paragraph) => textOf(paragraph).trim())
  const body = text.slice(
    text.indexOf('I. KẾT QUẢ THỰC HIỆN'),
    text.findIndex((each) => each.startsWith('Chỉ tiêu tính')),
  )
  const told = body.filter((each) => /\d/.test(each.replace(/^\d+\. /, '')))
  expect(told).toEqual(sentencesByHand())
})

test('every number of the Word file’s pictures is the one counted by hand', async () => {
  const { paper } = await papers()
  const drawn = wordCharts(await toDocx(paper))
  const { teams, procedures, groups } = byHand()
  const reported = teams.slice(0, -1).filter((row) => row[2] !== '–')
  const steps = ['2025-10-15', '2025-10-31', '2025-11-15', '2025-11-30', '2025-12-15', '2025-12-31']
  const pace = steps.map((day) => Math.floor((50 * villages * (daysBetween('2025-10-01', day) + 1)) / 92))
  const reached = steps.map((step) =>
    step > '2025-12-15'
      ? null
      : homes(known.filter((v) => !silent.has(v.team) && v.heldOn >= '2025-10-01' && v.heldOn <= step)).size,
  )
  expect(drawn.map(({ series }) => series)).toEqual(
    [
      [procedures.slice(0, -1).map((row) => row[2])],
      [groups.at(-1)?.slice(2, 4)],
      [pace, reached],
      [reported.map(() => 50), reported.map((row) => row[2])],
    ].map((series, at) => (at === 2 ? series : series.map((values) => values?.toReversed()))),
  )
})

test('every number of the annexes leads to the records it counts, and they come to that number', async () => {
  const { plan, report } = await papers()
  const records = await withScope(house.db, place.officer, 'read only', (scope) => listCounted(scope, [reportId]))
  let numbers = 0
  for (const { title, columns, rows, total } of countedTables(plan, report.figures))
    for (const cells of [...rows, total])
      for (const [at, cell] of cells.entries()) {
        if (typeof cell === 'number') expect(['TT', 'Chỉ tiêu'], title).toContain(columns[at]?.title)
        if (!isCounted<CountedCell | AmountCell | OpenCell>(cell) || !('behind' in cell)) continue
        numbers += 1
        const { behind, value } = cell
        expect({ behind, value: numberOf(recordsOf(plan, records, behind), behind) }).toEqual({ behind, value })
      }
  // Seven figures, two procedures with their sum and three groups of 19 reported teams and of the commune, four and
  // three of two procedures.
  expect(numbers).toBe(20 * 7 + 20 * 3 + 20 * 3 + 2 * 4 + 3)
})

test('the printed report has the same words and numbers as the Word file', async () => {
  const { paper } = await papers()
  const printed = await expectSameWords(paper)
  // The text with its four pictures, then the annexes: two pages lying down for 21 teams, one each of the others.
  expect(printed).toHaveLength(11)
  expect(printed.filter((page) => page.startsWith('Phụlục'))).toHaveLength(paper.annexes.length)
  expectFontsInside(await toPdf(paper))
})

/** Three lines of the estimate, payments on both sides of the report's last day, and two teams that are put forward. */
async function giveMoneyAndPraise(): Promise<void> {
  const { officer, communeId, teams } = place
  const finance = anActor(communeId, 'finance')
  const [first = '', second = '', third = ''] = [newId(), newId(), newId()]
  const line = (lineId: string, at: number, quantity: number, unitVnd: number) =>
    order(
      'budget.add_line',
      aLine({
        ...{ lineId, planId, purpose: `Chi ${at} (mẫu)`, quantity, unitVnd },
        source: at === 2 ? 'other' : 'commune_budget',
      }),
    )
  const mistake = aSpending({ lineId: first, amountVnd: 1_000_000 })
  await give(finance, [
    line(first, 1, 2.5, 2_000_000),
    line(second, 2, 3, 1_000_000),
    line(third, 3, 7, 500_000),
    order('budget.allocate', { lineId: first, amountVnd: 4_500_000 }),
    order('budget.allocate', { lineId: second, amountVnd: 3_000_000 }),
    order('budget.spend', aSpending({ lineId: first, amountVnd: 200_001, spentOn: '2025-12-14' })),
    order('budget.spend', aSpending({ lineId: first, amountVnd: 900_000, spentOn: '2025-12-15' })),
    order('budget.spend', mistake),
    order('budget.cancel_spending', { spendingId: mistake.spendingId, reason: 'Ghi hai lần' }),
    order('budget.spend', aSpending({ lineId: second, amountVnd: 3_000_000 })),
    order('budget.settle', { lineId: second }),
  ])
  const put = (at: number, reason: string) => ({
    ...{ nominationId: newId(), planId, teamId: teams[at]?.teamId, reason },
  })
  const [one, two, gone] = [put(0, 'Đến từng nhà'), put(1, 'Kèm từng cụ'), put(2, 'Rút lại')]
  await give(officer, [
    ...[one, two, gone].map((each) => order('recognition.nominate', each)),
    order('recognition.comment', { commentId: newId(), nominationId: one.nominationId, stance: 'agree', said: '' }),
    order('recognition.withdraw', { nominationId: gone.nominationId, reason: 'Nhầm tổ' }),
  ])
}

async function papers() {
  return withScope(house.db, place.officer, 'read only', async (scope) => {
    const [plan, draft, report] = [
      await findReportPlan(scope, planId),
      await findReading(scope, planId),
      await findCommuneReport(scope, reportId),
    ]
    if (!plan || !draft || !report) throw new Error('no report')
    const setting = { plan, draft, commune: await getCommune(scope) }
    return { plan, report, paper: officialDocument(consolidatedPaper(setting, report)) }
  })
}

type Cells = readonly (readonly (string | number)[])[]

/** The same quarter from the list of what was recorded: sets and loops, nothing of the product. */
function byHand(): Record<'teams' | 'procedures' | 'ofTeams' | 'groups', Cells> {
  const reported = known.filter((visit) => !silent.has(visit.team))
  const inTarget = reported.filter(({ heldOn }) => heldOn >= '2025-10-01' && heldOn <= '2025-12-31')
  const inReport = reported.filter(({ heldOn }) => heldOn >= '2025-09-15' && heldOn <= '2025-12-14')
  const of = (visits: readonly Known[], team: number) => visits.filter((visit) => visit.team === team)
  const row = (target: readonly Known[], report: readonly Known[]) => [
    homes(target).size,
    homes(target.filter(guided)).size,
    report.length,
    report.reduce((sum, visit) => sum + visit.people, 0),
    count(report, 'online_dossier'),
    taken(report, 'vneid') + taken(report, 'e_wallet'),
    count(report, 'bill_payment'),
  ]
  const laid = (values: readonly (number | string)[], aims: readonly (number | string)[]) => [
    values[0] ?? '',
    aims[0] ?? '',
    values[1] ?? '',
    aims[1] ?? '',
    ...values.slice(2),
  ]
  const none = Array.from({ length: 7 }, () => '–')
  const lines = Array.from({ length: villages }, (_, team) => [
    team + 1,
    `Tổ Thôn ${team + 1} (mẫu)`,
    ...laid(silent.has(team) ? none : row(of(inTarget, team), of(inReport, team)), [50, 10]),
    silent.has(team) ? 'Chưa báo cáo' : team === 0 ? 'Xã nhập thay' : '',
  ])
  const total = ['', 'Toàn xã (không trùng)', ...laid(row(inTarget, inReport), ['', '']), '']
  const names = ['Đăng ký khai sinh', 'Chứng thực bản sao']
  const procedures = names
    .map((name) => [
      name,
      inReport.filter((visit) => visit.items.some((item) => item.detail === name)).length,
      0,
      0,
      new Set(inReport.filter((visit) => visit.items.some((item) => item.detail === name)).map(({ team }) => team))
        .size,
    ])
    .toSorted((left, right) => Number(right[1]) - Number(left[1]))
    .map((line, at) => [at + 1, ...line])
  const filed = (visits: readonly Known[], name: string) =>
    visits.filter((visit) => visit.items.some((item) => item.detail === name)).length
  const acrossOf = (visits: readonly Known[]) => [
    ...procedures.map((row) => filed(visits, String(row[1]))),
    count(visits, 'online_dossier'),
  ]
  const ofTeams = Array.from({ length: villages }, (_, team) => [
    team + 1,
    `Tổ Thôn ${team + 1} (mẫu)`,
    ...(silent.has(team) ? ['–', '–', '–'] : acrossOf(of(inReport, team))),
  ])
  const inGroup = (visits: readonly Known[], group: string) =>
    new Set([...homes(visits.filter(guided))].filter((home) => groupsOf(home).includes(group))).size
  const groupCells = (visits: readonly Known[]) => [
    inGroup(visits, 'elderly'),
    inGroup(visits, 'poor'),
    homes(visits.filter(guided)).size,
  ]
  const groups = Array.from({ length: villages }, (_, team) => [
    team + 1,
    `Tổ Thôn ${team + 1} (mẫu)`,
    ...(silent.has(team) ? ['–', '–', '–'] : groupCells(of(inTarget, team))),
  ])
  return {
    teams: [...lines, total],
    procedures: [...procedures, ['', 'Cộng', count(inReport, 'online_dossier'), 0, 0, '']],
    ofTeams: [...ofTeams, ['', 'Cộng', ...acrossOf(inReport)]],
    groups: [...groups, ['', 'Toàn xã (không trùng)', ...groupCells(inTarget)]],
  }
}

function sentencesByHand(): string[] {
  const { teams, procedures, groups } = byHand()
  const total = teams.at(-1) ?? []
  const [, , households, , vulnerable, , supports, people, dossiers] = total
  const period = known.filter((v) => !silent.has(v.team) && v.heldOn >= '2025-09-15' && v.heldOn <= '2025-12-14')
  const met = (at: number, aim: number) => teams.slice(0, -1).filter((row) => Number(row[at]) >= aim).length
  const byGroup = groups.at(-1) ?? []
  return [
    `Nộp trực tuyến ${dossiers} hồ sơ; hỗ trợ ${people} lượt người với ${supports} lượt hỗ trợ, đến ${households} hộ; hướng dẫn trực tiếp ${vulnerable} hộ yếu thế.`,
    `- Góp phần cải cách hành chính: người dân đã nộp trực tuyến 2 thủ tục, 0 hồ sơ đã có kết quả; ${count(period, 'bill_payment')} lượt thanh toán không dùng tiền mặt.`,
    `Toàn xã có ${villages} tổ, trong đó ${villages} tổ thôn, với 0 thành viên. Đã có ${villages - silent.size}/${villages} tổ báo cáo; số liệu dưới đây là của các tổ đã báo cáo.`,
    `Hướng dẫn người dân nộp ${dossiers} hồ sơ trực tuyến.`,
    `- Theo thủ tục: ${procedures
      .slice(0, -1)
      .toSorted((left, right) => (String(left[1]) < String(right[1]) ? -1 : 1))
      .map((row) => `${row[1]} ${row[2]}`)
      .join('; ')}.`,
    `Đã hỗ trợ ${households} hộ (không tính trùng giữa các tổ), với ${supports} lượt hỗ trợ cho ${people} lượt người trong kỳ số liệu.`,
    `- Cài đặt, sử dụng nền tảng: Cài đặt, kích hoạt VNeID ${taken(period, 'vneid')}; ZaloPay ${taken(period, 'e_wallet')}.`,
    `- Thanh toán không dùng tiền mặt: Tiền điện ${count(period, 'bill_payment')}.`,
    `Hướng dẫn trực tiếp, cầm tay chỉ việc cho ${vulnerable} hộ yếu thế.`,
    `- Theo nhóm (một hộ có thể thuộc nhiều nhóm): Người cao tuổi ${byGroup[2]}; Hộ nghèo ${byGroup[3]}.`,
    `Dự toán ${vnd(11_500_000)} đồng, đã phân bổ ${vnd(7_500_000)} đồng; đã chi ${vnd(3_200_001)} đồng tính đến hết ngày 14/12/2025.`,
    `- Hộ được hỗ trợ: ${met(2, 50)}/${villages - silent.size} tổ đã báo cáo đạt chỉ tiêu ít nhất 50 mỗi tổ.`,
    `- Hộ yếu thế được hướng dẫn trực tiếp: ${met(4, 10)}/${villages - silent.size} tổ đã báo cáo đạt chỉ tiêu ít nhất 10 mỗi tổ.`,
    'Đề nghị xét khen thưởng 02 tập thể (danh sách tại Phụ lục kèm theo).',
  ]
}

const vnd = (amount: number) => amount.toLocaleString('vi-VN')

/** Payments up to the report's last day; of those on the day after nothing. */
function moneyByHand(): Cells {
  const line = (at: number, planned: number, allocated: number | null, spent: number, note = '') => [
    ...[at, `Chi ${at} (mẫu)`, at === 2 ? 'Nguồn hợp pháp khác' : 'Ngân sách xã', planned],
    ...[allocated ?? '–', spent, allocated === null ? '–' : allocated - spent, note],
  ]
  return [
    line(1, 5_000_000, 4_500_000, 200_001),
    line(2, 3_000_000, 3_000_000, 3_000_000, 'Đã quyết toán'),
    line(3, 3_500_000, null, 0, 'Chưa phân bổ'),
    ['', 'Cộng', '', 11_500_000, 7_500_000, 3_200_001, 4_299_999, ''],
  ]
}

function praisedByHand(): Cells {
  return [
    [1, 'Tổ Thôn 1 (mẫu)', 'Đến từng nhà', '–', 1, 'Chờ duyệt'],
    [2, 'Tổ Thôn 2 (mẫu)', 'Kèm từng cụ', '–', 0, 'Chờ duyệt'],
  ]
}

function homes(visits: readonly Known[]): Set<number> {
  return new Set(visits.flatMap(({ household }) => (household === null ? [] : [household])))
}

function guided({ household, inPerson }: Known): boolean {
  return household !== null && inPerson && isVulnerable(household)
}

function count(visits: readonly Known[], kind: string): number {
  return visits.flatMap(({ items }) => items).filter((item) => item.kind === kind).length
}

/** A household's first time with a platform, in all that was ever recorded, also by a team that does not report. */
function taken(visits: readonly Known[], kind: string): number {
  const uses = (visit: Known) => visit.items.some((item) => item.kind === kind)
  const isFirst = (visit: Known) => {
    const same = known.filter((other) => other.household === visit.household && uses(other))
    const [first] = same.toSorted((left, right) =>
      left.heldOn < right.heldOn ? -1 : left.heldOn > right.heldOn ? 1 : 0,
    )
    return visit.household === null || first === visit
  }
  return visits.filter((visit) => uses(visit) && isFirst(visit)).length
}

/** Random but the same each time, on both sides of either window. */
function history(seed: number, size: number): Known[] {
  let state = seed
  const below = (most: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * most)
  }
  return Array.from({ length: size }, () => {
    const household = below(6) === 0 ? null : below(84)
    const team = household === null || below(8) === 0 ? below(villages) : household % villages
    const day = new Date(Date.UTC(2025, 8, 1) + below(106) * 86_400_000).toISOString().slice(0, 10)
    const items = things.filter(() => below(3) === 0)
    const [first] = things
    return {
      team,
      household,
      heldOn: day,
      inPerson: below(4) > 0,
      people: 1 + below(3),
      items: items.length > 0 ? items : [first],
    }
  })
}

async function give(actor: Actor, commands: ReturnType<typeof order>[]): Promise<void> {
  for (const receipt of await gate.accept(actor, commands)) if (receipt.problem) throw new Error(receipt.problem.code)
}
