import { Actions, Button, ButtonLink } from '../button.tsx'
import { Card, Facts, Sentence } from '../card.tsx'
import { Chip, Chips, StatusChip } from '../chip.tsx'
import { Segmented, TileChoice } from '../choice.tsx'
import { Skeleton } from '../empty-state.tsx'
import { AreaField, TextField } from '../field.tsx'
import { FieldPage } from '../field-page.tsx'
import {
  BillIcon,
  DossierIcon,
  HouseholdIcon,
  PersonIcon,
  PlusIcon,
  QrIcon,
  SearchIcon,
  VideoIcon,
  VneidIcon,
} from '../icons.tsx'
import { useLang } from '../lang.ts'
import { Meter, PaceLegend } from '../meter.tsx'
import { ProblemNotice } from '../notice.tsx'
import { Ledger, Receipt } from '../receipt.tsx'
import { RowLinks } from '../row-links.tsx'

const links = { today: '#today', households: '#households', progress: '#progress', reports: '#reports' }

export function FieldHome() {
  const vi = useLang() === 'vi'
  return (
    <FieldPage
      over={vi ? 'Tổ công nghệ số cộng đồng' : 'Community digital technology team'}
      title={vi ? 'Thôn 7 (mẫu)' : 'Village 7 (sample)'}
      here="today"
      links={links}
      action={
        <ButtonLink kind="primary" big href="#record" icon={PlusIcon}>
          {vi ? 'Ghi nhận hỗ trợ' : 'Record help'}
        </ButtonLink>
      }
    >
      <Card>
        <Sentence after={vi ? 'Còn 13 hộ trong 24 ngày.' : '13 households to go in 24 days.'}>
          {vi ? 'Thôn mình ' : 'Our village: '}
          <em>37/50</em>
          {vi ? ' hộ, yếu thế ' : ' households, vulnerable '}
          <em>6/10</em>.
        </Sentence>
        <Meter
          label={vi ? 'Hộ được hỗ trợ' : 'Households supported'}
          done={37}
          target={50}
          pace={35}
          status="on_track"
        />
        <Meter
          label={vi ? 'Hộ yếu thế, tận nơi' : 'Vulnerable, in person'}
          done={6}
          target={10}
          pace={7}
          status="behind"
        />
        <PaceLegend />
      </Card>
      <Card>
        <Ledger
          label={vi ? 'Các lần hỗ trợ của tôi' : 'My records'}
          lines={[
            { outcome: 'counted', label: vi ? 'Đã được tính' : 'Counted', value: vi ? '41 lần' : '41' },
            {
              outcome: 'waiting',
              label: vi ? 'Chờ gửi, sẽ tự gửi khi có mạng' : 'Waiting, sent once there is network',
              value: '3',
              href: '#w',
            },
            {
              outcome: 'refused',
              label: vi ? 'Chưa được tính, bấm để sửa' : 'Not counted, tap to mend',
              value: '1',
              href: '#r',
            },
          ]}
        />
      </Card>
      <RowLinks
        label={vi ? 'Hộ dân gần đây' : 'Recent households'}
        rows={[
          {
            key: '1',
            href: '#h1',
            icon: HouseholdIcon,
            title: vi ? 'Hộ bà Nguyễn Thị Lan (mẫu)' : 'Household of Nguyễn Thị Lan (sample)',
            note: vi ? 'Xóm 2 · giúp lần cuối 03/12' : 'Hamlet 2 · last helped 03/12',
            after: <Chip tone="primary">{vi ? 'Người cao tuổi' : 'Elderly'}</Chip>,
          },
          {
            key: '2',
            href: '#h2',
            icon: HouseholdIcon,
            title: 'Hộ ông Trần Văn Nghĩa Hưng Khánh Thiện (mẫu)',
            note: vi ? 'Xóm 4 · chưa được giúp' : 'Hamlet 4 · not yet helped',
          },
        ]}
      />
    </FieldPage>
  )
}

