import type { ComponentChildren } from 'preact'
import { Card } from '../../../platform/kit/card.tsx'
import { Chip, Chips } from '../../../platform/kit/chip.tsx'
import type { Mark } from '../../../platform/kit/highlight-pieces.ts'
import { WarningIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { day } from '../../../platform/words/formats.ts'
import type { Lang } from '../../../platform/words/words.ts'
import type { Found, PlanDraft, Target } from '../rules/plan-draft.ts'
import { type PlanWord, words } from '../words.ts'

type Item = { id: string; found: Found<unknown>; show: string }
type Group = { key: string; title: PlanWord; items: Item[]; single: boolean }

/** What was read, each item with the sentence it came from: first what there is one of, then the lists. */
export function Reading({ draft }: { draft: PlanDraft }) {
  const lang = useLang()
  const groups = groupsOf(draft, lang)
  return (
    <div class="stack">
      <ToCheck groups={groups} />
      <Card title={words.say(lang, 'general')} level={3}>
        <ul class="found">
          {groups
            .filter((group) => group.single)
            .map((group) => (
              <li key={group.key} id={group.items[0] && `item-${group.items[0].id}`}>
                <span class="small soft">{words.say(lang, group.title)}</span>
                {group.items[0] ? (
                  <ItemFace item={group.items[0]} />
                ) : (
                  <span class="soft">{words.say(lang, 'absent')}</span>
                )}
              </li>
            ))}
        </ul>
      </Card>
      {groups
        .filter((group) => !group.single && group.key !== 'unsure')
        .map((group) => (
          <Card key={group.key} title={words.say(lang, group.title)} level={3}>
            {group.items.length === 0 ? (
              <p class="soft">{words.say(lang, 'absent')}</p>
            ) : (
              <ul class="found">
                {group.items.map((item) => (
                  <li key={item.id} id={`item-${item.id}`}>
                    <ItemFace item={item} />
                  </li>
                ))}
              </ul>
            )}
          </Card>
        ))}
      <Mentioned draft={draft} />
    </div>
  )
}

/** What a person has to look at, before everything that was read without doubt; the sentences nobody understood come last of it. */
function ToCheck({ groups }: { groups: readonly Group[] }) {
  const lang = useLang()
  const doubted = groups.flatMap((group) =>
    group.items.filter((item) => !item.found.sure).map((item) => ({ item, group })),
  )
  if (doubted.length === 0) return null
  return (
    <Card title={`${words.say(lang, 'to_check')} (${doubted.length})`} level={3}>
      <ul class="found">
        {doubted.map(({ item, group }) =>
          // A sentence that nobody understood stands here and nowhere else; the others stand among their kind, too.
          group.key === 'unsure' ? (
            <li key={item.id} id={`item-${item.id}`}>
              <ItemFace item={item} />
            </li>
          ) : (
            <li key={item.id}>
              <span class="small soft">{words.say(lang, group.title)}</span>
              <a href={`#item-${item.id}`}>{item.show}</a>
              <Why found={item.found} />
            </li>
          ),
        )}
      </ul>
    </Card>
  )
}

function Why({ found }: { found: Found<unknown> }) {
  const lang = useLang()
  return found.why === undefined ? null : <span class="small">{words.say(lang, found.why)}</span>
}

function ItemFace({ item }: { item: Item }): ComponentChildren {
  const lang = useLang()
  const { sentence, sure } = item.found
  return (
    <>
      <a href={`#mark-${item.id}`}>{item.show}</a>
      {!sure && (
        <Chip tone="behind" icon={WarningIcon}>
          {words.say(lang, 'check')}
        </Chip>
      )}
      <Why found={item.found} />
      {!sentence.includes(item.show) && (
        <details>
          <summary class="small soft">{words.say(lang, 'see_sentence')}</summary>
          <blockquote class="small">{sentence}</blockquote>
        </details>
      )}
    </>
  )
}

function Mentioned({ draft }: { draft: PlanDraft }) {
  const lang = useLang()
  const named = [
    draft.platforms,
    draft.procedures,
    draft.bills,
    draft.marketplaces,
    draft.channels,
    draft.vulnerableGroups,
    draft.skills,
  ].flat()
  if (named.length === 0) return null
  return (
    <Card title={words.say(lang, 'catalogue')} level={3}>
      <Chips>
        {named.map((found, at) => (
          <Chip key={`${found.value.name} ${at}`}>{found.value.name}</Chip>
        ))}
      </Chips>
    </Card>
  )
}

/** Where the document itself is marked; ids match the items beside it. */
export function marksOf(draft: PlanDraft): Mark[] {
  return groupsOf(draft, 'vi').flatMap((group) =>
    group.items.map(({ id, found }) => ({ id, from: found.span[0], to: found.span[1], sure: found.sure })),
  )
}

function groupsOf(draft: PlanDraft, lang: Lang): Group[] {
  const group = <T,>(
    key: string,
    title: PlanWord,
    found: readonly Found<T>[],
    show: (value: T) => string,
    single = false,
  ): Group => ({
    key,
    title,
    items: found.map((each, at) => ({ id: `${key}-${at}`, found: each, show: show(each.value) })),
    single,
  })
  const one = <T,>(key: string, title: PlanWord, found: Found<T> | null, show: (value: T) => string) =>
    group(key, title, found ? [found] : [], show, true)
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
    group('bases', 'bases', draft.bases, ({ kind, number, issuer, about }) =>
      [kind, number, issuer, about].filter(Boolean).join(' · '),
    ),
    group('teams', 'teams', draft.teams, ({ level, count }) =>
      words.say(lang, level === 'commune' ? 'commune_teams' : 'village_teams', { n: count }),
    ),
    group('targets', 'targets', draft.targets, (target) => targetLine(target, lang)),
    group('areas', 'duty_areas', draft.dutyAreas, ({ label }) => label),
    group('duties', 'duties', draft.duties, ({ what, due, recurrence, where }) =>
      [what, dueLine(lang, due, recurrence), where].filter(Boolean).join(' · '),
    ),
    group('bodies', 'bodies', bodies, (value) => value),
    one('report', 'report', draft.report, ({ day: on, of, via }) =>
      words.say(lang, of === 'month' ? 'report_month' : 'report_value', {
        day: on,
        name: via ? [via.name, via.title].filter(Boolean).join(', ') : words.say(lang, 'nobody'),
      }),
    ),
    group('recipients', 'recipients', draft.recipients, (value) => value),
    one('signatory', 'signatory', draft.signatory, ({ authority, title, name }) =>
      [authority, title, name].filter(Boolean).join(' · '),
    ),
    ...(draft.unsure.length > 0 ? [group('unsure', 'unsure', draft.unsure, (value) => value)] : []),
  ]
}

function targetLine(target: Target, lang: Lang): string {
  const scope: PlanWord =
    target.scope === 'each_village_team' || target.scope === 'each_village'
      ? 'each_village_team'
      : target.scope === 'commune'
        ? 'commune'
        : 'each_team'
  const name = target.indicator === 'other' ? target.label : words.say(lang, target.indicator)
  return `${words.say(lang, scope)}: ${words.say(lang, 'at_least').toLowerCase()} ${target.atLeast} ${target.unit} – ${name}`
}

/** When something is due, in words: a window, a day, or again and again. */
export function dueLine(
  lang: Lang,
  due: { from: string | null; to: string } | null,
  recurrence: { every: string; day?: number | undefined } | null,
): string {
  if (recurrence) {
    if (recurrence.every === 'quarter') return words.say(lang, 'every_quarter', { day: recurrence.day ?? '…' })
    return words.say(
      lang,
      recurrence.every === 'month' ? 'every_month' : recurrence.every === 'week' ? 'every_week' : 'every_year',
    )
  }
  if (!due) return ''
  return due.from && due.from !== due.to
    ? words.say(lang, 'from_to', { from: day(due.from), to: day(due.to) })
    : day(due.to)
}
