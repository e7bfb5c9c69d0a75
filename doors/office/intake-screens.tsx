import type { ComponentChildren } from 'preact'
import type { ImportResult, RejectedRow } from '../../features/teams/contract.ts'
import { useStanding } from '../../platform/kit/attempt.ts'
import { Button, ButtonLink } from '../../platform/kit/button.tsx'
import { Card } from '../../platform/kit/card.tsx'
import { Chip, Chips } from '../../platform/kit/chip.tsx'
import { DataTable } from '../../platform/kit/data-table.tsx'
import { FileDrop } from '../../platform/kit/file-drop.tsx'
import { DeskScreen } from '../../platform/kit/frame.tsx'
import { CheckIcon, DownloadIcon, UploadIcon } from '../../platform/kit/icons.tsx'
import { Notice } from '../../platform/kit/notice.tsx'
import { Steps } from '../../platform/kit/steps.tsx'
import { number } from '../../platform/words/formats.ts'
import { catalogue } from '../../platform/words/words.ts'
import type { Intake, IntakeRow, TakenSheet } from './intake.tsx'

export const words = catalogue({
  steps: { vi: 'Các bước nhập', en: 'Steps' },
  step_choose: { vi: 'Chọn tệp', en: 'Choose a file' },
  step_look: { vi: 'Xem lại', en: 'Look' },
  step_done: { vi: 'Kết quả', en: 'Result' },
  file: { vi: 'Bảng tính', en: 'Spreadsheet' },
  file_hint: { vi: 'XLSX, XLS, ODS, CSV hoặc JSON, không quá 10 MB.', en: 'XLSX, XLS, ODS, CSV or JSON, up to 10 MB.' },
  invitation: { vi: 'Thả tệp vào đây hoặc bấm để chọn', en: 'Drop the file here or press to choose' },
  read: { vi: 'Đọc tệp và xem trước', en: 'Read the file and look' },
  template: { vi: 'Tải tệp mẫu để điền', en: 'Download a template' },
  no_template_needed: {
    vi: 'Không bắt buộc theo mẫu: danh sách xã đang có thường đọc được ngay.',
    en: 'The template is not required: the list the commune already has usually reads as it is.',
  },
  read_from: { vi: 'Đọc từ {file}, trang {sheets}', en: 'Read from {file}, sheets {sheets}' },
  sheet_rows: { vi: '"{sheet}" ({n} dòng)', en: '"{sheet}" ({n} rows)' },
  without_list: {
    vi: 'Trang không có danh sách nên không đọc: {names}.',
    en: 'Sheets without a list, not read: {names}.',
  },
  sheet: { vi: 'Trang', en: 'Sheet' },
  found_columns: { vi: 'Các cột đã nhận ra', en: 'Columns recognised' },
  missing_columns: {
    vi: 'Không thấy: {names}. Có thể bổ sung sau.',
    en: 'Not found: {names}. They can be added later.',
  },
  ready: { vi: '{good} dòng sẵn sàng, {bad} dòng chưa nhập được', en: '{good} rows ready, {bad} rows cannot come in' },
  ready_text: {
    vi: 'Chưa có gì được ghi. Bấm nút dưới đây thì mọi dòng sẵn sàng được ghi cùng một lúc.',
    en: 'Nothing is stored yet. The button below stores all ready rows at once.',
  },
  confirm: { vi: 'Nhập {n} dòng', en: 'Import {n} rows' },
  other_file: { vi: 'Chọn tệp khác', en: 'Choose another file' },
  first_rows: { vi: 'Những dòng đầu', en: 'First rows' },
  problem_rows: { vi: 'Những dòng chưa nhập được', en: 'Rows that cannot come in' },
  skipped: { vi: 'Dòng không phải dữ liệu, bỏ qua: {lines}.', en: 'Rows that hold no data, passed over: {lines}.' },
  skip_place: { vi: 'tên thôn', en: 'village name' },
  skip_total: { vi: 'dòng cộng', en: 'total' },
  skip_foot: { vi: 'phần cuối trang', en: 'foot of the page' },
  line: { vi: 'Dòng', en: 'Row' },
  reason: { vi: 'Lý do', en: 'Reason' },
  imported: { vi: 'Đã nhập {n} dòng', en: '{n} rows imported' },
  all_in: { vi: 'Tất cả các dòng đều đã vào.', en: 'Every row came in.' },
  some_out: {
    vi: '{n} dòng không nhập được, lý do ở dưới. Sửa trong tệp rồi gửi lại cả tệp: dòng đã có sẽ không bị ghi hai lần.',
    en: '{n} rows did not come in; the reasons are below. Correct the file and send all of it again: nothing is stored twice.',
  },
  rejected_sheet: { vi: 'Dòng không nhập', en: 'Rejected rows' },
  rejected_xlsx: { vi: 'Tải danh sách này', en: 'Download this list' },
  rejected_csv: { vi: 'Tải CSV', en: 'Download CSV' },
  see_list: { vi: 'Xem danh sách', en: 'See the list' },
  import_more: { vi: 'Nhập tệp khác', en: 'Import another file' },
  shown_first: { vi: 'Hiện {n} dòng đầu; tải về để xem đủ.', en: 'The first {n} are shown; download for all.' },
})

