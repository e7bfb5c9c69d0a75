import * as v from 'valibot'
import { CalendarDay, Count, list, Text, Uuid } from '../../../platform/journal/snapshot.ts'
import { type Figure, figures } from '../../progress/contract.ts'
import type { Frozen, FrozenCommune } from '../rules.ts'

// The figures of a report as programs get them that follow. What reports frozen earlier do not tell is optional here.

const Figures = v.strictObject(
  Object.fromEntries(figures.map((figure) => [figure, v.number()])) as Record<Figure, v.NumberSchema<undefined>>,
)
const Amounts = list(v.strictObject({ figure: Text, dimension: Text, amount: v.number() }))
const Tally = v.strictObject({
  figures: Figures,
  parts: list(v.strictObject({ figure: v.picklist(figures), dimension: Text, amount: v.number() })),
  groups: list(v.strictObject({ group: Text, households: Count })),
  dossiers: v.exactOptional(list(v.strictObject({ procedure: Text, status: Text, amount: v.number() }))),
})

/** A team's: the plan's targets by the target window, the work by the report window. */
const OfTeam = v.strictObject({
  target: Tally,
  report: Tally,
  others: Amounts,
  aimed: v.exactOptional(Amounts),
})

const Line = v.strictObject({
  teamId: Uuid,
  name: Text,
  level: v.picklist(['commune', 'village']),
  members: Count,
  onBehalf: v.boolean(),
  isLate: v.exactOptional(v.boolean()),
  figures: v.nullable(OfTeam),
})

const Correction = v.strictObject({
  quarter: Text,
  came: Count,
  went: Count,
  causes: v.exactOptional(
    list(v.strictObject({ what: v.picklist(['late', 'cancelled', 'changed']), reason: Text, records: Count })),
  ),
  figures: list(v.strictObject({ figure: v.picklist(figures), before: v.number(), now: v.number() })),
  given: v.exactOptional(list(v.strictObject({ what: Text, before: v.number(), now: v.number() }))),
})

const Cells = list(v.union([Text, v.number(), v.strictObject({ value: v.number(), opens: Text })]))

const Given = v.strictObject({
  title: Text,
  under: v.picklist(['results', 'proposals']),
  told: Text,
  columns: list(
    v.strictObject({
      title: Text,
      share: v.number(),
      isText: v.exactOptional(v.boolean()),
      closed: v.exactOptional(v.boolean()),
    }),
  ),
  rows: list(Cells),
  total: Cells,
})

/** The commune's: with the very team reports it was drawn up from. */
const OfCommune = v.strictObject({
  ...OfTeam.entries,
  sources: list(v.strictObject({ reportId: Uuid, figuresHash: Text })),
  teams: list(Line),
  correction: v.nullable(Correction),
  course: v.exactOptional(list(v.strictObject({ day: CalendarDay, households: Count }))),
  given: v.exactOptional(list(Given)),
  year: v.exactOptional(v.nullable(v.strictObject({ quarters: list(Text), figures: Figures }))),
})

export const FrozenShape: v.GenericSchema<unknown, Frozen | FrozenCommune> = v.union([OfCommune, OfTeam])
