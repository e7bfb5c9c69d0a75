/**
 * Who runs the platforms that helpers name, and from where that is known: a fact about the world, so it says its source
 * and whether anybody has held it against that (decision 0028). The names themselves are the plan's own (II.2).
 */
export type CatalogueSource = {
  readonly catalogue: 'platform' | 'bill'
  readonly code: string
  /** Empty: each bank, each supplier has its own. */
  readonly operator: string
  readonly source: string
  /** The day somebody held it against the source; null: nobody has. */
  readonly checkedOn: string | null
}

const plan = 'Kế hoạch quý IV/2025 của xã, mục II.2'
const named = `${plan} (tên gọi); đơn vị vận hành chưa có văn bản kèm theo`
const beyond = 'Ngoài kế hoạch: tổ hay gặp; đơn vị vận hành chưa có văn bản kèm theo'

const row = (
  catalogue: CatalogueSource['catalogue'],
  code: string,
  operator: string,
  source: string,
): CatalogueSource => ({ catalogue, code, operator, source, checkedOn: null })

export const catalogueSources: readonly CatalogueSource[] = [
  row('platform', 'vneid', 'Bộ Công an', named),
  row('platform', 'vnpt_money', 'Tập đoàn VNPT', named),
  row('platform', 'zalopay', 'Công ty Zion', named),
  row('platform', 'internet_banking', '', named),
  row('platform', 'momo', 'Công ty M_Service', beyond),
  row('platform', 'viettel_money', 'Tập đoàn Viettel', beyond),
  row('platform', 'other', '', beyond),
  row('platform', 'public_service_portal', '', named),
  row('platform', 'vssid', 'Bảo hiểm xã hội Việt Nam', beyond),
  row('platform', 'etax_mobile', 'Cơ quan thuế', beyond),
  row('bill', 'electricity', '', plan),
  row('bill', 'water', '', plan),
  row('bill', 'tuition', '', plan),
  row('bill', 'hospital', '', plan),
  row('bill', 'fee', '', plan),
]
