import type { Day } from '../../../platform/clock/days.ts'

/** What the reader found in a plan. Absent means absent: `null` or an empty list, never a guess. Plain JSON. */
export type PlanDraft = {
  /** The normalised text that every span refers to: one paragraph a line. */
  text: string
  issuer: Found<Issuer> | null
  kind: Found<DocumentKind> | null
  /** Null when the document leaves it blank, as drafts do until the records clerk gives it. */
  number: Found<string> | null
  numberBlank: boolean
  notation: Found<string> | null
  place: Found<string> | null
  issuedOn: Found<IssuedOn> | null
  title: Found<string> | null
  period: Found<Period> | null
  bases: Found<Basis>[]
  commune: Found<{ name: string }> | null
  teams: Found<TeamCount>[]
  targets: Found<Target>[]
  dutyAreas: Found<DutyArea>[]
  duties: Found<Duty>[]
  report: Found<ReportRule> | null
  platforms: Found<Named>[]
  procedures: Found<Named>[]
  bills: Found<Named>[]
  marketplaces: Found<Named>[]
  channels: Found<Named>[]
  vulnerableGroups: Found<Named>[]
  skills: Found<Named>[]
  bodies: Found<Body>[]
  sections: Found<Section>[]
  recipients: Found<string>[]
  signatory: Found<Signatory> | null
  /** Sentences with a number, a date or an order that no rule understood, so that a person looks. */
  unsure: Found<string>[]
}

/** `sentence` is always `text.slice(...span)`. */
export type Found<T> = { value: T; sentence: string; span: [number, number]; sure: boolean; why?: Doubt }

export type Doubt =
  | 'not_in_header'
  | 'not_in_title'
  | 'year_assumed'
  | 'date_from_previous_sentence'
  | 'scope_unstated'
  | 'indicator_unknown'
  | 'no_minimum_word'
  | 'number_ambiguous'
  | 'counts_differ'
  | 'report_target_unclear'
  | 'not_understood'

export type Issuer = { name: string; superior: string | null }
export type DocumentKind = { code: string; name: string }
export type IssuedOn = { day: number | null; month: number | null; year: number | null }
export type Period = { from: Day; to: Day; label: string }
export type Basis = {
  kind: string
  number: string | null
  issuedOn: Day | null
  issuer: string | null
  about: string | null
}
export type TeamCount = { level: 'commune' | 'village'; count: number }

export type Target = {
  indicator: Indicator
  /** As written: "hộ yếu thế được hướng dẫn trực tiếp". */
  label: string
  atLeast: number
  unit: string
  scope: TargetScope
  /** The team that a target is for alone, by the name that the document gives it. */
  team: string | null
  period: Period | null
  /** Set when the number is due again and again: "mỗi tháng ít nhất 02 buổi". */
  every: Recurrence['every'] | null
  /** Index of the target this one is a part of ("trong đó …"). */
  partOf: number | null
  inPerson: boolean
}
export type Indicator =
  | 'households_supported'
  | 'vulnerable_households_guided_in_person'
  | 'people_supported'
  | 'online_dossiers'
  | 'sessions'
  | 'sellers_opened'
  | 'sellers_with_orders'
  | 'messages_published'
  | 'other'
export type TargetScope =
  | 'each_team'
  | 'team'
  | 'each_village_team'
  | 'each_village'
  | 'each_commune'
  | 'each_member'
  | 'commune'
  | 'province'
  | 'unstated'

export type DutyArea = {
  code:
    | 'communication'
    | 'online_public_services'
    | 'cashless_payment'
    | 'agricultural_ecommerce'
    | 'vulnerable_support'
    | 'other'
  label: string
}

export type Duty = {
  kind: 'membership_review' | 'guidance_day' | 'wrap_up' | 'report' | 'session' | 'other'
  what: string
  due: DueWindow | null
  recurrence: Recurrence | null
  who: string | null
  where: string | null
}
/** `from` is null when only a deadline is written. Both ends belong to the window. */
export type DueWindow = { from: Day | null; to: Day }
/** For a quarter, `day` is a day of its last month. */
export type Recurrence = { every: 'week' | 'month' | 'quarter' | 'year'; day?: number }

export type ReportRule = {
  day: number
  of: 'quarter_last_month' | 'month'
  via: { name: string; title: string | null } | null
  to: string | null
}
/** `code` is null for a name the catalogue does not know. */
export type Named = { name: string; code: string | null }
export type Body = { name: string; duties: Found<string>[] }
export type Section = { mark: string; title: string; children: Found<Section>[] }
export type Signatory = {
  authority: string | null
  onBehalfOf: string | null
  title: string | null
  name: string | null
}
