import { ButtonLink } from '../../../platform/kit/button.tsx'
import { Card, Facts } from '../../../platform/kit/card.tsx'
import { FieldScreen } from '../../../platform/kit/frame.tsx'
import { StarIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { Notice } from '../../../platform/kit/notice.tsx'
import { RowLinks } from '../../../platform/kit/row-links.tsx'
import { number } from '../../../platform/words/formats.ts'
import type { Nomination } from '../reads/nominations.ts'
import type { Judgement } from '../reads.ts'
import { fullWeight } from '../rules/scoring.ts'
import { nameFigure, words } from '../words.ts'
import { tellHow } from './explanation.tsx'
import { NominateForm } from './nominations.tsx'
import { NominationState } from './parts.tsx'

type Props = {
  planId: string | undefined
  team: { teamId: string; name: string; judgement: Judgement | undefined }
  /** The member that the signed-in person is. */
  own: { name: string; judgement: Judgement } | undefined
  /** For the lead: everybody of the team. */
  members: readonly { memberId: string; name: string; judgement: Judgement }[]
  nominations: readonly Nomination[]
  mayNominate: boolean
  here: string
  back: string
}

/** One's own result and what it is made of, in plain words; for the lead also the team's people, and who is put forward. */
export function FieldResult(props: Props) {
  const { planId, team, own, members, nominations, mayNominate, here, back } = props
  const lang = useLang()
  return (
    <FieldScreen
      title={words.say(lang, 'own_result')}
      here="today"
      back={{ href: back, label: words.say(lang, 'to_today') }}
    >
      {team.judgement === undefined ? (
        <Notice kind="info">{words.say(lang, 'no_plan')}</Notice>
      ) : (
        <Result title={team.name} judgement={team.judgement} />
      )}
      {own && <Result title={own.name} judgement={own.judgement} />}
      {members.length > 0 && (
        <Card title={words.say(lang, 'our_people')}>
          <RowLinks
            label={words.say(lang, 'our_people')}
            rows={members.map(({ memberId, name, judgement }) => ({
              key: memberId,
              title: name,
              after: words.say(lang, 'points_of', { points: number(lang, judgement.score.total), full: fullWeight }),
            }))}
          />
        </Card>
      )}
      {nominations.length > 0 && (
        <Card title={words.say(lang, 'nominations')}>
          <RowLinks
            label={words.say(lang, 'nominations')}
            rows={nominations.map(({ nominationId, name, reason, status }) => ({
              key: nominationId,
              title: name,
              note: reason,
              after: <NominationState status={status} />,
            }))}
          />
        </Card>
      )}
      {mayNominate && planId !== undefined && (
        <Card title={words.say(lang, 'nominate')}>
          <NominateForm {...{ planId, members }} teamId={team.teamId} memberId="" teamName={team.name} next={here} />
        </Card>
      )}
    </FieldScreen>
  )
}

function Result({ title, judgement: { score, leftOut } }: { title: string; judgement: Judgement }) {
  const lang = useLang()
  const total = words.say(lang, 'points_of', { points: number(lang, score.total), full: fullWeight })
  return (
    <Card title={`${title}: ${total}`}>
      {leftOut > 0 && <Notice kind="warning">{words.say(lang, 'left_out_field', { n: number(lang, leftOut) })}</Notice>}
      <Facts facts={score.lines.map((line) => ({ name: nameFigure(lang, line.figure), value: tellHow(lang, line) }))} />
    </Card>
  )
}

/** On the first screen of the day: one quiet way in. */
export function ResultLink({ suffix }: { suffix: string }) {
  return (
    <ButtonLink href={`/field/recognition${suffix}`} icon={StarIcon} kind="quiet">
      {words.say(useLang(), 'own_result')}
    </ButtonLink>
  )
}
