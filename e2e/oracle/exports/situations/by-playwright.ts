import { credentialsSituations } from './credentials.ts'
import { noCorsSituations } from './no-cors.ts'
import { preflightSituations } from './preflights.ts'
import { redirectSituations } from './redirects.ts'
import type { Situation } from './situation.ts'

const names: ReadonlySet<string> = new Set([
  'with credentials, and every origin is allowed',
  'without credentials, and every origin is allowed',
  'a method that is not allowed',
  'Authorization is allowed, and left out of the export',
  'a redirect to a third origin that allows every origin',
  'a redirect that CORS blocks is not followed',
  'a no-cors fetch',
])

/** Its HAR does not tell why a request failed. */
const byPlaywright = ({ name, asks, ...situation }: Situation): Situation => ({
  ...situation,
  name: `Playwright: ${name}`,
  asks: asks.map(({ reason: _reason, ...ask }) => ask),
  recorder: 'Playwright',
})

/** Some of the situations once more, in a HAR by Playwright, which leaves preflights and what failed nearly empty. */
export const playwrightSituations: readonly Situation[] = [
  ...preflightSituations,
  ...credentialsSituations,
  ...redirectSituations,
  ...noCorsSituations,
]
  .filter(({ name }) => names.has(name))
  .map(byPlaywright)
