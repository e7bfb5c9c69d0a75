import { expect, test } from 'vitest'
import { readPlan } from '../features/plan/rules/read-plan.ts'
import { quarterWindow } from '../platform/clock/days.ts'
import { samplePlan } from './sample-plan.ts'

test.each(['2025-Q4', '2026-Q1', '2026-Q2', '2027-Q3'])('the sample plan reads as a plan of %s', (quarter) => {
  const draft = readPlan(samplePlan(quarter))
  const { from, to } = quarterWindow(quarter)
  expect(draft.period?.value).toMatchObject({ from, to })
  expect(draft.targets.map((target) => target.value.atLeast)).toEqual([50, 10])
  const dated = draft.duties.flatMap((duty) => (duty.value.due ? [duty.value.due] : []))
  expect(dated.length).toBeGreaterThan(0)
  for (const due of dated) expect(due.to >= from && due.to <= to, JSON.stringify(due)).toBe(true)
})
