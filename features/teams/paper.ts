import { twoDigits } from '../../platform/papers/decree-wording.ts'
import type { AnnexInput, BlockInput, OfficialDocumentInput } from '../../platform/papers/official-document.ts'
import { day } from '../../platform/words/formats.ts'
import { committeeOf, type Issued, lower, lowerFirst, placeOf } from '../plan/rules/issuer.ts'
import { dutyAreas } from './contract.ts'
import type { ReviewedTeam, Round } from './reads/reviews.ts'
import type { Member } from './reads.ts'
import { type Choice, teamAfter } from './rules/membership.ts'
import { nameArea, words } from './words.ts'

// The commune's decision on its teams' members (Quyết định kiện toàn). Official documents are Vietnamese only.

/**
 * The decision as form 1.2 of Decree 30, annex III: the chairman decides, people stand in the annexes, number and day are
 * the office's to give. Before the round is closed it is the draft that is put before the chairman.
 */
export function decisionPaper(
  issued: Issued & { readonly planTitle: string | undefined },
  round: Round,
  teams: readonly ReviewedTeam[],
): OfficialDocumentInput {
  const committee = committeeOf(issued)
  const commune = committee.replace(/^ủy ban nhân dân |^uỷ ban nhân dân /i, '')
  const choices = teams.flatMap((team) => team.choices)
  const gone = choices.filter(({ choice }) => choice === 'release' || choice === 'replace')
  const [only] = teams
  const whole = teams.length === 1 && only ? only.review.teamName : 'Tổ công nghệ số cộng đồng'
  const { draft } = issued
  const articles = articlesOf(teams, gone.length, commune)
  return {
    issuer: { name: ['Ủy ban nhân dân', commune], inSentence: `Chủ tịch ${committee}` },
    kind: 'QĐ',
    number: null,
    notation: 'QĐ-UBND',
    place: placeOf(issued),
    date: { day: null, month: null, year: Number((round.closedOn ?? round.dueOn).slice(0, 4)) },
    subject: [`Về việc kiện toàn ${whole}`, ...(teams.length === 1 ? [] : [`trên địa bàn ${commune}`])],
    deciding: `Chủ tịch ${committee}`,
    bases: [
      'Căn cứ Luật Tổ chức chính quyền địa phương',
      ...(issued.planTitle === undefined ? [] : [`Căn cứ ${lower(issued.planTitle)} của ${committee}`]),
      `Theo đề nghị của Trưởng phòng Văn hóa - Xã hội ${commune}`,
    ],
    blocks: articles.map((text): BlockInput => ({ kind: 'article', text })),
    recipients: [
      `Như Điều ${articles.length}`,
      `Thường trực Hội đồng nhân dân ${commune}`,
      'Các Tổ công nghệ số cộng đồng',
    ],
    archive: 'VT, VHXH',
    signatory: {
      authority: [],
      title: [draft?.signatory?.value.title ?? 'Chủ tịch'],
      signer: draft?.signatory?.value.name ?? null,
    },
    annexes: [membersAnnex(teams), ...(gone.length === 0 ? [] : [goneAnnex(teams)])],
  }
}

