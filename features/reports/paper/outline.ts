import type { BlockInput } from '../../../platform/papers/official-document.ts'
import { fold } from '../../../platform/words/fold.ts'
import type { PlanDraft } from '../../plan/rules/plan-draft.ts'
import { heading } from './wording.ts'

/** What the results speak of; each finds its place under the plan's own heading for it. */
export type Topic = 'organisation' | 'public_services' | 'platforms' | 'vulnerable'

const signs: Readonly<Record<Topic, RegExp>> = {
  organisation: /\b(kien toan|cung co|sap xep|luc luong|to chuc bo may)\b/,
  public_services: /\b(dich vu cong|thu tuc|ho so)\b/,
  platforms: /\b(nen tang|thanh toan|thuong mai|ung dung)\b/,
  vulnerable: /\b(yeu the|cao tuoi|khuyet tat)\b/,
}

const ownTitles: Readonly<Record<Topic, string>> = {
  organisation: 'Củng cố tổ chức và chế độ báo cáo',
  public_services: 'Hướng dẫn dịch vụ công trực tuyến, cải cách hành chính',
  platforms: 'Hỗ trợ người dân sử dụng nền tảng số',
  vulnerable: 'Hỗ trợ người yếu thế',
}

/** The results in the order and under the headings of the plan; what it has no heading for comes after, under ours. */
export function underPlanHeadings(
  draft: Pick<PlanDraft, 'sections'>,
  results: Readonly<Record<Topic, readonly BlockInput[]>>,
): BlockInput[] {
  const topics = Object.keys(signs) as Topic[]
  const titles = new Map<Topic, string>()
  for (const title of draft.sections.flatMap(({ value }) => value.children.map((child) => child.value.title))) {
    const topic = topics.find((each) => !titles.has(each) && signs[each].test(fold(title)))
    // A heading that is a whole sentence of another body's duty is no heading of results.
    if (topic && title.length <= 120) titles.set(topic, title)
  }
  const ordered = [...titles.keys(), ...topics.filter((topic) => !titles.has(topic))]
  return ordered.flatMap((topic) => [heading(2, titles.get(topic) ?? ownTitles[topic]), ...results[topic]])
}