const mostShown = 200

type PreviewProps = {
  intake: Intake
  fileName: string
  sheets: readonly TakenSheet[]
  rows: readonly IntakeRow[]
  foreseen: { readonly good: number; readonly rejected: readonly RejectedRow[] }
  without: readonly string[]
}

export function IntakeUpload({ intake, lead }: { intake: Intake; lead: string }) {
  const { lang } = useStanding()
  return (
    <IntakeFrame intake={intake} at={1} lead={lead}>
      <Card>
        <form method="post" action={`${intake.path}/preview`} encType="multipart/form-data" class="stack">
          <FileDrop
            name="file"
            label={words.say(lang, 'file')}
            hint={words.say(lang, 'file_hint')}
            accept=".xlsx,.xls,.ods,.csv,.json"
            invitation={words.say(lang, 'invitation')}
            required
          />
          <Button kind="primary" icon={UploadIcon}>
            {words.say(lang, 'read')}
          </Button>
        </form>
      </Card>
      <Card tone="wash">
        <p>{words.say(lang, 'no_template_needed')}</p>
        <ButtonLink href={`${intake.listPath}/template.xlsx`} icon={DownloadIcon} download>
          {words.say(lang, 'template')}
        </ButtonLink>
      </Card>
    </IntakeFrame>
  )
}

export function IntakePreview({ intake, fileName, sheets, rows, foreseen, without }: PreviewProps) {
  const { lang, newId } = useStanding()
  const has = (key: string) => sheets.some((sheet) => sheet.found.includes(key)) || rows.some((row) => row[key])
  const known = intake.columns.filter(({ key }) => has(key))
  const missing = intake.columns.filter(({ key }) => !has(key)).map((column) => column.title(lang))
  const { good, rejected } = foreseen
  // Blank lines, titles and headings are no rows; whatever could have been one is named with its reason.
  const passed = sheets.flatMap(({ name, skipped }) =>
    skipped.flatMap(({ line, why }) => {
      const at = sheets.length > 1 ? `${name}: ${line}` : line
      return why === 'place' || why === 'total' || why === 'foot' ? [`${at} (${words.say(lang, `skip_${why}`)})`] : []
    }),
  )
  const read = sheets
    .map((sheet) => words.say(lang, 'sheet_rows', { sheet: sheet.name, n: number(lang, sheet.rows.length) }))
    .join(', ')
  const counts = { good: number(lang, good), bad: number(lang, rejected.length) }
  return (
    <IntakeFrame intake={intake} at={2} lead={words.say(lang, 'read_from', { file: fileName, sheets: read })}>
      {without.length > 0 && (
        <Notice kind="warning">{words.say(lang, 'without_list', { names: without.join(', ') })}</Notice>
      )}
      <Card title={words.say(lang, 'found_columns')}>
        <Chips>
          {known.map((column) => (
            <Chip key={column.key} tone="met" icon={CheckIcon}>
              {column.title(lang)}
            </Chip>
          ))}
        </Chips>
        {missing.length > 0 && <p class="soft">{words.say(lang, 'missing_columns', { names: missing.join(', ') })}</p>}
        {passed.length > 0 && <p class="soft">{words.say(lang, 'skipped', { lines: passed.join(', ') })}</p>}
      </Card>
      <Card title={words.say(lang, 'ready', counts)}>
        <p class="soft">{words.say(lang, 'ready_text')}</p>
        <form method="post" action={`${intake.path}/confirm`} encType="multipart/form-data" class="actions">
          <input type="hidden" name="commandId" value={newId()} />
          <input type="hidden" name="rows" value={JSON.stringify(rows)} />
          {good > 0 && (
            <Button kind="primary" icon={CheckIcon}>
              {words.say(lang, 'confirm', { n: counts.good })}
            </Button>
          )}
          <ButtonLink href={intake.path} kind={good > 0 ? 'quiet' : 'primary'}>
            {words.say(lang, 'other_file')}
          </ButtonLink>
        </form>
      </Card>
      {rejected.length > 0 && <Rejected intake={intake} rejected={rejected} />}
      <DataTable
        caption={words.say(lang, 'first_rows')}
        rows={rows.slice(0, 10)}
        rowKey={(row) => `${row.sheet} ${row.line}`}
        columns={[
          ...(sheets.length > 1 ? [{ key: 'sheet', header: words.say(lang, 'sheet'), cell: sheetOf }] : []),
          { key: 'line', header: words.say(lang, 'line'), kind: 'figure', cell: (row) => row.line },
          ...known.map((column) => ({
            key: column.key,
            header: column.title(lang),
            cell: (row: IntakeRow) => clipped(String(row[column.key] ?? '')) || '—',
          })),
        ]}
      />
    </IntakeFrame>
  )
}

