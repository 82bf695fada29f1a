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
    if (step.section === 'CORS-preflight cache') isAtPreflight = !step.holds
    if (step.section === 'HTTP-network-or-cache fetch') isAtPreflight = false
    const question = questionOf(step, isAtPreflight)
    steps.set(question, [...(steps.get(question) ?? []), step])
  }
  return steps
}

function questionOf({ section, says }: Because, isAtPreflight: boolean): WhyQuestion {
  switch (section) {
    case 'Request class':
    case 'Headers class':
    case 'Port blocking':
    case 'Local Network Access':
      return 'request'
    case 'Main fetch':
      return /^(The method|A body)/.test(says) ? 'preflight' : 'origin'
    case 'CORS-safelisted request-header':
      return 'preflight'
    case 'CORS-preflight cache':
      return 'cache'
    case 'CORS-preflight fetch':
      if (says.startsWith('The status')) return 'preflight-status'
      if (/^(The method|Access-Control-Allow-Methods)/.test(says)) return 'methods'
      return /^(The preflight|The response)/.test(says) ? 'preflight-status' : 'headers'
    case 'Cross-Origin-Resource-Policy header':
      return 'response-check'
    case 'CORS check':
      return isAtPreflight ? 'preflight-check' : 'response-check'
    case 'HTTP fetch':
    case 'HTTP-redirect fetch':
      return 'redirect'
    case 'HTTP-network-or-cache fetch':
    case 'Scheme fetch':
    case 'CORS filtered response':
    case 'Origin header':
      return 'response'
  }
}
