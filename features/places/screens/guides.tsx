import type { Icon } from '../../../platform/kit/icon.tsx'
import * as icons from '../../../platform/kit/icons.tsx'
import type { PlainKey } from '../../../platform/words/words.ts'
import type { words } from '../words.ts'

type Word = PlainKey<typeof words.entries>

export type Guide = {
  readonly code: 'vneid' | 'qr' | 'bills' | 'scams'
  readonly icon: Icon
  readonly steps: readonly Step[]
}
type Step = { readonly title: Word; readonly text: Word; readonly icon: Icon }

/** What people ask for most, one thing a step. The pictures are the same drawings the helpers' app shows. */
export const guides: readonly Guide[] = [
  {
    code: 'vneid',
    icon: icons.VneidIcon,
    steps: [
      { title: 'vneid_1', text: 'vneid_1_text', icon: icons.SearchIcon },
      { title: 'vneid_2', text: 'vneid_2_text', icon: icons.InstallIcon },
      { title: 'vneid_3', text: 'vneid_3_text', icon: icons.VneidIcon },
      { title: 'vneid_4', text: 'vneid_4_text', icon: icons.MessageIcon },
      { title: 'vneid_5', text: 'vneid_5_text', icon: icons.LockIcon },
    ],
  },
  {
    code: 'qr',
    icon: icons.QrIcon,
    steps: [
      { title: 'qr_1', text: 'qr_1_text', icon: icons.PaymentIcon },
      { title: 'qr_2', text: 'qr_2_text', icon: icons.QrIcon },
      { title: 'qr_3', text: 'qr_3_text', icon: icons.PersonIcon },
      { title: 'qr_4', text: 'qr_4_text', icon: icons.CheckRoundIcon },
    ],
  },
  {
    code: 'bills',
    icon: icons.BillIcon,
    steps: [
      { title: 'bills_1', text: 'bills_1_text', icon: icons.BillIcon },
      { title: 'bills_2', text: 'bills_2_text', icon: icons.PaymentIcon },
      { title: 'bills_3', text: 'bills_3_text', icon: icons.HomeIcon },
      { title: 'bills_4', text: 'bills_4_text', icon: icons.CheckRoundIcon },
    ],
  },
  {
    code: 'scams',
    icon: icons.ShieldIcon,
    steps: [
      { title: 'scams_1', text: 'scams_1_text', icon: icons.PhoneIcon },
      { title: 'scams_2', text: 'scams_2_text', icon: icons.LockIcon },
      { title: 'scams_3', text: 'scams_3_text', icon: icons.WarningIcon },
      { title: 'scams_4', text: 'scams_4_text', icon: icons.GroupIcon },
    ],
  },
]
