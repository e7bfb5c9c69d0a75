import type { PlanText } from './paragraphs.ts'
import type { Doubt, Found } from './plan-draft.ts'

/** The only place that makes a `Found`, so that its sentence is always the slice of its span. */
export function found<T>(plan: PlanText, value: T, from: number, to: number, why?: Doubt): Found<T> {
  const base = { value, sentence: plan.text.slice(from, to), span: [from, to] satisfies [number, number] }
  return why === undefined ? { ...base, sure: true } : { ...base, sure: false, why }
}
