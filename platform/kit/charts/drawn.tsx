import type { ChartFrame } from './chart.tsx'
import type { Drawing } from './drawing.ts'

/** A drawing on a screen: its colours are those of the page, also in the dark. */
export function Drawn({ id, title, says, drawing }: ChartFrame & { drawing: Drawing }) {
  return (
    <svg
      class="chart-drawing"
      viewBox={`0 0 ${drawing.width} ${drawing.height}`}
      role="img"
      aria-labelledby={`${id}-t ${id}-d`}
    >
      <title id={`${id}-t`}>{title}</title>
      <desc id={`${id}-d`}>{says}</desc>
      {drawing.shapes.map((shape, at) => {
        const look = `chart-${shape.look}`
        if (shape.kind === 'path') return <path key={at} class={look} d={shape.d} />
        if (shape.kind === 'dot') return <circle key={at} class={look} cx={shape.x} cy={shape.y} r={shape.r} />
        return (
          <text key={at} class={look} x={shape.x} y={shape.y} text-anchor={shape.anchor}>
            {shape.text}
          </text>
        )
      })}
    </svg>
  )
}
