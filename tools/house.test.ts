import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { handlers } from '../features/registry.ts'
import {
  brokenDoors,
  brokenStoreys,
  brokenWalls,
  foreignTables,
  isTest,
  notForPhones,
  readSchema,
  readSources,
  rings,
  strangeFiles,
  strangeSteps,
  strayHands,
} from './house.ts'

const root = path.resolve(import.meta.dirname, '..')
const sources = readSources()
const { steps, tables } = readSchema()

test('doors look down at features, features at the platform, and nobody at a door', () =>
  expect(brokenStoreys(sources)).toEqual([]))
test('features meet only through contract, reads, rules and words, downwards by floor', () =>
  expect(brokenWalls(sources)).toEqual([]))
test('what runs on a phone brings nothing of the server with it', () => expect(notForPhones(sources)).toEqual([]))
test('a feature holds only the files of the closed list', () => expect(strangeFiles(sources)).toEqual([]))
test('scopes, the journal and documents are each made in one place', () => expect(strayHands(sources)).toEqual([]))
test('the areas of the doors stand on the server and do not open one another', () =>
  expect(brokenDoors(sources)).toEqual([]))
test("a feature's code names only its own tables, and a door none", () =>
  expect(foreignTables(sources, tables)).toEqual([]))
test('a step of the schema changes only its own tables, and foreign keys point down', () =>
  expect(strangeSteps(steps, tables)).toEqual([]))
test('there are no import rings', () => expect(rings(sources)).toEqual([]))

test('the checks see what they must refuse', () => {
  const wrong = (file: string, to: string, text = '') => [{ file, text, imports: [{ to, typeOnly: false }] }]
  expect(brokenStoreys(wrong('platform/db/x.ts', 'features/places/reads.ts'))).toHaveLength(1)
  expect(brokenWalls(wrong('features/places/reads.ts', 'features/support/reads.ts'))).toHaveLength(1)
  expect(brokenWalls(wrong('features/support/reads.ts', 'features/people/handlers/accounts.ts'))).toHaveLength(1)
  expect(notForPhones(wrong('features/plan/rules.ts', 'node:fs'))).toHaveLength(1)
  expect(strangeFiles([{ file: 'features/plan/helpers.ts', text: '', imports: [] }])).toHaveLength(1)
  expect(strayHands([{ file: 'features/plan/reads.ts', text: 'x as Scope', imports: [] }])).toHaveLength(1)
  expect(brokenDoors(wrong('doors/phone/x.ts', 'doors/office/y.ts'))).toHaveLength(1)
  expect(brokenDoors(wrong('doors/server/x.ts', 'doors/phone/y.ts'))).toHaveLength(1)
  const source = (file: string, text: string) => [{ file, text, imports: [] }]
  for (const [file, text] of [
    ['features/reports/reads.ts', 'select from a, plan_plan p'],
    ['features/plan/handlers/plans.ts', 'insert into people_account'],
    ['features/reports/handlers/rows.ts', 'select sequence from journal_head'],
    ['doors/office/x.ts', 'select from plan_plan'],
    ['platform/journal/x.ts', 'select from plan_plan'],
  ] as const)
    expect(foreignTables(source(file, text), tables), file).toHaveLength(1)
  for (const [file, text] of [
    ['features/plan/1_x.sql', 'foreign key (team_id) references teams_team (team_id)'],
    ['features/teams/1_x.sql', 'foreign key (visit_id) references support_visit (visit_id)'],
    ['features/support/1_x.sql', 'alter table teams_team add column x int'],
    ['platform/files/1_x.sql', 'foreign key (visit_id) references support_visit (visit_id)'],
  ] as const)
    expect(strangeSteps(source(file, text), tables), file).toHaveLength(1)
})

test('no file is longer than 400 lines', () => {
  expect(
    sources.filter(({ file, text }) => !isTest(file) && text.split('\n').length > 400).map(({ file }) => file),
  ).toEqual([])
})

test('every noun of a command and every feature stands in the glossary', () => {
  const glossary = readFileSync(path.join(root, 'GLOSSARY.md'), 'utf8')
  const rooms = [...new Set(handlers.map(({ spec }) => spec.type.split('.')[0] ?? ''))]
  expect(rooms.filter((room) => !glossary.includes(`\`${room}\``))).toEqual([])
})

test('every visible sentence stands in both languages, composed, with the same slots', async () => {
  const wrong: string[] = []
  for (const { file } of sources.filter(({ file, text }) => !isTest(file) && /= (catalogue|problems)\(/.test(text))) {
    const module = (await import(path.join(root, file))) as Record<string, unknown>
    for (const exported of Object.values(module)) {
      if (typeof exported !== 'object' || exported === null || !('entries' in exported)) continue
      if (!('say' in exported || 'make' in exported)) continue
      const entries = exported.entries as Record<string, { vi: string; en: string }>
      for (const [key, { vi, en }] of Object.entries(entries)) {
        const slots = (text: string) =>
          [...text.matchAll(/\{(\w+)\}/g)]
            .map((match) => match[1])
            .sort()
            .join()
        if (!vi || !en || vi !== vi.normalize('NFC') || slots(vi) !== slots(en)) wrong.push(`${file} ${key}`)
      }
    }
  }
  expect(wrong).toEqual([])
})

test('no screen writes Vietnamese by itself: texts stand in words', () => {
  const vietnamese = /[ạảãàáâậầấẩẫăắằặẳẵđẹẻẽèéêệềếểễịỉĩìíọỏõòóôộồốổỗơợờớởỡụủũùúưựừứửữỵỷỹỳý]/i
  const views = sources.filter(({ file }) => file.endsWith('.tsx') && !isTest(file))
  const strays = views.flatMap(({ file, text }) =>
    text
      .split('\n')
      .filter((line) => vietnamese.test(line) && !/\bvi: '|'Thôn Số'|^\s*(\/\/|\*|\/\*)|vi: "|· Thôn Số/.test(line))
      .map((line) => `${file}: ${line.trim()}`),
  )
  expect(strays).toEqual([])
})

test('the lock file names no download address, and nothing is skipped or left to do', () => {
  expect(readFileSync(path.join(root, 'package-lock.json'), 'utf8')).not.toMatch(/"resolved"/)
  const weak = sources.filter(({ text }) =>
    /\b(it|test|describe)\.(skip|only|todo)\b|\bTO-?DO\b|@ts-(ignore|expect-error|nocheck)|: any\b|\bas any\b/.test(
      text,
    ),
  )
  expect(weak.map(({ file }) => file)).toEqual([])
  for (const file of ['README.md', 'GLOSSARY.md', '.ci/run']) expect(existsSync(path.join(root, file)), file).toBe(true)
})
