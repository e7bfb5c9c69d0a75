import { daysBetween } from '../../../platform/clock/days.ts'
import type { BlockInput } from '../../../platform/papers/official-document.ts'
import { shortDay } from '../../../platform/words/formats.ts'
import { nameGroup } from '../../households/words.ts'
import type { ActivePlan } from '../../plan/reads.ts'
import { atLeastOver, isSetFor } from '../../progress/rules/pace.ts'
import type { Section } from '../contract.ts'
import { stepsOf } from '../rules/course.ts'
import { aimsOf, type FrozenCommune } from '../rules.ts'
import { dimensionName, type Reported } from './wording.ts'

// The report's pictures, each of two figures or more; all of them from what was frozen.

const most = 10

/** The reported teams against their target, where a figure has one for each team. */
export function teamChart(plan: ActivePlan, reported: readonly Reported[]): BlockInput[] {
  const bars = reported.flatMap(({ teamId, name, level, figures }) => {
    const target = plan.targets.find((each) => each.indicator === 'households_supported' && isSetFor(each, level))
    return target
      ? [
          {
            label: name,
            value: figures.target.figures.households_supported,
            target: atLeastOver(target, plan.targetWindow, teamId),
          },
        ]
      : []
  })
  return barChart('Hộ được hỗ trợ của các tổ so với chỉ tiêu', 'hộ', bars)
}

/** Households over time against the even pace to all teams' targets together; what had not come yet has no point. */
export function courseChart(plan: ActivePlan, { course, teams }: FrozenCommune): BlockInput[] {
  const { targetWindow, targets } = plan
  const atLeast = aimsOf(targets, targetWindow, teams).get('households_supported')
  if (!course || course.length < 2 || atLeast === undefined) return []
  const reached = new Map(course.map(({ day, households }) => [day, households]))
  const days = daysBetween(targetWindow.from, targetWindow.to) + 1
  const steps = stepsOf(targetWindow).map((day) => ({
    label: shortDay(day),
    value: reached.get(day) ?? null,
    pace: Math.floor((atLeast * (daysBetween(targetWindow.from, day) + 1)) / days),
  }))
  return [{ kind: 'course', title: 'Hộ được hỗ trợ so với nhịp cần đạt của các tổ', unit: 'hộ', steps }]
}

export function sectionCharts({ report, target }: FrozenCommune, section: Section): BlockInput[] {
  if (section === 'public_services')
    return barChart(
      'Hồ sơ nộp trực tuyến theo thủ tục',
      'hồ sơ',
      report.parts
        .filter(({ figure }) => figure === 'online_dossiers')
        .toSorted((left, right) => right.amount - left.amount)
        .slice(0, most)
        .map((part) => ({ label: dimensionName(part), value: part.amount, target: null })),
    )
  if (section === 'vulnerable')
    return barChart(
      'Hộ yếu thế được hướng dẫn trực tiếp theo nhóm',
      'hộ',
      target.groups.map(({ group, households }) => ({
        label: nameGroup('vi', group),
        value: households,
        target: null,
      })),
    )
  return []
}

type Bars = Extract<BlockInput, { kind: 'chart' }>['bars']

function barChart(title: string, unit: string, bars: Bars): BlockInput[] {
  return bars.length < 2 ? [] : [{ kind: 'chart', title, unit, bars }]
}