function articlesOf(teams: readonly ReviewedTeam[], gone: number, commune: string): string[] {
  const choices = teams.flatMap((team) => team.choices)
  const count = (kind: Choice['choice']) => choices.filter(({ choice }) => choice === kind).length
  const people = teams.reduce((sum, team) => sum + peopleOf(team).length, 0)
  const added = choices.filter(({ choice, replaces }) => choice === 'add' && replaces === null).length
  const changes = [
    `giữ nguyên ${twoDigits(people - added - count('replace'))}`,
    added > 0 && `bổ sung ${twoDigits(added)}`,
    count('replace') > 0 && `thay thế ${twoDigits(count('replace'))}`,
    count('release') > 0 && `cho thôi tham gia ${twoDigits(count('release'))}`,
  ].filter((part) => part !== false)
  const annex = gone > 0 ? 'Phụ lục I' : 'Phụ lục'
  const what =
    teams.length === 1
      ? (teams[0]?.review.teamName ?? '')
      : `${twoDigits(teams.length)} Tổ công nghệ số cộng đồng trên địa bàn ${commune}`
  return [
    `Kiện toàn ${what}, gồm ${twoDigits(people)} thành viên; trong đó ${changes.join(', ')} người (danh sách tại ${annex} kèm theo).`,
    `Thành viên các tổ phụ trách các mảng công việc: ${dutyAreas.map(({ vi }) => lowerFirst(vi)).join('; ')}; theo phân công tại ${annex}. Tổ trưởng điều hành hoạt động của tổ và báo cáo theo kế hoạch của Ủy ban nhân dân ${commune}.`,
    ...(gone > 0
      ? ['Những người có tên tại Phụ lục II thôi tham gia Tổ công nghệ số cộng đồng kể từ ngày ghi trong Phụ lục.']
      : []),
    'Quyết định này có hiệu lực kể từ ngày ký. Các quyết định trước đây về thành viên của những tổ nêu tại Điều 1 trái với Quyết định này thôi hiệu lực.',
    `Trưởng phòng Văn hóa - Xã hội, thủ trưởng các cơ quan, đơn vị liên quan, trưởng các thôn và những người có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này.`,
  ]
}

function peopleOf({ review, members, choices }: ReviewedTeam): (Member | Choice)[] {
  const isClosed = review.status === 'closed'
  const people = isClosed
    ? choices.filter(({ choice }) => choice === 'confirm' || choice === 'add')
    : teamAfter(members, choices)
  const rank = { leader: 0, deputy: 1, member: 2 }
  return people.toSorted((left, right) => rank[left.position] - rank[right.position])
}

function membersAnnex(teams: readonly ReviewedTeam[]): AnnexInput {
  return {
    title: 'Danh sách thành viên sau kiện toàn',
    landscape: true,
    blocks: teams.flatMap((team, at): BlockInput[] => {
      const people = peopleOf(team)
      const chosen = new Map(team.choices.map((choice) => [choice.memberId, choice]))
      return [
        { kind: 'centred', text: `${at + 1}. ${team.review.teamName} (${twoDigits(people.length)} thành viên)` },
        {
          kind: 'table',
          columns: [
            { share: 5, align: 'center' },
            { share: 24 },
            { share: 12, align: 'center' },
            { share: 20 },
            { share: 35 },
            { share: 24 },
          ],
          header: [['TT', 'Họ và tên', 'Chức vụ trong tổ', 'Đơn vị, đoàn thể', 'Mảng phụ trách', 'Ghi chú']],
          rows: people.map((person, place) => [
            String(place + 1),
            person.name,
            words.say('vi', person.position),
            person.organization,
            person.areas.map((area) => nameArea('vi', area)).join('; '),
            noteOf(chosen.get(person.memberId), chosen),
          ]),
        },
      ]
    }),
  }
}

function noteOf(choice: Choice | undefined, chosen: ReadonlyMap<string, Choice>): string {
  if (choice?.choice !== 'add') return 'Giữ nguyên'
  const before = choice.replaces === null ? undefined : chosen.get(choice.replaces)
  return `${before ? `Thay ${before.name}` : 'Bổ sung'} từ ${day(choice.on)}`
}

function goneAnnex(teams: readonly ReviewedTeam[]): AnnexInput {
  const rows = teams.flatMap(({ review, choices }) =>
    choices
      .filter(({ choice }) => choice === 'release' || choice === 'replace')
      .map((choice) => ({
        choice,
        team: review.teamName,
        next: choices.find((one) => one.replaces === choice.memberId),
      })),
  )
  return {
    title: 'Danh sách thành viên thôi tham gia',
    landscape: true,
    blocks: [
      {
        kind: 'table',
        columns: [
          { share: 5, align: 'center' },
          { share: 24 },
          { share: 30 },
          { share: 13, align: 'center' },
          { share: 26 },
          { share: 24 },
        ],
        header: [['TT', 'Họ và tên', 'Tổ', 'Từ ngày', 'Lý do', 'Người thay']],
        rows: rows.map(({ choice, team, next }, place) => [
          String(place + 1),
          choice.name,
          team,
          day(choice.on),
          choice.reason,
          next?.name ?? '',
        ]),
      },
    ],
  }
}
