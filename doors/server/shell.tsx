import type { ComponentChildren } from 'preact'
import type { SignedIn } from '../../features/people/reads.ts'
import { words as people } from '../../features/people/words.ts'
import { getCommune } from '../../features/places/reads.ts'
import { findTeam } from '../../features/teams/reads.ts'
import type { Role } from '../../platform/access/roles.ts'
import type { Scope } from '../../platform/access/scope.ts'
import { useStanding } from '../../platform/kit/attempt.ts'
import { Button, ButtonLink } from '../../platform/kit/button.tsx'
import type { NavGroup } from '../../platform/kit/desk-page.tsx'
import { type Frame, FrameContext } from '../../platform/kit/frame.tsx'
import { LogoutIcon } from '../../platform/kit/icons.tsx'
import { catalogue, type Lang } from '../../platform/words/words.ts'
import type { Area } from './page.ts'

const words = catalogue({ field_app: { vi: 'Ứng dụng tại thôn', en: 'Field app' } })

/** How many wait behind a place of the side list, by its name. */
export type Counts = { readonly [place: string]: number }

/** The desk's side list, and what waits behind its places. */
export type Side = {
  readonly places: (lang: Lang, path: string, roles: readonly Role[], counts: Counts) => NavGroup[]
  readonly count: (scope: Scope, today: string) => Promise<Counts>
}

export type ShellData = { commune: string; team: string | undefined; user: SignedIn | undefined; counts: Counts }

/** What the frame around every screen shows, read in the page's own transaction. */
export async function shellData(
  scope: Scope,
  user: SignedIn | undefined,
  area: Area,
  today: string,
  side: Side | undefined,
): Promise<ShellData> {
  const { name } = await getCommune(scope)
  const teamId = area === 'field' ? user?.actor.grants.find((grant) => grant.teamId !== null)?.teamId : undefined
  const team = teamId ? await findTeam(scope, teamId) : undefined
  const counts = area === 'desk' && user && side ? await side.count(scope, today) : {}
  return { commune: name, team: team?.name, user, counts }
}

type ShellProps = { area: Area; data: ShellData; side: Side | undefined; children: ComponentChildren }

export function Shell({ area, data, side, children }: ShellProps) {
  const { lang, path } = useStanding()
  const { user } = data
  const roles = [...new Set(user?.actor.grants.map((grant) => grant.role))]
  const frame: Frame = {
    commune: data.commune,
    team: data.team,
    user: user && { name: user.name, role: roles.map((role) => people.say(lang, role)).join(', ') },
    userMenu: <UserMenu />,
    groups: area === 'desk' && side ? side.places(lang, path, roles, data.counts) : [],
    waiting: undefined,
    offline: false,
  }
  return <FrameContext.Provider value={frame}>{children}</FrameContext.Provider>
}

function UserMenu() {
  const { lang } = useStanding()
  return (
    <div class="stack">
      <ButtonLink href="/field" kind="quiet">
        {words.say(lang, 'field_app')}
      </ButtonLink>
      <ButtonLink href="/account" kind="quiet">
        {people.say(lang, 'own_account')}
      </ButtonLink>
      <form method="post" action="/sign-out">
        <Button kind="quiet" icon={LogoutIcon}>
          {people.say(lang, 'sign_out')}
        </Button>
      </form>
    </div>
  )
}
