import { maxOriginLength } from './limits.ts'
import { parsedUrl } from './parsed-url.ts'

const hostName = /^[a-z0-9-]+(\.[a-z0-9-]+)*$/
const bracketedIpv6 = /^\[[0-9a-f:.]+\]$/

/**
 * What is wrong with a value as an origin of a policy, as a sentence with the way out; null when
 * nothing is. The URL parser alone is no guard: it lets `http://a";}evil{` and `http://a$x`
 * through, and these values end in configuration files.
 */
export function originMistake(value: string): string | null {
  if (value === 'null') return null
  if (value === '*') return 'For every origin, write "*" in place of the list.'
  if (value.length > maxOriginLength) return `An origin has at most ${maxOriginLength} characters.`
  const url = parsedUrl(value)
  if (url === null) {
    return 'An origin is a scheme and a host, with a port where it has one, such as https://app.example:8443.'
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    return 'An origin here begins with http:// or https://.'
  }
  if (!hostName.test(url.hostname) && !bracketedIpv6.test(url.hostname)) {
    return 'The host of an origin holds only letters, digits, hyphens and dots, or is an IP address.'
  }
  if (url.origin !== value) {
    return `An origin is sent in one form only: write ${url.origin}.`
  }
  return null
}
