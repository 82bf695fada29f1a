import type { RecordedRequest } from '../../recording/recording.ts'
import { acac, acao, acam, alike, answer, api, caseOf, hop, page, third, type Case } from '../case.ts'

const stream = (...lines: readonly string[]) => hop(answer(200, 'Content-Type: text/event-stream', ...lines))
const reconnect = { headers: [['Last-Event-ID', '7']], initiator: 'event-source' } as const
const plain: Partial<RecordedRequest> = {
  headers: [
    ['accept', 'text/event-stream'],
    ['last-event-id', '7'],
  ],
}
const readable = alike({ ends: 'readable', sent: ['GET 0'] })
const preflighted = alike({ ends: 'preflight-acao-missing', sent: ['preflight 0'] })

/** EventSource: its headers are the browser's, so that it connects and connects again without a preflight. */
export const eventSourceCases: readonly Case[] = [
  caseOf('event source: connects', { initiator: 'event-source' }, [stream(acao(page))], readable),
  caseOf('event source: connects again', reconnect, [stream(acao(page))], readable),
  caseOf(
    'event source: is not allowed',
    { initiator: 'event-source' },
    [stream()],
    alike({ ends: 'acao-missing', sent: ['GET 0'] }),
  ),
  caseOf(
    'event source: * does not count with credentials',
    { ...reconnect, credentials: 'include' },
    [stream(acao('*'), acac('true'))],
    alike({ ends: 'acao-wildcard-credentials', sent: ['GET 0'] }),
  ),
  caseOf(
    'event source: follows a redirect without a preflight',
    { ...reconnect, redirect: 'follow' },
    [hop(answer(307, acao('*'), `Location: ${third}/b`)), stream(acao('null'))],
    alike({ ends: 'readable', sent: ['GET 0', 'GET 1 as null'] }),
  ),
  caseOf(
    'event source: redirected from the page to a URL with a user name',
    { url: `${page}/a`, initiator: 'event-source' },
    [hop(answer(307, 'Location: http://u@localhost:9202/b')), stream(acao('*'))],
    alike({ ends: 'redirect-credentials', sent: ['GET 0 without Origin'] }),
  ),
  caseOf(
    'event source: redirected from the page through another origin',
    { url: `${page}/a`, initiator: 'event-source' },
    [
      hop(answer(307, `Location: ${api}/b`)),
      hop(answer(307, acao('*'), `Location: ${third}/c`)),
      stream(acao('*')),
    ],
    {
      ...alike({ ends: 'readable', sent: ['GET 0 without Origin', 'GET 1', 'GET 2 as null'] }),
      webkit: { ends: 'acao-wildcard-credentials', sent: ['GET 0 without Origin', 'GET 1'] },
    },
  ),
  caseOf(
    'event source: has no say in method, mode and other headers',
    {
      method: 'PUT',
      mode: 'no-cors',
      redirect: 'error',
      credentials: 'omit',
      headers: [
        ['x-a', '1'],
        ['last-event-id', '7'],
      ],
      body: 'x',
      initiator: 'event-source',
    },
    [stream(acao('*'))],
    { standard: { ends: 'readable', sent: ['GET 0'] } },
  ),
  caseOf('event source: is recognised by its headers', plain, [stream(acao(page))], {
    standard: { ends: 'readable', sent: ['GET 0'] },
  }),
  ...(
    [
      ['where a preflight was recorded', {}, hop(answer(200, acao('*')), answer(204))],
      ['where script called fetch', { initiator: 'fetch' }, stream(acao(page))],
      ['with another header', { headers: [...(plain.headers ?? []), ['x-a', '1']] }, stream(acao(page))],
      ['without Accept', { headers: [['last-event-id', '7']] }, stream(acao(page))],
      [
        'with another Accept',
        {
          headers: [
            ['accept', 'text/html'],
            ['last-event-id', '7'],
          ],
        },
        stream(acao(page)),
      ],
      ['with another method', { method: 'PUT' }, hop(answer(200, acao('*')))],
    ] as const
  ).map(([name, part, one]) =>
    caseOf(`event source: not taken for one ${name}`, { ...plain, ...part }, [one], preflighted),
  ),
  caseOf(
    'event source: not taken for one in another mode',
    { ...plain, mode: 'no-cors' },
    [stream()],
    alike({ ends: 'opaque', sent: ['GET 0 without Origin'] }),
  ),
  caseOf(
    'event source: not taken for one with a body',
    { ...plain, body: 'x' },
    [stream(acao(page))],
    alike({ ends: 'request-invalid', sent: [] }),
  ),
  caseOf(
    'event source: taken for fetch where its redirect has a preflight',
    plain,
    [hop(answer(302, acao('*'), `Location: ${api}/b`)), hop(answer(200), answer(204, acam('GET')))],
    preflighted,
  ),
]
