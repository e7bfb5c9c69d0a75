/** Days since 1970 of a calendar day `YYYY-MM-DD`. */
export function dayNumber(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / 86_400_000
}

/** A straight scale; a domain of no width maps to the start. */
export function scale(from: number, to: number, start: number, end: number): (value: number) => number {
  return (value) => (to === from ? start : start + ((value - from) / (to - from)) * (end - start))
}

/** The smallest number people say that is at least `value`, for the end of an axis: 120, 150, 200, 250, 300 … */
export function roundUp(value: number): number {
  if (value <= 0) return 1
  const power = 10 ** Math.floor(Math.log10(value))
  const step = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].find((factor) => factor * power >= value - 1e-9) ?? 10
  return step * power
}

/** SVG coordinates to a tenth: a hundredth cannot be seen and doubles the text. */
export function tenth(value: number): number {
  return Math.round(value * 10) / 10
}
