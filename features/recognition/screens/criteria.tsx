import { Button } from '../../../platform/kit/button.tsx'
import { Card } from '../../../platform/kit/card.tsx'
import { CommandForm } from '../../../platform/kit/command-form.tsx'
import { TextField } from '../../../platform/kit/field.tsx'
import { DeskScreen } from '../../../platform/kit/frame.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { Notice } from '../../../platform/kit/notice.tsx'
import { setCriteria, setThresholds } from '../contract.ts'
import type { Criteria } from '../reads.ts'
import { doubtRules, type Threshold } from '../rules/doubts.ts'
import {
  type Criterion,
  figuresFor,
  fullWeight,
  type Subject,
  subjects,
  sumOfWeights,
  usualFull,
} from '../rules/scoring.ts'
import { nameFigure, words } from '../words.ts'
import { NoPlan, RecognitionTabs } from './parts.tsx'

type Props = {
  planId: string | undefined
  criteria: Criteria
  thresholds: readonly Threshold[]
  mayWrite: boolean
}

/** By what is judged, with how many points, and from where on a record is doubted. All of it is data. */
export function CriteriaScreen({ planId, criteria, thresholds, mayWrite }: Props) {
  const lang = useLang()
  return (
    <DeskScreen
      title={words.say(lang, 'tab_criteria')}
      lead={words.say(lang, 'criteria_lead')}
      crumbs={[{ href: '/desk/recognition', label: words.say(lang, 'recognition') }]}
    >
      <RecognitionTabs here="criteria" />
      <Notice kind="info">{words.say(lang, 'not_offered')}</Notice>
      {planId === undefined ? (
        <NoPlan />
      ) : (
        subjects.map((subject) => (
          <Card key={subject} title={words.say(lang, `criteria_${subject}`)}>
            {criteria.usual[subject] && <p class="soft">{words.say(lang, 'usual_set')}</p>}
            <SetForm {...{ planId, subject, mayWrite }} set={criteria[subject]} />
          </Card>
        ))
      )}
      <Card title={words.say(lang, 'thresholds')}>
        <p class="soft">{words.say(lang, 'thresholds_text')}</p>
        <Thresholds thresholds={thresholds} mayWrite={mayWrite} />
      </Card>
    </DeskScreen>
  )
}

type SetProps = { planId: string; subject: Subject; set: readonly Criterion[]; mayWrite: boolean }

function SetForm({ planId, subject, set, mayWrite }: SetProps) {
  const lang = useLang()
  const of = new Map(set.map((criterion) => [criterion.figure, criterion]))
  const id = (name: string, figure: string) => `f-${subject}-${name}-${figure}`
  return (
    <CommandForm order={setCriteria} fixed={{ planId, subject }} name={`criteria-${subject}`} class="stack">
      {figuresFor(subject).map((figure) => (
        <fieldset key={figure} class="field">
          <legend class="field-label">{nameFigure(lang, figure)}</legend>
          <div class="filter-bar">
            <TextField
              id={id('weight', figure)}
              name={`weight.${figure}`}
              type="number"
              inputMode="numeric"
              label={words.say(lang, 'weight')}
              value={String(of.get(figure)?.weight ?? 0)}
              min={0}
              max={fullWeight}
              readOnly={!mayWrite}
            />
            <TextField
              id={id('full', figure)}
              name={`full.${figure}`}
              type="number"
              inputMode="decimal"
              label={words.say(lang, 'full')}
              value={String(of.get(figure)?.full ?? usualFull(subject, figure))}
              min={0.1}
              step="any"
              readOnly={!mayWrite}
            />
          </div>
        </fieldset>
      ))}
      <p>
        <b>{words.say(lang, 'sum_of_weights', { sum: sumOfWeights(set), full: fullWeight })}</b>
      </p>
      {mayWrite && <Button kind="primary">{words.say(lang, 'save_criteria')}</Button>}
    </CommandForm>
  )
}

function Thresholds({ thresholds, mayWrite }: Pick<Props, 'thresholds' | 'mayWrite'>) {
  const lang = useLang()
  return (
    <CommandForm order={setThresholds} class="stack">
      {doubtRules.map((rule) => {
        const now = thresholds.find((threshold) => threshold.rule === rule.code)
        return (
          <fieldset key={rule.code} class="field">
            <legend class="field-label">{rule[lang]}</legend>
            <div class="filter-bar">
              <TextField
                name={`most.${rule.code}`}
                type="number"
                inputMode="numeric"
                label={words.say(lang, rule.code === 'late' ? 'most_days' : 'most_visits')}
                value={String(now?.most ?? rule.most)}
                min={0}
                max={10_000}
                readOnly={!mayWrite}
              />
              {rule.within > 0 && (
                <TextField
                  name={`within.${rule.code}`}
                  type="number"
                  inputMode="numeric"
                  label={words.say(lang, rule.code === 'burst' ? 'within_minutes' : 'within_days')}
                  value={String(now?.within ?? rule.within)}
                  min={1}
                  max={1440}
                  readOnly={!mayWrite}
                />
              )}
            </div>
          </fieldset>
        )
      })}
      {mayWrite && <Button kind="primary">{words.say(lang, 'save_thresholds')}</Button>}
    </CommandForm>
  )
}
