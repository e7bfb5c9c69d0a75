import { maybe, run, sql } from '../../../platform/db/database.ts'
import { headOf } from '../../../platform/journal/changes.ts'
import type { Change, Work } from '../../../platform/journal/command.ts'
import { type Paper, sealOf } from '../reads.ts'
import type { Frozen, FrozenCommune, Records, ReportStatus } from '../rules.ts'

export type Row = { reportId: string; planId: string; teamId: string | null; status: ReportStatus }

/**
 * Freezes figures with the very records they count, the journal's place and a digest over both, so that any later
 * change shows as a difference and never as a rewritten report.
 */
export async function freeze(
  work: Work,
  reportId: string,
  frozen: Frozen | FrozenCommune,
  records: Records,
): Promise<void> {
  const { visits, dossiers } = records
  const { communeId, tx } = work.scope
  const sequence = await headOf(work.scope)
  await run(tx, sql`delete from reports_counted where commune_id = ${communeId} and report_id = ${reportId}`)
  await run(tx, sql`delete from reports_dossier where commune_id = ${communeId} and report_id = ${reportId}`)
  await run(
    tx,
    sql`insert into reports_counted (commune_id, report_id, visit_id, team_id, household_id, held_on, in_person, vulnerable, people, items, groups, adopted)
        select ${communeId}::uuid, ${reportId}::uuid, "visitId", "teamId", "householdId", "heldOn", "inPerson", vulnerable, people, items, groups, adopted
        from jsonb_to_recordset(${JSON.stringify(visits)}::jsonb) as r("visitId" uuid, "teamId" uuid, "householdId" uuid, "heldOn" date,
             "inPerson" boolean, vulnerable boolean, people int, items jsonb, groups text[], adopted text[])`,
  )
  await run(
    tx,
    sql`insert into reports_dossier (commune_id, report_id, dossier_id, team_id, household_id, visit_id, line_id, filed_on, procedure, status)
        select ${communeId}::uuid, ${reportId}::uuid, "dossierId", "teamId", "householdId", "visitId", "lineId", "filedOn", procedure, status
        from jsonb_to_recordset(${JSON.stringify(dossiers)}::jsonb) as r("dossierId" uuid, "teamId" uuid, "householdId" uuid, "visitId" uuid,
             "lineId" uuid, "filedOn" date, procedure text, status text)`,
  )
  await run(
    tx,
    sql`update reports_report set figures = ${JSON.stringify(frozen)}::jsonb, figures_hash = ${sealOf(frozen, records, sequence)},
          frozen_sequence = ${sequence}, frozen_at = ${work.receivedAt}
        where commune_id = ${communeId} and report_id = ${reportId}`,
  )
}

const row = sql`report_id as "reportId", plan_id as "planId", team_id as "teamId", status`

/** The one report of a plan and a team, or of the commune; held until the order is through. */
export async function ofPlan(work: Work, planId: string, teamId: string | null): Promise<Row | undefined> {
  const { communeId, tx } = work.scope
  return maybe(
    tx,
    sql<Row>`select ${row} from reports_report
             where commune_id = ${communeId} and plan_id = ${planId} and team_id is not distinct from ${teamId}::uuid for update`,
  )
}

export async function lock(work: Work, reportId: string): Promise<Row | undefined> {
  const { communeId, tx } = work.scope
  return maybe(
    tx,
    sql<Row>`select ${row} from reports_report where commune_id = ${communeId} and report_id = ${reportId} for update`,
  )
}

export async function setStatus(work: Work, reportId: string, status: ReportStatus): Promise<void> {
  const { communeId, tx } = work.scope
  await run(
    tx,
    sql`update reports_report set status = ${status} where commune_id = ${communeId} and report_id = ${reportId}`,
  )
}

/** From here on every copy is made of this. */
export async function keepPaper(work: Work, reportId: string, paper: Paper): Promise<void> {
  const { communeId, tx } = work.scope
  await run(
    tx,
    sql`update reports_report set paper = ${JSON.stringify(paper)}::jsonb where commune_id = ${communeId} and report_id = ${reportId}`,
  )
}

/** One more line of the report's story, which both sides see. */
export async function tell(work: Work, reportId: string, what: string, note = ''): Promise<void> {
  const { communeId, accountId, tx } = work.scope
  await run(
    tx,
    sql`insert into reports_event (commune_id, report_id, ordinal, what, at, account_id, note)
        select ${communeId}, ${reportId}, coalesce(max(ordinal) + 1, 1), ${what}, ${work.receivedAt}, ${accountId}::uuid, ${note}
        from reports_event where commune_id = ${communeId} and report_id = ${reportId}`,
  )
}

export function touched(reportId: string, teamId: string | null): Change[] {
  return [{ noun: 'report', id: reportId, teamId }]
}
