import { useAttempted } from '../../../platform/kit/attempt.ts'
import { useLang } from '../../../platform/kit/lang.ts'
import { dutyAreas } from '../contract.ts'
import { words } from '../words.ts'

/** The duty areas to tick, for one person; `id` keeps the labels of several forms of a page apart. */
export function AreaChecks({ id, areas, hint }: { id: string; areas: readonly string[]; hint?: string | undefined }) {
  const lang = useLang()
  const ticked = useAttempted('areas')
  return (
    <fieldset class="field">
      <legend class="field-label">{words.say(lang, 'areas')}</legend>
      {hint !== undefined && <p class="field-hint">{hint}</p>}
      <div class="checks">
        {dutyAreas.map((area) => (
          <label key={area.code} class="check" for={`area-${area.code}-${id}`}>
            <input
              type="checkbox"
              id={`area-${area.code}-${id}`}
              name="areas"
              value={area.code}
              checked={(ticked ?? areas).includes(area.code)}
            />
            <span>{area[lang]}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
