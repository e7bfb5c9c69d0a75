import { icon } from './icon.tsx'

// One export each, and each call marked pure, so that a phone carries only the drawings it shows.
export const HomeIcon = /* @__PURE__ */ icon('M4 11l8-7 8 7v9h-5.5v-6h-5v6H4z')
export const HouseholdIcon = /* @__PURE__ */ icon(
  'M3 11l6-5.5 6 5.5M5 9.5V20h8v-9.3M13 20h8v-7l-4-3.5-2 1.7M8 20v-5h2.5v5',
)
export const ProgressIcon = /* @__PURE__ */ icon('M4 4v16h16M8 16v-4M12.5 16V8M17 16v-6')
export const ReportIcon = /* @__PURE__ */ icon('M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6')
export const VneidIcon = /* @__PURE__ */ icon(
  'M3 5h18v14H3zM6.5 16c.6-3 4.4-3 5 0M9 11.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM15 10h3M15 14h3',
)
export const DossierIcon = /* @__PURE__ */ icon('M3 7h6l2 2.5h10V19H3zM12 16.5v-4M10 14.3l2-2 2 2')
export const PaymentIcon = /* @__PURE__ */ icon('M3 6h18v12H3zM3 10h18M6.5 14.5h4')
export const BillIcon = /* @__PURE__ */ icon('M6 3h12v18l-3-2-3 2-3-2-3 2zM9.5 8h5M9.5 12h5')
export const QrIcon = /* @__PURE__ */ icon('M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2.5v2.5M20 14v2M14 20h2M19 20h1')
export const VideoIcon = /* @__PURE__ */ icon('M3 7h12v10H3zM15 11l6-3.5v9L15 13')
export const MessageIcon = /* @__PURE__ */ icon('M4 5h16v11H12l-4.5 4v-4H4zM8 9h8M8 12.5h5')
export const SearchIcon = /* @__PURE__ */ icon('M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM16 16l5 5')
export const PhoneIcon = /* @__PURE__ */ icon(
  'M6 3h3.5l1.5 5-2.5 1.5a12 12 0 0 0 6 6L16 13l5 1.5V18c0 1.7-1.3 3-3 3C10 21 3 14 3 6c0-1.7 1.3-3 3-3z',
)
export const InstallIcon = /* @__PURE__ */ icon('M7 2.5h10v19H7zM12 7v7M9 11.5l3 3 3-3')
export const ShopIcon = /* @__PURE__ */ icon(
  'M4 10v10h16V10M3 7l2-4h14l2 4c0 3-4.5 3-4.5 0 0 3-4.5 3-4.5 0 0 3-4.5 3-4.5 0 0 3-4.5 3-4.5 0zM10 20v-5h4v5',
)
export const ShieldIcon = /* @__PURE__ */ icon(
  'M12 3l8 3v6c0 4.5-3.3 7.7-8 9-4.7-1.3-8-4.5-8-9V6zM9 12l2.2 2.2L15.5 10',
)
export const GroupIcon = /* @__PURE__ */ icon(
  'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20v-1.5A4.5 4.5 0 0 1 7 14h4a4.5 4.5 0 0 1 4.5 4.5V20M16 4.3a3.5 3.5 0 0 1 0 6.5M18 14.2a4.5 4.5 0 0 1 3.5 4.3V20',
)
export const PersonIcon = /* @__PURE__ */ icon(
  'M12 11a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21v-1.5A5.5 5.5 0 0 1 9.5 14h5a5.5 5.5 0 0 1 5.5 5.5V21',
)
export const CalendarIcon = /* @__PURE__ */ icon('M4 5h16v16H4zM4 10h16M8.5 3v4M15.5 3v4M8 14h3M8 17.5h6')
export const PlanIcon = /* @__PURE__ */ icon('M4 4h16v16H4zM8 8.5h1M12 8.5h4M8 12h1M12 12h4M8 15.5h1M12 15.5h4')
export const TaskIcon = /* @__PURE__ */ icon(
  'M4 6l1.5 1.5L8 5M4 12l1.5 1.5L8 11M4 18l1.5 1.5L8 17M12 6.5h8M12 12.5h8M12 18.5h8',
)
export const BudgetIcon = /* @__PURE__ */ icon('M4 7h16v13H4zM4 7l11-4v4M16 13.5h4M15.5 13.5h.01')
export const CampaignIcon = /* @__PURE__ */ icon('M4 10v4h3l8 5V5l-8 5zM18.5 9a4 4 0 0 1 0 6M7.5 14.5L9 20h2.5')
export const StarIcon = /* @__PURE__ */ icon(
  'M12 3.5l2.600 5.5 6 .8-4.4 4.2 1.100 6L12 17.100 6.7 20l1.100-6-4.4-4.2 6-.8z',
)
export const SettingsIcon = /* @__PURE__ */ icon(
  'M4 7h9M17 7h3M15 9.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM4 17h3M11 17h9M9 19.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z',
)
export const LogoutIcon = /* @__PURE__ */ icon('M10 4H4v16h6M9 12h11M16 8l4 4-4 4')
export const WaitIcon = /* @__PURE__ */ icon('M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3.5 2')
export const SentIcon = /* @__PURE__ */ icon('M3 11.5L21 4l-6 17-3.5-7zM11.5 14L21 4')
export const RefusedIcon = /* @__PURE__ */ icon('M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM6 6l12 12')
export const WarningIcon = /* @__PURE__ */ icon('M12 4l9.5 16.5h-19zM12 10v4.5M12 17.5h.01')
export const DangerIcon = /* @__PURE__ */ icon('M8 3h8l5 5v8l-5 5H8l-5-5V8zM12 7.5v5.5M12 16.5h.01')
export const InfoIcon = /* @__PURE__ */ icon('M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 11v5.5M12 7.5h.01')
export const CheckIcon = /* @__PURE__ */ icon('M4.5 12.5l5 5 10-11')
export const CheckRoundIcon = /* @__PURE__ */ icon('M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM8 12.3l2.800 2.7 5.2-5.5')
export const PlusIcon = /* @__PURE__ */ icon('M12 5v14M5 12h14')
export const ArrowIcon = /* @__PURE__ */ icon('M5 12h14M13 6l6 6-6 6')
export const BackIcon = /* @__PURE__ */ icon('M19 12H5M11 6l-6 6 6 6')
export const PrintIcon = /* @__PURE__ */ icon('M7 9V3h10v6M5 17H3V9h18v8h-2M7 14h10v7H7z')
export const DownloadIcon = /* @__PURE__ */ icon('M12 3v12M7 10.5l5 5 5-5M4 20h16')
export const UploadIcon = /* @__PURE__ */ icon('M12 16V4M7 8.5l5-5 5 5M4 20h16')
export const FilterIcon = /* @__PURE__ */ icon('M3 5h18l-7 8v6.5l-4-2V13z')
export const SortIcon = /* @__PURE__ */ icon('M8 5v14M4.5 15.5L8 19l3.5-3.5M16 19V5M12.5 8.5L16 5l3.5 3.5')
export const LanguageIcon = /* @__PURE__ */ icon(
  'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM3 12h18M12 3c-5 5.5-5 12.5 0 18 5-5.5 5-12.5 0-18z',
)
export const EyeIcon = /* @__PURE__ */ icon(
  'M2.5 12C6.5 5 17.5 5 21.5 12c-4 7-15 7-19 0zM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6z',
)
export const LockIcon = /* @__PURE__ */ icon('M5 11h14v10H5zM8 11V7.5a4 4 0 0 1 8 0V11M12 15v2.5')
export const MenuIcon = /* @__PURE__ */ icon('M4 6.5h16M4 12h16M4 17.5h16')
export const MoreIcon = /* @__PURE__ */ icon('M12 5.5h.01M12 12h.01M12 18.5h.01')
export const CloseIcon = /* @__PURE__ */ icon('M6 6l12 12M18 6L6 18')
export const EditIcon = /* @__PURE__ */ icon('M4 20l1-4.5L16 4.5l3.5 3.5-11 11zM13.5 7l3.5 3.5')
export const CameraIcon = /* @__PURE__ */ icon('M3 7h4l2-3h6l2 3h4v13H3zM12 17a4 4 0 1 0 0-8 4 4 0 0 0 0 8z')
export const PlaceIcon = /* @__PURE__ */ icon(
  'M12 21.5c-4.5-4.800-7-8.5-7-11.5a7 7 0 0 1 14 0c0 3-2.5 6.7-7 11.5zM12 12.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z',
)
export const BellIcon = /* @__PURE__ */ icon('M6 17V10.5a6 6 0 0 1 12 0V17l1.5 1.5h-15zM10 21h4')
export const HelpIcon = /* @__PURE__ */ icon(
  'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM9.5 9.5a2.5 2.5 0 1 1 3.600 2.2c-.7.4-1.100.9-1.100 1.800M12 16.800h.01',
)
export const SpeakIcon = /* @__PURE__ */ icon(
  'M12 3a3 3 0 0 0-3 3v6a3 3 0 0 0 6 0V6a3 3 0 0 0-3-3zM5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v3M8.5 21h7',
)
export const ListenIcon = /* @__PURE__ */ icon(
  'M4 10v4h3.5l5 4.5v-13l-5 4.5zM16 9a4 4 0 0 1 0 6M18.5 6.5a8 8 0 0 1 0 11',
)
export const LessonIcon = /* @__PURE__ */ icon(
  'M12 6.5C9.5 4.5 6.5 4 3 4v14.5c3.5 0 6.5.5 9 2.5 2.5-2 5.5-2.5 9-2.5V4c-3.5 0-6.5.5-9 2.5zM12 6.5V21',
)
export const BoltIcon = /* @__PURE__ */ icon('M13 3L5 13.5h6L10 21l9-11h-6.5z')
export const OfflineIcon = /* @__PURE__ */ icon(
  'M3 3l18 18M5 12a10 10 0 0 1 4-2.5M2 8.5A15 15 0 0 1 6.5 5.600M12 6c3.7-.6 7.3.3 10 2.5M15 10.2c1.5.4 2.900 1 4 1.800M9 16a4.5 4.5 0 0 1 6 0M12 19.5h.01',
)
export const SlowIcon = /* @__PURE__ */ icon('M4 8l8 8 8-8')
export const PausedIcon = /* @__PURE__ */ icon('M5 5h14v14H5z')
export const OnTrackIcon = /* @__PURE__ */ icon(
  'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 14.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z',
)
