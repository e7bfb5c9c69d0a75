import { expect, test } from 'vitest'
import { groupsOf, matchHouseholdColumns } from './household-columns.ts'

test('groups are read in the words and letters people use', () => {
  expect(groupsOf('hộ nghèo; NCT')).toEqual({ groups: ['poor', 'elderly'] })
  expect(groupsOf('Hộ cận nghèo, có người khuyết tật nặng')).toEqual({ groups: ['near_poor', 'disability'] })
  expect(groupsOf('Dân tộc thiểu số + gia đình chính sách')).toEqual({ groups: ['ethnic_minority', 'meritorious'] })
  expect(groupsOf('Không thuộc diện')).toEqual({ groups: [] })
})

test('who is no longer poor is not poor, and what is not understood is asked', () => {
  expect(groupsOf('mới thoát nghèo')).toEqual({ unknown: 'mới thoát nghèo' })
  expect(groupsOf('hộ không nghèo')).toEqual({ unknown: 'hộ không nghèo' })
})

test('a column a group with crosses is the same as the groups in one cell', () => {
  const { rows, found } = matchHouseholdColumns([
    ['STT', 'Chủ hộ', 'Địa chỉ', 'Hộ nghèo', 'NCT', 'Mã hộ', 'Tên thôn'],
    ['1', 'Đỗ Thị Ánh', 'Xóm 3', 'x', '', 'H001', 'An Bình'],
    ['2', 'Lê Văn Đạt', '', '0', 'X', '', ''],
    ['3', 'Vũ Thị Yến', '', '', 'một người', '', ''],
  ])
  expect(found).toContain('flag:poor')
  expect(rows.map(({ headName, village, hamlet, groups, code }) => [headName, village, hamlet, groups, code])).toEqual([
    ['Đỗ Thị Ánh', 'An Bình', 'Xóm 3', 'poor', 'H001'],
    ['Lê Văn Đạt', 'An Bình', '', 'elderly', ''],
    ['Vũ Thị Yến', 'An Bình', '', 'một người', ''],
  ])
})
