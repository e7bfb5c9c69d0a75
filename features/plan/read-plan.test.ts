import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Found } from './rules/plan-draft.ts'
import { readPlan } from './rules/read-plan.ts'

const real = new URL('../../../shared/plan/ke-hoach-q4-2025-xa-chi-minh.txt', import.meta.url)
const sample = new URL('../../seed/plans/xa-mau-quy-4.txt', import.meta.url)

const q4 = { from: '2025-10-01', to: '2025-12-31' }

type BodyFact = readonly [name: string, duties: readonly RegExp[]]
type BasisFact = readonly [issuer: RegExp, about: RegExp]

/** What differs between the commune's own plan and our sample of the same form; all else below must hold for both. */
const facts = {
  real: {
    file: real,
    name: 'the plan of Chí Minh commune',
    issuer: 'ỦY BAN NHÂN DÂN XÃ CHÍ MINH',
    place: 'Chí Minh',
    commune: 'xã Chí Minh',
    title: 'Hoạt động của Tổ công nghệ số cộng đồng trên địa bàn xã Chí Minh 03 tháng cuối năm 2025',
    period: '03 tháng cuối năm 2025',
    bases: [
      ['Kế hoạch', '02-KH/BCĐTW', '2025-06-19'],
      ['Công văn', '3251/SKHCN-CNTT', null],
    ],
    basesSay: [
      [
        /^Ban Chỉ đạo Trung ương về phát triển khoa học.*chuyển đổi số$/,
        /^thúc đẩy chuyển đổi số liên thông.*chính trị$/,
      ],
      [/^Sở Khoa học và Công nghệ thành phố Hải Phòng$/, /^thành lập, kiện toàn.*khu dân cư$/],
    ] satisfies BasisFact[],
    labels: ['hộ dân sử dụng nền tảng số', 'hộ yếu thế được hướng dẫn trực tiếp'],
    guidanceAt: 'trụ sở xã',
    wrapUpBy: ['Tổ công nghệ số cấp xã', 'UBND xã'],
    otherDuties: [],
    via: { name: 'Trần Thị Nga', title: 'Chuyên viên phòng Văn hóa - Xã hội xã' },
    bodies: [
      ['Phòng Văn hóa - Xã hội xã', [/^Chủ trì.*thực hiện Kế hoạch$/, /theo dõi.*đôn đốc 20 tổ/, /đầu mối hướng dẫn/]],
      ['Phòng Kinh tế xã', [/bố trí kinh phí.*nguồn kinh phí hợp pháp khác/, /thanh, quyết toán/]],
      [
        'Trung tâm Văn hóa, Thể thao và Truyền thông xã',
        [/loa truyền thanh.*khẩu hiệu/, /“Chuyển đổi số đến từng thôn”/],
      ],
      ['Đoàn xã', [/lực lượng nòng cốt/, /Kế hoạch phối hợp/, /^Phát động phong trào thi đua/]],
      ['Các tổ chức chính trị - xã hội xã', [/vận động hội viên/]],
      [
        'Trưởng thôn - Tổ trưởng tổ công nghệ số cộng đồng thôn',
        [/quán triệt kế hoạch/, /ngày 15 cuối quý.*Ủy ban nhân dân xã$/],
      ],
    ] satisfies BodyFact[],
    recipients: [
      'TT Đảng ủy',
      'Lãnh đạo UBND xã',
      'Các phòng chuyên môn, cơ quan liên quan',
      'Trung tâm VHTT&TT xã',
      'Trưởng các thôn',
      'Lưu: VT',
    ],
    signer: 'Vũ Minh Thành',
    procedures: 5,
  },
  sample: {
    file: sample,
    name: 'our sample plan of xã Mẫu',
    issuer: 'ỦY BAN NHÂN DÂN XÃ MẪU',
    place: 'Mẫu',
    commune: 'xã Mẫu',
    title: 'Đưa công nghệ số về từng nhà của các Tổ công nghệ số cộng đồng xã Mẫu trong quý IV/2025',
    period: 'quý IV/2025',
    bases: [
      ['Kế hoạch', '99-KH/BCĐM', '2025-06-02'],
      ['Công văn', '9999/SM-CNTT', null],
    ],
    basesSay: [
      [/^Ban Chỉ đạo mẫu$/, /^phổ cập kỹ năng số/],
      [/^Sở Mẫu$/, /^duy trì lực lượng.*cơ sở$/],
    ] satisfies BasisFact[],
    labels: ['hộ sử dụng nền tảng số', 'hộ yếu thế được hướng dẫn trực tiếp'],
    guidanceAt: 'hội trường xã',
    wrapUpBy: ['tổ xã', 'UBND xã'],
    otherDuties: ['other'],
    via: { name: 'Nguyễn Thị Mẫu (mẫu)', title: 'Chuyên viên Phòng Văn hóa - Xã hội xã' },
    bodies: [
      ['Phòng Văn hóa - Xã hội xã', [/nhắc việc/, /^Gom báo cáo/]],
      ['Phòng Kinh tế xã', [/^Dự trù kinh phí/, /quyết toán đúng hạn$/]],
      ['Trung tâm Văn hóa, Thể thao và Truyền thông xã', [/phát loa.*khẩu hiệu$/, /chuyên mục/]],
      ['Đoàn xã', [/nòng cốt$/, /^Mở đợt thi đua/]],
      ['Các hội, đoàn thể xã', [/^Mời hội viên/]],
      ['Trưởng thôn - Tổ trưởng các tổ thôn', [/mỗi tuần$/, /ngày 15 cuối quý.*Ủy ban nhân dân xã$/]],
    ] satisfies BodyFact[],
    recipients: [
      'Thường trực Đảng ủy xã',
      'Lãnh đạo UBND xã',
      'Các phòng, trung tâm của xã',
      'Đoàn xã, các hội',
      'Trưởng các thôn',
      'Lưu: VT',
    ],
    signer: 'Trần Văn Mẫu (mẫu)',
    procedures: 4,
  },
}

