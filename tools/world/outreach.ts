import { v7 as newId } from 'uuid'
import type { Inbox } from '../../platform/journal/inbox.ts'
import { mustAccept, order, type Place } from './place.ts'

/**
 * One campaign with a text for all teams that everybody may read, and a text for each team of its own that the team has
 * published; one publication was a mistake. A second campaign was withdrawn.
 */
export async function theOutreach(gate: Inbox, { officer, planId, teams }: Place): Promise<void> {
  const [campaignId, withdrawnId, mistakeId] = [newId(), newId(), newId()]
  const days = { from: '2025-11-01', to: '2025-12-31' }
  const text = { campaignId, title: 'Mời bà con', body: 'Kính mời bà con đến nhà văn hóa.', ...days }
  const own = teams.map(({ teamId, mark }) => ({ teamId, messageId: newId(), mark }))
  const shared = {
    ...text,
    messageId: newId(),
    channel: 'zalo',
    isPublic: true,
    teamIds: teams.map((team) => team.teamId),
  }
  const published = (messageId: string, teamId: string, note: string) => ({
    ...{ publicationId: newId(), messageId, teamId, publishedOn: '2025-11-20', times: 2, note },
  })
  const [first] = own
  await mustAccept(gate, officer, [
    order('outreach.plan_campaign', { campaignId, planId, title: 'Dịch vụ công trực tuyến', ...days }),
    order('outreach.plan_campaign', { campaignId: withdrawnId, planId, title: 'Đợt đã rút', ...days }),
    order('outreach.withdraw_campaign', { campaignId: withdrawnId, reason: 'Mưa bão' }),
    order('outreach.write_message', shared),
    ...own.map(({ teamId, messageId }) =>
      order('outreach.write_message', {
        ...{ ...text, messageId, channel: 'loudspeaker', teamIds: [teamId] },
      }),
    ),
    ...own.map(({ teamId, messageId, mark }) => order('outreach.publish', published(messageId, teamId, `Đọc ${mark}`))),
    order('outreach.publish', {
      ...published(shared.messageId, first?.teamId ?? '', `Gửi ${first?.mark}`),
      publicationId: mistakeId,
    }),
    order('outreach.undo_publication', { publicationId: mistakeId, reason: 'Ghi nhầm' }),
  ])
}
