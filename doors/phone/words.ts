import { catalogue } from '../../platform/words/words.ts'

/** What the phone says about what it may see, and about finding in it. */
export const words = catalogue({
  moved: { vi: 'Hộ {household} đã chuyển sang {team}.', en: 'The household of {household} has moved to {team}.' },
  moved_waiting: {
    vi: 'Hộ {household} đã chuyển sang {team}. {n} lần hỗ trợ hộ này chưa được tính, vẫn còn trên máy.',
    en: 'The household of {household} has moved to {team}. {n} visits to it are not counted, and still on this phone.',
  },
  left: {
    vi: 'Bạn không còn ở {team}; danh sách hộ của tổ này đã được xóa khỏi máy. Việc chờ gửi vẫn còn.',
    en: 'You are no longer in {team}; its households were taken off this phone. What waits to be sent is still here.',
  },
  joined: { vi: 'Bạn đã được thêm vào {team}.', en: 'You were added to {team}.' },
  overtaken: {
    vi: 'Hộ {household}: {fields} bạn sửa không được dùng, vì có người sửa sau bạn. Mở hộ để xem.',
    en: 'Household of {household}: your change of its {fields} was not used; somebody changed it after you. Open it to see.',
  },
  overwritten: {
    vi: 'Hộ {household}: {field} bạn ghi là "{was}", sau đó có người sửa thành "{now}".',
    en: 'Household of {household}: you wrote "{was}" as the {field}, and somebody changed it to "{now}" after you.',
  },
  field_headName: { vi: 'tên chủ hộ', en: 'name' },
  field_hamlet: { vi: 'xóm', en: 'hamlet' },
  field_phone: { vi: 'số điện thoại', en: 'phone number' },
  understood: { vi: 'Đã hiểu', en: 'Understood' },
})
