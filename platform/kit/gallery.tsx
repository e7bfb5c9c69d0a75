import type { VNode } from 'preact'
import type { Lang } from '../words/words.ts'
import { DeskBoard } from './gallery/desk-board.tsx'
import { DeskParts } from './gallery/desk-parts.tsx'
import { FieldHome, FieldRecord, FieldSaved } from './gallery/field-home.tsx'
import { PublicFront } from './gallery/public-front.tsx'
import * as icons from './icons.tsx'
import { LangContext } from './lang.ts'

export type Area = 'field' | 'desk' | 'public'

export type Plate = { name: string; area: Area; view: () => VNode }

/** Every component in every state, as whole pages: parts are judged in the place where people meet them. */
export const plates: readonly Plate[] = [
  { name: 'field-home', area: 'field', view: FieldHome },
  { name: 'field-record', area: 'field', view: FieldRecord },
  { name: 'field-saved', area: 'field', view: FieldSaved },
  { name: 'public-front', area: 'public', view: PublicFront },
  { name: 'desk-board', area: 'desk', view: DeskBoard },
  { name: 'desk-parts', area: 'desk', view: DeskParts },
  { name: 'icons', area: 'public', view: AllIcons },
]

export function Gallery({ plate, lang }: { plate: Plate; lang: Lang }) {
  const View = plate.view
  return (
    <LangContext.Provider value={lang}>
      <View />
    </LangContext.Provider>
  )
}

function AllIcons() {
  return (
    <main>
      <h1>Icons</h1>
      <ul class="stat-row">
        {Object.entries(icons).map(([name, Drawing]) => (
          <li key={name}>
            <Drawing /> <span>{name}</span>
          </li>
        ))}
      </ul>
    </main>
  )
}
