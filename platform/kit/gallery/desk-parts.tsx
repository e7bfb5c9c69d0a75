import { Button, ButtonLink } from '../button.tsx'
import { Card, Facts } from '../card.tsx'
import { BarList } from '../charts/bar-list.tsx'
import { PaceLine } from '../charts/pace-line.tsx'
import { Donut, StackedBars } from '../charts/shares.tsx'
import { TeamBars } from '../charts/team-bars.tsx'
import { VillageGrid } from '../charts/village-grid.tsx'
import { CheckField, TileChoice } from '../choice.tsx'
import { DeskPage } from '../desk-page.tsx'
import { Confirm, Dialog } from '../dialog.tsx'
import { Progress } from '../empty-state.tsx'
import { TextField } from '../field.tsx'
import { FileDrop } from '../file-drop.tsx'
import * as icons from '../icons.tsx'
import { useLang } from '../lang.ts'
import { Notice } from '../notice.tsx'
import { Highlight, SideBySide } from '../side-by-side.tsx'
import type { Status } from '../status.ts'
import { Steps, Timeline } from '../steps.tsx'
import { deskGroups } from './desk-board.tsx'

const planText =
  'Mỗi tổ phấn đấu trong quý IV giúp được ít nhất 50 hộ trên địa bàn thôn; trong đó có tối thiểu 10 hộ yếu thế được hướng dẫn tận nơi.\n\nTổ trưởng gửi báo cáo vào ngày 15 của tháng cuối quý.'

const order: readonly Status[] = ['stalled', 'behind', 'on_track', 'met']

