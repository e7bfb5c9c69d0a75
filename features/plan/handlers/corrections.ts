import { quarterOf } from '../../../platform/clock/days.ts'
import { run, sql } from '../../../platform/db/database.ts'
import { done, handle, refuse } from '../../../platform/journal/command.ts'
import { correctList, correctPlan, dismissSentence, planProblems } from '../contract.ts'
import { correctGeneral, correctLines, withoutSentence } from '../rules/correct.ts'
import { insertRecipients, keepDraft, openDraft, touched, whyNot } from './rows.ts'

export const correctionHandlers = [
  handle(correctPlan, async (work, payload) => {
    if (payload.periodFrom > payload.periodTo) return refuse(planProblems.make('plan.period_reversed'))
    const { tx, communeId } = work.scope
    const draft = await openDraft(work, payload.planId)
    if (!draft) return refuse(await whyNot(work, payload.planId))
    await keepDraft(work, payload.planId, correctGeneral(draft, payload))
    await run(
      tx,
      sql`update plan_plan set title = ${payload.title}, period_from = ${payload.periodFrom}, period_to = ${payload.periodTo},
            quarter = ${quarterOf(payload.periodTo)}, report_day = ${payload.reportDay},
            contact_name = nullif(${payload.contactName}, ''), contact_title = nullif(${payload.contactTitle}, '')
          where commune_id = ${communeId} and plan_id = ${payload.planId}`,
    )
    return done({ changes: touched(payload.planId) })
  }),

  handle(correctList, async (work, { planId, list, lines }) => {
    const draft = await openDraft(work, planId)
    if (!draft) return refuse(await whyNot(work, planId))
    const corrected = correctLines(draft, list, lines)
    await keepDraft(work, planId, corrected)
    if (list === 'recipients') await insertRecipients(work, planId, corrected)
    return done({ changes: touched(planId) })
  }),

  handle(dismissSentence, async (work, { planId, from }) => {
    const draft = await openDraft(work, planId)
    if (!draft) return refuse(await whyNot(work, planId))
    const left = withoutSentence(draft, from)
    if (!left) return refuse(planProblems.make('plan.sentence_not_found'))
    await keepDraft(work, planId, left)
    return done({ changes: touched(planId) })
  }),
]
