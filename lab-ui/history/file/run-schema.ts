import * as z from 'zod/mini'
import { mistakeNames } from '../../../scenarios/setup/mistakes/mistakes.ts'
import { originMistake } from '../../../scenarios/words/origins/origin.ts'
import { attemptIdPattern } from '../../../scenarios/words/attempt.ts'
import { laneEngineNames } from '../../../scenarios/words/engine.ts'
import {
  cacheModes,
  credentialsModes,
  redirectModes,
  requestModes,
} from '../../../scenarios/words/page-request.ts'
import { environments, strategyNames } from '../../../scenarios/words/strategy.ts'
import type { Run } from '../../attempt/run/run.ts'

// A Run that comes from a file or from an older page. It is drawn as the lab's own are, so whatever a drawing
// relies on is asked for here: an address that is one, an instant that a calendar has, a duration that has an end.

const longestWord = 2_000
const longestText = 4_000_000
const longestDurationMs = 1e9
const latestMs = 8.64e15

const noText = 'is not text'
const word = z.string(noText).check(z.maxLength(longestWord, `is longer than ${longestWord} characters`))
const text = z.string(noText).check(z.maxLength(longestText, `is longer than ${longestText} characters`))
const id = z.string(noText).check(z.refine((value) => attemptIdPattern.test(value), 'is no id'))
const flag = z.boolean('is neither true nor false')
const oneOf = <const Value extends string>(values: readonly Value[]) =>
  z.enum(values, `is none of: ${values.join(', ')}`)
const list = <Item extends z.ZodMiniType>(item: Item, most: number, otherwise = 'is not a list') =>
  z.array(item, otherwise).check(z.maxLength(most, `has more than ${most} entries`))
const number = (otherwise: string, isOne: (value: number) => boolean) =>
  z.number(otherwise).check(z.refine(isOne, otherwise))
const between = (least: number, most: number, otherwise: string) =>
  number(otherwise, (value) => value >= least && value <= most)
const whole = (most: number) =>
  number(
    `is no whole number from 0 to ${most}`,
    (value) => Number.isInteger(value) && value >= 0 && value <= most,
  )

const object = <Shape extends z.core.$ZodShape>(shape: Shape) => z.object(shape, 'is not an object')
const duration = between(0, longestDurationMs, `is no number of milliseconds up to ${longestDurationMs}`)
const instant = between(0, latestMs, 'is no instant in milliseconds since 1970')
const status = whole(999)
const headers = list(z.tuple([word, text], 'is no pair of a name and a value'), 2_000)
const laneUrl = z
  .string(noText)
  .check(
    z.refine((url) => url !== 'null' && originMistake(url) === null, 'is not an origin of http or https'),
  )

const policy = object({
  origins: z.union([list(word, 100, 'is neither "*" nor a list of origins'), z.literal('*')]),
  methods: list(word, 100),
  requestHeaders: list(word, 100),
  exposeHeaders: list(word, 100),
  credentials: flag,
  maxAgeSeconds: z.nullable(whole(Number.MAX_SAFE_INTEGER)),
})

const request = object({
  origin: word,
  method: text,
  path: text,
  headers: list(z.tuple([text, text], 'is no pair of a name and a value'), 2_000),
  credentials: oneOf(credentialsModes),
  mode: oneOf(requestModes),
  redirect: oneOf(redirectModes),
  cache: oneOf(cacheModes),
  contentType: text,
  body: text,
})

const lane = object({
  id,
  strategy: oneOf(strategyNames),
  environment: oneOf(environments),
  engine: z.nullable(oneOf(laneEngineNames)),
  mistakes: list(oneOf(mistakeNames), 100),
  url: laneUrl,
  processes: list(object({ name: word, pid: whole(Number.MAX_SAFE_INTEGER) }), 100),
  caches: z.optional(flag),
  files: list(object({ name: word, language: word, text, intended: z.optional(text) }), 100),
  state: oneOf(['up', 'down']),
  down: z.optional(list(oneOf(['backend', 'proxy']), 2)),
  backendDelayMs: z.optional(duration),
  readyInMs: z.optional(duration),
  message: text,
  remark: z.optional(text),
})

const timing = object({
  durationMs: duration,
  untilRequestMs: z.nullable(duration),
  transferBytes: z.nullable(whole(Number.MAX_SAFE_INTEGER)),
  isFromCache: flag,
})

const result = z.union(
  [
    object({
      kind: z.literal('response'),
      type: oneOf(['basic', 'cors', 'default', 'error', 'opaque', 'opaqueredirect']),
      status,
      statusText: text,
      url: text,
      redirected: flag,
      headers,
      body: text,
      bodyLength: whole(Number.MAX_SAFE_INTEGER),
      bodyError: z.nullable(text),
      elapsedMs: duration,
      timing: z.nullable(timing),
    }),
    object({ kind: z.literal('refused'), name: word, message: text }),
    object({
      kind: z.literal('failed'),
      name: word,
      message: text,
      elapsedMs: duration,
      timing: z.nullable(timing),
    }),
    object({ kind: z.literal('timed-out'), afterMs: duration }),
    object({ kind: z.literal('stopped') }),
    object({ kind: z.literal('lab-fault'), message: text }),
  ],
  'is no result of a fetch',
)

const proxyLog = object({
  cacheStatus: z.nullable(word),
  upstream: z.nullable(word),
  upstreamStatus: z.nullable(status),
  upstreamHeadMs: z.nullable(duration),
  upstreamMs: z.nullable(duration),
  upstreamBytes: z.nullable(whole(Number.MAX_SAFE_INTEGER)),
  port: whole(65_535),
  request: whole(Number.MAX_SAFE_INTEGER),
})

const exchange = object({
  witness: oneOf(['proxy', 'backend']),
  lane: word,
  stage: word,
  method: text,
  url: text,
  requestHeaders: headers,
  status: z.nullable(status),
  statusText: text,
  responseHeaders: headers,
  interim: list(object({ status, headers }), 100),
  startedAtMs: instant,
  headMs: z.nullable(duration),
  durationMs: z.nullable(duration),
  error: z.nullable(text),
  proxyLog: z.optional(proxyLog),
})

const seen = object({
  id,
  exchanges: list(exchange, 1_000),
  work: list(
    object({ lane: word, change: oneOf(['created', 'updated', 'deleted', 'session']), id: word }),
    1_000,
  ),
})

const laneRun = object({
  lane,
  name: word,
  attemptId: id,
  hadPreflight: flag,
  result,
  seen: z.nullable(seen),
  lookUpError: z.nullable(text),
}).check(
  z.refine(
    ({ seen, lookUpError }) => seen !== null || lookUpError !== null,
    'has neither what the witnesses saw nor why they could not be asked',
  ),
)

/** A run that has settled. Members that a run does not have are left out of what is read. */
export const runSchema = object({
  id,
  number: whole(Number.MAX_SAFE_INTEGER),
  stage: word,
  policy,
  request,
  fragment: word,
  isWarm: flag,
  sentAtMs: instant,
  lanes: list(laneRun, 16).check(z.minLength(1, 'is empty')),
}) satisfies z.ZodMiniType<Run>
