import { Button, ButtonLink } from '../button.tsx'
import { StatusChip } from '../chip.tsx'
import type { Column } from '../data-table.tsx'
import { DataTable } from '../data-table.tsx'
import type { NavGroup } from '../desk-page.tsx'
import { DeskPage } from '../desk-page.tsx'
import { EmptyState } from '../empty-state.tsx'
import { SelectField, TextField } from '../field.tsx'
import { FilterBar } from '../filter-bar.tsx'
import * as icons from '../icons.tsx'
import { useLang } from '../lang.ts'
import { Meter } from '../meter.tsx'
import { StatRow, StatTile } from '../stat-tile.tsx'
import type { Status } from '../status.ts'
import { Tabs } from '../tabs.tsx'

type Team = {
  name: string
  households: number | null
  vulnerable: number | null
  status: Status
  detail?: string
  active: string
  report: string
}

const teams: readonly Team[] = [
  {
    name: 'Thôn 19 (mẫu)',
    households: 9,
    vulnerable: 1,
    status: 'stalled',
    detail: 'Dừng 16 ngày',
    active: '21/11',
    report: 'Chưa nộp',
  },
  {
    name: 'Thôn 12 (mẫu)',
    households: 24,
    vulnerable: 4,
    status: 'behind',
    detail: 'Chậm: cần 8 hộ/tuần',
    active: 'hôm qua',
    report: 'Chưa nộp',
  },
  { name: 'Thôn 7 (mẫu)', households: 37, vulnerable: 6, status: 'on_track', active: 'hôm nay', report: 'Đang soạn' },
  { name: 'Thôn 2 (mẫu)', households: 53, vulnerable: 12, status: 'met', active: 'hôm nay', report: 'Đã nộp' },
  {
    name: 'Thôn Đông Thượng Hạ Trung Nghĩa Lộ (mẫu)',
    households: null,
    vulnerable: null,
    status: 'stalled',
    active: '—',
    report: 'Chưa nộp',
  },
]

export function deskGroups(vi: boolean): readonly NavGroup[] {
  return [
    {
      items: [
        { href: '#board', label: vi ? 'Tổng quan' : 'Overview', icon: icons.HomeIcon, here: true },
        { href: '#plan', label: vi ? 'Kế hoạch' : 'Plan', icon: icons.PlanIcon },
        { href: '#tasks', label: vi ? 'Việc cần làm' : 'Tasks', icon: icons.TaskIcon, count: 4 },
      ],
    },
    {
      title: vi ? 'Việc ở thôn' : 'In the villages',
      items: [
        { href: '#teams', label: vi ? 'Tổ & thành viên' : 'Teams & members', icon: icons.GroupIcon },
        { href: '#sessions', label: vi ? 'Buổi hướng dẫn' : 'Sessions', icon: icons.CalendarIcon },
        { href: '#dossiers', label: vi ? 'Hồ sơ & nền tảng' : 'Dossiers & platforms', icon: icons.DossierIcon },
        { href: '#sellers', label: vi ? 'Người bán' : 'Sellers', icon: icons.ShopIcon },
        { href: '#outreach', label: vi ? 'Truyền thông' : 'Outreach', icon: icons.CampaignIcon },
        {
          href: '#requests',
          label: vi ? 'Phản ánh & yêu cầu' : 'Feedback & requests',
          icon: icons.MessageIcon,
          count: 2,
        },
      ],
    },
    {
      title: vi ? 'Việc ở xã' : 'At the commune',
      items: [
        { href: '#reports', label: vi ? 'Báo cáo' : 'Reports', icon: icons.ReportIcon },
        { href: '#recognition', label: vi ? 'Thi đua' : 'Recognition', icon: icons.StarIcon },
        { href: '#budget', label: vi ? 'Kinh phí' : 'Budget', icon: icons.BudgetIcon },
        { href: '#admin', label: vi ? 'Quản trị' : 'Administration', icon: icons.SettingsIcon },
      ],
    },
  ]
}

