import { answer, hop } from '../cases/case.ts'
import type { Difference } from './difference.ts'
import { redirect } from '../cases/stock-hops.ts'
import { allowed, example, page, preflighted } from './example-steps.ts'

/** What page script may ask for. */
export const requestDifferences = {
  takesUserAgent: {
    title: 'User-Agent set by script',
    says: 'By the standard, User-Agent is a header like any other. Chromium ignores the one that script sets.',
    example: example({ headers: [['User-Agent', 'mine']] }, [allowed]),
  },
  forbidsPrivateNetworkHeader: {
    title: 'Access-Control-Request-Private-Network set by script',
    says: 'By the standard, only the browser may set this header. Browsers let script set it.',
    example: example({ headers: [['Access-Control-Request-Private-Network', 'true']] }, [allowed]),
  },
  keepsOneOfSeveral: {
    title: 'One of several headers',
    says: 'If script sets a header such as Authorization twice, the standard combines both values. Firefox sends only the last; of two Content-Type headers it sends the first if there is a body. Of such a response header it shows only the first. An empty value takes the place of values set before it, and the next one takes its place.',
    example: example(
      {
        headers: [
          ['Authorization', 'a'],
          ['Authorization', 'b'],
        ],
      },
      [preflighted('Access-Control-Allow-Headers: authorization')],
    ),
  },
  sendsBytesAsUtf8: {
    title: 'Bytes over 0x7F in request headers',
    says: 'WebKitGTK sends a byte over 0x7F in a header as two bytes of UTF-8. Safari uses another network library.',
    example: example({ headers: [['Accept', 'caf\u00e9']] }, [allowed]),
  },
  streamBodies: {
    title: 'ReadableStream as a body',
    says: 'Firefox and Safari cannot send a stream. Firefox sends the text "[object ReadableStream]" instead, without a preflight; Safari throws an exception.',
    example: example({ method: 'POST', body: 'x', bodyType: 'stream' }, [allowed]),
  },
  refusesAboutBlank: {
    title: 'Fetch of about:blank',
    says: 'By the standard, a fetch of about:blank in mode no-cors gets an opaque response. In Chromium and Safari it fails.',
    example: example({ url: 'about:blank', mode: 'no-cors' }, []),
  },
  streamsOverHttp2Only: {
    title: 'Streams over HTTP/1.1',
    says: 'Chromium sends a stream only over HTTP/2 or later. Over plain http the fetch fails after its preflight.',
    example: example({ url: 'http://api.example/', method: 'POST', body: 'x', bodyType: 'stream' }, [
      allowed,
    ]),
  },
  streamsAskInModeSameOrigin: {
    title: 'Streams in mode same-origin',
    says: 'In Chromium a request with a stream as its body uses mode cors, even if script asked for same-origin.',
    example: example({ mode: 'same-origin', method: 'POST', body: 'x', bodyType: 'stream' }, [allowed]),
  },
  openBadPorts: {
    title: 'Port 4190',
    says: 'Chromium connects to port 4190, which the standard blocks.',
    example: example({ url: 'https://api.example:4190/' }, [allowed]),
  },
  checksModeBeforePort: {
    title: 'Blocked port and wrong mode',
    says: 'If a request is wrong in both points, Chromium reports the mode and not the blocked port.',
    example: example({ url: 'https://api.example:6000/', mode: 'same-origin' }, [allowed]),
  },
  hidesOriginAfterNoCorsRedirect: {
    title: 'Origin after a redirect in mode no-cors',
    says: 'When a POST in mode no-cors is redirected to another origin, Chromium sends Origin: null from then on.',
    example: example({ url: `${page}/a`, mode: 'no-cors', method: 'POST' }, [
      hop(answer(307, 'Location: https://api.example/b')),
      hop(answer(200)),
    ]),
  },
  keepsOriginHeader: {
    title: 'Origin on a GET after a redirect',
    says: 'A GET within the page’s own origin has no Origin header. Safari keeps the header if a redirect within the origin turned the request into a GET.',
    example: example({ url: `${page}/a`, method: 'PUT' }, [
      hop(answer(303, 'Location: /b')),
      hop(answer(200)),
    ]),
  },
  dropsClientHintsAtRedirects: {
    title: 'Client hints after a redirect',
    says: 'When a redirect leads to another origin than the page’s, Chromium drops client hints such as dpr, even if script set them.',
    example: example({ headers: [['dpr', '2']] }, [redirect(307, '/b'), allowed]),
  },
} satisfies Record<string, Difference>
