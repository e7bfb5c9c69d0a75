/**
 * The plan for the next period as it is drafted from this one: the same parts line by line with their dates moved, its
 * targets lifted out of the text so that each can get another number, and room for the lessons. Plain JSON.
 */
import { addDays } from '../../../platform/clock/days.ts'
import { day } from '../../../platform/words/formats.ts'
import { orderVerb } from '../../plan/rules/duties.ts'
import { markOf } from '../../plan/rules/marks.ts'
import { plain } from '../../plan/rules/plain.ts'
import type { PlanDraft } from '../../plan/rules/plan-draft.ts'
import type { TargetRow, TaskRow } from '../../plan/rules/rows.ts'
import { type Move, movedText, periodName } from './next-period.ts'
import type { Evidence, Proposal } from './target-proposal.ts'
import { type Worded, wordingOf } from './target-wording.ts'

/** `targets` and `lessons` are parts that are filled when the document is made. */
export const lineKinds = ['basis', 'text', 'part', 'item', 'subitem', 'point', 'dash', 'targets', 'lessons'] as const
export type LineKind = (typeof lineKinds)[number]

/** Whether a line begins a part: what is numbered below it begins anew. */
export function isPart(kind: LineKind): boolean {
  return kind === 'part' || kind === 'targets' || kind === 'lessons'
}

export type Line = {
  readonly id: number
  readonly kind: LineKind
  readonly text: string
  readonly kept: boolean
  /** As this period's plan says it, where a date or a correction has changed it. */
  readonly was: string | null
}

export type TeamProposal = {
  readonly teamId: string
  readonly name: string
  readonly atLeast: number
  readonly proposed: Proposal
  readonly evidence: Evidence
}

export type NextTarget = Worded & {
  readonly atLeast: number
  /** The target of this list that this one is a part of. */
  readonly partOf: number | null
  readonly kept: boolean
  /** What this period's plan asks for. */
  readonly was: number
  readonly teams: readonly TeamProposal[]
  /** For a target of the whole commune. */
  readonly proposed: Proposal | null
  readonly evidence: Evidence | null
}

export type NextContent = {
  readonly lines: readonly Line[]
  readonly targets: readonly NextTarget[]
  readonly recipients: readonly string[]
  readonly signer: string
  /** Taken in when the draft goes to the leader; until then the marked ones are shown. */
  readonly lessons: readonly string[] | null
}

type Source = {
  readonly draft: PlanDraft
  readonly targets: readonly TargetRow[]
  readonly tasks: readonly TaskRow[]
}

const lessonsHead = 'Bài học rút ra từ'
const implementing = /\b(to chuc thuc hien|phan cong (thuc hien|nhiem vu|trach nhiem)|trach nhiem (thuc hien|cua))\b/

/** The lines of the next plan, in the order of this one's. */
export function linesFrom(source: Source, move: Move): Line[] {
  const made: Omit<Line, 'id'>[] = []
  const pieces = piecesOf(source)
  let skipping = false
  let opening = true
  for (const { text, changed } of bodyOf(source.draft, pieces)) {
    const mark = opening && (markOf(text)?.level ?? 9) > 2 ? null : markOf(text)
    if (mark !== null) opening = false
    const kind = mark === null ? (opening && /^can cu /.test(plain(text)) ? 'basis' : 'text') : kinds[mark.level - 1]
    const own = tidy(text.slice(mark?.length ?? 0))
    // What an earlier plan of ours learnt stands in its own part, which is filled anew.
    if (kind === 'part') skipping = plain(own).startsWith(plain(lessonsHead))
    if (skipping || own === '' || kind === undefined) continue
    const moved = kind === 'basis' ? own : movedText(own, move)
    made.push({ kind, text: moved, kept: true, was: moved === own && !changed ? null : own })
  }
  for (const task of addedTasks(source)) {
    const said = dutySentence(task)
    const moved = movedText(said, move)
    made.splice(placeOf(made), 0, { kind: 'dash', text: moved, kept: true, was: moved === said ? null : said })
  }
  for (const { text } of pieces.filter(({ now }) => now === ''))
    if (!isLifted(source, text)) made.push({ kind: 'dash', text: movedText(text, move), kept: false, was: text })
  // A part of the targets' own keeps its place.
  const own = made.findIndex(({ kind, text }) => kind === 'part' && /^(chi tieu|muc tieu)$/.test(plain(text)))
  const targets = { kind: 'targets', text: made[own]?.text ?? 'CHỈ TIÊU', kept: true, was: null } as const
  const lessons = `${lessonsHead} ${periodName(move.from)}`.toLocaleUpperCase('vi')
  if (own !== -1) made.splice(own, 1, targets)
  const parts = made.filter((line, at) => line.kind !== 'part' || hasWords(made, at))
  if (own === -1) parts.splice(placeOf(parts), 0, targets)
  parts.splice(placeOf(parts), 0, { kind: 'lessons', text: lessons, kept: true, was: null })
  return parts.map((line, id) => ({ id, ...line }))
}

const kinds = ['part', 'item', 'subitem', 'point', 'dash'] as const

/** A sentence of the text and what stands in its place now; nothing where it is taken out. */
type Piece = { readonly from: number; readonly to: number; readonly text: string; readonly now: string }

