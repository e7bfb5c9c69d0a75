import type { Day, Window } from '../../../platform/clock/days.ts'
import { Button } from '../../../platform/kit/button.tsx'
import { Card } from '../../../platform/kit/card.tsx'
import { CommandForm } from '../../../platform/kit/command-form.tsx'
import { Confirm } from '../../../platform/kit/dialog.tsx'
import { DeskScreen } from '../../../platform/kit/frame.tsx'
import { useLang } from '../../../platform/kit/lang.ts'
import { ListFilter } from '../../../platform/kit/list-filter.tsx'
import { Notice } from '../../../platform/kit/notice.tsx'
import { StatRow, StatTile } from '../../../platform/kit/stat-tile.tsx'
import { day, number } from '../../../platform/words/formats.ts'
import { archivePartner, restorePartner } from '../../partners/contract.ts'
import type { Partner } from '../../partners/reads.ts'
import { nameKind } from '../../partners/words.ts'
import { figures } from '../contract.ts'
import type { Contribution, Target } from '../reads.ts'
import { tellWindow, words } from '../words.ts'
import { lists } from './partner-list.tsx'
import { HowCounted, PartnerForm, windowParts } from './parts.tsx'
import { SetTarget, TargetRows } from './targets.tsx'

type Props = {
  partner: Partner
  contribution: Contribution
  window: Window
  targets: readonly Target[]
  today: Day
  mayWrite: boolean
}

/** One partner: what it contributed, what it is asked for, and how to reach it. */
export function PartnerPage({ partner, contribution, window, targets, today, mayWrite }: Props) {
  const lang = useLang()
  const { partnerId, name, kind, contact, archivedOn } = partner
  const here = `/desk/partners/${partnerId}`
  const days = `?from=${window.from}&to=${window.to}`
  return (
    <DeskScreen
      title={name}
      lead={[nameKind(lang, kind), contact].filter((said) => said !== '' && said !== name).join(' · ')}
      crumbs={[{ href: '/desk/partners', label: words.say(lang, 'partners') }]}
    >
      {archivedOn !== null && (
        <Notice kind="info">{words.say(lang, 'archived_since', { day: day(archivedOn) })}</Notice>
      )}
      <ListFilter action={here} label={words.say(lang, 'contribution')} parts={windowParts(lang, window)} />
      <h2>
        {words.say(lang, 'contribution')} {tellWindow(lang, window)}
      </h2>
      <StatRow>
        {figures.map((figure) => (
          <StatTile
            key={figure}
            label={words.say(lang, figure)}
            value={number(lang, contribution[figure])}
            href={`${here}/${lists[figure]}${days}`}
          />
        ))}
      </StatRow>
      <Card title={words.say(lang, 'targets')}>
        {targets.length === 0 ? (
          <p class="soft">{words.say(lang, 'no_targets')}</p>
        ) : (
          <TargetRows targets={targets} today={today} mayWrite={mayWrite} />
        )}
        {mayWrite && archivedOn === null && <SetTarget partnerId={partnerId} window={window} />}
      </Card>
      <HowCounted />
      {mayWrite && (
        <Card title={words.say(lang, 'correct')}>
          <PartnerForm known={partner} />
          {archivedOn === null ? (
            <Confirm label={words.say(lang, 'archive')} kind="quiet" question={words.say(lang, 'archive_question')}>
              <CommandForm order={archivePartner} fixed={{ partnerId }}>
                <Button kind="danger">{words.say(lang, 'archive')}</Button>
              </CommandForm>
            </Confirm>
          ) : (
            <CommandForm order={restorePartner} fixed={{ partnerId }}>
              <Button>{words.say(lang, 'restore')}</Button>
            </CommandForm>
          )}
        </Card>
      )}
    </DeskScreen>
  )
}