export function DeskBoard() {
  const vi = useLang() === 'vi'
  return (
    <DeskPage
      brand={{ href: '#', name: 'Thôn Số', under: vi ? 'Xã Mẫu' : 'Mẫu commune' }}
      groups={deskGroups(vi)}
      title={vi ? 'Quý IV/2025 · còn 24 ngày' : 'Q4/2025 · 24 days left'}
      lead={
        vi
          ? '18/21 tổ hoạt động trong 7 ngày qua. Báo cáo đến hạn 15/12, còn 8 ngày.'
          : '18 of 21 teams active in the last 7 days. Reports are due on 15/12, in 8 days.'
      }
      crumbs={[{ href: '#', label: vi ? 'Xã Mẫu' : 'Mẫu commune' }]}
      actions={
        <ButtonLink href="#new" kind="primary" icon={icons.ReportIcon}>
          {vi ? 'Tổng hợp báo cáo' : 'Consolidate reports'}
        </ButtonLink>
      }
      user={{ name: 'Lê Thị Mẫu', role: vi ? 'Chuyên viên Phòng Văn hóa - Xã hội' : 'Coordinator' }}
      userMenu={
        <Button kind="quiet" icon={icons.LogoutIcon}>
          {vi ? 'Đăng xuất' : 'Sign out'}
        </Button>
      }
      languageHref="#lang"
    >
      <StatRow>
        <StatTile
          label={vi ? 'Hộ được giúp, không trùng' : 'Distinct households'}
          value="742"
          href="#1"
          note={vi ? 'trên 1.000' : 'of 1,000'}
        />
        <StatTile
          label={vi ? 'Hộ yếu thế, tận nơi' : 'Vulnerable, in person'}
          value="139"
          href="#2"
          note={vi ? 'trên 200' : 'of 200'}
        />
        <StatTile
          label={vi ? 'Hồ sơ trực tuyến' : 'Online dossiers'}
          value="318"
          href="#3"
          note={vi ? '+41 tuần này' : '+41 this week'}
        />
        <StatTile label={vi ? 'Mức hài lòng' : 'Satisfaction'} value="—" note={vi ? 'chưa báo cáo' : 'not reported'} />
      </StatRow>
      <Tabs
        label={vi ? 'Các nhóm tổ' : 'Groups of teams'}
        tabs={[
          { href: '#all', label: vi ? 'Tất cả các tổ' : 'All teams', here: true, count: 21 },
          { href: '#need', label: vi ? 'Cần xã giúp' : 'Need help', count: 3 },
        ]}
      />
      <FilterBar action="#filter" label={vi ? 'Lọc các tổ' : 'Filter teams'} clearHref="#clear" keep={{ sort: 'need' }}>
        <TextField name="q" type="search" label={vi ? 'Tên tổ' : 'Team name'} value="thôn" />
        <SelectField
          name="status"
          label={vi ? 'Tình trạng' : 'Status'}
          value="behind"
          options={[
            { value: '', label: vi ? 'Tất cả' : 'All' },
            { value: 'behind', label: vi ? 'Chậm' : 'Behind' },
          ]}
        />
      </FilterBar>
      <DataTable
        caption={vi ? 'Các tổ, tổ cần xã giúp đứng trước' : 'Teams, those who need help first'}
        columns={columns(vi)}
        rows={teams}
        rowKey={(team) => team.name}
        choose={{ form: 'many', name: 'team', label: (team) => team.name }}
        tools={
          <ButtonLink href="#xlsx" icon={icons.DownloadIcon}>
            {vi ? 'Tải bảng tính' : 'Download spreadsheet'}
          </ButtonLink>
        }
        pages={{ page: 2, pages: 3, earlierHref: '#p1', laterHref: '#p3' }}
      />
      <form id="many">
        <Button icon={icons.BellIcon}>{vi ? 'Nhắc các tổ đã chọn' : 'Remind the chosen teams'}</Button>
      </form>
      <DataTable
        caption={vi ? 'Buổi hướng dẫn tháng này' : 'Sessions this month'}
        columns={columns(vi)}
        rows={[]}
        rowKey={(team: Team) => team.name}
        empty={
          <EmptyState
            icon={icons.CalendarIcon}
            title={vi ? 'Chưa có buổi nào' : 'No sessions yet'}
            action={
              <ButtonLink href="#add" icon={icons.PlusIcon}>
                {vi ? 'Thêm buổi hướng dẫn' : 'Add a session'}
              </ButtonLink>
            }
          >
            {vi
              ? 'Buổi đầu tiên thường là ngày hướng dẫn hằng tháng ở xã.'
              : 'The first one is usually the monthly guidance day.'}
          </EmptyState>
        }
      />
    </DeskPage>
  )
}

function columns(vi: boolean): readonly Column<Team>[] {
  const households = vi ? 'Hộ' : 'Households'
  const vulnerable = vi ? 'Yếu thế' : 'Vulnerable'
  return [
    {
      key: 'name',
      naming: true,
      header: vi ? 'Tổ' : 'Team',
      cell: (team) => <a href="#team">{team.name}</a>,
      total: vi ? 'Cộng' : 'Total',
    },
    {
      key: 'households',
      header: households,
      sort: { href: '#s', now: 'ascending' },
      cell: (team) => (
        <Meter
          compact
          label={`${team.name}, ${households}`}
          done={team.households}
          target={50}
          pace={35}
          status={team.status}
          href="#records"
        />
      ),
      total: '123/250',
    },
    {
      key: 'vulnerable',
      header: vulnerable,
      sort: { href: '#v' },
      cell: (team) => (
        <Meter
          compact
          label={`${team.name}, ${vulnerable}`}
          done={team.vulnerable}
          target={10}
          pace={7}
          status={team.status}
        />
      ),
      total: '23/50',
    },
    {
      key: 'status',
      header: vi ? 'Tình trạng' : 'Status',
      cell: (team) => <StatusChip status={team.status} detail={vi ? team.detail : undefined} />,
    },
    { key: 'active', header: vi ? 'Hoạt động' : 'Last active', cell: (team) => team.active },
    { key: 'report', header: vi ? 'Báo cáo' : 'Report', cell: (team) => team.report },
    {
      key: 'do',
      kind: 'action',
      header: vi ? 'Việc' : 'Action',
      cell: (team) => (
        <Button icon={team.status === 'met' ? icons.EyeIcon : icons.BellIcon}>
          {team.status === 'met' ? (vi ? 'Xem' : 'View') : vi ? 'Nhắc' : 'Remind'}
        </Button>
      ),
    },
  ]
}
