import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { asCurl } from '../../scenarios/explain/copy/curl/as-curl.ts'
import { inputOf, lane } from '../../scenarios/explain/copy/copy-input.test-data.ts'
import { shComment, shPrintf, shWord, shWordOfBytes } from '../../scenarios/words/texts/sh-quoting.ts'
import type { PageRequest } from '../../scenarios/words/page-request.ts'

const runs = process.env['SOAK'] ? 20_000 : 150

/** What a script prints, run by /bin/sh in an environment of its own. */
const sh = (script: string) =>
  execFileSync('/bin/sh', { input: script, env: { PATH: process.env['PATH'] }, maxBuffer: 64 * 1024 * 1024 })

/**
 * In place of curl: prints how many arguments it has, each of them, and what is piped into it in hexadecimal
 * digits, all with NUL after it.
 */
const curlThatTells = `curl() {
  command printf '%s\\0' "$#" "$@"
  case "$*" in *"--data-binary @-"*) od -An -v -tx1 | tr -d ' \\n' ;; esac
  command printf '\\0'
}
printf() { if [ "$1" = '\\n\\n%s\\n' ]; then :; else command printf "$@"; fi; }
echo() { :; }
`

interface Curl {
  readonly words: readonly string[]
  readonly piped: string
}

/** Each curl of a script, in bytes, one code unit each. */
function curlsIn(script: string): readonly Curl[] {
  const told = sh(curlThatTells + script)
    .toString('latin1')
    .split('\0')
  const curls: Curl[] = []
  for (let at = 0; at < told.length - 1;) {
    const count = Number(told[at])
    const words = told.slice(at + 1, at + 1 + count)
    curls.push({ words, piped: Buffer.from(told[at + 1 + count] ?? '', 'hex').toString('latin1') })
    at += count + 2
  }
  return curls
}

const latin1OfUtf8 = (text: string) => Buffer.from(text, 'utf8').toString('latin1')
/** The values of a flag of curl's, as curl reads its arguments: a flag that takes a value takes any. */
function valuesOf({ words }: Curl, wanted: string): readonly string[] {
  const found: string[] = []
  for (let index = 0; index < words.length; index += 1) {
    const flag = words[index] ?? ''
    if (!['-X', '-H', '--resolve', '--data-raw', '--data-binary'].includes(flag)) continue
    index += 1
    if (flag === wanted) found.push(words[index] ?? '')
  }
  return found
}

const bodiesOf = (curl: Curl) => [
  ...valuesOf(curl, '--data-raw'),
  ...(valuesOf(curl, '--data-binary').includes('@-') ? [curl.piped] : []),
]

/** Texts full of what a shell might act upon. */
const nasty = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom(
      ...Array.from(`'"\\$\`!(){}[]<>|&;*?~#@%-=\n\r\t 0`),
      '\0',
      '\u001B',
      'é',
      '€',
      '🍵',
      '\u202E',
      '\uD800',
    ),
  }),
)
const field = fc.string({
  unit: fc.oneof(
    fc.integer({ min: 0x20, max: 0xff }).map((code) => String.fromCharCode(code)),
    fc.constantFrom(...Array.from(`'"\\$\`!;@-`), '\t'),
  ),
  maxLength: 60,
})

test('a word of a shell is exactly the text, and prints nothing of its own', () => {
  fc.assert(
    fc.property(
      fc.array(
        nasty.map((text) => text.replaceAll('\0', '')),
        { minLength: 1 },
      ),
      (texts) => {
        const printed = sh(`printf '%s\\0' ${texts.map(shWord).join(' ')}`)
        expect(printed.toString().split('\0').slice(0, -1)).toEqual(
          texts.map((text) => Buffer.from(text).toString()),
        )
      },
    ),
    { numRuns: runs },
  )
  expect(() => shWord('a\0b')).toThrow('NUL')
})

