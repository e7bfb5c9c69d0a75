import type { Certificate } from '../../platform/papers/certificate.ts'
import { dateText, numberAndNotation, type PaperDate, twoDigits } from '../../platform/papers/decree-wording.ts'
import type { AnnexInput, BlockInput, OfficialDocumentInput } from '../../platform/papers/official-document.ts'
import { day, number, quarterName } from '../../platform/words/formats.ts'
import type { ActivePlan } from '../plan/reads.ts'
import { committeeOf, type Issued, lower, lowerFirst, placeOf } from '../plan/rules/issuer.ts'
import { words as teamWords } from '../teams/words.ts'
import type { Nomination, Papers } from './reads/nominations.ts'
import type { Criteria } from './reads.ts'
import { fullWeight, type Score } from './rules/scoring.ts'
import { nameAmount, nameFigure } from './words.ts'

// The papers of a commendation. Official documents are Vietnamese only; numbers and days are the office's to give.

/** A nomination as it stands on paper. `score`: written down at the approval, until then that of today; null: none is known. */
export type Nominee = Pick<
  Nomination,
  'memberId' | 'name' | 'teamName' | 'reason' | 'status' | 'agree' | 'disagree'
> & {
  readonly score: Score | null
  readonly position: 'leader' | 'deputy' | 'member' | null
}

export type Commending = Issued & {
  readonly plan: ActivePlan
  readonly papers: Papers
  readonly criteria: Criteria
  readonly nominees: readonly Nominee[]
  /** Visits that nobody has decided about yet, and that were excluded. */
  readonly leftOut: number
}

const notation = { submission: 'TTr-VHXH', decision: 'QĐ-UBND' } as const

/** The office of culture and social affairs puts the nominated before the chairman (Tờ trình), with their list. */
export function submissionPaper(all: Commending): OfficialDocumentInput {
  const { plan, papers, criteria } = all
  const { commune, committee, period } = setting(all)
  const nominees = standing(all)
  const { teams, members } = split(nominees)
  const office = `Phòng Văn hóa - Xã hội ${lowerFirst(commune)}`
  return {
    ...frame(all),
    issuer: { superior: [`UBND ${commune}`], name: ['Phòng Văn hóa - Xã hội'], inSentence: office },
    kind: 'TTr',
    number: papers.submissionNumber,
    notation: notation.submission,
    date: dateOf(papers.submissionOn, plan),
    subject: [
      'Về việc đề nghị tặng Giấy khen cho tập thể, cá nhân có thành tích',
      `trong hoạt động Tổ công nghệ số cộng đồng ${period}`,
    ],
    addressees: [`Chủ tịch ${committee}`],
    blocks: [
      {
        kind: 'paragraph',
        text: `Thực hiện ${lower(plan.title)}, căn cứ kết quả hoạt động từ ${day(plan.targetWindow.from)} đến ${day(plan.targetWindow.to)}, ${office} kính trình Chủ tịch ${committee} xem xét, khen thưởng như sau:`,
      },
      { kind: 'heading', level: 1, text: 'Căn cứ đánh giá' },
      {
        kind: 'paragraph',
        text: `Tập thể và cá nhân được chấm theo thang ${fullWeight} điểm từ số liệu trên hệ thống; đạt mức quy định của tiêu chí nào thì đủ điểm của tiêu chí đó, vượt mức không cộng thêm.`,
      },
      ...criteriaLines('Tập thể', criteria.team),
      ...criteriaLines('Cá nhân', criteria.member),
      {
        kind: 'paragraph',
        text: `Có ${number('vi', all.leftOut)} lượt hỗ trợ đang chờ làm rõ hoặc đã bị loại khi xét, không tính vào điểm; số liệu báo cáo giữ nguyên.`,
      },
      { kind: 'heading', level: 1, text: 'Đề nghị khen thưởng' },
      ...named('Tập thể', teams),
      ...named('Cá nhân', members),
      { kind: 'paragraph', text: 'Danh sách, kết quả và thành tích của từng trường hợp tại Phụ lục kèm theo.' },
      { kind: 'paragraph', text: `Kính trình Chủ tịch ${committee} xem xét, quyết định.` },
    ],
    recipients: ['Như trên'],
    archive: 'VT',
    signatory: { authority: [], title: ['Trưởng phòng'], signer: null },
    annexes: nominees.length === 0 ? [] : [listAnnex('Danh sách đề nghị tặng Giấy khen', nominees)],
  }
}

/** The list alone, to be passed round before the submission is written; a list has no number. */
export function listPaper(all: Commending): OfficialDocumentInput {
  const { commune, period } = setting(all)
  const nominees = standing(all)
  return {
    ...submissionPaper(all),
    form: 'team',
    kind: 'DS',
    number: null,
    date: dateOf(null, all.plan),
    subject: [`Đề nghị tặng Giấy khen về hoạt động Tổ công nghệ số cộng đồng ${commune}`, period],
    addressees: [],
    blocks: [...tables(nominees), { kind: 'paragraph', text: `Danh sách gồm ${countText(nominees)}.` }],
    recipients: [],
    archive: '',
    annexes: [],
  }
}

