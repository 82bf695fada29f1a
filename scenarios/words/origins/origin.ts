import { originOf } from './app-origin.ts'
import { maxOriginLength } from '../limits.ts'
import { parsedUrl } from './parsed-url.ts'

const hostName = /^[a-z0-9_-]+(\.[a-z0-9_-]+)*\.?$/
/** Of apps and extensions: it may have capitals, and Electron apps often use `app://.`. */
const appHost = /^(\.|[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*\.?)$/
/** Typos of http and https. */
const misspeltHttp = /^(h?t+p+s*|h+t*p+s*):$/
const bracketedIpv6 = /^\[[0-9a-f:.]+\]$/

/**
 * What is wrong with a value as an origin of a policy, as a sentence with the way out; null when
 * nothing is. Taken are the origins that browsers send: of http and https, and of apps and
 * extensions, such as `capacitor://localhost`. The URL parser alone is no guard: it lets
 * `http://a";}evil{` and `http://a$x` through, and these values end in configuration files.
 */
export function originMistake(value: string): string | null {
  if (value === 'null') return null
  if (value === '*') return 'For every origin, write "*" in place of the list.'
  if (value.length > maxOriginLength) return `An origin has at most ${maxOriginLength} characters.`
  const url = parsedUrl(value)
  if (url === null) {
    return 'An origin is a scheme and a host, with a port where it has one, such as https://app.example:8443.'
  }
  const origin = originOf(url)
  const isOfApp = origin !== url.origin
  if (origin === null || (isOfApp && misspeltHttp.test(url.protocol))) {
    return 'An origin here begins with http://, https://, or the scheme of an app, such as capacitor://.'
  }
  const isHost = isOfApp ? appHost.test(url.hostname) : hostName.test(url.hostname)
  if (!isHost && !bracketedIpv6.test(url.hostname)) {
    return 'The host of an origin holds only letters, digits, hyphens, underscores and dots, or is an IP address.'
  }
  if (origin !== value) {
    return `An origin is sent in one form only: write ${origin}.`
  }
  return null
}
