import { answer, hop } from '../../../fetch-standard/cases/case.ts'
import { example } from '../example.ts'
import type { FactsOf } from '../reason-facts.ts'

/** The code with which Cross-Origin-Resource-Policy ends a fetch that CORS does not apply to. */
export const resourcePolicyReasons: FactsOf<'corp-blocked'> = {
  'corp-blocked': {
    title: 'Cross-Origin-Resource-Policy blocks the response',
    happened:
      'The page loaded something in mode no-cors (an image, a script, or fetch with mode: no-cors), and the response says in Cross-Origin-Resource-Policy who may use it: same-origin or same-site, and the page is neither. Some servers send that header without being asked; helmet for Express and secureHeaders() of Hono do. A page with Cross-Origin-Embedder-Policy: require-corp needs the header on everything that it loads this way. In mode cors the header is ignored.',
    inThePage:
      'Use mode: cors, if the server allows the origin: Cross-Origin-Resource-Policy is not checked then.',
    onTheWire:
      'The request without a preflight, and a whole response with Cross-Origin-Resource-Policy: same-origin or same-site (or without that header, if the page requires it).',
    console: {
      quoted: null,
      means:
        'net::ERR_BLOCKED_BY_RESPONSE.NotSameOrigin, or .NotSameSite, or .NotSameOriginAfterDefaultedToSameOriginByCoep if the page requires the header. CORS is not mentioned.',
    },
    example: example({ mode: 'no-cors' }, [hop(answer(200, 'Cross-Origin-Resource-Policy: same-origin'))]),
    onTheBench: { kind: 'none', says: 'No lane sends Cross-Origin-Resource-Policy.' },
  },
}
