import * as v from 'valibot'
import { roles } from '../../platform/access/roles.ts'
import { command, Id } from '../../platform/journal/command.ts'
import { problems } from '../../platform/journal/problem.ts'
import { parsePhone } from '../../platform/words/phone.ts'
import { Name } from '../places/contract.ts'

export const Phone = v.pipe(
  v.string(),
  v.maxLength(40),
  v.transform((text) => parsePhone(text) ?? ''),
  v.minLength(1, 'phone'),
)

/** Length is what protects; rules about kinds of characters only make people write passwords down (NIST SP 800-63B). */
export const Password = v.pipe(v.string(), v.minLength(8), v.maxLength(200))

export const grantableRoles = roles.filter((role) => role !== 'installer')

export const GrantInput = v.strictObject({
  role: v.picklist(grantableRoles),
  teamId: v.optional(v.nullable(Id), null),
  partnerId: v.optional(v.nullable(Id), null),
})

const Secret = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{32,64}$/))

const officers = { commune: ['coordinator', 'admin'], team: [] } as const
const oneself = { commune: [], team: [], everybody: true } as const

export const makeFirstAccount = command(
  'people.make_first_account',
  v.strictObject({ accountId: Id, name: Name, phone: Phone, password: Password }),
  { commune: ['installer'], team: [] },
  ['password'],
)

export const addAccount = command(
  'people.add_account',
  v.strictObject({
    accountId: Id,
    name: Name,
    phone: Phone,
    grants: v.pipe(v.array(GrantInput), v.minLength(1), v.maxLength(10)),
  }),
  officers,
)

export const grantRole = command('people.grant_role', v.strictObject({ accountId: Id, grant: GrantInput }), officers)

export const revokeRole = command('people.revoke_role', v.strictObject({ accountId: Id, grant: GrantInput }), officers)

/** A one-time way in: for the first sign-in, a new phone, or a forgotten password. Ends the sessions there were. */
export const invite = command(
  'people.invite',
  v.strictObject({ invitationId: Id, accountId: Id, secret: Secret }),
  officers,
  ['secret'],
)

/** A one-time way in for one's own new phone, short-lived. The old phone stays signed in. */
export const changePhone = command(
  'people.change_phone',
  v.strictObject({ invitationId: Id, secret: Secret }),
  oneself,
  ['secret'],
)

export const disableAccount = command('people.disable_account', v.strictObject({ accountId: Id }), officers)

export const enableAccount = command('people.enable_account', v.strictObject({ accountId: Id }), officers)

export const setPassword = command('people.set_password', v.strictObject({ password: Password }), oneself, ['password'])

export const signOutEverywhere = command('people.sign_out_everywhere', v.strictObject({}), oneself)

export const peopleProblems = problems({
  'people.already_set_up': {
    vi: 'Máy chủ này đã có tài khoản. Hãy đăng nhập.',
    en: 'This server already has an account. Sign in.',
  },
  'people.phone_taken': {
    vi: 'Số điện thoại này đã có tài khoản trong xã.',
    en: 'This phone number already has an account in the commune.',
  },
  'people.account_not_found': { vi: 'Không tìm thấy tài khoản này.', en: 'There is no such account.' },
  'people.team_needed': {
    vi: 'Vai trò thành viên hoặc tổ trưởng phải gắn với một tổ.',
    en: 'The roles member and team lead need a team.',
  },
  'people.team_not_for_role': {
    vi: 'Vai trò này là của toàn xã, không gắn với tổ. Hãy chọn “Toàn xã”, hoặc chọn vai trò trong tổ.',
    en: 'This role is for the whole commune and belongs to no team. Choose “Whole commune”, or a role in a team.',
  },
  'people.partner_not_for_role': {
    vi: 'Vai trò này không gắn với đoàn thể, cơ quan nào. Hãy chọn vai trò “Đoàn thể, tổ chức”, hoặc bỏ tên tổ chức.',
    en: 'This role belongs to no organisation. Choose the organisation role, or leave the organisation out.',
  },
  'people.partner_not_found': {
    vi: 'Không tìm thấy đơn vị này trong danh sách của xã, hoặc đơn vị không còn tham gia. Hãy chọn lại ở trang Đơn vị phối hợp.',
    en: 'There is no such partner on the commune’s list, or it takes part no more. Choose again on the partners page.',
  },
  'people.beyond_rights': {
    vi: 'Chỉ người quản trị mới trao hoặc thu được quyền quản trị.',
    en: 'Only an administrator can give or take the administrator role.',
  },
  'people.last_admin': {
    vi: 'Đây là người quản trị cuối cùng. Hãy trao quyền cho người khác trước.',
    en: 'This is the last administrator. Give the role to someone else first.',
  },
  'people.account_disabled': {
    vi: 'Tài khoản của người ghi đã bị khóa trước khi việc này tới máy chủ.',
    en: 'The account of whoever recorded this was disabled before it reached the server.',
    heldFor: 'officer',
  },
  'people.device_revoked': {
    vi: 'Người ghi đã đăng xuất khỏi mọi máy trước khi việc này tới từ một máy cũ.',
    en: 'Whoever recorded this had signed out everywhere before it came from an earlier phone.',
    heldFor: 'officer',
  },
  'people.device_unknown': {
    vi: 'Máy này không còn được gửi thay. Hãy đăng nhập trên máy này; không mất gì cả.',
    en: 'This phone may no longer deliver. Sign in on it; nothing is lost.',
  },
  'people.signed_out': { vi: 'Bạn chưa đăng nhập.', en: 'You are not signed in.' },
  'people.wrong_password': {
    vi: 'Số điện thoại hoặc mật khẩu chưa đúng. Nếu quên mật khẩu, hãy nhờ cán bộ xã gửi lời mời mới.',
    en: 'The phone number or password is not right. If it is forgotten, ask the commune officer for a new invitation.',
  },
  'people.locked_out': {
    vi: 'Đã nhập sai nhiều lần. Hãy chờ 15 phút rồi thử lại, hoặc nhờ cán bộ xã gửi lời mời mới.',
    en: 'Too many wrong tries. Wait 15 minutes, or ask the commune officer for a new invitation.',
  },
  'people.invitation_spent': {
    vi: 'Lời mời này đã dùng hoặc đã hết hạn. Hãy nhờ cán bộ xã gửi lời mời mới.',
    en: 'This invitation was used or has expired. Ask the commune officer for a new one.',
  },
})
