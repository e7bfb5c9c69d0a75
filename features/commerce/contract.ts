import * as v from 'valibot'
import { command, fieldCommand, Id } from '../../platform/journal/command.ts'
import { problems } from '../../platform/journal/problem.ts'
import { Day, Line, Said } from '../../platform/journal/said.ts'
import { shopSteps } from './rules.ts'

const Note = v.optional(Line(500), '')
const Name = Said(120)
/** People paste an address as the browser shows it, without `https://`. */
const Link = v.optional(
  v.pipe(
    Line(500),
    v.transform((text) => (/^[\w-]+(\.[\w-]+)+([/?#].*)?$/.test(text) ? `https://${text}` : text)),
  ),
  '',
)
const Phone = v.optional(
  v.nullable(
    v.pipe(
      v.string(),
      v.transform((text) => text.replace(/[\s.()-]/g, '').replace(/^\+84/, '0')),
      v.regex(/^0\d{9,10}$/),
    ),
  ),
  null,
)

export const sellerKinds = ['household_business', 'cooperative'] as const
export type SellerKind = (typeof sellerKinds)[number]

const officers = { commune: ['coordinator', 'service_center', 'admin'], team: [] } as const
const recorders = { commune: ['coordinator', 'service_center', 'admin'], team: ['member', 'team_lead'] } as const

/** Somebody was spoken to; with it the seller is there, at the first step. */
export const addSeller = fieldCommand(
  'commerce.add_seller',
  v.strictObject({
    sellerId: Id,
    teamId: Id,
    kind: v.picklist(sellerKinds),
    /** Whose business it is; a cooperative is of no household. */
    householdId: v.optional(v.nullable(Id), null),
    /** Of a household business it may be left out: then it is called by the household. */
    name: v.optional(Line(120), ''),
    contact: v.optional(Line(120), ''),
    phone: Phone,
    approachedOn: Day,
    note: Note,
  }),
  recorders,
)
export const correctSeller = command(
  'commerce.correct_seller',
  v.strictObject({ sellerId: Id, name: Name, contact: v.optional(Line(120), ''), phone: Phone, note: Note }),
  recorders,
)
/** The seller does not go on. What was reached was reached and still counts. */
export const stopSeller = command(
  'commerce.stop_seller',
  v.strictObject({ sellerId: Id, reason: Said(300) }),
  recorders,
)
/** Recorded by mistake: nothing of it counts. */
export const cancelSeller = command(
  'commerce.cancel_seller',
  v.strictObject({ sellerId: Id, reason: Said(300) }),
  recorders,
)
/** Takes either back. */
export const resumeSeller = command('commerce.resume_seller', v.strictObject({ sellerId: Id }), recorders)

export const addProduct = fieldCommand(
  'commerce.add_product',
  v.strictObject({ productId: Id, sellerId: Id, name: Name, note: Note }),
  recorders,
)
export const correctProduct = command(
  'commerce.correct_product',
  v.strictObject({ productId: Id, name: Name, note: Note }),
  recorders,
)
export const dropProduct = command('commerce.drop_product', v.strictObject({ productId: Id }), recorders)

export const takeStep = fieldCommand(
  'commerce.take_step',
  v.strictObject({
    stepId: Id,
    sellerId: Id,
    marketplaceId: Id,
    kind: v.picklist(shopSteps),
    on: Day,
    note: Note,
    link: Link,
  }),
  recorders,
)
/** The approach is corrected under the seller's own id. Evidence that was missing is added without a reason. */
export const correctStep = command(
  'commerce.correct_step',
  v.strictObject({ stepId: Id, on: Day, note: Note, link: Link, reason: v.optional(Line(300), '') }),
  recorders,
)
export const undoStep = command('commerce.undo_step', v.strictObject({ stepId: Id, reason: Said(300) }), recorders)

/** A photograph that was sent before, for a step or a product. It takes the place of an earlier one. */
export const attachPhoto = command('commerce.attach_photo', v.strictObject({ recordId: Id, fileId: Id }), recorders)
export const removePhoto = command('commerce.remove_photo', v.strictObject({ recordId: Id }), recorders)

const marketplace = {
  marketplaceId: Id,
  name: Said(80),
  url: Link,
  /** Who runs it, and from where that is known. */
  operator: v.optional(Line(120), ''),
  source: v.optional(Line(300), ''),
  /** Held against its source today. */
  verified: v.optional(v.picklist(['yes', 'no']), 'no'),
}
export type MarketplaceInput = v.InferOutput<v.StrictObjectSchema<typeof marketplace, undefined>>
export const addMarketplace = command('commerce.add_marketplace', v.strictObject(marketplace), officers)
export const correctMarketplace = command('commerce.correct_marketplace', v.strictObject(marketplace), officers)
/** From the day after `lastDay` no shop is opened there any more. Null: it is open again. */
export const endMarketplace = command(
  'commerce.end_marketplace',
  v.strictObject({ marketplaceId: Id, lastDay: v.nullable(Day) }),
  officers,
)
/** The plan's own marketplaces, where the commune has none of that name. */
export const addStarter = command('commerce.add_starter', v.strictObject({}), {
  commune: ['coordinator', 'service_center', 'admin', 'installer'],
  team: [],
})
export const setStalledDays = command(
  'commerce.set_stalled_days',
  v.strictObject({ days: v.pipe(v.number(), v.integer(), v.minValue(3), v.maxValue(365)) }),
  officers,
)

export type SellerInput = v.InferOutput<typeof addSeller.schema>
export type ProductInput = v.InferOutput<typeof addProduct.schema>
export type StepInput = v.InferOutput<typeof takeStep.schema>

export const commerceProblems = problems({
  'commerce.seller_exists': {
    vi: 'Người bán này đã được ghi rồi. Nếu cần thay đổi, hãy mở người bán đó và chọn Sửa.',
    en: 'This seller was already recorded. To change them, open them and choose Correct.',
  },
  'commerce.same_seller': {
    vi: 'Đã có người bán cùng tên của hộ hoặc hợp tác xã này. Hãy tìm trong danh sách và ghi tiếp ở đó.',
    en: 'There already is a seller of this name and household. Find them in the list and go on there.',
  },
  'commerce.seller_not_found': {
    vi: 'Không tìm thấy người bán này trong các tổ bạn được xem. Hãy mở lại danh sách người bán.',
    en: 'There is no such seller in the teams you can see. Open the list of sellers again.',
  },
  'commerce.seller_is_over': {
    vi: 'Người bán này đã dừng hoặc đã bị xóa vì ghi nhầm. Muốn ghi tiếp, hãy mở người bán đó và chọn Tiếp tục.',
    en: 'This seller has stopped or was taken out. To go on, open them and choose Go on again.',
  },
  'commerce.seller_goes_on': {
    vi: 'Người bán này đang được theo dõi, không có gì để tiếp tục lại.',
    en: 'This seller is being followed already.',
  },
  'commerce.household_missing': {
    vi: 'Hộ kinh doanh phải thuộc một hộ. Hãy chọn hộ, hoặc chọn Hợp tác xã.',
    en: 'A household business belongs to a household. Choose it, or choose Cooperative.',
  },
  'commerce.household_of_cooperative': {
    vi: 'Hợp tác xã không thuộc riêng một hộ. Hãy bỏ chọn hộ, hoặc chọn Hộ kinh doanh.',
    en: 'A cooperative is of no single household. Leave the household out, or choose Household business.',
  },
  'commerce.household_out_of_sight': {
    vi: 'Không thấy hộ này trong tổ của bạn; có thể hộ đã chuyển sang tổ khác. Hãy chọn lại hộ, hoặc nhờ cán bộ xã ghi giúp.',
    en: 'This household is not in your team; it may have moved. Choose it again, or ask the commune officer to record it.',
  },
  'commerce.name_missing': {
    vi: 'Chưa có tên hợp tác xã. Hãy ghi tên rồi bấm Lưu lại.',
    en: "The cooperative's name is missing. Write it and save again.",
  },
  'commerce.team_not_found': {
    vi: 'Không tìm thấy tổ này, hoặc bạn không ghi thay cho tổ này được. Hãy chọn lại tổ.',
    en: 'There is no such team, or you may not record for it. Choose the team again.',
  },
  'commerce.not_yours': {
    vi: 'Mục này do người khác ghi. Hãy nhờ người đó hoặc tổ trưởng sửa giúp.',
    en: 'Someone else recorded this. Ask them or the team lead to change it.',
    heldFor: 'officer',
  },
  'commerce.period_closed': {
    vi: 'Báo cáo của kỳ này đã được phê duyệt và khóa. Chỉ cán bộ phụ trách mới ghi hoặc sửa được bước trong kỳ đó.',
    en: "This period's report was approved and is locked. Only the coordinator can still enter or change a step in it.",
    heldFor: 'officer',
  },
  'commerce.product_exists': {
    vi: 'Sản phẩm này đã được ghi rồi. Nếu cần đổi, hãy mở người bán và sửa sản phẩm đó.',
    en: 'This product was already recorded. To change it, open the seller and correct it.',
  },
  'commerce.product_not_found': {
    vi: 'Không tìm thấy sản phẩm này, hoặc sản phẩm đã được bỏ. Hãy mở lại trang người bán.',
    en: 'There is no such product, or it was taken out. Open the seller again.',
  },
  'commerce.same_product': {
    vi: 'Người bán đã có sản phẩm tên này. Hãy ghi tên khác, hoặc sửa sản phẩm đã có.',
    en: 'The seller already has a product of this name. Write another name, or correct the one there is.',
  },
  'commerce.last_product': {
    vi: 'Gian hàng đã đăng bán nên phải còn ít nhất một sản phẩm. Hãy thêm sản phẩm khác trước, hoặc sửa tên sản phẩm này.',
    en: 'The shop has listed, so a product must be left. Add another one first, or correct this one.',
  },
  'commerce.no_product': {
    vi: 'Người bán chưa có sản phẩm nào nên chưa thể đăng bán. Hãy thêm ít nhất một sản phẩm rồi ghi lại bước này.',
    en: 'The seller has no product yet, so nothing can be listed. Add a product, then record this step again.',
  },
  'commerce.step_taken': {
    vi: 'Bước này của gian hàng đã được ghi rồi. Nếu ghi sai ngày, hãy mở người bán và sửa bước đó.',
    en: 'This step of the shop was already recorded. If its day is wrong, open the seller and correct it.',
  },
  'commerce.step_not_found': {
    vi: 'Không tìm thấy bước này, hoặc bước đã được hoàn lại. Hãy mở lại trang người bán.',
    en: 'There is no such step, or it was taken back. Open the seller again.',
  },
  'commerce.shop_not_opened': {
    vi: 'Gian hàng trên sàn này chưa mở. Hãy ghi bước "Mở gian hàng" trước.',
    en: 'There is no shop on this marketplace yet. Record "Shop opened" first.',
  },
  'commerce.not_listed_yet': {
    vi: 'Gian hàng chưa đăng bán sản phẩm. Hãy ghi bước "Đăng bán" trước.',
    en: 'The shop has listed nothing yet. Record "Listed" first.',
  },
  'commerce.photos_not_yet': {
    vi: 'Sản phẩm chưa có ảnh trên sàn. Hãy ghi bước "Có ảnh sản phẩm" trước.',
    en: 'The products have no photographs yet. Record "Product photographs" first.',
  },
  'commerce.no_order_yet': {
    vi: 'Gian hàng chưa có đơn nào. Hãy ghi bước "Đơn hàng đầu tiên" trước.',
    en: 'The shop has had no order yet. Record "First order" first.',
  },
  'commerce.in_the_future': {
    vi: 'Ngày này chưa tới. Hãy xem lại ngày, và kiểm tra đồng hồ của điện thoại.',
    en: 'This day has not come yet. Check the day, and the clock of your phone.',
  },
  'commerce.too_long_ago': {
    vi: 'Ngày này quá xa trong quá khứ. Hãy xem lại ngày.',
    en: 'This day is too long ago. Check the day.',
  },
  'commerce.before_last': {
    vi: 'Ngày này sớm hơn ngày của bước trước. Hãy xem lại ngày, hoặc sửa ngày của bước trước.',
    en: 'This day is before the day of the step before it. Check the day, or correct the step before.',
  },
  'commerce.after_next': {
    vi: 'Ngày này muộn hơn ngày của bước sau. Hãy xem lại ngày, hoặc sửa bước sau trước.',
    en: 'This day is after the day of the step that follows. Check the day, or correct that step first.',
  },
  'commerce.reason_needed': {
    vi: 'Bước này đã có ngày hoặc minh chứng khác. Hãy ghi lý do sửa.',
    en: 'This step already has another day or evidence. Give the reason for changing it.',
  },
  'commerce.later_steps_first': {
    vi: 'Sau bước này đã ghi bước khác. Hãy hoàn lại từ bước cuối cùng.',
    en: 'Later steps rest on this one. Take back the last one first.',
  },
  'commerce.approach_stays': {
    vi: 'Lần tiếp cận đầu tiên không hoàn lại được. Nếu ghi nhầm người bán, hãy chọn Xóa vì ghi nhầm.',
    en: 'The first approach cannot be taken back. If the seller is a mistake, choose Take out.',
  },
  'commerce.marketplace_not_found': {
    vi: 'Không tìm thấy sàn này trong danh mục. Hãy chọn lại sàn.',
    en: 'There is no such marketplace in the list. Choose again.',
  },
  'commerce.marketplace_ended': {
    vi: 'Sàn này đã ngừng vào ngày đó nên không mở gian hàng mới được. Hãy chọn sàn khác, hoặc xem lại ngày.',
    en: 'This marketplace had ended by that day, so no shop is opened there. Choose another one, or check the day.',
  },
  'commerce.marketplace_exists': {
    vi: 'Danh mục đã có sàn tên này. Hãy sửa sàn đã có.',
    en: 'There already is a marketplace of this name. Correct that one.',
  },
  'commerce.link_wrong': {
    vi: 'Đường dẫn chưa đúng, ví dụ https://postmart.vn/gian-hang. Hãy chép lại, hoặc để trống.',
    en: 'The link is not like https://postmart.vn/shop. Copy it again, or leave it empty.',
  },
  'commerce.holds_number': {
    vi: 'Ô chữ có số giống số tài khoản, số thẻ hoặc số căn cước. Hệ thống không lưu những số này. Hãy xóa số đó rồi lưu lại.',
    en: 'The text holds what looks like a bank account, card or identity number. These are never kept. Take it out and save again.',
  },
  'commerce.holds_secret': {
    vi: 'Ô chữ có nói đến mật khẩu hoặc mã OTP. Không ai được hỏi hay lưu những mã này. Hãy xóa đi rồi lưu lại.',
    en: 'The text speaks of a password or a one-time code. Nobody may ask for or keep these. Take it out and save again.',
  },
  'commerce.photo_not_there': {
    vi: 'Ảnh chưa tới máy chủ nên chưa gắn được. Máy sẽ gửi lại; nếu vẫn không được, hãy chọn lại ảnh.',
    en: 'The photograph has not arrived, so it could not be added. The phone sends it again; if that fails, choose it again.',
  },
  'commerce.photo_of_another': {
    vi: 'Ảnh này đã gắn ở chỗ khác. Hãy chụp hoặc chọn ảnh khác.',
    en: 'This photograph belongs elsewhere already. Take or choose another one.',
  },
})