const sheetOf = (row: IntakeRow) => row.sheet

/** Enough to know a cell by: an official name may fill a page. */
function clipped(text: string): string {
  return text.length > 200 ? `${text.slice(0, 200)}…` : text
}

/** Said on the answer itself; loading it again sends the same command again, which changes nothing. */
export function IntakeResult({ intake, result }: { intake: Intake; result: ImportResult }) {
  const { lang } = useStanding()
  const { imported, rejected } = result
  return (
    <IntakeFrame intake={intake} at={4}>
      <Notice
        kind={rejected.length === 0 ? 'success' : 'warning'}
        title={words.say(lang, 'imported', { n: number(lang, imported) })}
        action={
          <div class="actions">
            <ButtonLink href={intake.listPath} kind="primary">
              {words.say(lang, 'see_list')}
            </ButtonLink>
            <ButtonLink href={intake.path} icon={UploadIcon}>
              {words.say(lang, 'import_more')}
            </ButtonLink>
          </div>
        }
      >
        {rejected.length === 0
          ? words.say(lang, 'all_in')
          : words.say(lang, 'some_out', { n: number(lang, rejected.length) })}
      </Notice>
      {rejected.length > 0 && <Rejected intake={intake} rejected={rejected} />}
    </IntakeFrame>
  )
}

function Rejected({ intake, rejected }: { intake: Intake; rejected: readonly RejectedRow[] }) {
  const { lang } = useStanding()
  const list = JSON.stringify(rejected.map(({ line, sheet, vi, en }) => ({ line, sheet, vi, en })))
  const lineOf = ({ sheet, line }: RejectedRow) => `${sheet && `${sheet}, `}${words.say(lang, 'line')} ${line}`
  return (
    <DataTable
      caption={words.say(lang, 'problem_rows')}
      rows={rejected.slice(0, mostShown)}
      rowKey={lineOf}
      tools={
        <form method="post" class="actions" action={`${intake.path}/rejected.xlsx`} encType="multipart/form-data">
          <input type="hidden" name="rejected" value={list} />
          {rejected.length > mostShown && <span class="soft">{words.say(lang, 'shown_first', { n: mostShown })}</span>}
          <Button icon={DownloadIcon}>{words.say(lang, 'rejected_xlsx')}</Button>
          <Button kind="quiet" formAction={`${intake.path}/rejected.csv`}>
            {words.say(lang, 'rejected_csv')}
          </Button>
        </form>
      }
      columns={[
        {
          key: 'line',
          header: words.say(lang, 'line'),
          naming: true,
          cell: lineOf,
        },
        { key: 'reason', header: words.say(lang, 'reason'), cell: (row) => row[lang] },
      ]}
    />
  )
}

function IntakeFrame(props: { intake: Intake; at: number; lead?: string; children: ComponentChildren }) {
  const { lang } = useStanding()
  const { intake, at, lead, children } = props
  return (
    <DeskScreen
      title={intake.title(lang)}
      lead={lead}
      crumbs={[{ href: intake.listPath, label: intake.listTitle(lang) }]}
    >
      <Steps
        label={words.say(lang, 'steps')}
        steps={[
          { title: words.say(lang, 'step_choose') },
          { title: words.say(lang, 'step_look') },
          { title: words.say(lang, 'step_done') },
        ]}
        at={at}
      />
      {children}
    </DeskScreen>
  )
}