export function DeskParts() {
  const vi = useLang() === 'vi'
  const villages = Array.from({ length: 11 }, (_, n) => ({
    key: `v${n}`,
    name: vi ? `Thôn ${n + 1} (mẫu)` : `Village ${n + 1}`,
    status: order[n % 4] ?? 'met',
    figure: `${9 + n * 4}/50`,
    href: '#v',
    at: { row: 1 + Math.floor(n / 4), column: 1 + ((n * 2) % 5) },
  }))
  return (
    <DeskPage
      brand={{ href: '#', name: 'Thôn Số' }}
      groups={deskGroups(vi)}
      title={vi ? 'Đọc kế hoạch' : 'Read the plan'}
      user={{ name: 'Lê Thị Mẫu', role: vi ? 'Chuyên viên' : 'Coordinator' }}
      userMenu={<a href="#out">{vi ? 'Đăng xuất' : 'Sign out'}</a>}
      languageHref="#lang"
    >
      <Steps
        label={vi ? 'Các bước đưa kế hoạch vào' : 'Steps of taking in a plan'}
        at={2}
        steps={[
          { title: vi ? 'Chọn văn bản' : 'Choose the document', href: '#s1' },
          { title: vi ? 'Xem và sửa' : 'Look and correct' },
          { title: vi ? 'Đưa vào thực hiện' : 'Activate' },
        ]}
      />
      <Notice kind="warning" title={vi ? '2 mục chưa chắc' : '2 items are unsure'}>
        {vi ? 'Xin xem lại các câu có nền vàng.' : 'Please look at the sentences on yellow.'}
      </Notice>
      <SideBySide
        left={{
          title: vi ? 'Văn bản gốc' : 'Original text',
          children: (
            <Highlight
              text={planText}
              marks={[
                { id: 'a', from: planText.indexOf('ít nhất'), to: planText.indexOf(' trên địa') },
                { id: 'b', from: planText.indexOf('tối thiểu'), to: planText.indexOf(' được hướng'), sure: false },
              ]}
              hrefOf={(id) => `#item-${id}`}
            />
          ),
        }}
        right={{
          title: vi ? 'Đọc được' : 'What was read',
          children: (
            <>
              <div id="item-a">
                <Facts
                  facts={[
                    { name: vi ? 'Chỉ tiêu' : 'Target', value: vi ? '50 hộ mỗi tổ' : '50 households a team' },
                    { name: vi ? 'Thời gian' : 'Period', value: vi ? 'quý IV/2025' : 'Q4/2025' },
                  ]}
                />
              </div>
              <div id="item-b">
                <TextField
                  name="target"
                  type="number"
                  label={vi ? 'Hộ yếu thế mỗi tổ' : 'Vulnerable households a team'}
                  value="10"
                />
              </div>
            </>
          ),
        }}
      />
      <div class="columns">
        <Card title={vi ? 'Đưa tệp vào' : 'Add a file'}>
          <FileDrop
            name="plan"
            accept=".docx,.pdf,.txt"
            label={vi ? 'Văn bản kế hoạch' : 'Plan document'}
            hint="DOCX, PDF, TXT"
            invitation={vi ? 'Thả tệp vào đây hoặc bấm để chọn' : 'Drop a file here or press to choose'}
          />
          <CheckField
            name="agree"
            label={vi ? 'Tôi đã xem từng mục' : 'I have looked at every item'}
            hint={vi ? 'Chỉ mục đã xem mới có hiệu lực' : 'Only items looked at take effect'}
          />
          <TileChoice
            name="kind"
            kind="radio"
            wide
            legend={vi ? 'Loại văn bản' : 'Kind of document'}
            error={vi ? 'Xin chọn một loại' : 'Please choose one'}
            tiles={[
              {
                value: 'plan',
                label: vi ? 'Kế hoạch' : 'Plan',
                hint: vi ? 'có chỉ tiêu và phân công' : 'with targets and duties',
                icon: icons.PlanIcon,
                checked: true,
              },
              { value: 'report', label: vi ? 'Báo cáo' : 'Report', icon: icons.ReportIcon },
            ]}
          />
        </Card>
        <Card title={vi ? 'Đường đi của báo cáo' : 'The report’s way'}>
          <Timeline
            label={vi ? 'Đường đi của báo cáo' : 'The report’s way'}
            items={[
              {
                key: '1',
                when: '14/12/2025 09:12',
                title: vi ? 'Tổ gửi báo cáo' : 'Sent by the team',
                tone: 'primary',
              },
              {
                key: '2',
                when: '14/12/2025 15:40',
                title: vi ? 'Xã trả lại' : 'Returned',
                text: vi ? 'Xin xem lại số hộ yếu thế.' : 'Please check the vulnerable households.',
                tone: 'behind',
              },
              { key: '3', when: '15/12/2025 08:05', title: vi ? 'Xã nhận' : 'Accepted', tone: 'met' },
            ]}
          />
          <Progress
            label={vi ? 'Đang đọc danh sách hộ' : 'Reading the list of households'}
            done={640}
            total={1000}
            note={vi ? 'Có thể đóng trang này, máy vẫn làm tiếp.' : 'You may close this page; the work goes on.'}
          />
          <Progress label={vi ? 'Đang làm văn bản' : 'Making the document'} />
          <Confirm
            label={vi ? 'Trả lại báo cáo' : 'Return the report'}
            kind="danger"
            icon={icons.BackIcon}
            question={vi ? 'Trả báo cáo về cho Thôn 7?' : 'Return the report to Village 7?'}
          >
            <Button kind="danger">{vi ? 'Trả lại' : 'Return it'}</Button>
          </Confirm>
          <ButtonLink href="#help">{vi ? 'Mở hộp giải thích' : 'Open the explanation'}</ButtonLink>
          <Dialog
            id="help"
            title={vi ? 'Hai khoảng thời gian' : 'Two windows'}
            actions={
              <ButtonLink kind="primary" href="#main">
                {vi ? 'Đã hiểu' : 'Understood'}
              </ButtonLink>
            }
          >
            {vi
              ? 'Chỉ tiêu tính theo quý; báo cáo chốt số vào ngày 14.'
              : 'Targets follow the quarter; reports close on the 14th.'}
          </Dialog>
        </Card>
      </div>
      <div class="columns">
        <Card>
          <PaceLine
            id="pace"
            title={vi ? 'Hộ được giúp từ đầu quý' : 'Households since the quarter began'}
            says={vi ? 'Đến 07/12: 742 hộ, cần đạt 737.' : 'By 07/12: 742 households, 737 needed.'}
            target={1000}
            from="2025-10-01"
            to="2025-12-31"
            today="2025-12-07"
            points={[
              { day: '2025-10-01', value: 0 },
              { day: '2025-10-15', value: 84 },
              { day: '2025-11-01', value: 310 },
              { day: '2025-11-20', value: 610 },
              { day: '2025-12-07', value: 742 },
            ]}
          />
        </Card>
        <Card>
          <Donut
            id="donut"
            title={vi ? 'Hồ sơ trực tuyến theo thủ tục' : 'Online dossiers by procedure'}
            says={vi ? 'Gần một nửa là chứng thực bản sao.' : 'Almost half are certified copies.'}
            unit={vi ? 'hồ sơ' : 'dossiers'}
            parts={[
              { name: vi ? 'Chứng thực bản sao' : 'Certified copies', value: 148 },
              { name: vi ? 'Khai sinh' : 'Birth registration', value: 92 },
              { name: vi ? 'Cư trú' : 'Residence', value: 51 },
              { name: vi ? 'Đất đai' : 'Land', value: 27 },
            ]}
          />
        </Card>
      </div>
      <Card>
        <BarList
          id="list"
          title={vi ? 'Hộ yếu thế theo nhóm' : 'Vulnerable households by group'}
          says={vi ? 'Một hộ có thể thuộc nhiều nhóm.' : 'A household may belong to several groups.'}
          bars={[
            { key: 'elderly', name: vi ? 'Người cao tuổi' : 'Elderly', value: 61, href: '#elderly' },
            { key: 'poor', name: vi ? 'Hộ nghèo' : 'Poor', value: 18, href: '#poor' },
            { key: 'other', name: vi ? 'Yếu thế khác' : 'Otherwise vulnerable', value: null },
          ]}
        />
      </Card>
      <Card>
        <TeamBars
          id="bars"
          title={vi ? 'So sánh các tổ' : 'Teams compared'}
          says={
            vi
              ? 'Vạch đứng là mức nên đạt hôm nay. 18/21 tổ đã có số.'
              : 'The upright mark is due by today. 18 of 21 teams have figures.'
          }
          pace={0.7}
          teams={[
            { key: '1', name: vi ? 'Thôn 2 (mẫu)' : 'Village 2', href: '#t', done: 53, target: 50, status: 'met' },
            { key: '2', name: vi ? 'Thôn 7 (mẫu)' : 'Village 7', href: '#t', done: 37, target: 50, status: 'on_track' },
            { key: '3', name: vi ? 'Thôn 12 (mẫu)' : 'Village 12', href: '#t', done: 24, target: 50, status: 'behind' },
            { key: '4', name: vi ? 'Thôn 20 (mẫu)' : 'Village 20', done: null, target: 50, status: 'stalled' },
          ]}
        />
      </Card>
      <Card>
        <VillageGrid
          id="grid"
          title={vi ? 'Các thôn' : 'Villages'}
          says={vi ? 'Xếp gần như trên bản đồ xã.' : 'Laid out roughly as on the map.'}
          villages={villages}
          columns={5}
        />
      </Card>
      <Card>
        <StackedBars
          id="stack"
          title={vi ? 'Nền tảng theo thôn' : 'Platforms by village'}
          says={vi ? 'VNeID được cài nhiều nhất.' : 'VNeID is installed most.'}
          partNames={['VNeID', 'VNPT Money', 'Internet Banking']}
          rows={[
            { key: '1', name: vi ? 'Thôn 2 (mẫu)' : 'Village 2', values: [31, 12, 8] },
            { key: '2', name: vi ? 'Thôn 7 (mẫu)' : 'Village 7', values: [18, 9, 2] },
          ]}
        />
      </Card>
    </DeskPage>
  )
}
