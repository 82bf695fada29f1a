import { requestTarget } from '../../../setup/request/request-target.ts'
import { isToken } from '../../../words/texts/token.ts'
import type { LaneMessage } from './lane-messages.ts'
import { isPlainInShell, shPrintf, shWord, shWordOfBytes } from '../../../words/texts/sh-quoting.ts'

/** A message, and a word of the shell that gives its Referer field. */
type CurlRequest = Omit<LaneMessage, 'what' | 'isHeldBack'> & { readonly refererWord: string }

/** What curl sets by itself, or must set otherwise: it decodes nothing, and the Referer has an id of its own. */
const leftToCurl: ReadonlySet<string> = new Set([
  'accept-encoding',
  'connection',
  'content-length',
  'expect',
  'host',
  'keep-alive',
  'referer',
  'transfer-encoding',
])

/** Over this, in bytes or so, an argument may be too long, and curl would ask before it sends a body. */
const longBody = 1_000
const tooLongForArgument = 30_000

/** One command of a POSIX shell that sends the request and prints the whole response. */
export function curlCommand(request: CurlRequest): string {
  const { url, headers, body, refererWord } = request
  const fields = headers.filter(
    ([name, value]) => isToken(name) && !/[\0\r\n]/.test(value) && !leftToCurl.has(name.toLowerCase()),
  )
  const [input, data] = bodyArguments(request)
  const hasType = fields.some(([name]) => name.toLowerCase() === 'content-type')
  const parts = [
    `curl -sS ${redirectArguments(request)}${methodArguments(request)} ${urlArgument(url)}`,
    // curl of older systems asks a name server, which knows no localhost.
    ...(url.hostname.endsWith('.localhost')
      ? [`--resolve ${shWord(`${url.hostname}:${url.port === '' ? '80' : url.port}:127.0.0.1`)}`]
      : []),
    ...fields.map(([name, value]) => `-H ${shWordOfBytes(value === '' ? `${name};` : `${name}: ${value}`)}`),
    `-H ${refererWord}`,
    // Else curl calls every body a form.
    ...(data !== null && !hasType ? [`-H 'Content-Type:'`] : []),
    ...((body?.length ?? 0) > longBody ? [`-H 'Expect:'`] : []),
    ...(data === null ? [] : [data]),
  ]
  return input + parts.join(' \\\n  ')
}

/** Without its fragment, which nobody sends. curl would take brackets and braces for patterns. */
function urlArgument(target: URL): string {
  const url = target.origin + requestTarget(target)
  return /[[\]{}]/.test(url) ? `-g ${shWord(url)}` : shWord(url)
}

/** A method that curl takes by itself is not given: it would be repeated after a redirect that changes it. */
function methodArguments({ method }: CurlRequest): string {
  switch (method) {
    case 'GET':
    case 'POST':
      return '-i'
    case 'HEAD':
      return '--head'
    default:
      return `-i -X ${/^[A-Z]+$/.test(method) ? method : shWord(method)}`
  }
}

/** Without the last two curl would leave the body out after a 301 or 302, where browsers do for POST alone. */
function redirectArguments({ follows, method, body }: CurlRequest): string {
  if (follows === 'none') return ''
  return follows === 'any' && body !== null && method !== 'POST' ? '-L --post301 --post302 ' : '-L '
}

/** What is piped into curl, and its argument for the body; null where nothing is sent. */
function bodyArguments({ method, body }: CurlRequest): readonly [input: string, data: string | null] {
  if (body === null) return ['', method === 'POST' || method === 'PUT' ? "--data-raw ''" : null]
  return isPlainInShell(body) && body.length <= tooLongForArgument
    ? ['', `--data-raw ${shWord(body)}`]
    : [`${shPrintf(body)} | `, '--data-binary @-']
}
