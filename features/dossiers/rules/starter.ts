/**
 * Procedures that come with the product so that a fresh commune has something to choose from. They were seen in secondary
 * sources (design/domain.md, section 4) and nobody has held them against the national portal: none is verified, and a
 * level or a day that the source does not give is left open. An officer imports the province's own decision over them.
 */
export type StarterProcedure = {
  readonly code: string
  readonly name: string
  readonly authority: string
  readonly replacedBy: string
  /** Other words people use for it; the first ones are those of the plan. */
  readonly called: readonly string[]
  readonly note: string
}

const seen = 'Nguồn thứ cấp, chưa đối chiếu với Cổng Dịch vụ công quốc gia'
const row = (
  code: string,
  name: string,
  authority: string,
  called: readonly string[] = [],
  { replacedBy = '', note = '' } = {},
): StarterProcedure => ({ code, name, authority, replacedBy, called, note: note === '' ? seen : `${seen}. ${note}` })

const commune = 'UBND xã'
const police = 'Công an xã'
const economy = 'Phòng Kinh tế'
const births =
  'Liên thông điện tử: đăng ký khai sinh, đăng ký thường trú, cấp thẻ bảo hiểm y tế, cấp thẻ căn cước cho trẻ em dưới 6 tuổi'
const deaths = 'Liên thông điện tử: đăng ký khai tử, xóa đăng ký thường trú, giải quyết mai táng phí'

export const starter: readonly StarterProcedure[] = [
  row('1.001193', 'Đăng ký khai sinh', commune, ['Khai sinh', 'Làm giấy khai sinh']),
  row('1.004884', 'Đăng ký lại khai sinh', commune),
  row('1.000656', 'Đăng ký khai tử', commune, ['Khai tử']),
  row('1.000894', 'Đăng ký kết hôn', commune, ['Kết hôn']),
  row('3.000722', births, commune, ['Liên thông khai sinh'], {
    note: 'Thay 2.002621, 2.000986, 2.001023 (Quyết định 3582/QĐ-UBND Hải Phòng)',
  }),
  row('2.002913', deaths, commune, ['Liên thông khai tử'], {
    note: 'Thay 2.002622 (Quyết định 3582/QĐ-UBND Hải Phòng)',
  }),
  row(
    '2.000815',
    'Chứng thực bản sao từ bản chính giấy tờ, văn bản do cơ quan, tổ chức có thẩm quyền cấp hoặc chứng nhận',
    commune,
    ['Chứng thực bản sao', 'Sao y bản chính'],
  ),
  row('2.000884', 'Chứng thực chữ ký', commune),
  row('1.010041', 'Xác nhận thông tin về cư trú', police, ['Xác nhận cư trú', 'CT07']),
  row('1.004222', 'Đăng ký thường trú', police, ['Thường trú', 'Nhập khẩu']),
  row('1.004194', 'Đăng ký tạm trú', police, ['Tạm trú']),
  row('1.002755', 'Gia hạn tạm trú', police),
  row('1.003677', 'Khai báo tạm vắng', police, ['Tạm vắng']),
  row('2.001159', 'Thông báo lưu trú', police, ['Lưu trú']),
  row('1.010038', 'Tách hộ', police),
  row('1.010039', 'Điều chỉnh thông tin về cư trú trong Cơ sở dữ liệu về cư trú', police),
  row('1.003197', 'Xóa đăng ký thường trú', police),
  row('1.010028', 'Xóa đăng ký tạm trú', police),
  row('1.013949', 'Đăng ký đất đai', economy, ['Thủ tục đất đai', 'Đất đai'], {
    note: 'Một trong nhóm 1.013949 đến 1.013975; tỉnh Bắc Ninh đánh số lại thành 1.115438 (xã) từ 04/8/2026. Cần nhập theo quyết định của tỉnh',
  }),
  row('1.011607', 'Công nhận hộ nghèo, hộ cận nghèo; hộ thoát nghèo, hộ thoát cận nghèo định kỳ hằng năm', commune, [
    'Công nhận hộ nghèo',
  ]),
  row(
    '1.001699',
    'Xác định, xác định lại mức độ khuyết tật và cấp Giấy xác nhận khuyết tật',
    commune,
    ['Xác định mức độ khuyết tật'],
    { note: 'Mã suy ra từ một bộ dữ liệu thử' },
  ),
  row('1.001612', 'Đăng ký thành lập hộ kinh doanh', economy, ['Thành lập hộ kinh doanh', 'Đăng ký hộ kinh doanh']),
]