function piecesOf({ draft, targets, tasks }: Source): Piece[] {
  const lifted = [...Map.groupBy(draft.targets.entries(), ([, { span }]) => span[0]).values()].flatMap((group) => {
    const rows = group.flatMap(([position]) => targets.find((row) => row.position === position) ?? [])
    const { span, sentence } = group[0]?.[1] ?? { span: [0, 0], sentence: '' }
    const isOwn = group.some(([, { value }]) => value.team != null)
    return isOwn || rows.every((row) => wordingOf(row) !== null)
      ? [{ from: span[0], to: span[1] ?? 0, text: sentence, now: '' }]
      : []
  })
  const changed = draft.duties.flatMap(({ span, sentence }, position) => {
    const row = tasks.find((task) => task.position === position)
    if (row && !row.checked) return []
    return [{ from: span[0], to: span[1], text: sentence, now: row ? dutySentence(row) : '' }]
  })
  const found = draft.unsure.flatMap(({ span, sentence }) => {
    const row = tasks.find((task) => task.position >= draft.duties.length && task.sentence === sentence)
    return row ? [{ from: span[0], to: span[1], text: sentence, now: dutySentence(row) }] : []
  })
  return [...lifted, ...changed, ...found].filter(({ from, to }) => to > from)
}

/** A target's sentence is said again in the part of the targets; anything else that was taken out is shown as left out. */
function isLifted({ draft }: Source, text: string): boolean {
  return draft.targets.some(({ sentence }) => sentence === text)
}

/** What stands between the subject and the foot, a paragraph a line, with its corrected sentences. */
function bodyOf(draft: PlanDraft, pieces: readonly Piece[]): { text: string; changed: boolean }[] {
  // Without a subject the text begins below the letterhead.
  const head = (draft.title ?? draft.kind) ? [draft.title, draft.kind] : [draft.notation, draft.issuedOn]
  const start = Math.max(...head.map((found) => found?.span[1] ?? 0))
  const foot = [...plain(draft.text).matchAll(/^noi nhan/gm)].at(-1)?.index ?? Number.POSITIVE_INFINITY
  const end = Math.min(foot, draft.signatory?.span[0] || Number.POSITIVE_INFINITY, draft.text.length)
  let at = 0
  return draft.text.split('\n').flatMap((text) => {
    const from = at
    at += text.length + 1
    if (from < start || from >= end) return []
    const own = pieces.filter((piece) => piece.from >= from && piece.to <= from + text.length)
    const now = own
      .toSorted((left, right) => right.from - left.from)
      .reduce((whole, piece) => whole.slice(0, piece.from - from) + piece.now + whole.slice(piece.to - from), text)
    return /^[\s.;:,-]*$/.test(now.slice(markOf(now)?.length ?? 0)) ? [] : [{ text: now, changed: now !== text }]
  })
}

function addedTasks({ draft, tasks }: Source): TaskRow[] {
  const inText = new Set(draft.unsure.map(({ sentence }) => sentence))
  return tasks.filter(({ position, sentence }) => position >= draft.duties.length && !inText.has(sentence))
}

/** "Trong tháng 10/2025, Công an xã rà soát danh sách." as the reader reads it again. */
export function dutySentence(task: TaskRow): string {
  const what = orderVerb.test(plain(task.what)) ? task.what : `thực hiện: ${task.what}`
  const said = [task.who, task.who ? lowerFirst(what) : what].filter(Boolean).join(' ')
  const when = timeOf(task)
  const whole = when === '' ? said : `${when}, ${said}`
  return `${whole.charAt(0).toLocaleUpperCase('vi')}${whole.slice(1).replace(/[.;]+$/, '')}.`
}

function timeOf({ dueFrom, dueTo, every, everyDay }: TaskRow): string {
  if (every === 'month') return everyDay === null ? 'Hằng tháng' : `Ngày ${everyDay} hằng tháng`
  if (every === 'quarter') return everyDay === null ? 'Hằng quý' : `Ngày ${everyDay} cuối quý`
  if (every !== null) return every === 'week' ? 'Hằng tuần' : 'Định kỳ hằng năm'
  if (dueTo === null) return ''
  if (dueFrom === null) return `Chậm nhất ngày ${day(dueTo)}`
  if (dueFrom === dueTo) return `Ngày ${day(dueTo)}`
  const isMonth =
    dueFrom.endsWith('-01') && addDays(dueTo, 1).endsWith('-01') && dueFrom.slice(0, 7) === dueTo.slice(0, 7)
  const span = periodName({ from: dueFrom, to: dueTo })
  return isMonth ? `Trong ${span}` : span.charAt(0).toLocaleUpperCase('vi') + span.slice(1)
}

/** Before the chapter that says who does what, which stands last in every plan; else at the end. */
function placeOf(lines: readonly { kind: LineKind; text: string }[]): number {
  const at = lines.findLastIndex(({ kind, text }) => kind === 'part' && implementing.test(plain(text)))
  return at === -1 ? lines.length : at
}

/** A part whose sentences were all lifted out is gone with them. */
function hasWords(lines: readonly { kind: LineKind }[], at: number): boolean {
  const next = lines[at + 1]
  return next !== undefined && !isPart(next.kind)
}

function tidy(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/\.\/\.$/, '.')
    .trim()
}

function lowerFirst(text: string): string {
  // A name keeps its capitals: only an order's own first word is made small.
  return /^\p{Lu}\p{Ll}+ \p{Ll}/u.test(text) ? text.charAt(0).toLocaleLowerCase('vi') + text.slice(1) : text
}
