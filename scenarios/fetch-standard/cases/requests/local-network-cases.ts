import type { AddressSpace, Hop, RecordedRequest, Recording } from '../../recording/recording.ts'
import {
  acah,
  acam,
  acao,
  answer,
  api,
  caseOf,
  hop,
  nobody,
  page,
  type Case,
  type Expected,
} from '../case.ts'

const allowed = hop(answer(200, acao('*')), answer(204, acao('*'), acam('PUT'), acah('*')))
const readable: Expected = { ends: 'readable', sent: ['GET 0'] }
const denied: Expected = { ends: 'lna-permission-denied', sent: [] }
const insecurePage = 'http://app.example:9201'

interface Rest extends Omit<Recording, 'steps' | 'clientOrigin'> {
  readonly clientOrigin?: string
  readonly hops?: readonly Hop[]
  /** By the letter of the Fetch standard, which has no such check, and by WebKit. */
  readonly standard?: Expected
  /** Where Firefox differs from Chromium. */
  readonly firefox?: Expected
}

/** One request of a page on the internet. */
function fromPublic(
  name: string,
  part: Partial<RecordedRequest>,
  chromium: Expected,
  { hops = [allowed], standard = readable, firefox = chromium, clientOrigin = page, ...rest }: Rest = {},
): Case {
  const expected = { standard, chromium, firefox, webkit: standard }
  const one = caseOf(`local network: ${name}`, part, hops, expected, clientOrigin)
  return { ...one, clientAddressSpace: 'public', ...rest }
}

/** What is recorded of where the servers are, in place of servers that are there. */
const recorded = (
  clientAddressSpace: AddressSpace,
  targetAddressSpace: AddressSpace | null,
  url: string,
  ends: Expected['ends'],
  firefoxEnds = ends,
): Case => ({
  ...caseOf(
    `local network, recorded: ${clientAddressSpace} to ${targetAddressSpace ?? 'where its name says'}, ${url}`,
    { url },
    [targetAddressSpace === null ? allowed : { ...allowed, targetAddressSpace }],
    {
      chromium: { ends, sent: ends === 'readable' ? ['GET 0'] : [] },
      firefox: { ends: firefoxEnds, sent: firefoxEnds === 'readable' ? ['GET 0'] : [] },
    },
  ),
  clientAddressSpace,
})

const refused = hop({ error: 'refused' }, { error: 'refused' })
const lost: Expected = { ends: 'connection-failed', sent: [] }
const insecure: Expected = { ends: 'lna-insecure', sent: [] }
const noHeaders: Expected = { ends: 'preflight-acao-missing', sent: ['preflight 0'] }
const anywhere = 'http://api.example/orders'

/** Pages that reach a more private network than their own. */
export const localNetworkCases: readonly Case[] = [
  fromPublic('not answered', {}, denied),
  fromPublic('denied', {}, denied, { lnaPermission: 'denied' }),
  fromPublic('granted', {}, readable, { lnaPermission: 'granted' }),
  fromPublic('nor is a preflight sent', { method: 'PUT' }, denied, {
    standard: { ends: 'readable', sent: ['preflight 0', 'PUT 0'] },
  }),
  fromPublic('granted, and the preflight is judged as ever', { method: 'PUT' }, noHeaders, {
    lnaPermission: 'granted',
    hops: [hop(answer(200))],
    standard: noHeaders,
  }),
  fromPublic('mode no-cors is checked too', { mode: 'no-cors' }, denied, {
    standard: { ends: 'opaque', sent: ['GET 0 without Origin'] },
  }),
  fromPublic('an insecure page', {}, insecure, { clientOrigin: insecurePage, firefox: denied }),
  fromPublic('an insecure page, granted', {}, insecure, {
    clientOrigin: insecurePage,
    lnaPermission: 'granted',
    firefox: readable,
  }),
  fromPublic('nobody listens', { url: nobody }, lost, {
    hops: [hop({ error: 'refused' })],
    standard: lost,
  }),
  fromPublic('nobody listens for a preflight', { url: nobody, method: 'PUT' }, lost, {
    hops: [refused],
    standard: lost,
  }),
  fromPublic('whoever listens is not heard', {}, denied, {
    hops: [hop({ error: 'reset' })],
    standard: { ends: 'connection-failed', sent: ['GET 0'] },
  }),
  fromPublic(
    'a redirect that leads there',
    { url: `${page}/a` },
    { ends: 'lna-permission-denied', sent: ['GET 0 without Origin'] },
    {
      hops: [{ ...hop(answer(302, `Location: ${api}/b`)), targetAddressSpace: 'public' }, allowed],
      standard: { ends: 'readable', sent: ['GET 0 without Origin', 'GET 1'] },
    },
  ),
  // Nothing is said of where this page is, so nothing is checked.
  caseOf(
    'local network: where the page is, is not known',
    {},
    [{ ...allowed, targetAddressSpace: 'loopback' }],
    {
      standard: readable,
      chromium: readable,
    },
  ),
  recorded('public', 'local', anywhere, 'lna-permission-denied'),
  recorded('public', 'public', anywhere, 'readable'),
  recorded('public', null, anywhere, 'readable'),
  recorded('public', 'public', api, 'readable'),
  recorded('local', null, api, 'lna-permission-denied', 'readable'),
  recorded('local', 'local', anywhere, 'readable'),
  recorded('local', 'public', anywhere, 'readable'),
  recorded('loopback', null, api, 'readable'),
  ...['192.168.1.7', '10.0.0.1', '[fd00::1]', 'printer.local', '127.0.0.2', '[::1]', 'a.localhost'].map(
    (host) => recorded('public', null, `http://${host}/orders`, 'lna-permission-denied'),
  ),
]
