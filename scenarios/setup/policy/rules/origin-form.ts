import { originOf } from '../../../words/origins/app-origin.ts'
import { maxOriginLength } from '../../../words/limits.ts'
import { originMistake } from '../../../words/origins/origin.ts'
import { parsedUrl } from '../../../words/origins/parsed-url.ts'
import { writing, type PolicyFix } from '../draft/policy-fix.ts'

/** Why a value is not an origin of a policy, to be read after the value, and the way out. */
export interface OriginFault {
  readonly says: string
  readonly remedy: string
  readonly fix?: PolicyFix
}

/** What keeps a value from being an origin, in plain words; null where policySchema takes it. */
export function originFault(value: string): OriginFault | null {
  const mistake = originMistake(value)
  if (mistake === null) return null
  if (value === '*') {
    return {
      says: 'stands for every origin, so it stands alone.',
      remedy: 'Remove the other origins, or remove *.',
    }
  }
  if (value.length > maxOriginLength) {
    return { says: `is longer than ${maxOriginLength} characters.`, remedy: 'Write a shorter origin.' }
  }
  const meant = originMeantBy(value)
  if (meant !== null) return { says: whyNotExact(value), remedy: `Write ${meant}.`, fix: writing(meant) }
  if (value.includes('*')) {
    return {
      says: 'is a pattern, and an origin is compared letter by letter: it would match nobody.',
      remedy: 'List each origin, or write * alone for everybody.',
    }
  }
  if (/\s/.test(value.trim())) {
    return { says: 'has a space in it, so it matches nobody.', remedy: 'Write one origin an entry.' }
  }
  return { says: 'is not an origin.', remedy: mistake }
}

/** The origin that a value was probably meant to be; null where that would be guessing. */
function originMeantBy(value: string): string | null {
  const bare = value
    .trim()
    .replace(/^["'`[]+/, '')
    .replace(/["'`\],;]+$/, '')
  if (bare.toLowerCase() === 'null') return 'null'
  return exactOrigin(bare) ?? (hasNoScheme(bare) ? exactOrigin(`${schemeFor(bare)}${bare}`) : null)
}

function exactOrigin(value: string): string | null {
  const url = parsedUrl(value)
  const origin = url === null ? null : originOf(url)
  return origin !== null && originMistake(origin) === null ? origin : null
}

/** A host with a dot or a port, or localhost: what people write when they leave the scheme out. */
const hasNoScheme = (value: string) => /^([\w-]+(\.[\w-]+)+|localhost)(:\d+)?(\/|$)/i.test(value)

const schemeFor = (value: string) =>
  /^((.+\.)?localhost|\d+(\.\d+){3})([:/]|$)/i.test(value) ? 'http://' : 'https://'

const notAsSent = 'is not written as browsers send it.'

/** Of a value that is nearly an origin: what it has that an Origin header never has. */
function whyNotExact(value: string): string {
  if (value.trim() !== value) return 'has a space around it, and an origin is compared letter by letter.'
  if (/^["'`[]|["'`\],;]$/.test(value))
    return 'has quotation marks or brackets around it, which are not part of an origin.'
  if (value.toLowerCase() === 'null') return 'is not the origin null, which is written in small letters.'
  if (hasNoScheme(value)) return 'has no scheme, and every origin begins with one.'
  const url = parsedUrl(value)
  if (url === null) return notAsSent
  if (url.username !== '' || url.password !== '' || value.includes('@')) {
    return 'names a user, which an Origin header never does.'
  }
  if (/^[a-z][a-z0-9+.-]*:\/\/[^/?#]+\/$/i.test(value))
    return 'ends in a slash. An Origin header has no path, so this would match nobody.'
  if ((url.pathname !== '/' && url.pathname !== '') || /[?#]/.test(value)) {
    return 'has a path. An Origin header ends after the host and port, so this would match nobody.'
  }
  if (/:(0*80|0*443)?$/.test(value) && url.port === '') {
    return `ends in the usual port of ${url.protocol.slice(0, -1)}, which browsers leave out of an Origin header.`
  }
  if (/[A-Z]/.test(value)) return 'has capital letters, and browsers send an origin in small ones.'
  if (/[^ -~]/.test(value)) return 'has a host in letters of its own; browsers send it in ASCII.'
  return notAsSent
}
