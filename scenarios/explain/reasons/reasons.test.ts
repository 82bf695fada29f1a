import { expect, test } from 'vitest'
import { acao, answer, hop } from '../../fetch-standard/cases/case.ts'
import { judge } from '../../fetch-standard/judge.ts'
import { profiles } from '../../fetch-standard/profiles/profiles.ts'
import { reasonCodes, type ReasonCode } from '../../fetch-standard/recording/reason-code.ts'
import { compare } from '../../runs/comparison/compare.ts'
import { decidingDifferences, sharedVerdicts } from './judged-example.ts'
import { groupOf, neighboursOf, reasonGroups } from './reason-groups.ts'
import { recordedMessages } from './recorded-messages.ts'
import { reasons } from './reasons.ts'

const exampleOf = (code: ReasonCode) => {
  const { example } = reasons[code]
  if (typeof example === 'string') throw new Error(`${code} has no example.`)
  return example
}

const redirectTo = (location: string) => hop(answer(302, acao('*'), `Location: ${location}`))

test.each(reasonCodes)('the example of %s ends with that code', (code) => {
  // The Fetch standard has no Local Network Access.
  const profile = code.startsWith('lna-') ? profiles.chromium : profiles.standard
  const verdict = judge(exampleOf(code), profile).at(-1)
  expect(verdict?.reason?.code).toBe(code)
  // The step that is lit on its page is the one that did not hold.
  expect(verdict?.because.at(-1)?.holds).toBe(false)
})

test.each(reasonCodes)('what is told of %s are whole sentences', (code) => {
  const { title, happened, inThePage, toThePage, onTheWire, console, onTheBench, example } = reasons[code]
  expect(title).toMatch(/^[A-Z*].*[^.]$/)
  for (const sentence of [happened, onTheWire, console.means, onTheBench.says]) {
    expect(sentence).toMatch(/^([A-Z].*|net::.*)\.$/)
  }
  if (inThePage !== undefined) expect(inThePage).toMatch(/^[A-Z].*\.$/)
  if (toThePage !== undefined) expect(toThePage).toMatch(/^[a-z].*\.$/)
  if (typeof example === 'string') expect(example).toMatch(/^[A-Z].*\.$/)
})

const onBench = reasonCodes.flatMap((code) => {
  const { onTheBench } = reasons[code]
  return onTheBench.kind === 'setup' ? [[code, onTheBench.expect] as const] : []
})

test.each(onBench)(
  'what the bench is to show of %s is what Chromium makes of its example',
  (code, expected) => {
    const { outcome, reason } = judge(exampleOf(code), profiles.chromium).at(-1)!
    const of = { outcome: expected.outcome!, reason: expected.reason! }
    expect(compare(of, { outcome, reason: reason?.code ?? null })).toEqual([])
  },
)

test('every code is in one group, and each is reached by going on from the first', () => {
  const grouped = reasonGroups.flatMap(({ codes }) => codes)
  expect(grouped.toSorted()).toEqual(reasonCodes.toSorted())
  let code: ReasonCode | null = grouped[0] ?? null
  const walked: ReasonCode[] = []
  while (code !== null) {
    walked.push(code)
    code = neighboursOf(code).next
  }
  expect(walked).toEqual(grouped)
  expect(neighboursOf('acao-missing').previous).toBe('preflight-authorization-wildcard')
  expect(groupOf('redirect-limit').title).toBe('Redirects')
})

test('profiles that come to the same verdict stand together', () => {
  expect(sharedVerdicts(exampleOf('acao-missing')).map(({ profiles }) => profiles)).toEqual([
    ['standard', 'chromium', 'firefox', 'webkit'],
  ])
  const shared = sharedVerdicts(exampleOf('preflight-authorization-wildcard'))
  expect(shared.map(({ profiles, verdict }) => [profiles, verdict.outcome])).toEqual([
    [['standard'], 'blocked-at-preflight'],
    [['chromium', 'firefox', 'webkit'], 'readable'],
  ])
})

test('where a browser judges otherwise, it says by which of its differences', () => {
  expect(decidingDifferences(exampleOf('acao-missing'), 'chromium')).toEqual([])
  expect(decidingDifferences(exampleOf('preflight-authorization-wildcard'), 'firefox')).toEqual([
    'wildcardCoversAuthorization',
  ])
})

test('of the messages of an example, the last holds the header that decided', () => {
  const code = 'preflight-method-not-allowed'
  const [step] = exampleOf(code).steps
  const verdict = judge(exampleOf(code), profiles.standard).at(-1)
  const messages = step && verdict ? recordedMessages(step, verdict) : []
  expect(messages.map(({ method, answer, decider }) => [method, answer, decider])).toEqual([
    ['OPTIONS', step?.hops[0]?.preflight, 'access-control-allow-methods'],
  ])
})

test('the messages of a redirect name the URL that it led to', () => {
  const example = exampleOf('redirect-limit')
  const step = {
    ...example.steps[0]!,
    hops: [redirectTo('/a'), redirectTo('https://other.example/b'), redirectTo('x:y')],
  }
  const verdict = judge({ ...example, steps: [step] }, profiles.standard)[0]!
  expect(recordedMessages(step, verdict).map(({ url }) => url)).toEqual([
    'https://api.example/orders/17',
    'https://api.example/a',
    'https://other.example/b',
  ])
})

test('a preflight that nobody recorded an answer to was answered with 404', () => {
  const code = 'preflight-method-not-allowed'
  const [step] = exampleOf(code).steps
  const verdict = judge(exampleOf(code), profiles.standard).at(-1)
  if (step === undefined || verdict === undefined) throw new Error('There is no step.')
  const [message] = recordedMessages({ ...step, hops: [] }, verdict)
  expect(message?.answer).toEqual({ status: 404, statusText: '', headers: [] })
})
