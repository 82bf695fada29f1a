import { answer, acao, hop } from '../cases/case.ts'
import type { Difference } from './difference.ts'
import { example, page, readable } from './example-steps.ts'

/** What a browser takes for a response, and what script sees of it. */
export const responseDifferences = {
  trimsCombinedValues: {
    title: 'Empty field at the end',
    says: 'If the last of several fields of a response header is empty, Chromium and Safari show no space after the last comma.',
    example: example({}, [readable('X-A: 1', 'X-A:')]),
  },
  dropsEmptyFields: {
    title: 'Empty fields',
    says: 'Firefox drops an empty field of a response header if there are others. An empty Access-Control-Allow-Credentials beside "true" does no harm there.',
    example: example({}, [readable('X-A: 1', 'X-A:')]),
  },
  readsHeadersAsUtf8: {
    title: 'Bytes over 0x7F in response headers',
    says: 'WebKitGTK replaces bytes in response headers that are not UTF-8. Safari uses another network library.',
    example: example({}, [readable('X-A: caf\u00e9')]),
  },
  wildcardOutlivesInvalidNames: {
    title: 'Invalid name after *',
    says: 'By the standard, an Access-Control-Expose-Headers with an invalid name in it exposes nothing. In Firefox a * before that name still exposes every header to fetch, though not to XMLHttpRequest.',
    example: example({}, [hop(answer(200, acao('*'), 'Access-Control-Expose-Headers: *, a b', 'X-A: 1'))]),
  },
  refusesProxyAuthentication: {
    title: '407 from a server',
    says: 'In Chromium a 407 from a server that is not a proxy is a network error.',
    example: example({}, [hop(answer(407, acao('*')))]),
  },
  takesHttp09: {
    title: 'Bytes that are not HTTP',
    says: 'Firefox takes bytes that are not an HTTP response for a 200 without headers, as HTTP/0.9 was. Only after a PUT the request fails.',
    example: example({ url: `${page}/a` }, [hop({ error: 'invalid' })]),
  },
  takesInvalidResourcePolicy: {
    title: 'Invalid Cross-Origin-Resource-Policy',
    says: 'On a page with Cross-Origin-Embedder-Policy: require-corp, Firefox accepts any value of Cross-Origin-Resource-Policy, even an invalid one.',
    example: {
      ...example({ mode: 'no-cors' }, [hop(answer(200, 'Cross-Origin-Resource-Policy: any'))]),
      embedderPolicy: 'require-corp',
    },
  },
  dataUrlsHaveLength: {
    title: 'Content-Length of data: URLs',
    says: 'In Firefox the response of a data: URL has a Content-Length.',
    example: example({ url: 'data:,hello' }, []),
  },
  blobUrlsHaveReferrerPolicy: {
    title: 'Referrer-Policy of blob: URLs',
    says: 'In Safari the response of a blob: URL has a Referrer-Policy.',
    example: example({ url: `blob:${page}/1` }, []),
  },
} satisfies Record<string, Difference>
