import type { Mark } from '../../../platform/kit/highlight-pieces.ts'
import { day, number } from '../../../platform/words/formats.ts'
import type { Lang } from '../../../platform/words/words.ts'
import type { Found, PlanDraft } from '../rules/plan-draft.ts'
import type { TargetRow, TaskRow, TeamTargetRow } from '../rules/rows.ts'
import { nameScope, nameTarget, type PlanWord, words } from '../words.ts'

/** The rows of a plan, which a person may have set right since it was read. */
export type Rows = { readonly targets: readonly TargetRow[]; readonly tasks: readonly TaskRow[] }
export type Item = { id: string; found: Found<unknown>; show: string }
export type Group = {
  key: string
  title: PlanWord
  items: Item[]
  /** There is one of it in a plan; or many; or it is only named there. */
  kind: 'single' | 'list' | 'named'
}

/** All that was read, as it stands after what a person set right: each item with its sentence and its doubt. */
export function groupsOf(draft: PlanDraft, { targets, tasks }: Rows, lang: Lang): Group[] {
  const group = <T>(
    key: string,
    title: PlanWord,
    found: readonly Found<T>[],
    show: (value: T) => string,
    kind: Group['kind'] = 'list',
  ): Group => ({
    key,
    title,
    items: found.map((each, at) => ({ id: `${key}-${at}`, found: each, show: show(each.value) })),
    kind,
  })
  const one = <T>(key: string, title: PlanWord, found: Found<T> | null, show: (value: T) => string) =>
    group(key, title, found ? [found] : [], show, 'single')
  const named = (key: 'platforms' | 'procedures' | 'bills' | 'marketplaces' | 'channels' | 'skills') =>
    group(key, key, draft[key], ({ name }) => name, 'named')
  const bodies = draft.bodies.flatMap((body) => [
    { ...body, value: body.value.name },
    ...body.value.duties.map((duty) => ({ ...duty, value: `– ${duty.value}` })),
  ])
  return [
    one('issuer', 'issuer', draft.issuer, ({ name, superior }) => (superior ? `${superior} – ${name}` : name)),
    one('kind', 'kind', draft.kind, ({ name, code }) => `${name} (${code})`),
    one('number', 'number', draft.number ?? draft.notation, (value) =>
      draft.number ? `${value}/${draft.notation?.value ?? ''}` : words.say(lang, 'number_blank', { notation: value }),
    ),
    one('dated', 'dated', draft.issuedOn, ({ day: d, month, year }) =>
      words.say(lang, 'dated_value', {
        place: draft.place?.value ?? '',
        day: d ?? '…',
        month: month ?? '…',
        year: year ?? '…',
      }),
    ),
    one('title', 'title', draft.title, (value) => value),
    one('period', 'period', draft.period, ({ from, to }) =>
      words.say(lang, 'from_to', { from: day(from), to: day(to) }),
    ),
    group('bases', 'bases', draft.bases, ({ kind, number: sign, issuer, about }) =>
      [kind, sign, issuer, about].filter(Boolean).join(' · '),
    ),
    group('teams', 'teams', draft.teams, ({ level, count }) =>
      words.say(lang, level === 'commune' ? 'commune_teams' : 'village_teams', { n: count }),
    ),
    group('targets', 'targets', withOwn(current(targets, draft.targets), draft, lang), (line) => line),
    group('areas', 'duty_areas', draft.dutyAreas, ({ label }) => label),
    group('duties', 'duties', current(tasks, draft.duties), (task) =>
      [task.what, taskDue(lang, task), task.place].filter(Boolean).join(' · '),
    ),
    group('bodies', 'bodies', bodies, (value) => value),
    one('report', 'report', draft.report, ({ day: on, of, via }) =>
      words.say(lang, of === 'month' ? 'report_month' : 'report_value', {
        day: on,
        name: via ? [via.name, via.title].filter(Boolean).join(', ') : words.say(lang, 'nobody'),
      }),
    ),
    group('recipients', 'recipients', draft.recipients, (value) => value),
    one('signatory', 'signatory', draft.signatory, ({ authority, onBehalfOf, title, name }) =>
      [authority, onBehalfOf, title, name].filter(Boolean).join(' · '),
    ),
    ...(draft.unsure.length > 0 ? [group('unsure', 'unsure', draft.unsure, (value) => value)] : []),
    ...(['platforms', 'procedures', 'bills', 'marketplaces', 'channels', 'skills'] as const).map(named),
    group('groups', 'vulnerable_groups', draft.vulnerableGroups, ({ name }) => name, 'named'),
  ]
}

/** What still has to be looked at before the plan is put to work. */
export function doubtedIn(groups: readonly Group[]): { item: Item; group: Group }[] {
  return groups.flatMap((group) => group.items.filter((item) => !item.found.sure).map((item) => ({ item, group })))
}

/** Where the document itself is marked; ids match the items beside it. What a person added stands nowhere in it. */
export function marksOf(draft: PlanDraft, rows: Rows): Mark[] {
  return groupsOf(draft, rows, 'vi').flatMap((group) =>
    group.items
      .filter(({ found }) => found.sentence !== '')
      .map(({ id, found }) => ({ id, from: found.span[0], to: found.span[1], sure: found.sure })),
  )
}

/** Each target, and below it what single teams are asked for in its place. */
function withOwn(targets: readonly Found<TargetRow & { own?: TeamTargetRow[] }>[], draft: PlanDraft, lang: Lang) {
  return targets.flatMap(({ value: target, ...found }): Found<string>[] => [
    { ...found, value: targetLine(target, lang) },
    ...current(
      (target.own ?? []).map((own) => ({ ...own, checked: own.teamId !== null })),
      draft.targets,
    ).map(({ value: { name, atLeast }, ...place }) => ({
      ...place,
      value: words.say(lang, 'own_short', { team: name, n: number(lang, atLeast) }),
    })),
  ])
}

/** A row's item in the draft gives its sentence's place and its doubt, until a person has set the row right. */
function current<Row extends Pick<TargetRow, 'sentence' | 'checked' | 'position'>>(
  rows: readonly Row[],
  read: readonly Found<unknown>[],
): Found<Row>[] {
  return rows.map((row) => {
    const { sentence, checked, position } = row
    const { span = [0, 0], sure = true, why } = read[position] ?? {}
    return { value: row, sentence, span, sure: sure || checked, ...(why === undefined || checked ? {} : { why }) }
  })
}

export function targetLine(target: TargetRow, lang: Lang): string {
  const minimum = `${words.say(lang, 'at_least').toLowerCase()} ${number(lang, target.atLeast)}${target.unit && ` ${target.unit}`}`
  return `${nameScope(lang, target.scope)}: ${minimum} – ${nameTarget(lang, target)}`
}

/** When a task is due, in words: a window, a day, or again and again. */
export function taskDue(lang: Lang, task: Pick<TaskRow, 'dueFrom' | 'dueTo' | 'every' | 'everyDay'>): string {
  const { dueFrom, dueTo, every, everyDay } = task
  if (every === 'quarter') return words.say(lang, 'every_quarter', { day: everyDay ?? '…' })
  if (every !== null)
    return words.say(lang, every === 'month' ? 'every_month' : every === 'week' ? 'every_week' : 'every_year')
  if (dueTo === null) return ''
  return dueFrom !== null && dueFrom !== dueTo
    ? words.say(lang, 'from_to', { from: day(dueFrom), to: day(dueTo) })
    : day(dueTo)
}
