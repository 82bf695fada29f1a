import { isToken } from '../../../words/texts/token.ts'
import { printable, shortened } from '../../../words/texts/printable.ts'
import type { Situation } from '../fix.ts'

/** `null`, or a scheme with a host, and a port where it has one: of an app or an extension too. */
const originForm = /^(?:null|[a-z][a-z0-9+.-]*:\/\/[A-Za-z0-9._~!$&()*+,;=:%[\]-]+)$/

const longestShown = 100

/**
 * Why there is nothing to allow: a recording holds what no browser sends, as a sentence with the way out. Null for what
 * a browser may have sent. Nothing else reaches the code of a fix.
 */
export function notSendable({ origin, method, headerNames }: Situation): string | null {
  if (!originForm.test(origin)) return sentence('origin', origin)
  if (!isToken(method)) return sentence('method', method)
  const odd = headerNames.find((name) => !isToken(name))
  return odd === undefined ? null : sentence('header name', odd)
}

const sentence = (what: string, value: string) =>
  `The recording has the ${what} "${printable(shortened(value, longestShown))}", which no browser sends, so that there is nothing to allow. Check how it was recorded.`
