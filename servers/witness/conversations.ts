import type { HeaderList } from '../../scenarios/words/exchange.ts'

/** What a witness must make of one exchange; what is left out is not looked at. */
interface ExpectedExchange {
  readonly method: string
  readonly url?: string
  readonly requestHeaders?: HeaderList
  readonly status: number | null
  readonly statusText?: string
  readonly responseHeaders?: HeaderList
  readonly interim?: readonly number[]
  /** Whether the response is complete. */
  readonly isComplete: boolean
  /** Part of the error; null for none. */
  readonly error?: string | null
}

/** The bytes of both directions of a connection, as latin1, and what they are. */
export interface Conversation {
  readonly name: string
  readonly client: string
  readonly server: string
  /** The server ends its side at the end. */
  readonly serverEnds?: boolean
  readonly exchanges: readonly ExpectedExchange[]
}

const get = 'GET / HTTP/1.1\r\nHost: a\r\n\r\n'
const ok = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok'
const whole = { method: 'GET', url: '/', status: 200, isComplete: true, error: null } as const
const big = 'x'.repeat(64 * 1024 - 64)

/** Test data: conversations on one connection, right and wrong ones. */
export const conversations: readonly Conversation[] = [
  {
    name: 'a request and its response, with case, order and duplicates of header lines kept',
    client: 'GET /a?b=c HTTP/1.1\r\nHost: a\r\nX-Twice: 1\r\nx-tWICE:2  \r\nEmpty:\r\n\r\n',
    server: 'HTTP/1.1 200 All right then\r\nSet-Cookie: a=1\r\nset-cookie:\tb=2\r\nContent-Length: 0\r\n\r\n',
    exchanges: [
      {
        method: 'GET',
        url: '/a?b=c',
        requestHeaders: [
          ['Host', 'a'],
          ['X-Twice', '1'],
          ['x-tWICE', '2'],
          ['Empty', ''],
        ],
        status: 200,
        statusText: 'All right then',
        responseHeaders: [
          ['Set-Cookie', 'a=1'],
          ['set-cookie', 'b=2'],
          ['Content-Length', '0'],
        ],
        isComplete: true,
        error: null,
      },
    ],
  },
  {
    name: 'two requests in turn on one connection',
    client: get + get,
    server: ok + ok,
    exchanges: [whole, whole],
  },
  {
    name: 'pipelined requests, paired with their responses in order',
    client: `GET /1 HTTP/1.1\r\n\r\nPOST /2 HTTP/1.1\r\nContent-Length: 4\r\n\r\nbodyHEAD /3 HTTP/1.1\r\n\r\n${get}`,
    server: `${ok}HTTP/1.1 201 Created\r\nContent-Length: 1\r\n\r\nxHTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n${ok}`,
    exchanges: [
      { ...whole, url: '/1' },
      { method: 'POST', url: '/2', status: 201, isComplete: true, error: null },
      { method: 'HEAD', url: '/3', status: 200, isComplete: true, error: null },
      whole,
    ],
  },
  {
    name: 'a HEAD whose response has a Content-Length and no body',
    client: `HEAD / HTTP/1.1\r\n\r\n${get}`,
    server: `HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n${ok}`,
    exchanges: [{ method: 'HEAD', status: 200, isComplete: true, error: null }, whole],
  },
  {
    name: 'a 100 Continue before the response',
    client: `PUT / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\nab${get}`,
    server: `HTTP/1.1 100 Continue\r\n\r\n${ok}${ok}`,
    exchanges: [{ method: 'PUT', status: 200, interim: [100], isComplete: true, error: null }, whole],
  },
  {
    name: 'a 103 with headers, which are not those of the response',
    client: get,
    server: `HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n${ok}`,
    exchanges: [{ ...whole, interim: [103], responseHeaders: [['Content-Length', '2']] }],
  },
  {
    name: 'a 204, which has no body whatever it says',
    client: get + get,
    server: `HTTP/1.1 204 No Content\r\nContent-Length: 5\r\n\r\n${ok}`,
    exchanges: [{ ...whole, status: 204 }, whole],
  },
  {
    name: 'a 304 with the Content-Length of what it stands for',
    client: get + get,
    server: `HTTP/1.1 304 Not Modified\r\nContent-Length: 500\r\n\r\n${ok}`,
    exchanges: [{ ...whole, status: 304 }, whole],
  },
  {
    name: 'chunked bodies with extensions and trailers, in both directions',
    client: `POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n5;a="b"\r\nhello\r\n0\r\nX-Sum: 1\r\n\r\n${get}`,
    server: `HTTP/1.1 200 OK\r\ntransfer-encoding: CHUNKED\r\n\r\nA\r\n0123456789\r\n1 \r\nx\r\n000\r\nA: b\r\nC: d\r\n\r\n${ok}`,
    exchanges: [{ method: 'POST', status: 200, isComplete: true, error: null }, whole],
  },
  {
    name: 'a body that holds what looks like heads and like the end of chunks',
    client: get + get,
    server: `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1D\r\n\r\n0\r\n\r\nHTTP/1.1 500 No\r\n\r\n\r\n\r\n0\r\n\r\n${ok}`,
    exchanges: [whole, whole],
  },
  {
    name: 'a body that lasts until the connection ends',
    client: get,
    server: 'HTTP/1.0 200 OK\r\n\r\nas long as it lasts',
    serverEnds: true,
    exchanges: [whole],
  },
  {
    name: 'a transfer coding that is not chunked, which lasts until the connection ends',
    client: get,
    server: 'HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\nxyz',
    serverEnds: true,
    exchanges: [whole],
  },
  {
    name: 'Transfer-Encoding and Content-Length together: the former overrides',
    client: get + get,
    server: `HTTP/1.1 200 OK\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n0\r\n\r\n${ok}`,
    exchanges: [whole, whole],
  },
  {
    name: 'a Content-Length said twice, alike',
    client: `POST / HTTP/1.1\r\nContent-Length: 2\r\nContent-Length: 2, 2\r\n\r\nab${get}`,
    server: ok + ok,
    exchanges: [{ method: 'POST', status: 200, isComplete: true, error: null }, whole],
  },
  {
    name: 'a method in lower case and one of its own',
    client: 'patch / HTTP/1.1\r\n\r\nM-SEARCH * HTTP/1.1\r\n\r\n',
    server: ok + ok,
    exchanges: [
      { method: 'patch', status: 200, isComplete: true, error: null },
      { method: 'M-SEARCH', url: '*', status: 200, isComplete: true, error: null },
    ],
  },
  {
    name: 'bytes over 0x7F in target, header values, reason phrase and body',
    client: 'POST /\xe9 HTTP/1.1\r\nX-A: \xff\xa0\r\nContent-Length: 2\r\n\r\n\xfe\xff',
    server: 'HTTP/1.1 200 \xc3\xa9\r\nX-B: \x80\xa0\r\nContent-Length: 3\r\n\r\n\x00\x80\xff',
    exchanges: [
      {
        method: 'POST',
        url: '/\xe9',
        requestHeaders: [
          ['X-A', '\xff\xa0'],
          ['Content-Length', '2'],
        ],
        status: 200,
        statusText: '\xc3\xa9',
        responseHeaders: [
          ['X-B', '\x80\xa0'],
          ['Content-Length', '3'],
        ],
        isComplete: true,
        error: null,
      },
    ],
  },
  {
    name: 'heads of 64 kB',
    client: `GET / HTTP/1.1\r\nX: ${big}\r\n\r\n`,
    server: `HTTP/1.1 200 OK\r\nY: ${big}\r\nContent-Length: 0\r\n\r\n`,
    exchanges: [{ ...whole, requestHeaders: [['X', big]] }],
  },
  {
    name: 'empty lines before a request, lines ended by LF alone, and a reason phrase left out',
    client: '\r\n\nGET / HTTP/1.1\nHost: a\n\nGET / HTTP/1.1\r\nHost: a\n\r\n',
    server: 'HTTP/1.1 200\nContent-Length: 0\n\nHTTP/1.1 200 \r\nContent-Length: 0\r\n\r\n',
    exchanges: [
      { ...whole, requestHeaders: [['Host', 'a']], statusText: '' },
      { ...whole, requestHeaders: [['Host', 'a']], statusText: '' },
    ],
  },
  {
    name: 'a folded header line, joined',
    client: 'GET / HTTP/1.1\r\nX: one\r\n  two\r\n\tthree\r\n\r\n',
    server: ok,
    exchanges: [{ ...whole, requestHeaders: [['X', 'one two three']] }],
  },
  {
    name: 'an answer that comes before the request is whole',
    client: `POST / HTTP/1.1\r\nContent-Length: 5\r\n\r\nabcde${get}`,
    server: `HTTP/1.1 413 Content Too Large\r\nContent-Length: 0\r\n\r\n${ok}`,
    exchanges: [{ method: 'POST', status: 413, isComplete: true, error: null }, whole],
  },
  {
    name: '101, and then whatever the protocol likes',
    client: 'GET /chat HTTP/1.1\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n',
    server: 'HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n\x81\x05Hello\r\n\r\n',
    exchanges: [{ method: 'GET', status: 101, isComplete: true, error: null }],
  },
  {
    name: 'garbage in place of a request, and the answer that it gets',
    client: '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\n\n',
    server: 'HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n',
    serverEnds: true,
    exchanges: [
      { method: '', status: 400, isComplete: true, error: 'not the start line of an HTTP/1.1 request' },
    ],
  },
  {
    name: 'HTTP/2 by prior knowledge',
    client: 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
    server: '',
    exchanges: [{ method: '', status: null, isComplete: false, error: 'It reads: "PRI * HTTP/2.0' }],
  },
  {
    name: 'garbage in place of a response',
    client: get,
    server: 'SSH-2.0-OpenSSH_9.2\r\n\r\n',
    exchanges: [{ method: 'GET', status: null, isComplete: false, error: 'It reads: "SSH-2.0-OpenSSH_9.2' }],
  },
  {
    name: 'a header line without a name',
    client: 'GET / HTTP/1.1\r\nHost a\r\n\r\n',
    server: 'HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n',
    exchanges: [
      { method: 'GET', url: '/', status: 400, isComplete: true, error: 'no name that is a token: "Host a"' },
    ],
  },
  {
    name: 'white space between a header name and its colon',
    client: get,
    server: 'HTTP/1.1 200 OK\r\nContent-Length : 2\r\n\r\nok',
    exchanges: [{ method: 'GET', status: null, isComplete: false, error: 'no name that is a token' }],
  },
  {
    name: 'a carriage return inside a header value',
    client: 'GET / HTTP/1.1\r\nX: a\rb\r\n\r\n',
    server: '',
    exchanges: [{ method: 'GET', status: null, isComplete: false, error: 'carriage return' }],
  },
  {
    name: 'two Content-Lengths that differ',
    client: get,
    server: 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\nok',
    exchanges: [{ method: 'GET', status: 200, isComplete: false, error: 'The Content-Length is "2, 3".' }],
  },
  {
    name: 'a Content-Length that is no number',
    client: 'POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n',
    server: '',
    exchanges: [{ method: 'POST', status: null, isComplete: false, error: 'The Content-Length is "-1".' }],
  },
  {
    name: 'a request with a transfer coding that does not end in chunked',
    client: 'POST / HTTP/1.1\r\nTransfer-Encoding: chunked, gzip\r\n\r\n',
    server: '',
    exchanges: [{ method: 'POST', status: null, isComplete: false, error: 'does not end in chunked' }],
  },
  {
    name: 'a chunk size that is no number',
    client: get,
    server: 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n',
    exchanges: [{ method: 'GET', status: 200, isComplete: false, error: 'A chunk has no size.' }],
  },
  {
    name: 'a chunk longer than its size',
    client: get,
    server: 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nabc\r\n',
    exchanges: [{ method: 'GET', status: 200, isComplete: false, error: 'longer than its size' }],
  },
  {
    name: 'a body that is cut off',
    client: get,
    server: 'HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nshort',
    serverEnds: true,
    exchanges: [
      {
        method: 'GET',
        status: 200,
        isComplete: false,
        error: 'The server ended the connection before the response was complete',
      },
    ],
  },
  {
    name: 'a connection that ends without an answer',
    client: get,
    server: '',
    serverEnds: true,
    exchanges: [
      {
        method: 'GET',
        status: null,
        isComplete: false,
        error: 'The server ended the connection before a response came',
      },
    ],
  },
  {
    name: 'a response that nobody asked for',
    client: '',
    server: 'HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\n\r\n',
    exchanges: [{ method: '', status: 408, isComplete: true, error: 'no request had asked for' }],
  },
  {
    name: 'an interim response that nobody asked for, which takes no response from the next request',
    client: '',
    server: 'HTTP/1.1 100 Continue\r\n\r\n',
    exchanges: [
      { method: '', status: null, interim: [100], isComplete: false, error: 'no request had asked for' },
    ],
  },
  {
    name: 'an answer to a head that is not complete',
    client: 'GET /long HTTP/1.1\r\nHost: a\r\nX: and so',
    server: 'HTTP/1.1 431 Request Header Fields Too Large\r\nConnection: close\r\nContent-Length: 0\r\n\r\n',
    exchanges: [
      {
        method: 'GET',
        url: '/long',
        requestHeaders: [['Host', 'a']],
        status: 431,
        isComplete: true,
        error: 'before the head of the request was complete',
      },
    ],
  },
  {
    name: 'a request head that the server did not wait for',
    client: 'GET /half HTTP/1.1\r\nX: 1\r\nY',
    server: '',
    serverEnds: true,
    exchanges: [
      {
        method: 'GET',
        url: '/half',
        requestHeaders: [['X', '1']],
        status: null,
        isComplete: false,
        error: 'The server ended the connection in the middle of a request.',
      },
    ],
  },
  {
    name: 'nothing of what is said after a request that cannot be read and its answer',
    client: 'GET /a b HTTP/1.1\r\n\r\nGET /c HTTP/1.1\r\n\r\n',
    server: 'HTTP/1.1 204 No Content\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok',
    exchanges: [{ method: '', status: 204, isComplete: true, error: 'not the start line' }],
  },
  {
    name: 'an answer to a request that may have been a HEAD, whose body nobody can know',
    client: 'HEAD /a b HTTP/1.1\r\n\r\n',
    server: 'HTTP/1.1 400 Bad Request\r\nContent-Length: 11\r\n\r\n',
    serverEnds: true,
    exchanges: [{ method: '', status: 400, isComplete: true, error: 'not the start line' }],
  },
  {
    name: 'an error once for all requests that come after a response that cannot be read',
    client: get + get,
    server: `HTTP/1.1 200 OK\r\nBad\r\n\r\n${ok}`,
    exchanges: [
      { method: 'GET', status: null, isComplete: false, error: 'no name that is a token: "Bad"' },
      { method: 'GET', status: null, isComplete: false, error: 'An earlier response' },
    ],
  },
  {
    name: 'a transfer coding in HTTP/1.0, which makes the framing faulty',
    client: 'POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    server: '',
    exchanges: [
      { method: 'POST', status: null, isComplete: false, error: 'HTTP/1.0 has a Transfer-Encoding' },
    ],
  },
  {
    name: 'a list of transfer codings with empty members',
    client: get + get,
    server: `HTTP/1.1 200 OK\r\nTransfer-Encoding: ,chunked,\r\n\r\n0\r\n\r\n${ok}`,
    exchanges: [whole, whole],
  },
  {
    name: 'a NUL in a header value',
    client: 'GET / HTTP/1.1\r\nX: a\0b\r\n\r\n',
    server: '',
    exchanges: [{ method: 'GET', status: null, isComplete: false, error: 'holds a NUL' }],
  },
  {
    name: 'an empty line before a response, which only a request may have',
    client: get,
    server: `\r\n${ok}`,
    exchanges: [{ method: 'GET', status: null, isComplete: false, error: 'not the start line' }],
  },
  {
    name: 'bytes sent after CONNECT, before the tunnel is granted',
    client: 'CONNECT a:443 HTTP/1.1\r\n\r\n\x16\x03\x01\n\n',
    server: 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n\x16\x03\x03\n\n',
    exchanges: [{ method: 'CONNECT', url: 'a:443', status: 200, isComplete: true, error: null }],
  },
  {
    name: 'a request sent after a CONNECT that is refused',
    client: `GET /1 HTTP/1.1\r\n\r\nCONNECT a:443 HTTP/1.1\r\n\r\n${get}`,
    server: `${ok}HTTP/1.1 405 Method Not Allowed\r\nContent-Length: 0\r\n\r\n${ok}`,
    exchanges: [
      { ...whole, url: '/1' },
      { method: 'CONNECT', status: 405, isComplete: true, error: null },
      whole,
    ],
  },
]
