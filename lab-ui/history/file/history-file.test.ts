import { expect, test } from 'vitest'
import { hostileValues } from '../../../scenarios/explain/copy/hostile-values.test-data.ts'
import { refused, response } from '../../../scenarios/runs/outcome/evidence.test-data.ts'
import { pageRequest } from '../../../scenarios/words/page-request.test-data.ts'
import type { PageResult } from '../../../scenarios/words/page-result.ts'
import type { Run } from '../../attempt/run/run.ts'
import { historyFile, historyFileName, readHistoryFile, sizeFault } from './history-file.ts'
import { aRun, laneRun } from '../../attempt/run/run.test-data.ts'

const exportedAt = new Date(2026, 10, 4, 23, 59)
const fileOf = (...runs: readonly unknown[]) =>
  historyFile(
    runs.map((run) => JSON.stringify(run)),
    exportedAt,
  )

test('a history comes back from its own file, run for run', () => {
  const lanes = [
    laneRun('backend', refused, [], { seen: null, lookUpError: 'Gone.' }),
    laneRun('proxy', { kind: 'timed-out', afterMs: 15_000 }, []),
    laneRun('none', { kind: 'lab-fault', message: 'The window is taken.' }, []),
  ]
  const timing = { durationMs: 3.2, untilRequestMs: null, transferBytes: null, isFromCache: false }
  const timed: PageResult = { ...(response('cors') as PageResult & { kind: 'response' }), timing }
  const runs = [
    aRun(1),
    aRun(2, { lanes, isWarm: true }),
    aRun(3, { lanes: [laneRun('none', { kind: 'stopped' }, []), laneRun('backend', timed, [])] }),
    aRun(4, { policy: { ...aRun(4).policy, origins: '*', maxAgeSeconds: null } }),
  ]
  expect(readHistoryFile(fileOf(...runs))).toEqual({ runs, faults: [] })
})

test('whatever a run holds, it comes back from its file as it was', () => {
  const runs = hostileValues.map((value, index) => {
    const lane = laneRun('backend', response('cors'), [], { name: value.slice(0, 2_000), lookUpError: value })
    const request = pageRequest({ path: value, method: value, headers: [[value, value]], body: value })
    return aRun(index, { request, lanes: [lane] })
  })
  const read = readHistoryFile(fileOf(...runs))
  expect(read.faults).toEqual([])
  expect(read.runs).toEqual(runs)
})

test('the file says what it is, that it is recorded, and when', () => {
  expect(JSON.parse(fileOf(aRun(1)))).toMatchObject({
    format: 'cors-lab-history',
    version: 1,
    recorded: true,
    exportedAt: exportedAt.toISOString(),
  })
  expect(readHistoryFile(fileOf())).toEqual({ runs: [], faults: [] })
  expect(historyFileName(exportedAt)).toBe('cors-lab-history-2026-11-04.json')
})

const head = { format: 'cors-lab-history', version: 1, recorded: true, runs: [] }
const deep = '['.repeat(200_000) + ']'.repeat(200_000)
const damagedFiles: readonly (readonly [what: string, text: string, fault: string])[] = [
  ['an empty file', ' \n', 'The file is empty.'],
  ['a picture', '\u0089PNG', 'The file is not JSON: "\u0089PNG" at character 1 does not belong there.'],
  [
    'a truncated file',
    fileOf(aRun(1)).slice(0, 400),
    'The file is not whole: its JSON breaks off at character 400, where it ends.',
  ],
  [
    'a file with NaN',
    fileOf(aRun(1)).replace('"status":200', '"status":NaN'),
    '"NaN,\\"statusT" at character',
  ],
  ['a trailing comma', '{"format":"cors-lab-history",}', '"}" at character 30 does not belong there.'],
  ['nothing but null', 'null', 'The file is JSON, but no history of CORS Lab'],
  ['a list', '[]', 'The file is JSON, but no history of CORS Lab'],
  ['other JSON', '{"name":"cors-lab"}', 'it has no "format" that is "cors-lab-history".'],
  ['a head that is inherited', '{"__proto__":{"format":"cors-lab-history"}}', 'it has no "format"'],
  [
    'a newer version',
    JSON.stringify({ ...head, version: 2 }),
    "The history's version is 2, and this lab reads version 1.",
  ],
  [
    'a version without an end',
    `{"format":"cors-lab-history","version":${deep}}`,
    "The history's version is unknown",
  ],
  [
    'a history that claims to be live',
    JSON.stringify({ ...head, recorded: false }),
    'not marked as recorded',
  ],
  ['a history without runs', JSON.stringify({ ...head, runs: {} }), 'The history has no list of "runs".'],
  [
    'too many runs',
    JSON.stringify({ ...head, runs: Array.from({ length: 201 }, () => 1) }),
    'The file has 201 runs, and a history 200 at most.',
  ],
]

test.each(damagedFiles)('says what is wrong with %s', (_, text, fault) => {
  const { runs, faults } = readHistoryFile(text)
  expect(runs).toEqual([])
  expect(faults).toHaveLength(1)
  expect(faults[0]).toContain(fault)
})

/** A run in which one member, found by its path, is another. */
const withMember = (path: readonly (string | number)[], value: unknown): unknown => {
  const run = structuredClone(aRun(3)) as unknown
  let part = run as Record<string | number, unknown>
  for (const key of path.slice(0, -1)) part = part[key] as Record<string | number, unknown>
  part[path.at(-1) ?? ''] = value
  return run
}
const exchange = ['lanes', 0, 'seen', 'exchanges', 1] as const