/** The chairman's decision as form 1.2 of Decree 30, annex III; only who was approved stands in it. */
export function decisionPaper(all: Commending): OfficialDocumentInput {
  const { plan, papers } = all
  const { commune, committee, period } = setting(all)
  const approved = all.nominees.filter(({ status }) => status === 'approved')
  const articles = [
    `Tặng Giấy khen của Chủ tịch ${committee} cho ${countText(approved)} đã có thành tích trong hoạt động Tổ công nghệ số cộng đồng ${period} (danh sách tại Phụ lục kèm theo).`,
    bonusText(papers, split(approved)),
    'Quyết định này có hiệu lực kể từ ngày ký.',
    `Trưởng phòng Văn hóa - Xã hội, Trưởng phòng Kinh tế, thủ trưởng các cơ quan, đơn vị liên quan và các tập thể, cá nhân có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này.`,
  ]
  return {
    ...frame(all),
    issuer: { name: ['Ủy ban nhân dân', commune], inSentence: `Chủ tịch ${committee}` },
    kind: 'QĐ',
    number: papers.decisionNumber,
    notation: notation.decision,
    date: dateOf(papers.decisionOn, plan),
    subject: [
      'Về việc tặng Giấy khen cho tập thể, cá nhân có thành tích',
      `trong hoạt động Tổ công nghệ số cộng đồng ${period}`,
    ],
    deciding: `Chủ tịch ${committee}`,
    bases: [...basesOf(all), `Theo đề nghị của Trưởng phòng Văn hóa - Xã hội ${commune}${submissionText(papers)}`],
    blocks: articles.map((text): BlockInput => ({ kind: 'article', text })),
    recipients: [`Như Điều ${articles.length}`, `Thường trực Hội đồng nhân dân ${commune}`],
    archive: 'VT, VHXH',
    signatory: {
      authority: [],
      title: [all.draft?.signatory?.value.title ?? 'Chủ tịch'],
      signer: all.draft?.signatory?.value.name ?? null,
    },
    annexes: approved.length === 0 ? [] : [commendedAnnex(approved)],
  }
}

/** A sheet for each who was approved. */
export function certificatesOf(all: Commending): Certificate[] {
  const { committee, period } = setting(all)
  return all.nominees
    .filter(({ status }) => status === 'approved')
    .map(({ memberId, name, teamName, position }) => ({
      by: ['Chủ tịch', committee],
      address: memberId === null ? 'Tập thể:' : 'Ông (bà):',
      name,
      standing:
        memberId === null ? '' : [position && teamWords.say('vi', position), teamName].filter(Boolean).join(', '),
      merit: `Đã có thành tích trong hoạt động Tổ công nghệ số cộng đồng ${period}`,
      place: placeOf(all),
      date: dateOf(all.papers.decisionOn, all.plan),
      title: [all.draft?.signatory?.value.title ?? 'Chủ tịch'],
      signer: all.draft?.signatory?.value.name ?? null,
      number: all.papers.decisionNumber,
      notation: notation.decision,
    }))
}

/** The usual bases of such a decision; the office adds what else applies on the day, with numbers. */
export function usualBases(issued: Issued & { readonly plan: Pick<ActivePlan, 'title'> }): string[] {
  return [
    'Căn cứ Luật Tổ chức chính quyền địa phương',
    'Căn cứ Luật Thi đua, khen thưởng',
    `Căn cứ ${lower(issued.plan.title)} của ${committeeOf(issued)}`,
  ]
}

function basesOf(all: Commending): string[] {
  const own = all.papers.bases
    .split('\n')
    .map((text) => text.trim())
    .filter(Boolean)
  return own.length > 0 ? own : usualBases(all)
}

function frame(all: Commending): Pick<OfficialDocumentInput, 'place'> {
  return { place: placeOf(all) }
}

function setting(all: Commending) {
  const committee = committeeOf(all)
  const commune = committee.replace(/^ủy ban nhân dân |^uỷ ban nhân dân /i, '')
  return { committee, commune, period: quarterName('vi', all.plan.quarter) }
}

function dateOf(on: string | null, plan: ActivePlan): PaperDate {
  const [year, month, date] = (on ?? '').split('-').map(Number)
  if (on === null) return { day: null, month: null, year: Number(plan.periodTo.slice(0, 4)) }
  return { day: date ?? null, month: month ?? null, year: year ?? null }
}

/** Who is still put forward, or has been approved. */
function standing({ nominees }: Commending): readonly Nominee[] {
  return nominees.filter(({ status }) => status === 'proposed' || status === 'approved')
}

function split(nominees: readonly Nominee[]) {
  return {
    teams: nominees.filter(({ memberId }) => memberId === null),
    members: nominees.filter(({ memberId }) => memberId !== null),
  }
}

function criteriaLines(title: string, criteria: Criteria['team']): BlockInput[] {
  const said = criteria.map(({ figure, weight, full }) => {
    const points = `${lowerFirst(nameFigure('vi', figure))} ${number('vi', weight)} điểm`
    return figure === 'report_on_time' ? points : `${points} (đủ điểm khi đạt ${number('vi', full)})`
  })
  return [{ kind: 'dash', text: `${title}: ${said.join('; ')}.` }]
}

