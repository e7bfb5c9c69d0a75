import { v7 as newId } from 'uuid'
import type { CampaignInput, MessageInput, PublicationInput } from './contract.ts'

/** Three weeks of telling about online services; say at least of which plan. */
export function aCampaign(said: Partial<CampaignInput> & { readonly planId: string }): CampaignInput {
  return {
    campaignId: newId(),
    taskId: null,
    title: 'Nộp hồ sơ trực tuyến tại nhà (mẫu)',
    goal: 'Nhà nào cũng biết nộp hồ sơ ở đâu',
    from: '2025-11-01',
    to: '2025-12-31',
    ...said,
  }
}

/** A text for the loudspeaker; say at least of which campaign and who is asked. */
export function aMessage(said: Partial<MessageInput> & Pick<MessageInput, 'campaignId' | 'teamIds'>): MessageInput {
  return {
    messageId: newId(),
    channel: 'loudspeaker',
    title: 'Mời bà con nộp hồ sơ trực tuyến (mẫu)',
    body: 'Kính mời bà con đến nhà văn hóa để được hướng dẫn nộp hồ sơ trực tuyến.',
    from: '2025-11-10',
    to: '2025-11-20',
    isPublic: false,
    ...said,
  }
}

export function aPublication(
  said: Partial<PublicationInput> & Pick<PublicationInput, 'messageId' | 'teamId'>,
): PublicationInput {
  return { publicationId: newId(), publishedOn: '2025-11-15', times: 1, reach: null, link: '', note: '', ...said }
}
