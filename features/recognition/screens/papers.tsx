import { Actions, Button, ButtonLink } from '../../../platform/kit/button.tsx'
import { Card } from '../../../platform/kit/card.tsx'
import { CommandForm } from '../../../platform/kit/command-form.tsx'
import { AreaField, TextField } from '../../../platform/kit/field.tsx'
import { DeskScreen } from '../../../platform/kit/frame.tsx'
import { DownloadIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { Notice } from '../../../platform/kit/notice.tsx'
import { StatRow, StatTile } from '../../../platform/kit/stat-tile.tsx'
import { number } from '../../../platform/words/formats.ts'
import { setPapers } from '../contract.ts'
import type { Papers } from '../reads/nominations.ts'
import { words } from '../words.ts'
import { NoPlan, OpenDoubts, RecognitionTabs } from './parts.tsx'

export const paperKinds = ['list', 'submission', 'decision', 'certificates'] as const
export type PaperKind = (typeof paperKinds)[number]

type Props = {
  planId: string | undefined
  papers: Papers
  usualBases: readonly string[]
  proposed: number
  approved: number
  open: number
  /** What would print as `[...]`. */
  missing: readonly string[]
  mayWrite: boolean
}

/** The list, the submission, the decision and the certificates; numbers and days stay blank until the office gives them. */
export function PapersScreen(props: Props) {
  const { planId, papers, usualBases, proposed, approved, open, missing, mayWrite } = props
  const lang = useLang()
  if (planId === undefined)
    return (
      <DeskScreen title={words.say(lang, 'tab_papers')}>
        <NoPlan />
      </DeskScreen>
    )
  return (
    <DeskScreen
      title={words.say(lang, 'tab_papers')}
      lead={words.say(lang, 'papers_lead')}
      crumbs={[{ href: '/desk/recognition', label: words.say(lang, 'recognition') }]}
    >
      <RecognitionTabs here="papers" />
      <StatRow>
        <StatTile
          label={words.say(lang, 'proposed')}
          value={number(lang, proposed)}
          href="/desk/recognition/nominations?status=proposed"
        />
        <StatTile
          label={words.say(lang, 'approved')}
          value={number(lang, approved)}
          href="/desk/recognition/nominations?status=approved"
        />
      </StatRow>
      <OpenDoubts open={open} mayJudge={mayWrite} />
      {missing.length > 0 && (
        <Notice kind="warning" title={words.say(lang, 'missing')}>
          <ul>
            {missing.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </Notice>
      )}
      {paperKinds.map((kind) => (
        <Card key={kind} title={words.say(lang, `paper_${kind}`)}>
          <p class="soft">{words.say(lang, `paper_${kind}_text`)}</p>
          {kind === 'certificates' && approved === 0 ? (
            <p>{words.say(lang, 'nobody_approved')}</p>
          ) : (
            <Actions>
              <ButtonLink href={`/desk/recognition/papers/${kind}.docx`} icon={DownloadIcon} download>
                {words.say(lang, 'docx')}
                <span class="only-spoken"> {words.say(lang, `paper_${kind}`)}</span>
              </ButtonLink>
              <ButtonLink href={`/desk/recognition/papers/${kind}.pdf`} kind="quiet" icon={DownloadIcon} download>
                {words.say(lang, 'pdf')}
                <span class="only-spoken"> {words.say(lang, `paper_${kind}`)}</span>
              </ButtonLink>
            </Actions>
          )}
        </Card>
      ))}
      {mayWrite && (
        <Card title={words.say(lang, 'given_by_office')}>
          <p class="soft">{words.say(lang, 'given_text')}</p>
          <CommandForm order={setPapers} fixed={{ planId }} class="stack">
            <TextField {...numberField(lang, 'submissionNumber', papers.submissionNumber)} />
            <TextField
              name="submissionOn"
              type="date"
              label={words.say(lang, 'submissionOn')}
              value={papers.submissionOn ?? ''}
            />
            <TextField
              {...numberField(lang, 'decisionNumber', papers.decisionNumber)}
              hint={words.say(lang, 'decision_hint')}
            />
            <TextField
              name="decisionOn"
              type="date"
              label={words.say(lang, 'decisionOn')}
              value={papers.decisionOn ?? ''}
            />
            <TextField
              {...numberField(lang, 'teamBonusVnd', papers.teamBonusVnd)}
              hint={words.say(lang, 'bonus_hint')}
            />
            <TextField {...numberField(lang, 'memberBonusVnd', papers.memberBonusVnd)} />
            <AreaField
              name="bases"
              label={words.say(lang, 'bases')}
              hint={words.say(lang, 'bases_hint')}
              value={papers.bases || usualBases.join('\n')}
              rows={5}
              maxLength={5000}
            />
            <Button kind="primary">{words.say(lang, 'save')}</Button>
          </CommandForm>
        </Card>
      )}
    </DeskScreen>
  )
}

type NumberName = 'submissionNumber' | 'decisionNumber' | 'teamBonusVnd' | 'memberBonusVnd'

function numberField(lang: Parameters<typeof words.say>[0], name: NumberName, value: number | null) {
  return {
    name,
    type: 'number' as const,
    inputMode: 'numeric' as const,
    label: words.say(lang, name),
    value: value === null ? '' : String(value),
    min: 1,
    optional: true,
  }
}
