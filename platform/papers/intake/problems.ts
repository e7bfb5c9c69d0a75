/** What can be wrong with a file people bring, said so that they know what to do next. */
import { fill, type Phrase } from '../../words/words.ts'

const sentences = {
  'papers.file_too_large': {
    vi: 'Tệp nặng {megabytes} MB, nhiều hơn mức {limit} MB. Hãy chia tệp thành nhiều phần hoặc bỏ bớt hình ảnh rồi gửi lại.',
    en: 'The file is {megabytes} MB, above the limit of {limit} MB. Split it or remove its pictures and send it again.',
  },
  'papers.empty_file': {
    vi: 'Tệp không có nội dung. Hãy kiểm tra lại và chọn đúng tệp.',
    en: 'The file has nothing in it. Check it and choose the right file.',
  },
  'papers.not_a_table': {
    vi: 'Đây không phải bảng tính. Hãy gửi tệp XLSX, XLS, ODS hoặc CSV.',
    en: 'This is not a spreadsheet. Send an XLSX, XLS, ODS or CSV file.',
  },
  'papers.not_a_text': {
    vi: 'Không đọc được loại tệp này. Hãy gửi tệp DOCX, PDF có chữ hoặc TXT; tệp DOC cũ cần mở bằng Word và lưu lại thành DOCX.',
    en: 'This kind of file cannot be read. Send DOCX, PDF with text, or TXT; save an old DOC as DOCX in Word first.',
  },
  'papers.zip_bomb': {
    vi: 'Tệp giải nén ra quá lớn nên bị từ chối để bảo vệ hệ thống. Hãy chép dữ liệu sang một tệp mới rồi gửi lại.',
    en: 'The file unpacks to far too much and was refused. Copy the data into a new file and send that.',
  },
  'papers.macros_refused': {
    vi: 'Tệp có chứa macro nên không được nhận. Hãy lưu lại thành tệp thường (XLSX hoặc DOCX) rồi gửi.',
    en: 'The file holds macros and is refused. Save it as a plain XLSX or DOCX and send that.',
  },
  'papers.encrypted': {
    vi: 'Tệp đang đặt mật khẩu. Hãy mở tệp, bỏ mật khẩu rồi gửi lại.',
    en: 'The file is protected by a password. Open it, remove the password and send it again.',
  },
  'papers.broken_file': {
    vi: 'Tệp bị hỏng hoặc tải lên chưa hết. Hãy mở thử trên máy, lưu lại rồi gửi lại.',
    en: 'The file is damaged or came only in part. Open it on your computer, save it and send it again.',
  },
  'papers.scanned_pdf': {
    vi: 'PDF này là bản chụp, không có chữ để đọc. Hãy gửi tệp Word gốc hoặc dán nội dung vào ô văn bản.',
    en: 'This PDF is a scan without text. Send the original Word file or paste the text.',
  },
  'papers.too_many_rows': {
    vi: 'Bảng quá lớn (tối đa {rows} dòng và {columns} cột). Hãy chia thành nhiều tệp rồi gửi lần lượt.',
    en: 'The table is too large (at most {rows} rows and {columns} columns). Split it into several files.',
  },
  'papers.too_much_text': {
    vi: 'Tệp có quá nhiều chữ (tối đa {letters} triệu ký tự). Hãy chép riêng phần kế hoạch sang tệp mới rồi gửi lại.',
    en: 'The file holds too much text (at most {letters} million characters). Copy the plan itself into a new file and send that.',
  },
  'papers.busy': {
    vi: 'Đang có nhiều tệp chờ đọc. Hãy đợi một phút rồi gửi lại tệp này.',
    en: 'Many files are waiting to be read. Wait a minute and send this one again.',
  },
  'papers.too_slow': {
    vi: 'Đọc tệp quá lâu nên đã dừng. Hãy chép riêng phần dữ liệu cần thiết sang tệp mới rồi gửi lại.',
    en: 'Reading the file took too long and was stopped. Copy the part you need into a new file and send that.',
  },
} as const satisfies Record<string, Phrase>

export type IntakeCode = keyof typeof sentences
export type IntakeProblem = {
  readonly ok: false
  readonly code: IntakeCode
  readonly vi: string
  readonly en: string
  readonly details: Readonly<Record<string, string | number>>
}

export const intakeSentences: Readonly<Record<IntakeCode, Phrase>> = sentences

export function intakeProblem(
  code: IntakeCode,
  details: Readonly<Record<string, string | number>> = {},
): IntakeProblem {
  const { vi, en } = sentences[code]
  return { ok: false, code, vi: fill(vi, details), en: fill(en, details), details }
}
