import type { Published } from '../../features/outreach/reads/published.ts'
import type { ListedCampaign } from '../../features/outreach/reads.ts'
import { nameChannel, words } from '../../features/outreach/words.ts'
import type { Plan } from '../../features/plan/reads.ts'
import type { Window } from '../../platform/clock/days.ts'
import type { Sheet } from '../../platform/papers/xlsx.ts'
import type { Lang } from '../../platform/words/words.ts'

// Campaigns and what was published, as files to keep.

export function campaignSheet(lang: Lang, plan: Plan, campaigns: readonly ListedCampaign[]): Sheet {
  const tasks = tasksOf(plan)
  return {
    name: words.say(lang, 'outreach'),
    titles: [words.say(lang, 'campaigns'), plan.title],
    columns: [
      text(lang, 'campaign', 36),
      text(lang, 'goal', 40),
      text(lang, 'task', 36),
      date(lang, 'from'),
      date(lang, 'to'),
      text(lang, 'channel', 36),
      count(lang, 'messages_n'),
      count(lang, 'asked_teams'),
      count(lang, 'published'),
      count(lang, 'late'),
      text(lang, 'state', 16),
    ],
    rows: campaigns.map((campaign) => [
      campaign.title,
      campaign.goal,
      (campaign.taskId && tasks.get(campaign.taskId)) || '',
      campaign.from,
      campaign.to,
      campaign.channels.map((channel) => nameChannel(lang, channel)).join(', '),
      campaign.messages,
      campaign.asked,
      campaign.published,
      campaign.late,
      words.say(lang, campaign.state),
    ]),
  }
}

export function publishedSheet(
  lang: Lang,
  { from, to }: Window,
  rows: readonly Published[],
  teams: ReadonlyMap<string, string>,
): Sheet {
  return {
    name: words.say(lang, 'outreach'),
    titles: [words.say(lang, 'published_figure'), `${from} – ${to}`],
    columns: [
      text(lang, 'message', 40),
      text(lang, 'channel', 28),
      text(lang, 'team', 30),
      date(lang, 'published_on'),
      count(lang, 'times'),
      count(lang, 'reach_short'),
      text(lang, 'link', 40),
      text(lang, 'note', 40),
    ],
    rows: rows.map(({ title: name, channel, teamId, publishedOn, times, reach, link, note }) => [
      ...[name, nameChannel(lang, channel), teams.get(teamId) ?? '', publishedOn, times, reach, link, note],
    ]),
  }
}

/** A plan's tasks by their ids, shortened to a line. */
export function tasksOf(plan: Plan | undefined): ReadonlyMap<string, string> {
  const short = (text: string) => (text.length <= 80 ? text : `${text.slice(0, 80).trimEnd()}…`)
  return new Map((plan?.tasks ?? []).map(({ taskId, what }) => [taskId, short(what)]))
}

type Heading =
  | 'campaign'
  | 'goal'
  | 'task'
  | 'from'
  | 'to'
  | 'channel'
  | 'messages_n'
  | 'asked_teams'
  | 'published'
  | 'late'
  | 'state'
  | 'message'
  | 'team'
  | 'published_on'
  | 'times'
  | 'reach_short'
  | 'link'
  | 'note'
const text = (lang: Lang, key: Heading, width: number) => ({
  ...{ title: words.say(lang, key), kind: 'text' as const, width },
})
const count = (lang: Lang, key: Heading) => ({ title: words.say(lang, key), kind: 'number' as const, width: 14 })
const date = (lang: Lang, key: Heading) => ({ title: words.say(lang, key), kind: 'date' as const, width: 13 })