test('a word of bytes is exactly these bytes', () => {
  fc.assert(
    fc.property(field, (bytes) => {
      expect(sh(`printf %s ${shWordOfBytes(bytes)}`).toString('latin1')).toBe(bytes)
    }),
    { numRuns: runs },
  )
})

test('what is printed for a pipe is exactly the text, NUL and half characters included', () => {
  fc.assert(
    fc.property(nasty, (text) => {
      expect(sh(shPrintf(text))).toEqual(Buffer.from(text))
    }),
    { numRuns: runs },
  )
})

test('a comment holds nothing that an interactive shell could act upon', () => {
  fc.assert(
    fc.property(nasty, (text) => {
      expect(shComment(text)).toMatch(/^# [\w .,:/-]*$/)
    }),
  )
})

test('whatever is asked for, curl is given exactly that', () => {
  const requests = fc.record({
    method: fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'patch', "O'NO", '-X'),
    path: fc.tuple(nasty, fc.constantFrom('', '?')).map(([text, end]) => `/${text}${end}`),
    headers: fc.array(fc.tuple(fc.constantFrom('X-A', 'x-b', "x-'c", 'Accept', '-d'), field), {
      maxLength: 4,
    }),
    contentType: fc.constantFrom('', 'text/plain', 'application/json'),
    body: nasty,
    mode: fc.constantFrom('cors', 'no-cors'),
  }) satisfies fc.Arbitrary<Partial<PageRequest>>
  fc.assert(
    fc.property(requests, nasty, (request, title) => {
      const input = inputOf(request, [{ ...lane, title }])
      const curls = curlsIn(asCurl(input))
      const isRefused = request.mode === 'no-cors' && !['GET', 'HEAD', 'POST'].includes(request.method)
      const witnesses = curls.at(-1)
      expect(witnesses?.words[1]).toMatch(
        /^http:\/\/localhost:4100\/api\/attempts\?ids=curl-\d+-\d+-backend$/,
      )
      if (isRefused) {
        expect(curls).toHaveLength(1)
        return
      }
      const sent = curls.at(-2)!
      expect(valuesOf(sent, '-X')).toEqual(
        ['GET', 'HEAD', 'POST'].includes(request.method) ? [] : [request.method],
      )
      const url = new URL(input.lanes[0]!.lane.url + request.path.replace(/#.*$/s, ''))
      expect(sent.words).toContain(url.href)
      const fields = valuesOf(sent, '-H')
      if (request.mode === 'cors') {
        const values = new Map<string, string>()
        for (const [name, value] of request.headers) {
          const [key, trimmed] = [name.toLowerCase(), value.replace(/^[\t ]+|[\t ]+$/g, '')]
          const old = values.get(key)
          values.set(key, old === undefined ? trimmed : `${old}, ${trimmed}`)
        }
        for (const [key, value] of values) {
          const found = fields.filter((each) => each.toLowerCase().replace(/[:;].*$/s, '') === key)
          expect(found.map((each) => each.replace(/^[^:;]+(: |;$)/, ''))).toEqual([value])
        }
      }
      const hasBody = !['GET', 'HEAD'].includes(request.method) && request.body !== ''
      const emptied = ['POST', 'PUT'].includes(request.method) ? [''] : []
      expect(bodiesOf(sent)).toEqual(hasBody ? [latin1OfUtf8(request.body)] : emptied)
      // Nothing runs beside curl, and a Referer names the attempt.
      expect(fields.at(-1 - Number(fields.includes('Content-Type:')))).toMatch(
        /\/attempt\/curl-\d+-\d+-backend$/,
      )
    }),
    { numRuns: runs },
  )
})

test('a body too long for an argument is piped', () => {
  const body = "'".repeat(200_000)
  const [curl] = curlsIn(asCurl(inputOf({ method: 'POST', contentType: 'text/plain', body })))
  expect(bodiesOf(curl!)).toEqual([body])
})
