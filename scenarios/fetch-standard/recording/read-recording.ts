import type { HeaderList } from '../../words/exchange.ts'
import { credentialsModes, redirectModes } from '../../words/page-request.ts'
import { appOriginOf } from '../../words/origins/app-origin.ts'
import { isBodyType } from '../request/body-content-type.ts'
import { placeOf } from '../request/origin.ts'
import {
  addressSpaces,
  connectionErrors,
  embedderPolicies,
  initiators,
  lnaPermissions,
  recordedCacheModes,
  recordedModes,
  RecordingFault,
  type Answer,
  type Hop,
  type RecordedRequest,
  type Recording,
  type Step,
} from './recording.ts'

/**
 * A recording from parsed JSON. Members that are not known are ignored, those that may be left out get what a page
 * gets that leaves them out.
 *
 * @throws RecordingFault when it is none; it names the field and what is wrong with it.
 */
export function readRecording(json: unknown): Recording {
  const recording = objectAt(json, 'the line')
  const clientOrigin = textAt(recording['clientOrigin'], 'clientOrigin')
  const steps = listAt(recording['steps'], 'steps')
  return {
    clientOrigin: originAt(clientOrigin, 'clientOrigin'),
    ...pageAt(recording),
    steps: steps.map((step, at) => readStep(step, `steps[${at}]`)),
  }
}

/** What the recording says of its page; what it leaves out stays out. */
function pageAt(recording: Readonly<Record<string, unknown>>): Partial<Recording> {
  return {
    ...choiceAt(recording, 'embedderPolicy', embedderPolicies, ''),
    ...choiceAt(recording, 'clientAddressSpace', addressSpaces, ''),
    ...choiceAt(recording, 'lnaPermission', lnaPermissions, ''),
  }
}

/** A member that is one of these texts, or is left out. */
function choiceAt<Name extends string, Text extends string>(
  json: Readonly<Record<string, unknown>>,
  name: Name,
  texts: readonly Text[],
  prefix: string,
): { readonly [name in Name]?: Text } {
  const value = json[name] ?? null
  return value === null ? {} : ({ [name]: oneOf(texts, value, prefix + name) } as { [name in Name]: Text })
}

function readStep(json: unknown, field: string): Step {
  const { request, hops, waitMs } = objectAt(json, field)
  return {
    request: readRequest(request, `${field}.request`),
    hops: listAt(hops ?? [], `${field}.hops`).map((hop, at) => readHop(hop, `${field}.hops[${at}]`)),
    waitMs: waitAt(waitMs ?? 0, `${field}.waitMs`),
  }
}

function readRequest(json: unknown, field: string): RecordedRequest {
  const request = objectAt(json, field)
  const bodyType = textAt(request['bodyType'] ?? 'text', `${field}.bodyType`)
  if (!isBodyType(bodyType))
    throw new RecordingFault(
      `${field}.bodyType`,
      `is ${shown(bodyType)}, and not text, urlencoded, multipart, blob:TYPE, buffer or stream`,
    )
  const body = request['body'] ?? null
  return {
    url: textAt(request['url'], `${field}.url`),
    method: textAt(request['method'] ?? 'GET', `${field}.method`),
    headers: headersAt(request['headers'] ?? [], `${field}.headers`),
    credentials: oneOf(credentialsModes, request['credentials'] ?? 'same-origin', `${field}.credentials`),
    mode: oneOf(recordedModes, request['mode'] ?? 'cors', `${field}.mode`),
    redirect: oneOf(redirectModes, request['redirect'] ?? 'follow', `${field}.redirect`),
    ...choiceAt(request, 'cache', recordedCacheModes, `${field}.`),
    body: body === null ? null : textAt(body, `${field}.body`),
    bodyType,
    uploadListener: flagAt(request['uploadListener'] ?? false, `${field}.uploadListener`),
    ...choiceAt(request, 'initiator', initiators, `${field}.`),
  }
}

function readHop(json: unknown, field: string): Hop {
  const hop = objectAt(json, field)
  const { url, preflight, response } = hop
  return {
    url: url === undefined || url === null ? null : textAt(url, `${field}.url`),
    preflight: answerAt(preflight, `${field}.preflight`),
    response: answerAt(response, `${field}.response`),
    ...choiceAt(hop, 'targetAddressSpace', addressSpaces, `${field}.`),
  }
}

function answerAt(json: unknown, field: string): Answer | null {
  if (json === undefined || json === null) return null
  const answer = objectAt(json, field)
  if (answer['error'] !== undefined && answer['error'] !== null)
    return { error: oneOf(connectionErrors, answer['error'], `${field}.error`) }
  const { status } = answer
  if (typeof status !== 'number' || !Number.isInteger(status) || status < 100 || status > 999)
    throw new RecordingFault(`${field}.status`, `is ${shown(status)}, and not a whole number from 100 to 999`)
  const headers = headersAt(answer['headers'] ?? [], `${field}.headers`)
  for (const [at, [, value]] of headers.entries()) {
    if (/[^\0-\xFF]/.test(value))
      throw new RecordingFault(
        `${field}.headers[${at}][1]`,
        'holds a character over U+00FF; a header value has one code unit a byte',
      )
  }
  return { status, statusText: textAt(answer['statusText'] ?? '', `${field}.statusText`), headers }
}

function headersAt(json: unknown, field: string): HeaderList {
  return listAt(json, field).map((pair, at) => {
    const [name, value, ...rest] = listAt(pair, `${field}[${at}]`)
    if (rest.length > 0) throw new RecordingFault(`${field}[${at}]`, 'is no pair of a name and a value')
    return [textAt(name, `${field}[${at}][0]`), textAt(value, `${field}[${at}][1]`)]
  })
}

function originAt(text: string, field: string): string {
  if (text === 'null') return text
  const place = placeOf(text)
  const origin = place?.isHttp === true ? place.origin : place === null ? null : appOriginOf(place.url)
  if (origin === null)
    throw new RecordingFault(
      field,
      `is ${shown(text)}, and neither "null" nor an origin such as "http://app.example:4100"`,
    )
  return origin
}

function objectAt(json: unknown, field: string): Readonly<Record<string, unknown>> {
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    throw new RecordingFault(field, `is ${shown(json)}, and no object`)
  return json as Readonly<Record<string, unknown>>
}

function listAt(json: unknown, field: string): readonly unknown[] {
  if (!Array.isArray(json)) throw new RecordingFault(field, `is ${shown(json)}, and no array`)
  return json
}

function textAt(json: unknown, field: string): string {
  if (typeof json !== 'string') throw new RecordingFault(field, `is ${shown(json)}, and no string`)
  return json
}

function flagAt(json: unknown, field: string): boolean {
  if (typeof json !== 'boolean') throw new RecordingFault(field, `is ${shown(json)}, and not true or false`)
  return json
}

function waitAt(json: unknown, field: string): number {
  if (typeof json !== 'number' || json < 0)
    throw new RecordingFault(field, `is ${shown(json)}, and no number of milliseconds`)
  return json
}

function oneOf<Text extends string>(texts: readonly Text[], json: unknown, field: string): Text {
  const found = texts.find((text) => text === json)
  if (found === undefined)
    throw new RecordingFault(field, `is ${shown(json)}, and not one of ${texts.join(', ')}`)
  return found
}

/** A value as a message names it: short, whatever it is. */
function shown(json: unknown): string {
  if (json === undefined) return 'missing'
  if (Array.isArray(json)) return 'an array'
  if (typeof json === 'object' && json !== null) return 'an object'
  const text = JSON.stringify(json) ?? typeof json
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}
