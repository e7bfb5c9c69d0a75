import {
  AlignmentType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import { ChartRun, type ChartRunOptions } from 'docx/charts'
import { barText } from './document-text.ts'
import type { StyleName } from './docx-style.ts'
import type { Align, Block, Chart, Course, HeaderCell, Table as TableBlock } from './official-document.ts'

const alignments = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const
const headingStyles = { 1: 'section', 2: 'item', 3: 'body' } as const

/** The body of the document, or of an annex, `width` twips wide. */
export function wordBlocks(blocks: readonly Block[], width: number): (Paragraph | Table)[] {
  return blocks.flatMap((block) => wordBlock(block, width))
}

function wordBlock(block: Block, width: number): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'paragraph':
      return [paragraph('body', block.text, block.lead)]
    case 'heading':
      return [paragraph(headingStyles[block.level], `${block.mark} ${block.text}`)]
    case 'dash':
      return [paragraph('body', `- ${block.text}`)]
    case 'centred':
      return [paragraph('centred', block.text)]
    case 'table':
      return [table(block, width), paragraph('gap', '')]
    case 'chart':
      return chart(block)
    case 'course':
      return course(block)
  }
}

function paragraph(style: StyleName, text: string, lead = ''): Paragraph {
  const opening = lead === '' ? [] : [new TextRun({ text: `${lead} `, bold: true })]
  return new Paragraph({ style, children: text === '' ? opening : [...opening, new TextRun({ text })] })
}

function table(block: TableBlock, width: number): Table {
  const style = block.columns.length > 8 ? 'smallCell' : 'cell'
  const shares = block.columns.reduce((sum, { share }) => sum + share, 0)
  const widths = block.columns.map(({ share }) => Math.floor((share / shares) * width))
  const row = (cells: readonly string[], bold: boolean) =>
    new TableRow({
      cantSplit: true,
      children: cells.map((text, at) =>
        cell({ text, columns: 1, rows: 1 }, style, block.columns[at]?.align ?? 'left', bold),
      ),
    })
  const header = block.header.map(
    (cells) =>
      new TableRow({
        cantSplit: true,
        tableHeader: true,
        children: cells.map((it) => cell(it, style, 'center', true)),
      }),
  )
  const total = block.total.length === 0 ? [] : [row(block.total, true)]
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((sum, size) => sum + size, 0), type: WidthType.DXA },
    columnWidths: widths,
    margins: { left: 80, right: 80, top: 40, bottom: 40, marginUnitType: WidthType.DXA },
    rows: [...header, ...block.rows.map((cells) => row(cells, false)), ...total],
  })
}

function cell(it: HeaderCell, style: StyleName, align: Align, bold: boolean): TableCell {
  const run = it.text === '' ? [] : [new TextRun({ text: it.text, ...(bold ? { bold } : {}) })]
  return new TableCell({
    columnSpan: it.columns,
    rowSpan: it.rows,
    verticalAlign: VerticalAlignTable.CENTER,
    children: [new Paragraph({ style, alignment: alignments[align], children: run })],
  })
}

/** A native Word chart, so the officer can still correct a number in it; bars run top down as in the PDF. */
function chart(block: Chart): Paragraph[] {
  const bars = block.bars.toReversed()
  const targets = bars.some(({ target }) => target !== null)
  const series = { name: 'Kết quả', values: bars.map(({ value }) => value), color: '737373' }
  const target = { name: 'Chỉ tiêu', values: bars.map((bar) => bar.target), color: 'BFBFBF' }
  const title = `${block.title} (${block.unit})`
  return drawn(title, {
    type: 'bar',
    categories: bars.map((bar) => `${bar.label}: ${barText(bar.value, bar.target)}`),
    series: targets ? [target, series] : [series],
    legend: targets ? { position: 'bottom' } : false,
    transformation: { width: 600, height: 110 + bars.length * (targets ? 34 : 22) },
  })
}

/** The line of what was reached, dark, over the pale line of the even pace to the target. */
function course(block: Course): Paragraph[] {
  return drawn(`${block.title} (${block.unit})`, {
    type: 'line',
    categories: block.steps.map(({ label }) => label),
    series: [
      { name: 'Nhịp cần đạt', values: block.steps.map(({ pace }) => pace), color: 'A6A6A6' },
      {
        name: 'Kết quả',
        values: block.steps.map(({ value }) => value),
        color: '404040',
        dataLabels: { value: true, position: 'above' },
      },
    ],
    markers: true,
    legend: { position: 'bottom' },
    transformation: { width: 600, height: 260 },
  })
}

type Drawing = DistributiveOmit<Extract<ChartRunOptions, { type: 'bar' | 'line' }>, 'font' | 'altText'>
type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never

function drawn(title: string, drawing: Drawing): Paragraph[] {
  const run = new ChartRun({
    ...drawing,
    font: { name: 'Times New Roman', color: '000000' },
    altText: { name: title, description: title },
  })
  return [
    new Paragraph({ style: 'centred', children: [new TextRun({ text: title })] }),
    new Paragraph({ style: 'gap', alignment: AlignmentType.CENTER, children: [run] }),
  ]
}
