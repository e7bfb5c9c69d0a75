/** Documents of a commune that does not exist, for this folder's tests. */
import { line } from './decree-wording.ts'
import {
  type BlockInput,
  type OfficialDocument,
  type OfficialDocumentInput,
  officialDocument,
} from './official-document.ts'

export const quarterReport: OfficialDocumentInput = {
  issuer: { name: ['Ủy ban nhân dân', 'xã Mẫu'], inSentence: 'Ủy ban nhân dân xã Mẫu' },
  kind: 'BC',
  number: null,
  notation: 'BC-UBND',
  place: 'Mẫu',
  date: { day: null, month: 12, year: 2025 },
  subject: ['Kết quả hoạt động của Tổ công nghệ số cộng đồng', 'quý IV năm 2025'],
  blocks: [
    {
      kind: 'paragraph',
      text: 'Ủy ban nhân dân xã Mẫu báo cáo kết quả hoạt động của các Tổ công nghệ số cộng đồng như sau:',
    },
    { kind: 'heading', level: 1, text: 'Kết quả thực hiện' },
    { kind: 'heading', level: 2, text: 'Hỗ trợ hộ gia đình' },
    {
      kind: 'paragraph',
      text: line`Trong kỳ, 21 tổ đã hỗ trợ ${1063} hộ, đạt ${106.3} % chỉ tiêu; ${214} hộ yếu thế được hướng dẫn trực tiếp tại nhà.`,
    },
    { kind: 'dash', text: line`Nộp ${328} hồ sơ dịch vụ công trực tuyến;` },
    { kind: 'heading', level: 3, text: 'Cài đặt và sử dụng định danh điện tử cho người cao tuổi.' },
    { kind: 'heading', level: 2, text: 'Khó khăn' },
    { kind: 'paragraph', text: 'Một số thôn sóng yếu, người cao tuổi chưa có điện thoại thông minh' },
  ],
  recipients: ['Như trên', 'TT. Đảng ủy, HĐND xã', 'Các thôn trong xã'],
  archive: 'VT, VHXH',
  signatory: { authority: ['TM. Ủy ban nhân dân'], title: ['Chủ tịch'], signer: 'Nguyễn Văn Mẫu' },
}

export function aReport(changes: Partial<OfficialDocumentInput> = {}): OfficialDocument {
  return officialDocument({ ...quarterReport, ...changes })
}

/** A decision of a chairman with two annexes (form 1.2). */
export function aDecision(changes: Partial<OfficialDocumentInput> = {}): OfficialDocument {
  return aReport({
    issuer: { name: ['Ủy ban nhân dân', 'xã Mẫu'], inSentence: 'Chủ tịch Ủy ban nhân dân xã Mẫu' },
    kind: 'QĐ',
    notation: 'QĐ-UBND',
    date: { day: null, month: null, year: 2025 },
    subject: ['Về việc kiện toàn Tổ công nghệ số cộng đồng', 'trên địa bàn xã Mẫu'],
    deciding: 'Chủ tịch Ủy ban nhân dân xã Mẫu',
    bases: ['Căn cứ Luật Tổ chức chính quyền địa phương', 'Theo đề nghị của Trưởng phòng Văn hóa - Xã hội'],
    blocks: [
      { kind: 'article', text: 'Kiện toàn các Tổ công nghệ số cộng đồng (danh sách tại Phụ lục I kèm theo).' },
      { kind: 'article', text: 'Quyết định này có hiệu lực kể từ ngày ký.' },
      { kind: 'article', text: 'Trưởng phòng Văn hóa - Xã hội chịu trách nhiệm thi hành Quyết định này.' },
    ],
    recipients: ['Như Điều 3'],
    signatory: { authority: [], title: ['Chủ tịch'], signer: 'Nguyễn Văn Mẫu' },
    annexes: [
      { title: 'Danh sách thành viên', landscape: true, blocks: [teamTable(5)] },
      { title: 'Danh sách thôi tham gia', blocks: [teamTable(3)] },
    ],
    ...changes,
  })
}

