import { expect, test } from 'vitest'
import { toDocx } from './docx.ts'
import { aDecision, aLongReport, aReport } from './samples.ts'
import { expectWordOpens, wordCharts } from './testing.ts'

test('a Word file of every kind holds together, and its words come back through another reader', async () => {
  for (const doc of [aReport(), aDecision(), aLongReport()]) expectWordOpens(await toDocx(doc), doc)
})

test('a picture in Word holds the model’s numbers, and a gap where there is none', async () => {
  const [bars, course] = wordCharts(await toDocx(aLongReport()))
  // Word draws the first bar lowest.
  expect(bars?.series).toEqual([
    [50, 50, 50],
    [20, null, 63],
  ])
  expect(course?.series).toEqual([
    [171, 353, 525, 696, 867],
    [96, 240, 610, 1020, null],
  ])
})
