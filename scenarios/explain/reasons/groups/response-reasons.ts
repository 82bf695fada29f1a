import { answer, hop } from '../../../fetch-standard/cases/case.ts'
import type { responseReasons as standard } from '../../../fetch-standard/reasons/response.ts'
import { atProxy } from '../../fixes/layers/at-proxy.ts'
import { inBackend } from '../../fixes/layers/in-backend.ts'
import { cannotLoad } from '../consoles/safari-lines.ts'
import { example } from '../example.ts'
import type { FactsOf } from '../reason-facts.ts'
import { responseCheckReasons } from './cors-check-reasons.ts'

/** The codes with which a response is kept from the page: by a CORS check, or by Cross-Origin-Resource-Policy. */
export const responseReasons: FactsOf<keyof typeof standard> = {
  ...responseCheckReasons,
  'corp-blocked': {
    title: 'Cross-Origin-Resource-Policy blocks the response',
    happened:
      'The page loaded something in mode no-cors (an image, a script, or fetch with mode: no-cors), and the response says in Cross-Origin-Resource-Policy who may use it: same-origin or same-site, and the page is neither. Some servers send that header without being asked; helmet for Express and secureHeaders() of Hono do. A page with Cross-Origin-Embedder-Policy: require-corp needs the header on everything that it loads this way. In mode cors the header is ignored.',
    inThePage:
      'Use mode: cors, if the server allows the origin: Cross-Origin-Resource-Policy is not checked then.',
    onTheWire:
      'The request without a preflight, and a whole response with Cross-Origin-Resource-Policy: same-origin or same-site (or without that header, if the page requires it).',
    console: {
      chromium: null,
      firefox: [
        'The resource at “U” was blocked due to its Cross-Origin-Resource-Policy header (or lack thereof).',
      ],
      safari: [
        "Cancelled load to U because it violates the resource's Cross-Origin-Resource-Policy response header.",
        cannotLoad,
      ],
      means:
        'net::ERR_BLOCKED_BY_RESPONSE.NotSameOrigin, or .NotSameSite, or .NotSameOriginAfterDefaultedToSameOriginByCoep if the page requires the header. CORS is not mentioned.',
    },
    fix: {
      backend: inBackend(
        'Let every site use the response. Put this before all other middleware: secureHeaders() sends same-origin unless it is told otherwise.',
        () =>
          "app.use(async (c, next) => {\n  await next()\n  c.header('Cross-Origin-Resource-Policy', 'cross-origin')\n})",
      ),
      proxy: atProxy('Replace what the backend sends, so that every site may use the response.', (writer) =>
        writer.resourcePolicy(),
      ),
    },
    example: example({ mode: 'no-cors' }, [hop(answer(200, 'Cross-Origin-Resource-Policy: same-origin'))]),
    onTheBench: { kind: 'none', says: 'No lane sends Cross-Origin-Resource-Policy.' },
  },
}
