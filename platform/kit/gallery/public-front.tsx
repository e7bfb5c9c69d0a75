import { ButtonLink } from '../button.tsx'
import { Card, Sentence } from '../card.tsx'
import { Chip, Chips } from '../chip.tsx'
import { HelpIcon, LessonIcon, PlaceIcon, ShieldIcon } from '../icons.tsx'
import { useLang } from '../lang.ts'
import { Notice } from '../notice.tsx'
import { PublicPage } from '../public-page.tsx'
import { RowLinks } from '../row-links.tsx'
import { StatRow, StatTile } from '../stat-tile.tsx'

export function PublicFront() {
  const vi = useLang() === 'vi'
  return (
    <PublicPage
      brand={{ href: '#', name: vi ? 'Xã Mẫu' : 'Mẫu commune' }}
      title={vi ? 'Chuyển đổi số đến từng thôn' : 'Digital help in every village'}
      lead={
        vi
          ? 'Có người đến tận nhà chỉ từng bước, không mất tiền.'
          : 'Somebody comes to your home and shows each step, free of charge.'
      }
      languageHref="#lang"
      links={[
        { href: '#sessions', label: vi ? 'Buổi hướng dẫn' : 'Sessions' },
        { href: '#guides', label: vi ? 'Học từng bước' : 'Learn step by step' },
        { href: '#feedback', label: vi ? 'Gửi phản ánh' : 'Send feedback' },
      ]}
      action={
        <ButtonLink kind="primary" big href="#help" icon={HelpIcon}>
          {vi ? 'Tôi cần giúp' : 'I need help'}
        </ButtonLink>
      }
      footer={
        <p class="small">
          {vi
            ? 'Ủy ban nhân dân xã Mẫu · Trang này không theo dõi ai.'
            : 'People’s Committee of Mẫu commune · This page tracks nobody.'}
        </p>
      }
    >
      <Card title={vi ? 'Buổi hướng dẫn gần nhất' : 'Next session'}>
        <Sentence after={vi ? 'Bà con mang theo điện thoại.' : 'Please bring your phone.'}>
          {vi ? 'Thứ Bảy 05/12, 8 giờ' : 'Saturday 05/12, 8:00'}
        </Sentence>
        <Chips>
          <Chip tone="primary" icon={PlaceIcon}>
            {vi ? 'Nhà văn hóa Thôn 7 (mẫu)' : 'Cultural house, Village 7'}
          </Chip>
        </Chips>
      </Card>
      <Notice kind="info" title={vi ? 'Giữ kín mã OTP' : 'Keep your OTP secret'}>
        {vi
          ? 'Không ai của xã hỏi mã OTP hay mật khẩu của bà con.'
          : 'Nobody of the commune asks for your OTP or password.'}
      </Notice>
      <RowLinks
        label={vi ? 'Học từng bước, có hình' : 'Learn step by step, with pictures'}
        rows={[
          {
            key: '1',
            href: '#g1',
            icon: LessonIcon,
            title: vi ? 'Cài VNeID' : 'Install VNeID',
            note: vi ? '6 bước' : '6 steps',
          },
          {
            key: '2',
            href: '#g2',
            icon: ShieldIcon,
            title: vi ? 'Tránh lừa đảo' : 'Avoid fraud',
            note: vi ? '4 bước' : '4 steps',
          },
        ]}
      />
      <StatRow>
        <StatTile label={vi ? 'hộ được giúp' : 'households helped'} value="742" />
        <StatTile label={vi ? 'hộ yếu thế' : 'vulnerable households'} value="139" />
        <StatTile label={vi ? 'hồ sơ trực tuyến' : 'online dossiers'} value="318" />
      </StatRow>
    </PublicPage>
  )
}