export function FieldRecord() {
  const vi = useLang() === 'vi'
  return (
    <FieldPage
      back={{ href: '#back', label: vi ? 'Chọn hộ khác' : 'Choose another household' }}
      title={vi ? 'Ghi nhận hỗ trợ' : 'Record help'}
      links={links}
      offline
      waiting={{
        text: vi ? '3 lần hỗ trợ chờ gửi, sẽ tự gửi khi có mạng' : '3 records waiting, sent once there is network',
        href: '#w',
      }}
      action={
        <Button kind="primary" big>
          {vi ? 'Lưu lần hỗ trợ' : 'Save this help'}
        </Button>
      }
    >
      <RowLinks
        label={vi ? 'Hộ đã chọn' : 'Chosen household'}
        rows={[
          {
            key: '1',
            icon: PersonIcon,
            title: 'Hộ bà Nguyễn Thị Lan (mẫu)',
            note: <StatusChip status="behind" detail={vi ? 'Chưa được giúp' : 'Not yet helped'} />,
          },
        ]}
      />
      <TileChoice
        name="what"
        kind="checkbox"
        legend={vi ? 'Hôm nay đã giúp bà việc gì?' : 'What was done today?'}
        tiles={[
          { value: 'vneid', label: 'VNeID', icon: VneidIcon, checked: true },
          { value: 'dossier', label: vi ? 'Nộp hồ sơ trực tuyến' : 'Online dossier', icon: DossierIcon },
          { value: 'bill', label: vi ? 'Trả tiền điện, nước' : 'Paid a bill', icon: BillIcon, checked: true },
          { value: 'qr', label: vi ? 'Quét mã QR' : 'Scanned a QR code', icon: QrIcon },
          {
            value: 'video',
            label: vi ? 'Gọi video' : 'Video call',
            icon: VideoIcon,
            hint: vi ? 'với con cháu' : 'with family',
          },
          { value: 'other', label: vi ? 'Việc khác' : 'Something else', icon: PlusIcon, disabled: true },
        ]}
      />
      <Segmented
        name="how"
        value="in_person"
        legend={vi ? 'Giúp bằng cách nào?' : 'How?'}
        choices={[
          { value: 'in_person', label: vi ? 'Tận nơi' : 'In person' },
          { value: 'phone', label: vi ? 'Qua điện thoại' : 'By phone' },
        ]}
      />
      <TextField
        name="find"
        type="search"
        label={vi ? 'Tìm hộ dân' : 'Find a household'}
        hint={vi ? 'Gõ không dấu cũng được' : 'Without accents is fine'}
      />
      <AreaField
        name="note"
        rows={2}
        optional
        label={vi ? 'Ghi chú' : 'Note'}
        error={vi ? 'Ghi chú dài quá 500 chữ. Xin viết ngắn lại.' : 'Longer than 500 characters. Please shorten it.'}
      />
    </FieldPage>
  )
}

export function FieldSaved() {
  const vi = useLang() === 'vi'
  return (
    <FieldPage title={vi ? 'Thôn 7 (mẫu)' : 'Village 7 (sample)'} links={links} here="households">
      <Receipt
        outcome="counted"
        title={vi ? 'Đã lưu trên máy này' : 'Saved on this phone'}
        lines={[
          { outcome: 'counted', label: vi ? 'Tính thêm 1 hộ' : 'One more household', value: '38/50' },
          { outcome: 'waiting', label: vi ? 'Chờ gửi khi có mạng' : 'Waits for network', value: '1' },
        ]}
        actions={
          <>
            <ButtonLink kind="primary" big href="#again" icon={PlusIcon}>
              {vi ? 'Ghi tiếp' : 'Record another'}
            </ButtonLink>
            <ButtonLink href="#done">{vi ? 'Xong' : 'Done'}</ButtonLink>
          </>
        }
      />
      <Receipt
        outcome="refused"
        title={vi ? 'Chưa được tính' : 'Not counted'}
        actions={<Button icon={SearchIcon}>{vi ? 'Xem và sửa' : 'Look and mend'}</Button>}
      >
        {vi
          ? 'Hộ này đã được tính trong quý. Lần hỗ trợ vẫn được giữ.'
          : 'This household was already counted. The record is kept.'}
      </Receipt>
      <ProblemNotice
        code="support.outside_period"
        sentence={
          vi
            ? 'Ngày hỗ trợ nằm ngoài quý này. Lần ghi vẫn còn trên máy. Xin sửa ngày rồi gửi lại.'
            : 'The day is outside this quarter. The record is still on this phone. Please change the day and send again.'
        }
        action={<Button kind="danger">{vi ? 'Sửa ngày' : 'Change the day'}</Button>}
      />
      <Facts
        facts={[
          { name: vi ? 'Người giúp' : 'Helper', value: 'Lê Thị Mẫu' },
          { name: vi ? 'Ngày' : 'Day', value: '05/12/2025' },
        ]}
      />
      <Chips>
        <Chip>{vi ? 'Hộ nghèo' : 'Poor'}</Chip>
        <Chip tone="primary" icon={PersonIcon}>
          {vi ? 'Người khuyết tật' : 'Disabled'}
        </Chip>
      </Chips>
      <Skeleton lines={3} />
      <Actions>
        <Button disabled>{vi ? 'Đã gửi' : 'Sent'}</Button>
        <Button kind="quiet">{vi ? 'Bỏ lần ghi này' : 'Drop this record'}</Button>
      </Actions>
    </FieldPage>
  )
}
