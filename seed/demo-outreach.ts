import { v7 as newId } from 'uuid'
import { addDays, type Day } from '../platform/clock/days.ts'
import type { DemoOrder } from './demo-quarter.ts'

type Team = { readonly teamId: string; readonly at: number }

const online = [
  'Kính mời bà con nộp hồ sơ trực tuyến ngay tại nhà văn hóa thôn.',
  'Tổ công nghệ số cộng đồng giúp bà con nộp hồ sơ khai sinh, chứng thực bản sao, xác nhận cư trú. Miễn phí.',
  'Bà con nhớ mang theo điện thoại và căn cước. Không đưa mã OTP, mật khẩu cho bất kỳ ai.',
].join('\n')
const payment = [
  'Trả tiền điện, tiền nước bằng điện thoại: không phải đi xa, không phải chờ.',
  'Chưa biết làm thì đến buổi hướng dẫn, có người chỉ tận tay.',
].join('\n')

/** Two campaigns under way, one to come and one withdrawn: done, overdue and coming messages on every kind of channel. */
export function demoOutreach(today: Day, planId: string, communeTeamId: string, teams: readonly Team[]): DemoOrder[] {
  const day = (by: number) => addDays(today, by)
  const villages = teams.map(({ teamId }) => teamId)
  const [services, bills, next, called] = [
    {
      title: 'Nộp hồ sơ trực tuyến tại thôn (mẫu)',
      goal: 'Nhà nào cũng biết nộp hồ sơ ở đâu, có người giúp',
      days: [-30, 25],
    },
    {
      title: 'Trả tiền điện, nước không dùng tiền mặt (mẫu)',
      goal: 'Mỗi nhà một người biết trả bằng điện thoại',
      days: [-21, 9],
    },
    { title: 'An toàn trên mạng dịp Tết (mẫu)', goal: 'Người cao tuổi không bị lừa mã OTP', days: [12, 30] },
    { title: 'Truyền thông lưu động tuần đầu tháng (mẫu)', goal: '', days: [-25, -18] },
  ].map(({ days: [from = 0, to = 0], ...said }) => ({ campaignId: newId(), ...said, from: day(from), to: day(to) }))
  const message = (
    campaign: typeof services,
    channel: string,
    title: string,
    body: string,
    [from, to]: readonly [number, number],
    teamIds: readonly string[],
    isPublic = false,
  ) => ({
    ...{
      messageId: newId(),
      campaignId: campaign?.campaignId,
      channel,
      title: `${title} (mẫu)`,
      body,
      teamIds,
      isPublic,
    },
    ...{ from: day(from), to: day(to) },
  })
  const radio = message(services, 'loudspeaker', 'Mời nộp hồ sơ trực tuyến', online, [-28, 5], villages, true)
  const group = message(services, 'zalo', 'Nhắn nhóm Zalo các thôn', online, [-20, -2], villages)
  const portal = message(services, 'portal', 'Bài trên trang của xã', online, [-27, -20], [communeTeamId], true)
  const banner = message(bills, 'banner', 'Khẩu hiệu ở cổng nhà văn hóa', payment, [-20, -6], villages.slice(0, 8))
  const leaflet = message(bills, 'leaflet', 'Tờ rơi trả tiền điện', payment, [-14, 6], villages, true)
  const facebook = message(bills, 'facebook', 'Bài Facebook của Đoàn xã', payment, [-10, -9], [communeTeamId])
  const direct = message(next, 'direct', 'Nói chuyện ở chi hội Người cao tuổi', payment, [14, 28], villages)
  const gone = message(services, 'direct', 'Nói chuyện ở chợ phiên', online, [-10, -5], villages.slice(0, 3))
  const publication = (of: typeof radio, teamId: string | undefined, before: number, more: object = {}) => ({
    ...{ publicationId: newId(), messageId: of.messageId, teamId, publishedOn: day(-before), ...more },
  })
  const mistake = publication(group, teams[2]?.teamId, 4)
  return [
    ...[services, bills, next, called].map((campaign) => order('plan_campaign', { ...campaign, planId })),
    ...[radio, group, portal, banner, leaflet, facebook, direct, gone].map((one) => order('write_message', one)),
    // The first village has still to read it out.
    ...villages
      .slice(1, 15)
      .map((teamId, at) =>
        order(
          'publish',
          publication(radio, teamId, 26 - at, { times: 3 + (at % 4), reach: at % 3 === 0 ? null : 200 + 20 * at }),
        ),
      ),
    ...villages
      .slice(0, 17)
      .map((teamId, at) =>
        order('publish', publication(group, teamId, 18 - (at % 14), { times: 1 + (at % 2), reach: 60 + 5 * at })),
      )
      .filter((_, at) => at !== 2),
    order('publish', mistake),
    order('undo_publication', { publicationId: mistake.publicationId, reason: 'Ghi nhầm thôn (mẫu)' }),
    order('publish', publication(portal, communeTeamId, 25, { link: 'https://xa-mau.example/tin/1', reach: 850 })),
    order('publish', publication(facebook, communeTeamId, 9, { link: 'https://facebook.example/mau', reach: 1_300 })),
    ...villages.slice(0, 6).map((teamId) => order('publish', publication(banner, teamId, 12, { times: 2 }))),
    ...villages
      .slice(3, 9)
      .map((teamId, at) => order('publish', publication(leaflet, teamId, 11 - at, { times: 80 + 10 * at }))),
    order('withdraw_message', { messageId: gone.messageId, reason: 'Chợ phiên nghỉ vì mưa (mẫu)' }),
    order('withdraw_campaign', { campaignId: called?.campaignId, reason: 'Gộp vào đợt nộp hồ sơ trực tuyến (mẫu)' }),
  ]
}

function order(type: string, payload: object): DemoOrder {
  return { type: `outreach.${type}`, payload }
}
