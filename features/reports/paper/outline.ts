import { fold } from '../../../platform/words/fold.ts'
import type { PlanDraft } from '../../plan/rules/plan-draft.ts'
import type { Headings } from '../rules/narratives.ts'

/** What the results speak of; each finds its place under the plan's own heading for it. */
export type Topic = 'organisation' | 'public_services' | 'platforms' | 'vulnerable'

const signs: Readonly<Record<Topic, RegExp>> = {
  organisation: /\b(kien toan|cung co|sap xep|luc luong|to chuc bo may)\b/,
  public_services: /\b(dich vu cong|thu tuc|ho so)\b/,
  platforms: /\b(nen tang|thanh toan|thuong mai|ung dung)\b/,
  vulnerable: /\b(yeu the|cao tuoi|khuyet tat)\b/,
}

const topics = Object.keys(signs) as Topic[]

const ownTitles: Readonly<Record<Topic, string>> = {
  organisation: 'Củng cố tổ chức và chế độ báo cáo',
  public_services: 'Hướng dẫn dịch vụ công trực tuyến, cải cách hành chính',
  platforms: 'Hỗ trợ người dân sử dụng nền tảng số',
  vulnerable: 'Hỗ trợ người yếu thế',
}

/** The results in the order and under the headings of the plan; what it has no heading for comes after, under ours. */
export function titlesOf(draft: Pick<PlanDraft, 'sections'>): { readonly topic: Topic; readonly title: string }[] {
  const titles = new Map<Topic, string>()
  for (const title of draft.sections.flatMap(({ value }) => value.children.map((child) => child.value.title))) {
    const topic = topics.find((each) => !titles.has(each) && signs[each].test(fold(title)))
    // A heading that is a whole sentence of another body's duty is no heading of results.
    if (topic && title.length <= 120) titles.set(topic, title)
  }
  const ordered = [...titles.keys(), ...topics.filter((topic) => !titles.has(topic))]
  return ordered.map((topic) => ({ topic, title: titles.get(topic) ?? ownTitles[topic] }))
}

/** Whom a sentence speaks of says more than with what: "người cao tuổi ngại cài ứng dụng". */
const closest: readonly Topic[] = ['vulnerable', 'public_services', 'organisation', 'platforms']

/** The same headings for the teams' own words; a sentence that speaks of none of them stands before all headings. */
export function headingsOf(draft: Pick<PlanDraft, 'sections'>): Headings {
  const titled = titlesOf(draft)
  return {
    titles: titled.map(({ title }) => title),
    headingOf: (line) => {
      const topic = closest.find((each) => signs[each].test(fold(line)))
      return titled.find((each) => each.topic === topic)?.title ?? null
    },
  }
}