/** A clone without the plan beside it reads the sample twice; the names below say which was read. */
for (const fact of [existsSync(real) ? facts.real : facts.sample, facts.sample]) {
  describe(`a Q4/2025 plan, read from ${fact.name}`, () => {
    const draft = readPlan(readFileSync(fact.file, 'utf8'))

    test('the head gives issuer, type, place, month and year; number and day stay blank as in the document', () => {
      expect(draft.issuer?.value).toEqual({ name: fact.issuer, superior: null })
      expect(draft.kind?.value).toEqual({ code: 'KH', name: 'Kế hoạch' })
      expect([draft.number, draft.numberBlank, draft.notation?.value]).toEqual([null, true, 'KH-UBND'])
      expect(draft.place?.value).toBe(fact.place)
      expect(draft.issuedOn?.value).toEqual({ day: null, month: 10, year: 2025 })
      expect(draft.commune?.value).toEqual({ name: fact.commune })
    })

    test('the subject is one line and names the period', () => {
      expect(draft.title?.value).toBe(fact.title)
      expect(draft.period?.value).toEqual({ ...q4, label: fact.period })
    })

    test('both basis documents are found, the second without a date', () => {
      expect(draft.bases.map(({ value }) => [value.kind, value.number, value.issuedOn])).toEqual(fact.bases)
      for (const [at, [issuer, about]] of fact.basesSay.entries()) {
        expect(draft.bases[at]?.value.issuer).toMatch(issuer)
        expect(draft.bases[at]?.value.about).toMatch(about)
      }
    })

    test('there are 01 commune team and 20 village teams', () => {
      expect(values(draft.teams)).toEqual([
        { level: 'commune', count: 1 },
        { level: 'village', count: 20 },
      ])
    })

    test('each team owes 50 households, 10 of them vulnerable and guided in person, in Q4', () => {
      const shared = { unit: 'hộ', scope: 'each_team', team: null, period: { ...q4, label: 'quý IV' }, every: null }
      expect(values(draft.targets)).toEqual([
        {
          ...shared,
          indicator: 'households_supported',
          label: fact.labels[0],
          atLeast: 50,
          partOf: null,
          inPerson: false,
        },
        {
          ...shared,
          indicator: 'vulnerable_households_guided_in_person',
          label: fact.labels[1],
          atLeast: 10,
          partOf: 0,
          inPerson: true,
        },
      ])
      expect(draft.targets.every(({ sure }) => sure)).toBe(true)
    })

    test('the five duty areas stand in the order of the plan', () => {
      expect(draft.dutyAreas.map(({ value }) => value.code)).toEqual([
        'communication',
        'online_public_services',
        'cashless_payment',
        'agricultural_ecommerce',
        'vulnerable_support',
      ])
    })

    test('October review, monthly guidance day, December wrap-up and the report are the dated duties', () => {
      const [review, guidance, ...rest] = values(draft.duties)
      expect(review).toMatchObject({
        kind: 'membership_review',
        due: { from: '2025-10-01', to: '2025-10-31' },
        who: 'UBND xã',
      })
      expect(guidance).toMatchObject({
        kind: 'guidance_day',
        recurrence: { every: 'month' },
        who: 'Trung tâm Phục vụ hành chính công xã',
        where: fact.guidanceAt,
      })
      const december = { kind: 'wrap_up', due: { from: '2025-12-01', to: '2025-12-31' } }
      expect(rest.slice(0, 2)).toMatchObject(fact.wrapUpBy.map((who) => ({ ...december, who })))
      expect(rest.slice(2).map(({ kind }) => kind)).toEqual([...fact.otherDuties, 'report'])
      expect(rest.at(-1)).toMatchObject({ recurrence: { every: 'quarter', day: 15 }, who: fact.bodies.at(-1)?.[0] })
    })

    test('the report goes on the 15th of the quarter’s last month, through the named officer, to the committee', () => {
      expect(draft.report?.value).toEqual({
        day: 15,
        of: 'quarter_last_month',
        via: fact.via,
        to: 'Ủy ban nhân dân xã',
      })
      expect(draft.report?.sure).toBe(true)
    })

    test('six bodies are responsible, each with its duties', () => {
      expect(draft.bodies.map(({ value }) => [value.name, value.duties.length])).toEqual(
        fact.bodies.map(([name, duties]) => [name, duties.length]),
      )
      for (const [at, [, duties]] of fact.bodies.entries())
        for (const [nth, says] of duties.entries()) expect(draft.bodies[at]?.value.duties[nth]?.value).toMatch(says)
    })

    test('the outline has three parts: one plain, one of five points, one of six', () => {
      expect(draft.sections.map(({ value }) => [value.mark, value.children.length])).toEqual([
        ['I', 0],
        ['II', 5],
        ['III', 6],
      ])
    })

    test('six recipients end with the archive copy, and the chairman signs for the committee', () => {
      expect(values(draft.recipients)).toEqual(fact.recipients)
      expect(draft.signatory?.value).toEqual({
        authority: 'TM. ỦY BAN NHÂN DÂN',
        onBehalfOf: null,
        title: 'CHỦ TỊCH',
        name: fact.signer,
      })
    })

    test('what the plan names is matched to the catalogues', () => {
      const codes = (list: Found<{ code: string | null }>[]) => list.map(({ value }) => value.code)
      const atLeastThese = [
        'vneid',
        'vnpt_money',
        'zalopay',
        'internet_banking',
        'digital_banking',
        'national_public_service_portal',
      ]
      expect(codes(draft.platforms).toSorted()).toEqual(atLeastThese.toSorted())
      expect(codes(draft.bills)).toEqual(['electricity', 'water', 'tuition', 'hospital'])
      expect(codes(draft.marketplaces)).toEqual(['postmart', 'voso'])
      expect(codes(draft.vulnerableGroups)).toEqual(['elderly', 'disabled', 'poor', 'near_poor'])
      expect(codes(draft.skills)).toEqual([
        'smartphone',
        'messaging',
        'searching',
        'video_call',
        'installing_apps',
        'qr',
        'e_payment',
        'simple_dossier',
      ])
      expect(draft.procedures).toHaveLength(fact.procedures)
      expect(codes(draft.procedures)).not.toContain(null)
      expect(codes(draft.channels)).toEqual(
        expect.arrayContaining(['loudspeaker', 'zalo', 'social_network', 'leaflet', 'portal', 'facebook']),
      )
    })

    test('no number, date or deadline of it is left over for a person to sort out', () => {
      expect(draft.unsure).toEqual([])
    })
  })
}

function values<T>(list: Found<T>[]): T[] {
  return list.map(({ value }) => value)
}
