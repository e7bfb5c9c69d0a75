import { basesOf } from './bases.ts'
import { bodiesOf } from './bodies.ts'
import { communeOf } from './commune.ts'
import { dutiesOf } from './duties.ts'
import { dutyAreasOf } from './duty-areas.ts'
import { recipientsOf, signatoryOf } from './foot.ts'
import { headerOf, periodOf } from './header.ts'
import { namedOf } from './named.ts'
import { type PlanText, planText } from './paragraphs.ts'
import type { PlanDraft } from './plan-draft.ts'
import { reportOf } from './report.ts'
import { sectionsOf } from './sections.ts'
import { targetsOf } from './targets.ts'
import { teamsOf } from './teams.ts'
import { unsureOf } from './unsure.ts'

/**
 * Reads an administrative plan (product.md §3) into a draft that a person confirms. Pure, offline, linear in the
 * text's length; any text is accepted, and one that is no administrative document gives an empty draft.
 */
export function readPlan(raw: string): PlanDraft {
  const plan = planText(raw)
  if (!isAdministrative(plan)) return emptyDraft(plan.text)
  const header = headerOf(plan)
  const period = periodOf(plan, header.title)
  const commune = communeOf(plan, header.issuer, header.title)
  const year = Number(period?.value.from.slice(0, 4) ?? header.issuedOn?.value.year ?? 0) || null
  const targets = targetsOf(plan, { period: period?.value ?? null, year, commune: commune !== null })
  const teams = teamsOf(plan)
  const duties = dutiesOf(plan, year, new Set(targets.map(({ span }) => span[0])))
  const report = reportOf(plan)
  const understood = [
    ...targets,
    ...teams,
    ...duties,
    ...(report === null ? [] : [report]),
    ...(period === null ? [] : [period]),
  ]
  return {
    text: plan.text,
    ...header,
    period,
    bases: basesOf(plan),
    commune,
    teams,
    targets,
    dutyAreas: dutyAreasOf(plan),
    duties,
    report,
    ...namedOf(plan),
    bodies: bodiesOf(plan),
    sections: sectionsOf(plan),
    recipients: recipientsOf(plan),
    signatory: signatoryOf(plan),
    unsure: unsureOf(plan, new Set(understood.map(({ span }) => span[0]))),
  }
}

/** Two signs of an administrative document, or one of a plan's own orders; a poem, a program or a novel has neither. */
function isAdministrative(plan: PlanText): boolean {
  const signs = [
    plan.kind !== null,
    /cong hoa xa hoi chu nghia viet nam/.test(plan.plain),
    /(?:^|\n)so ?:.{0,20}\/ ?(?:kh|qd|bc|tb|ctr|hd|nq|ct|da)-/.test(plan.plain),
    /(?:^|\n)noi nhan ?:/.test(plan.plain),
    /\bto chuc thuc hien\b/.test(plan.plain),
    /(?:^|\n)can cu /.test(plan.plain),
    /\b(uy ban nhan dan|ubnd)\b/.test(plan.plain),
    /\bto (cong nghe|chuyen doi) so\b/.test(plan.plain),
  ].filter(Boolean).length
  return signs >= 2 || /\b(moi|tung) to\b.{0,80}\b(it nhat|toi thieu) \d/.test(plan.plain)
}

function emptyDraft(text: string): PlanDraft {
  return {
    text,
    issuer: null,
    kind: null,
    number: null,
    numberBlank: false,
    notation: null,
    place: null,
    issuedOn: null,
    title: null,
    period: null,
    bases: [],
    commune: null,
    teams: [],
    targets: [],
    dutyAreas: [],
    duties: [],
    report: null,
    platforms: [],
    procedures: [],
    bills: [],
    marketplaces: [],
    channels: [],
    vulnerableGroups: [],
    skills: [],
    bodies: [],
    sections: [],
    recipients: [],
    signatory: null,
    unsure: [],
  }
}
