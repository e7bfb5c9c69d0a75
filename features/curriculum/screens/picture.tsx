import type { VNode } from 'preact'
import type { Picture as Name } from '../rules/lessons.ts'

/** A line drawing of one step, in the colours of the page. Words stand beside it, so it is not spoken. */
export function Picture({ name }: { name: Name }) {
  const Drawing = drawings[name]
  return (
    <svg class="picture" viewBox="0 0 240 180" aria-hidden="true" focusable="false">
      <rect class="pic-wash" x="0" y="0" width="240" height="180" rx="16" />
      <Drawing />
    </svg>
  )
}

const drawings: Readonly<Record<Name, () => VNode>> = {
  power: () => (
    <>
      <Phone />
      <path class="pic-main" d="M158 50h8v26h-8z" />
      <Hand x={168} y={62} turned />
      <path class="pic-line" d="M120 56v-12M101 64l-8-8M139 64l8-8M94 84H84M146 84h10" />
      <circle class="pic-gold" cx="120" cy="84" r="15" />
    </>
  ),
  unlock: () => (
    <>
      <Phone />
      <path class="pic-line pic-bold" d="M120 112V58M104 74l16-16 16 16" />
      <Hand x={120} y={118} />
    </>
  ),
  apps: () => (
    <>
      <Phone />
      {[0, 1, 2].flatMap((row) =>
        [0, 1].map((column) => (
          <rect
            key={`${row} ${column}`}
            class={row === 1 && column === 1 ? 'pic-main' : 'pic-soft'}
            x={92 + column * 32}
            y={34 + row * 34}
            width="24"
            height="24"
            rx="6"
          />
        )),
      )}
      <Hand x={140} y={86} />
    </>
  ),
  bigger: () => (
    <>
      <Phone />
      <path class="pic-line" d="M92 88l7-20 7 20M95 81h8" />
      <path class="pic-line pic-bold" d="M112 92l16-46 16 46M117 78h22" />
      <path class="pic-line" d="M92 118h56" />
      <circle class="pic-main" cx="136" cy="118" r="8" />
    </>
  ),
  chat: () => (
    <>
      <Phone />
      <rect class="pic-soft" x="90" y="36" width="42" height="24" rx="10" />
      <rect class="pic-main" x="108" y="68" width="42" height="24" rx="10" />
      <rect class="pic-soft" x="90" y="100" width="34" height="24" rx="10" />
      <Hand x={130} y={84} />
    </>
  ),
  write: () => (
    <>
      <Phone />
      <rect class="pic-soft" x="90" y="32" width="60" height="34" rx="8" />
      <path class="pic-line" d="M97 44h38M97 54h22" />
      {[0, 1, 2].map((row) => (
        <path key={row} class="pic-line pic-dots" d={`M92 ${88 + row * 17}h58`} />
      ))}
      <Hand x={126} y={104} />
    </>
  ),
  speak: () => (
    <>
      <Person x={70} y={96} />
      <rect class="pic-main" x="148" y="40" width="30" height="56" rx="15" />
      <path class="pic-line" d="M138 78c0 34 50 34 50 0M163 104v26M146 130h34" />
      <path class="pic-line" d="M104 72q8 8 0 16M114 64q16 16 0 32" />
    </>
  ),
  send: () => (
    <>
      <path class="pic-soft" d="M52 84L196 30l-44 118-34-46z" />
      <path class="pic-line pic-bold" d="M52 84L196 30l-44 118-34-46zM118 102l78-72" />
      <path class="pic-line" d="M40 120h32M32 138h48" />
    </>
  ),
  seek: () => (
    <>
      <rect class="pic-screen" x="36" y="50" width="168" height="44" rx="22" />
      <circle class="pic-line pic-bold" cx="66" cy="70" r="10" />
      <path class="pic-line pic-bold" d="M74 78l8 8" />
      <path class="pic-line" d="M96 72h70" />
      <Hand x={140} y={90} />
    </>
  ),
  results: () => (
    <>
      <rect class="pic-screen" x="56" y="24" width="128" height="132" rx="12" />
      {[48, 88, 128].map((y) => (
        <path key={y} class="pic-line" d={`M98 ${y - 8}h68M98 ${y + 6}h46`} />
      ))}
      <circle class="pic-main" cx="78" cy="47" r="11" />
      <path class="pic-tick" d="M72 47l4 5 8-9" />
      <circle class="pic-soft" cx="78" cy="87" r="11" />
      <circle class="pic-soft" cx="78" cy="127" r="11" />
    </>
  ),
  ask: () => (
    <>
      <Person x={82} y={100} />
      <path
        class="pic-screen"
        d="M128 32h72a12 12 0 0 1 12 12v44a12 12 0 0 1-12 12h-42l-18 18v-18h-12a12 12 0 0 1-12-12V44a12 12 0 0 1 12-12z"
      />
      <path class="pic-line pic-bold" d="M151 56c0-17 27-17 27 0 0 10-13 9-13 20M165 86h.1" />
    </>
  ),
  video: () => (
    <>
      <Phone />
      <circle class="pic-gold" cx="120" cy="66" r="17" />
      <path class="pic-main" d="M92 122c2-32 54-32 56 0z" />
      <rect class="pic-soft" x="130" y="28" width="20" height="26" rx="4" />
      <circle class="pic-no" cx="120" cy="134" r="8" />
    </>
  ),
  answer: () => (
    <>
      <Phone />
      <circle class="pic-gold" cx="120" cy="58" r="15" />
      <path class="pic-soft" d="M98 98c2-28 42-28 44 0z" />
      <circle class="pic-no" cx="120" cy="122" r="14" />
      <Hand x={124} y={124} />
    </>
  ),
  store: () => (
    <>
      <Phone />
      <path class="pic-line pic-bold" d="M120 44v50M102 78l18 18 18-18" />
      <path class="pic-line pic-bold" d="M96 104v14h48v-14" />
    </>
  ),
  shield: () => (
    <>
      <path class="pic-soft" d="M120 22l60 20v44c0 36-26 58-60 70-34-12-60-34-60-70V42z" />
      <path class="pic-line pic-bold" d="M120 22l60 20v44c0 36-26 58-60 70-34-12-60-34-60-70V42z" />
      <path class="pic-line pic-bold" d="M96 90l18 18 34-40" />
    </>
  ),
  secret: () => (
    <>
      <path class="pic-line pic-bold" d="M94 76V60c0-36 52-36 52 0v16" />
      <rect class="pic-main" x="76" y="74" width="88" height="70" rx="12" />
      {[94, 111, 128, 145].map((x) => (
        <circle key={x} class="pic-dot" cx={x} cy="109" r="6" />
      ))}
      <path class="pic-line pic-bold pic-red" d="M184 40l24 24M208 40l-24 24" />
    </>
  ),
  scan: () => (
    <>
      <path class="pic-line pic-bold" d="M66 58V30h28M146 30h28v28M174 122v28h-28M94 150H66v-28" />
      <path
        class="pic-ink"
        d="M84 48h26v26H84zM130 48h26v26h-26zM84 106h26v26H84zM128 104h10v10h-10zM146 104h10v10h-10zM136 118h12v14h-12z"
      />
      <path class="pic-line pic-red pic-bold" d="M60 90h120" />
    </>
  ),
  amount: () => (
    <>
      <Phone />
      <path class="pic-line pic-bold" d="M96 60h48M104 80h32" />
      <rect class="pic-soft" x="92" y="96" width="56" height="26" rx="8" />
      <path class="pic-line" d="M108 109l8 7 15-15" />
      <path class="pic-line" d="M170 70c14-10 30-10 42 0-12 12-28 12-42 0z" />
      <circle class="pic-ink" cx="191" cy="70" r="6" />
    </>
  ),
  purse: () => (
    <>
      <path class="pic-soft" d="M50 62h140v82H50z" />
      <path class="pic-line pic-bold" d="M50 62h140v82H50zM50 62l104-28v28M190 88h-34v30h34" />
      <circle class="pic-main" cx="169" cy="103" r="6" />
    </>
  ),
  bill: () => (
    <>
      <path class="pic-screen" d="M76 22h88v134l-15-12-14 12-15-12-15 12-14-12-15 12z" />
      <path class="pic-line" d="M92 46h56M92 62h56M92 78h32" />
      <circle class="pic-main" cx="120" cy="110" r="17" />
      <path class="pic-tick" d="M111 110l7 8 12-15" />
    </>
  ),
  dossier: () => (
    <>
      <path class="pic-screen" d="M66 22h74l32 32v104H66z" />
      <path class="pic-line" d="M140 22v32h32M84 76h70M84 94h70M84 112h40" />
      <rect class="pic-main" x="132" y="116" width="60" height="42" rx="8" />
      <circle class="pic-dot" cx="162" cy="138" r="11" />
      <path class="pic-main" d="M148 108h28v10h-28z" />
    </>
  ),
  portal: () => (
    <>
      <path class="pic-soft" d="M44 72l76-44 76 44z" />
      <path class="pic-line pic-bold" d="M44 72l76-44 76 44zM60 84v50M92 84v50M148 84v50M180 84v50M44 148h152" />
      <path class="pic-gold" d="M120 42l4 8 9 1-6 7 1 9-8-4-8 4 1-9-6-7 9-1z" />
    </>
  ),
  clock: () => (
    <>
      <rect class="pic-screen" x="46" y="38" width="104" height="108" rx="10" />
      <path class="pic-main" d="M46 38h104v26H46z" />
      <path class="pic-line pic-dots" d="M62 86h74M62 106h74M62 126h40" />
      <circle class="pic-screen" cx="168" cy="116" r="36" />
      <circle class="pic-line pic-bold" cx="168" cy="116" r="36" />
      <path class="pic-line pic-bold" d="M168 94v24l16 10" />
    </>
  ),
  hang_up: () => (
    <>
      <path class="pic-no" d="M44 118c34-40 118-40 152 0l-18 22-32-12-2-20c-14-5-34-5-48 0l-2 20-32 12z" />
      <path class="pic-line" d="M120 28v30M82 36l12 26M158 36l-12 26" />
    </>
  ),
  family: () => (
    <>
      <Person x={84} y={92} />
      <Person x={156} y={92} />
      <path class="pic-no" d="M120 54c-16-11-22-20-15-28 5-6 13-3 15 4 2-7 10-10 15-4 7 8 1 17-15 28z" />
    </>
  ),
  basket: () => (
    <>
      <path class="pic-soft" d="M48 74h144l-18 74H66z" />
      <path
        class="pic-line pic-bold"
        d="M48 74h144l-18 74H66zM84 74l22-44M156 74l-22-44M96 92v38M120 92v38M144 92v38"
      />
    </>
  ),
}

function Phone() {
  return (
    <>
      <rect class="pic-ink" x="80" y="12" width="80" height="156" rx="14" />
      <rect class="pic-screen" x="86" y="22" width="68" height="128" rx="5" />
      <path class="pic-home" d="M108 159h24" />
    </>
  )
}

/** A pointing finger, its tip at the place; turned, it comes from the right. */
function Hand({ x, y, turned = false }: { x: number; y: number; turned?: boolean }) {
  return (
    <g transform={`translate(${x} ${y})${turned ? ' rotate(-90)' : ''}`}>
      <path class="pic-hand" d="M-7 8a7 7 0 0 1 14 0v18l16 4c6 2 8 7 7 12l-4 20H-8l-16-24c-3-6 4-11 9-7l8 8z" />
    </g>
  )
}

function Person({ x, y }: { x: number; y: number }) {
  return (
    <>
      <circle class="pic-gold" cx={x} cy={y - 24} r="20" />
      <path class="pic-main" d={`M${x - 36} ${y + 50}c0-60 72-60 72 0z`} />
    </>
  )
}
