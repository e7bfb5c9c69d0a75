/**
 * What a person sets right in a draft. The value becomes theirs and sure; the sentence it came from stays beside it. What
 * they add has no sentence.
 */
import type { PlanList } from '../contract.ts'
import { basesOf } from './bases.ts'
import { codeIn } from './duty-areas.ts'
import { planText } from './paragraphs.ts'
import { plain } from './plain.ts'
import type { Basis, Body, Found, PlanDraft } from './plan-draft.ts'

/** Fields that were not said stay as they are; `null` and '' mean absent. */
export type General = {
  title: string
  periodFrom: string
  periodTo: string
  reportDay: number | null
  contactName: string
  contactTitle: string
  issuer?: string | null | undefined
  superior?: string | null | undefined
  communeTeams?: number | null | undefined
  villageTeams?: number | null | undefined
  authority?: string | null | undefined
  onBehalfOf?: string | null | undefined
  signingTitle?: string | null | undefined
  signer?: string | null | undefined
}

export function correctGeneral(draft: PlanDraft, told: General): PlanDraft {
  const { period, report, issuer, signatory } = draft
  const via = told.contactName === '' ? null : { name: told.contactName, title: told.contactTitle || null }
  const name = said(told.issuer, issuer?.value.name)
  const signs = {
    authority: said(told.authority, signatory?.value.authority),
    onBehalfOf: said(told.onBehalfOf, signatory?.value.onBehalfOf),
    title: said(told.signingTitle, signatory?.value.title),
    name: said(told.signer, signatory?.value.name),
  }
  const rule = { of: 'quarter_last_month' as const, to: null, ...report?.value }
  return {
    ...draft,
    title: set(draft.title, told.title),
    period: set(period, { from: told.periodFrom, to: told.periodTo, label: period?.value.label ?? '' }),
    report: told.reportDay === null ? null : set(report, { ...rule, day: told.reportDay, via }),
    issuer: name === null ? null : set(issuer, { name, superior: said(told.superior, issuer?.value.superior) }),
    signatory: Object.values(signs).every((part) => part === null) ? null : set(signatory, signs),
    teams: (['commune', 'village'] as const).flatMap((level) => {
      const found = draft.teams.find(({ value }) => value.level === level) ?? null
      const count = level === 'commune' ? told.communeTeams : told.villageTeams
      if (count === undefined) return found ?? []
      return count === null || count === 0 ? [] : set(found, { level, count })
    }),
  }
}

/** A list as the lines a person sees and changes. */
export function linesOf(draft: PlanDraft, list: PlanList): string {
  switch (list) {
    case 'recipients':
      return draft.recipients.map(({ value }) => value).join('\n')
    case 'dutyAreas':
      return draft.dutyAreas.map(({ value }) => value.label).join('\n')
    case 'bases':
      return draft.bases.map(({ value }) => basisLine(value)).join('\n')
    case 'bodies':
      return draft.bodies
        .flatMap(({ value }) => [value.name, ...value.duties.map((duty) => `- ${duty.value}`)])
        .join('\n')
  }
}

/** The lines as a list again. A line that was not touched keeps its sentence. */
export function correctLines(draft: PlanDraft, list: PlanList, text: string): PlanDraft {
  const lines = text
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim().slice(0, 1000))
    .filter((line) => line !== '' && line !== '-')
    .slice(0, 500)
  switch (list) {
    case 'recipients':
      return { ...draft, recipients: lines.map((line) => kept(draft.recipients, line.replace(/^- /, ''))) }
    case 'dutyAreas':
      return {
        ...draft,
        dutyAreas: lines
          .map((line) => line.replace(/^- /, ''))
          .map((label) =>
            set(
              among(draft.dutyAreas, (area) => area.label === label),
              { code: codeIn(plain(label)), label },
            ),
          ),
      }
    case 'bases':
      return {
        ...draft,
        bases: lines.map((line) => {
          const found = among(draft.bases, (basis) => basisLine(basis) === line)
          return set(found, found?.value ?? readBasis(line))
        }),
      }
    case 'bodies':
      return { ...draft, bodies: bodiesIn(lines, draft.bodies) }
  }
}

export function withoutSentence(draft: PlanDraft, from: number): PlanDraft | undefined {
  const unsure = draft.unsure.filter(({ span }) => span[0] !== from)
  return unsure.length === draft.unsure.length ? undefined : { ...draft, unsure }
}

/** "Kế hoạch số 99-KH/BCĐM ngày 02/06/2025 của Ban Chỉ đạo về việc …", as plans themselves write it. */
export function basisLine({ kind, number, issuedOn, issuer, about }: Basis): string {
  const date = issuedOn === null ? '' : `ngày ${issuedOn.split('-').toReversed().join('/')}`
  return [kind, number && `số ${number}`, date, issuer && `của ${issuer}`, about && `về việc ${about}`]
    .filter(Boolean)
    .join(' ')
}

/** By the same rule that reads the document; what it does not know is kept whole as the kind. */
function readBasis(line: string): Basis {
  const [read] = basesOf(planText(`KẾ HOẠCH\nViệc\nCăn cứ ${line};`))
  return read?.value ?? { kind: line, number: null, issuedOn: null, issuer: null, about: null }
}

function bodiesIn(lines: readonly string[], known: readonly Found<Body>[]): Found<Body>[] {
  const bodies: Found<Body>[] = []
  for (const line of lines) {
    const last = bodies.at(-1)
    if (line.startsWith('-') && last !== undefined) {
      const duties = among(known, (body) => body.name === last.value.name)?.value.duties ?? []
      last.value.duties.push(kept(duties, line.replace(/^-+ */, '')))
    } else {
      const name = line.replace(/^-+ */, '')
      bodies.push(
        set(
          among(known, (body) => body.name === name),
          { name, duties: [] },
        ),
      )
    }
  }
  return bodies
}

function set<T>(found: Found<unknown> | null | undefined, value: T): Found<T> {
  return { value, sentence: found?.sentence ?? '', span: found?.span ?? [0, 0], sure: true }
}

function kept(list: readonly Found<string>[], value: string): Found<string> {
  return set(
    among(list, (known) => known === value),
    value,
  )
}

function among<T>(list: readonly Found<T>[], match: (value: T) => boolean): Found<T> | undefined {
  return list.find((found) => match(found.value))
}

function said(told: string | null | undefined, before: string | null | undefined): string | null {
  return (told === undefined ? before : told) || null
}