function named(title: string, nominees: readonly Nominee[]): BlockInput[] {
  if (nominees.length === 0) return []
  return [
    { kind: 'heading', level: 2, text: `${title} (${twoDigits(nominees.length)})` },
    ...nominees.map(
      ({ memberId, name, teamName }): BlockInput => ({
        kind: 'dash',
        text: memberId === null ? `${name};` : `Ông (bà) ${name}, ${teamName};`,
      }),
    ),
  ]
}

function countText(nominees: readonly Nominee[]): string {
  const { teams, members } = split(nominees)
  const parts = [
    teams.length > 0 && `${twoDigits(teams.length)} tập thể`,
    members.length > 0 && `${twoDigits(members.length)} cá nhân`,
  ].filter((part) => part !== false)
  return parts.length === 0 ? '[...] tập thể, cá nhân' : parts.join(' và ')
}

/** No sum is ever made up: without one the decision points to what is in force. */
function bonusText({ teamBonusVnd, memberBonusVnd }: Papers, { teams, members }: ReturnType<typeof split>): string {
  const parts = [
    teams.length > 0 && teamBonusVnd !== null && `mỗi tập thể ${number('vi', teamBonusVnd)} đồng`,
    members.length > 0 && memberBonusVnd !== null && `mỗi cá nhân ${number('vi', memberBonusVnd)} đồng`,
  ].filter((part) => part !== false)
  return parts.length === 0
    ? 'Mức tiền thưởng kèm theo Giấy khen thực hiện theo quy định hiện hành về thi đua, khen thưởng.'
    : `Tiền thưởng kèm theo Giấy khen: ${parts.join('; ')}; chi từ nguồn kinh phí khen thưởng theo quy định.`
}

function submissionText({ submissionNumber, submissionOn }: Papers): string {
  const [year = null, month = null, date = null] = (submissionOn ?? '')
    .split('-')
    .map((part) => (part === '' ? null : Number(part)))
  return submissionNumber === null
    ? ''
    : ` tại Tờ trình số ${numberAndNotation(submissionNumber, notation.submission)} ${dateText({ day: date, month, year })}`
}

function listAnnex(title: string, nominees: readonly Nominee[]): AnnexInput {
  const { teams, members } = split(nominees)
  const columns = [
    { share: 5, align: 'center' as const },
    { share: 26 },
    { share: 44 },
    { share: 44 },
    { share: 9, align: 'center' as const },
    { share: 12, align: 'center' as const },
  ]
  const table = (kind: string, who: string, rows: readonly Nominee[]): BlockInput[] =>
    rows.length === 0
      ? []
      : [
          { kind: 'centred', text: `${kind} (${twoDigits(rows.length)})` },
          {
            kind: 'table',
            columns,
            header: [['TT', who, 'Kết quả', 'Thành tích, lý do đề cử', 'Điểm', 'Ý kiến']],
            rows: rows.map((row, at) => [
              String(at + 1),
              whoText(row),
              resultText(row.score),
              row.reason,
              row.score?.total ?? null,
              `${row.agree} đồng ý, ${row.disagree} không`,
            ]),
          },
        ]
  return {
    title,
    landscape: true,
    blocks: [...table('I. Tập thể', 'Tập thể', teams), ...table('II. Cá nhân', 'Họ và tên, tổ', members)],
  }
}

function commendedAnnex(nominees: readonly Nominee[]): AnnexInput {
  return { title: 'Danh sách tập thể, cá nhân được tặng Giấy khen', blocks: tables(nominees, false) }
}

/** Who and what for, in the width of an upright page. */
function tables(nominees: readonly Nominee[], withPoints = true): BlockInput[] {
  const { teams, members } = split(nominees)
  const points = withPoints ? [{ share: 10, align: 'center' as const }] : []
  const table = (title: string, rows: readonly Nominee[]): BlockInput[] =>
    rows.length === 0
      ? []
      : [
          { kind: 'centred', text: title },
          {
            kind: 'table',
            columns: [{ share: 7, align: 'center' }, { share: 40 }, { share: 53 }, ...points],
            header: [['TT', 'Tập thể, cá nhân', 'Thành tích', ...(withPoints ? ['Điểm'] : [])]],
            rows: rows.map((row, at) => [
              String(at + 1),
              whoText(row),
              row.reason,
              ...(withPoints ? [row.score?.total ?? null] : []),
            ]),
          },
        ]
  return [...table('I. Tập thể', teams), ...table('II. Cá nhân', members)]
}

function whoText({ memberId, name, teamName, position }: Nominee): string {
  if (memberId === null) return name
  return [name, position && teamWords.say('vi', position), teamName].filter(Boolean).join(', ')
}

function resultText(score: Score | null): string | null {
  if (score === null) return null
  const known = score.lines.filter(({ amount }) => amount !== null)
  return known
    .map(({ figure, amount }) => `${nameFigure('vi', figure)}: ${nameAmount('vi', figure, amount)}`)
    .join('; ')
}
