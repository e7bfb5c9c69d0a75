import { ButtonLink } from '../../../platform/kit/button.tsx'
import { EmptyState } from '../../../platform/kit/empty-state.tsx'
import { FieldScreen } from '../../../platform/kit/frame.tsx'
import { GroupIcon } from '../../../platform/kit/icons.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { RowLinks } from '../../../platform/kit/row-links.tsx'
import { words } from '../words.ts'

type Props = {
  teams: readonly { teamId: string; name: string; leaderName: string | null }[]
  /** The page that needs a team. */
  to: string
  /** Where an officer without a team belongs. */
  deskHref: string | undefined
}

/** Who has several teams, or an officer who records for any, says first which one. */
export function FieldTeams({ teams, to, deskHref }: Props) {
  const lang = useLang()
  const desk = deskHref && (
    <ButtonLink href={deskHref} kind="primary">
      {words.say(lang, 'to_desk')}
    </ButtonLink>
  )
  return (
    <FieldScreen title={words.say(lang, 'choose_team')} here="today">
      {teams.length === 0 ? (
        <EmptyState icon={GroupIcon} title={words.say(lang, deskHref ? 'no_team_yet' : 'no_team')} action={desk}>
          {words.say(lang, 'no_team_text')}
        </EmptyState>
      ) : (
        <>
          <p>{words.say(lang, 'choose_team_lead')}</p>
          <RowLinks
            label={words.say(lang, 'choose_team')}
            rows={teams.map((team) => ({
              key: team.teamId,
              href: `${to}?team=${team.teamId}`,
              icon: GroupIcon,
              title: team.name,
              note: team.leaderName ?? undefined,
            }))}
          />
          {desk}
        </>
      )}
    </FieldScreen>
  )
}
