export type CatalogueName =
  | 'platforms'
  | 'procedures'
  | 'bills'
  | 'marketplaces'
  | 'channels'
  | 'vulnerableGroups'
  | 'skills'

type Entry = { code: string; pattern: RegExp }

function entries(rows: Record<string, string>): readonly Entry[] {
  return Object.entries(rows).map(([code, pattern]) => ({
    code,
    pattern: new RegExp(`(?:^|[^a-z0-9])(${pattern})(?![a-z0-9])`),
  }))
}

/** Plain spellings of what plans name; the innermost group is the name (look-behind is unknown to older phones). The product's own catalogues are data; the codes are the same. */
export const catalogues: Record<CatalogueName, readonly Entry[]> = {
  platforms: entries({
    vneid: 'vneid',
    national_public_service_portal: 'cong dich vu cong quoc gia',
    vnpt_money: 'vnpt ?money',
    zalopay: 'zalo ?pay',
    viettel_money: 'viettel ?money',
    momo: 'momo',
    mobile_money: 'mobile ?money',
    internet_banking: 'internet ?banking|mobile ?banking',
    digital_banking: 'ngan hang so',
    health_record: 'so suc khoe dien tu',
    vssid: 'vssid',
  }),
  procedures: entries({
    birth_registration: 'dang ky khai sinh',
    death_registration: 'dang ky khai tu',
    marriage_registration: 'dang ky ket hon',
    certified_copy: 'chung thuc ban sao',
    residence_confirmation: 'xac nhan (?:thong tin ve )?cu tru',
    residence_registration: 'dang ky (?:thuong tru|tam tru)',
    land_registration: 'dang ky dat dai',
    electronic_fee: '(?:nop )?le phi (?:dien tu|truc tuyen)',
    household_business: '(?:dang ky|thanh lap) ho kinh doanh',
  }),
  bills: entries({
    electricity: '(?:tien |hoa don )?dien(?=, nuoc| va nuoc)|(?:tien|hoa don) dien(?! tu)',
    water: '(?:dien, |dien va |tien |hoa don )(nuoc)',
    tuition: 'hoc phi',
    hospital: 'vien phi',
    telecom: 'cuoc (?:vien thong|dien thoai|internet)',
  }),
  marketplaces: entries({
    postmart: 'postmart',
    voso: 'voso',
    buudien: 'buudien\\.vn',
    shopee: 'shopee',
    tiktok_shop: 'tiktok ?shop',
  }),
  channels: entries({
    loudspeaker: '(?:he thong )?(?:loa phat thanh|loa truyen thanh|dai truyen thanh|truyen thanh co so)',
    zalo: '(?:nhom )?zalo(?! ?pay)',
    facebook: 'facebook|fanpage',
    social_network: 'mang xa hoi',
    portal: '(?:cong|trang) thong tin dien tu',
    leaflet: 'to roi|to gap',
    billboard: 'pano|pa no|ap phich',
    slogan: 'khau hieu|bang ron',
    on_the_spot: 'huong dan tai cho',
  }),
  vulnerableGroups: entries({
    elderly: 'nguoi cao tuoi',
    disabled: 'nguoi khuyet tat',
    poor: 'ho ngheo',
    near_poor: 'ho can ngheo|can ngheo',
    ethnic_minority: 'dan toc thieu so',
    merit: 'nguoi co cong',
    single_woman: 'phu nu don than',
  }),
  skills: entries({
    smartphone: 'su dung dien thoai(?: thong minh)?|dung dien thoai',
    messaging: 'nhan tin|gui tin nhan',
    searching: 'tra cuu(?: thong tin)?|tim kiem(?: thong tin)?',
    video_call: 'goi video|goi hinh',
    installing_apps: 'cai dat ung dung|cai ung dung',
    qr: 'quet ma(?: qr)?|ma qr',
    e_payment: 'thanh toan (?:dien tu|truc tuyen)',
    simple_dossier: 'nop ho so',
    online_safety: 'an toan (?:thong tin|tren mang|tren khong gian mang)|phong tranh lua dao',
  }),
}
