import type { StepId } from '../../fetch-standard/recording/step-id.ts'
import type { Because, Verdict } from '../../fetch-standard/recording/verdict.ts'

/** The questions that the standard asks on the way, in this order. */
export const whyQuestions = {
  request: 'A request that script may make',
  origin: 'The page’s own origin',
  preflight: 'CORS-safelisted: no preflight',
  cache: 'In the preflight cache',
  'preflight-check': 'CORS check of the preflight',
  'preflight-status': 'Status of the preflight',
  methods: 'Method allowed',
  headers: 'Headers allowed',
  response: 'An HTTP response',
  'response-check': 'CORS check of the response',
  redirect: 'Redirects',
} as const

export type WhyQuestion = keyof typeof whyQuestions

/** Whether a question decides which way is taken, where either answer is fine; the others are checks. */
export const isCrossroads = (question: WhyQuestion): boolean =>
  question === 'origin' || question === 'preflight' || question === 'cache'

/** The steps of a verdict by the question that each answers; what was not reached has none. */
export function whySteps({ because }: Verdict): ReadonlyMap<WhyQuestion, readonly Because[]> {
  const steps = new Map<WhyQuestion, Because[]>()
  let isAtPreflight = false
  for (const step of because) {
    if (step.id === 'cache-covers') isAtPreflight = !step.holds
    if (step.id === 'http-response' || step.id === 'stream-connection') isAtPreflight = false
    const asked = questionOfStep[step.id]
    const question = asked !== 'check' ? asked : isAtPreflight ? 'preflight-check' : 'response-check'
    steps.set(question, [...(steps.get(question) ?? []), step])
  }
  return steps
}

/** What each step answers. A CORS check is that of the preflight or that of the response: `check`. */
const questionOfStep: Readonly<Record<StepId, WhyQuestion | 'check'>> = {
  'beacon-body': 'request',
  'beacon-scheme': 'request',
  'valid-url': 'request',
  'script-mode': 'request',
  'only-if-cached': 'request',
  'stream-support': 'request',
  'stream-mode': 'request',
  'valid-method': 'request',
  'no-cors-method': 'request',
  'bodyless-method': 'request',
  'valid-header': 'request',
  'forbidden-header': 'request',
  'no-cors-header': 'request',
  'good-port': 'request',
  'secure-context': 'request',
  'user-allows': 'request',
  'no-cors-needed': 'origin',
  'own-origin': 'origin',
  'never-elsewhere': 'origin',
  'mode-allows-others': 'origin',
  'no-cors-follows': 'origin',
  'http-scheme': 'origin',
  'body-asks': 'preflight',
  'safelisted-method': 'preflight',
  'asks-again': 'preflight',
  'event-source': 'preflight',
  'all-safelisted': 'preflight',
  'safelisted-headers': 'preflight',
  'beacon-no-cors': 'preflight',
  'beacon-type': 'preflight',
  'cache-covers': 'cache',
  'acao-present': 'check',
  'acao-wildcard': 'check',
  'acao-matches': 'check',
  'acac-true': 'check',
  'preflight-response': 'preflight-status',
  'preflight-stays': 'preflight-status',
  'ok-status': 'preflight-status',
  'valid-methods': 'methods',
  'listed-method': 'methods',
  'valid-header-names': 'headers',
  'listed-authorization': 'headers',
  'listed-header': 'headers',
  'listed-headers': 'headers',
  'cache-keeps': 'headers',
  'stream-connection': 'response',
  'http-response': 'response',
  'about-blank': 'response',
  'own-blob': 'response',
  'data-url': 'response',
  'corp-any-origin': 'response-check',
  'corp-this-page': 'response-check',
  'valid-corp': 'response-check',
  'corp-required': 'response-check',
  'redirect-mode': 'redirect',
  'has-location': 'redirect',
  'valid-location': 'redirect',
  'http-location': 'redirect',
  'redirect-limit': 'redirect',
  'location-user': 'redirect',
  'second-check': 'redirect',
  'stream-again': 'redirect',
  'becomes-get': 'redirect',
  'drops-authorization': 'redirect',
}
