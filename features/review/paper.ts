import { pointLetter } from '../../platform/papers/decree-wording.ts'
import { documentText } from '../../platform/papers/document-text.ts'
import {
  type BlockInput,
  type OfficialDocumentInput,
  officialDocument,
} from '../../platform/papers/official-document.ts'
import { capitalised, type Issued, issuerLines, placeOf } from '../plan/rules/issuer.ts'
import { isPart, type Line, type NextContent, type NextTarget } from './rules/next-content.ts'
import { targetSentence } from './rules/target-wording.ts'

// The next plan on paper (Kế hoạch, Decree 30/2020/NĐ-CP), as plain data.

export type Printed = {
  readonly title: string
  readonly content: NextContent
  readonly lessons: readonly string[]
  readonly number: number | null
  readonly issuedOn: string | null
}

/** `source`: the plan it was drafted from, whose head and foot it takes over. Number and day stay blank until given. */
export function nextPlanPaper(source: Issued, next: Printed): OfficialDocumentInput {
  const { draft, commune } = source
  const { content, number, issuedOn } = next
  const signs = draft?.signatory?.value
  const [year, month, day] = (issuedOn ?? '').split('-').map(Number)
  const lines = content.lines.filter(({ kept }) => kept)
  return {
    issuer: {
      superior: [draft?.issuer?.value.superior ?? ''].filter(Boolean),
      name: issuerLines(source),
      inSentence: capitalised(draft?.issuer?.value.name ?? commune.name),
    },
    kind: 'KH',
    number,
    notation: draft?.notation?.value ?? 'KH-UBND',
    place: placeOf(source),
    date: { day: day ?? null, month: month ?? null, year: year || null },
    subject: [next.title],
    bases: lines.filter(({ kind }) => kind === 'basis').map(({ text }) => text),
    blocks: blocksOf(lines, content.targets, next.lessons),
    recipients: content.recipients.filter((name) => !/^lưu\b/i.test(name)),
    archive: content.recipients.find((name) => /^lưu\b/i.test(name))?.replace(/^lưu\s*:?\s*/i, '') ?? 'VT',
    signatory: {
      authority: [signs?.authority ?? 'TM. Ủy ban nhân dân', signs?.onBehalfOf ?? ''].filter(Boolean),
      title: [signs?.title ?? 'Chủ tịch'],
      signer: content.signer || null,
    },
  }
}

/** The document's words, a paragraph a line: what our own reader is given. */
export function textOf(paper: OfficialDocumentInput): string {
  return documentText(officialDocument(paper)).join('\n')
}

function blocksOf(lines: readonly Line[], targets: readonly NextTarget[], lessons: readonly string[]): BlockInput[] {
  const blocks: BlockInput[] = []
  // Numbers of an item, of one below it, and of a point, each within what stands above it.
  let [item, subitem, point] = [0, 0, 0]
  for (const [at, { kind, text }] of lines.entries()) {
    if (isPart(kind)) [item, subitem, point] = [0, 0, 0]
    if (kind === 'item') [item, subitem, point] = [item + 1, 0, 0]
    if (kind === 'subitem') [subitem, point] = [subitem + 1, 0]
    if (kind === 'part') blocks.push({ kind: 'heading', level: 1, text })
    else if (kind === 'item') blocks.push(itemBlock(lines, at, item))
    else if (kind === 'subitem') blocks.push({ kind: 'paragraph', text: `${item}.${subitem}. ${text}` })
    else if (kind === 'point') blocks.push({ kind: 'paragraph', text: `${pointLetter(point++)}) ${text}` })
    else if (kind === 'dash') blocks.push({ kind: 'dash', text })
    else if (kind === 'text') blocks.push({ kind: 'paragraph', text })
    else {
      const dashes = kind === 'targets' ? targetSentences(targets) : lessons
      const next = lines[at + 1]
      // A heading with nothing below it is none.
      if (dashes.length > 0 || (next !== undefined && !isPart(next.kind))) blocks.push(...underHeading(text, dashes))
    }
  }
  return blocks
}

/** Numbered headings of a part are bold lines of their own; where one of them runs on, all are paragraphs that count alike. */
function itemBlock(lines: readonly Line[], at: number, number: number): BlockInput {
  const from = lines.findLastIndex(({ kind }, place) => place < at && isPart(kind))
  const after = lines.findIndex(({ kind }, place) => place > at && isPart(kind))
  const siblings = lines.slice(from + 1, after === -1 ? undefined : after).filter(({ kind }) => kind === 'item')
  const text = lines[at]?.text ?? ''
  return siblings.some((sibling) => sibling.text.length > 90 || /[.;:]$/.test(sibling.text))
    ? { kind: 'paragraph', text: `${number}. ${text}` }
    : { kind: 'heading', level: 2, text }
}

function underHeading(heading: string, dashes: readonly string[]): BlockInput[] {
  return [
    { kind: 'heading', level: 1, text: heading },
    ...dashes.map((text): BlockInput => ({ kind: 'dash', text: /[.;:!?…]$/.test(text) ? text : `${text}.` })),
  ]
}

/** Each target with its parts in one sentence, then the teams that are asked for another number, each in one sentence. */
export function targetSentences(targets: readonly NextTarget[]): string[] {
  const kept = targets.map((target, at) => ({ ...target, at })).filter(({ kept: isKept }) => isKept)
  return kept
    .filter(({ partOf }) => partOf === null || !kept.some(({ at }) => at === partOf))
    .flatMap((whole) => {
      const parts = kept.filter(({ partOf }) => partOf === whole.at)
      const teams = [whole, ...parts].flatMap(({ teams: own, atLeast }) =>
        own.filter((team) => team.atLeast !== atLeast),
      )
      const named = new Map(teams.map(({ teamId, name }) => [teamId, name]))
      const asked = (target: NextTarget, teamId: string) => ({
        ...target,
        atLeast: target.teams.find((team) => team.teamId === teamId)?.atLeast ?? target.atLeast,
      })
      return [
        targetSentence(whole, parts),
        ...[...named].map(([teamId, name]) =>
          targetSentence(
            asked(whole, teamId),
            parts.map((part) => asked(part, teamId)),
            name,
          ),
        ),
      ]
    })
}
