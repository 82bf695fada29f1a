import type { Allowance } from '../../../engines/fix-writer.ts'
import type { Situation } from '../fix.ts'
import { allowsEveryOrigin } from './origin-to-allow.ts'

/** What a layer has to let pass so that the request of a situation, which `notSendable` takes no exception to, is readable. */
export const allowanceOf = (situation: Situation): Allowance => ({
  origin: allowsEveryOrigin(situation) ? '*' : situation.origin,
  isCredentialed: situation.isCredentialed,
  hasPreflight: situation.hasPreflight,
  methods: [...new Set(['GET', 'HEAD', 'POST', situation.method])],
  headerNames: situation.headerNames,
})