export function teamTable(teams = 21): BlockInput {
  return {
    kind: 'table',
    columns: [
      { share: 5, align: 'center' },
      { share: 30 },
      { share: 12, align: 'right' },
      { share: 12, align: 'right' },
      { share: 12, align: 'right' },
      { share: 14, align: 'right' },
      { share: 25 },
    ],
    header: [
      [
        { text: 'TT', rows: 2 },
        { text: 'Tổ công nghệ số cộng đồng', rows: 2 },
        { text: 'Hộ được hỗ trợ', columns: 2 },
        { text: 'Hộ yếu thế', rows: 2 },
        { text: 'Hồ sơ trực tuyến', rows: 2 },
        { text: 'Ghi chú', rows: 2 },
      ],
      ['Kết quả', 'Chỉ tiêu'],
    ],
    rows: Array.from({ length: teams }, (_, at) => [
      at + 1,
      at === 0 ? 'Tổ cấp xã' : `Tổ thôn Mẫu ${at}`,
      40 + at,
      50,
      at,
      at === 7 ? null : at * 3,
      at % 5 === 0 ? 'Báo cáo sau hạn vì mất điện trong ba ngày bão' : '',
    ]),
    total: ['', 'Cộng', 1050, 1050, 210, 620, ''],
  }
}

/** Five pages, as a quarter's report of a commune with every part filled in. */
export function aLongReport(): OfficialDocument {
  const section = (title: string): BlockInput[] => [
    { kind: 'heading', level: 2, text: title },
    ...Array.from(
      { length: 5 },
      (_, at): BlockInput => ({
        kind: at % 2 === 0 ? 'paragraph' : 'dash',
        text: `Các tổ đã đến từng hộ, hướng dẫn từng người sử dụng dịch vụ công trực tuyến, thanh toán không dùng tiền mặt và tự bảo vệ trên không gian mạng; nội dung thứ ${at + 1} được người dân hưởng ứng, nhất là người cao tuổi và hộ cận nghèo ở các thôn xa trung tâm xã.`,
      }),
    ),
  ]
  return aReport({
    addressees: ['Ủy ban nhân dân thành phố Mẫu', 'Sở Khoa học và Công nghệ'],
    bases: ['Căn cứ Luật Tổ chức chính quyền địa phương', 'Căn cứ Kế hoạch số 12/KH-UBND của Ủy ban nhân dân xã Mẫu'],
    blocks: [
      ...quarterReport.blocks.slice(0, 3),
      ...['Tuyên truyền', 'Dịch vụ công', 'Thanh toán số', 'Thương mại điện tử', 'Nhóm yếu thế', 'Tập huấn'].flatMap(
        section,
      ),
      {
        kind: 'chart',
        title: 'Hộ được hỗ trợ so với chỉ tiêu',
        unit: 'hộ',
        bars: [
          { label: 'Thôn Mẫu 1', value: 63, target: 50 },
          { label: 'Thôn Mẫu 2', value: null, target: 50 },
          { label: 'Thôn Mẫu 3', value: 20, target: 50 },
        ],
      },
      {
        kind: 'course',
        title: 'Hộ được hỗ trợ theo thời gian',
        unit: 'hộ',
        steps: [
          { label: '15/10', value: 96, pace: 171 },
          { label: '31/10', value: 240, pace: 353 },
          { label: '15/11', value: 610, pace: 525 },
          { label: '30/11', value: 1020, pace: 696 },
          { label: '15/12', value: null, pace: 867 },
        ],
      },
      teamTable(6),
      { kind: 'heading', level: 1, text: 'Phương hướng' },
      { kind: 'paragraph', text: 'Chi tiết tại Phụ lục kèm theo' },
    ],
    annexes: [{ title: 'Kết quả của 21 tổ', landscape: true, blocks: [teamTable()] }],
    verification: { text: 'Quét mã để xem bản điện tử và đối chiếu số liệu.', url: 'https://mau.example/v/0199' },
  })
}
