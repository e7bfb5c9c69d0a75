import { number, shortDay } from '../../words/formats.ts'
import type { Lang } from '../../words/words.ts'
import { words } from '../words.ts'
import type { Drawing, Look, Shape } from './drawing.ts'
import { dayNumber, roundUp, scale, tenth } from './scale.ts'

const frame = { width: 336, height: 226, left: 44, right: 328, top: 28, bottom: 190 }
type Anchor = 'start' | 'middle' | 'end'

export type Course = {
  /** Calendar days `YYYY-MM-DD`, in order, each with the figure reached by its end. */
  readonly points: readonly { readonly day: string; readonly value: number }[]
  readonly target: number
  readonly from: string
  readonly to: string
  readonly today: string
  /** Where the last weeks lead by the last day; drawn dotted. */
  readonly forecast?: number | null | undefined
}

/** What was done over time, against a straight line from nothing on the first day to the target on the last. */
export function drawCourse(lang: Lang, { points, target, from, to, today, forecast = null }: Course): Drawing {
  const top = roundUp(Math.max(target, forecast ?? 0, ...points.map((point) => point.value)))
  const x = scale(dayNumber(from), dayNumber(to), frame.left, frame.right)
  const y = scale(0, top, frame.bottom, frame.top)
  const path = points.map(({ day, value }) => `${tenth(x(dayNumber(day)))} ${tenth(y(value))}`).join('L')
  const [first, last] = [points[0], points.at(-1)]
  const now = x(Math.min(Math.max(dayNumber(today), dayNumber(from)), dayNumber(to)))
  const shapes: Shape[] = [...gridOf(lang, top, y), line('grid', `M${tenth(now)} ${frame.top}V${frame.bottom}`)]
  if (first && last) {
    const [start, end] = [tenth(x(dayNumber(first.day))), tenth(x(dayNumber(last.day)))]
    shapes.push(line('area', `M${start} ${frame.bottom}L${path}L${end} ${frame.bottom}z`))
  }
  const level = tenth(y(target))
  shapes.push(line('grid', `M${frame.left} ${level}H${frame.right}`))
  shapes.push(line('needed', `M${frame.left} ${frame.bottom}L${frame.right} ${level}`))
  // At the left the course is still low, so that nothing runs through the words.
  shapes.push(
    label('label', frame.left + 6, level - 8, 'start', `${words.say(lang, 'target')} ${number(lang, target)}`),
  )
  if (points.length > 1) shapes.push(line('line', `M${path}`))
  if (last) {
    const [endX, endY] = [tenth(x(dayNumber(last.day))), tenth(y(last.value))]
    if (forecast !== null && last.day < to)
      shapes.push(line('foretold', `M${endX} ${endY}L${frame.right} ${tenth(y(forecast))}`))
    const isNearEdge = endX > frame.right - 40
    shapes.push({ kind: 'dot', look: 'dot', x: endX, y: endY, r: 6 })
    shapes.push(
      label(
        'strong',
        isNearEdge ? endX - 12 : endX + 10,
        endY + 18,
        isNearEdge ? 'end' : 'start',
        number(lang, last.value),
      ),
    )
  }
  shapes.push(label('label', frame.left, frame.bottom + 22, 'start', shortDay(from)))
  if (now - frame.left > 66 && frame.right - now > 66)
    shapes.push(label('strong', tenth(now), frame.bottom + 22, 'middle', shortDay(today)))
  shapes.push(label('label', frame.right, frame.bottom + 22, 'end', shortDay(to)))
  return { width: frame.width, height: frame.height, shapes }
}

export type Weekly = {
  /** In order; the last one may still go on. */
  readonly weeks: readonly { readonly from: string; readonly to: string; readonly amount: number }[]
  /** What an even pace asks of a week. */
  readonly needed: number
  readonly today: string
}

/** What each week added, against what a week asks for. */
export function drawWeeks(lang: Lang, { weeks, needed, today }: Weekly): Drawing {
  const top = roundUp(Math.max(needed, 1, ...weeks.map(({ amount }) => amount)))
  const y = scale(0, top, frame.bottom, frame.top)
  const step = (frame.right - frame.left) / Math.max(weeks.length, 6)
  const wide = Math.min(step - 4, 34)
  const middle = (at: number) => frame.left + step * (at + 0.5)
  const columns: Shape[] = []
  const labels: Shape[] = []
  for (const [at, { from, to, amount }] of weeks.entries()) {
    const [left, height] = [tenth(middle(at) - wide / 2), tenth(y(amount))]
    const column = `M${left} ${frame.bottom}V${height}h${tenth(wide)}V${frame.bottom}z`
    if (amount > 0) columns.push(line(to < today ? 'column' : 'column_now', column))
    const written = number(lang, amount)
    if (written.length * 8.5 <= step || at === weeks.length - 1)
      labels.push(label('strong', tenth(middle(at)), height - 6, 'middle', written))
    // Five letters of a day need some 40 units.
    if (at % Math.ceil(42 / step) === 0)
      labels.push(label('label', tenth(middle(at)), frame.bottom + 22, 'middle', shortDay(from)))
  }
  const even = line('needed', `M${frame.left} ${tenth(y(needed))}H${frame.right}`)
  const { width, height } = frame
  return { width, height, shapes: [...gridOf(lang, top, y), ...columns, even, ...labels] }
}

function gridOf(lang: Lang, top: number, y: (value: number) => number): Shape[] {
  return [0, top / 2, top].flatMap((tick) => [
    line('grid', `M${frame.left} ${tenth(y(tick))}H${frame.right}`),
    label('label', frame.left - 8, tenth(y(tick)) + 5, 'end', number(lang, tick)),
  ])
}

function line(look: Look, d: string): Shape {
  return { kind: 'path', look, d }
}

function label(look: Look, x: number, y: number, anchor: Anchor, text: string): Shape {
  return { kind: 'text', look, x, y, anchor, text }
}