const damagedRuns: readonly (readonly [path: readonly (string | number)[], value: unknown, fault: string])[] =
  [
    [['request', 'method'], undefined, 'request.method is missing'],
    [['request'], undefined, 'request is missing'],
    [['id'], 'a b', 'id "a b" is no id'],
    [['id'], '../../x', 'id "../../x" is no id'],
    [['number'], 1.5, 'number 1.5 is no whole number'],
    [['number'], '7', 'number "7" is no whole number'],
    [['sentAtMs'], 1e300, 'sentAtMs 1e+300 is no instant'],
    [['sentAtMs'], -1, 'sentAtMs -1 is no instant'],
    [['lanes'], [], 'lanes is empty'],
    [['lanes'], 'none', 'lanes "none" is not a list'],
    [['lanes', 1], null, 'lanes[1] null is not an object'],
    [
      ['lanes', 0, 'lane', 'url'],
      'javascript:alert(1)',
      'lanes[0].lane.url "javascript:alert(1)" is not an origin',
    ],
    [['lanes', 0, 'lane', 'url'], 'http://localhost:4101/', 'is not an origin'],
    [['lanes', 0, 'lane', 'url'], 'null', 'is not an origin'],
    [
      ['lanes', 0, 'lane', 'strategy'],
      '__proto__',
      'lanes[0].lane.strategy "__proto__" is none of: backend, proxy, none',
    ],
    [['lanes', 0, 'lane', 'strategy'], 'toString', 'is none of'],
    [['lanes', 0, 'result'], null, 'lanes[0].result null is not an object'],
    [['lanes', 0, 'result', 'kind'], 'live', 'lanes[0].result is no result of a fetch'],
    [['lanes', 0, 'result', 'type'], 'opak', 'lanes[0].result.type "opak" is none of'],
    [['lanes', 0, 'seen'], null, 'lanes[0] has neither what the witnesses saw'],
    [['lanes', 0, 'seen', 'exchanges'], {}, 'lanes[0].seen.exchanges is not a list'],
    [[...exchange, 'status'], 1_000, 'status 1000 is no whole number from 0 to 999'],
    [[...exchange, 'durationMs'], -5, 'durationMs -5 is no number of milliseconds'],
    [[...exchange, 'responseHeaders'], [['a']], 'responseHeaders[0] is no pair of a name and a value'],
    [[...exchange, 'responseHeaders'], [['a', 'b', 'c']], 'responseHeaders[0] is no pair'],
    [[...exchange, 'responseHeaders'], [['a', 3]], 'responseHeaders[0][1] 3 is not text'],
    [
      [...exchange, 'requestHeaders'],
      Array.from({ length: 2_001 }, () => ['a', 'b']),
      'has more than 2000 entries',
    ],
    [['stage'], 'x'.repeat(2_001), 'is longer than 2000 characters'],
    [['request', 'body'], 'x'.repeat(4_000_001), 'is longer than 4000000 characters'],
    [
      ['policy', 'origins'],
      'http://a.example',
      'policy.origins "http://a.example" is neither "*" nor a list',
    ],
    [['policy', 'maxAgeSeconds'], -1, 'policy.maxAgeSeconds -1 is no whole number'],
  ]

const named = damagedRuns.map(([path, value, fault]) => ({ path, value, fault, place: path.join('.') }))

test.each(named)('names the run and the place, which is $place: $fault', ({ path, value, fault }) => {
  const { runs, faults } = readHistoryFile(fileOf(aRun(1), withMember(path, value), aRun(2)))
  expect(runs).toEqual([aRun(1), aRun(2)])
  expect(faults).toHaveLength(1)
  expect(faults[0]).toMatch(/^Run 2: /)
  expect(faults[0]).toContain(fault)
  expect(faults[0]!.length).toBeLessThan(220)
})

const notRuns: readonly (readonly [json: string, fault: string])[] = [
  ['null', 'Run 1: null is not an object.'],
  ['7', 'Run 1: 7 is not an object.'],
  [deep, 'Run 1: it is not an object.'],
  [JSON.stringify(aRun(1)).replace('"number":1', '"number":1e999'), 'Run 1: number null is no whole number'],
]

test.each(notRuns.map(([json, fault]) => [json.slice(0, 20), json, fault]))(
  'says that %s is no run',
  (_, json, fault) => {
    const { runs, faults } = readHistoryFile(historyFile([json], exportedAt))
    expect(runs).toEqual([])
    expect(faults[0]).toContain(fault)
  },
)

test('members that a run does not have are left out, and none reaches a prototype', () => {
  const json = JSON.stringify(aRun(1)).replace(
    '{',
    `{"__proto__":{"recorded":false},"constructor":{"prototype":{"polluted":true}},"extra":${deep},`,
  )
  const { runs, faults } = readHistoryFile(historyFile([json], exportedAt))
  expect(faults).toEqual([])
  expect(runs).toEqual([aRun(1)])
  expect(Object.getPrototypeOf(runs[0])).toBe(Object.prototype)
  expect(Object.keys(runs[0] as Run)).toEqual(Object.keys(aRun(1)))
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
})

test('a file that is too large is not even opened', () => {
  expect(sizeFault(20_900_000)).toBeNull()
  expect(sizeFault(34_000_000)).toBe('The file has 34 MB, and a history 21 MB at most.')
})
