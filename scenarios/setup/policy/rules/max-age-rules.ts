import { maxAgeSeconds as keptFor } from '../../../fetch-standard/headers/max-age.ts'
import { profiles, type Profile } from '../../../fetch-standard/profiles/profiles.ts'
import { keptAtMost } from './kept-at-most.ts'
import type { EnteredPolicy } from '../draft/policy-draft.ts'
import { writing } from '../draft/policy-fix.ts'
import type { Finding, PolicyRule, Severity } from './policy-rule.ts'
import { joinWithAnd } from '../../../words/texts/join-with-and.ts'

const [first, ...others] = keptAtMost
const shortest = first?.seconds ?? 0
const longest = Math.max(...keptAtMost.map(({ seconds }) => seconds))

const keepForTen = { remedy: 'Write 600 for ten minutes.', fix: writing('600') } as const

const rule = (
  name: string,
  severity: Severity,
  judge: (maxAge: EnteredPolicy['maxAgeSeconds']) => Finding | null,
): PolicyRule => ({
  name,
  severity,
  field: 'maxAgeSeconds',
  find: ({ maxAgeSeconds }) => {
    const finding = judge(maxAgeSeconds)
    return finding === null ? [] : [finding]
  },
})

/** For how long a browser keeps a verdict that comes with this value, and with none for null. */
const keptWith = (value: string | null, profile: Profile) =>
  keptFor(value === null ? [] : [['Access-Control-Max-Age', value]], profile)

export const maxAgeRules: readonly PolicyRule[] = [
  rule('max-age-negative', 'blocks', (maxAge) =>
    typeof maxAge === 'string' && /^-\d+$/.test(maxAge)
      ? {
          value: maxAge,
          says: `is less than nothing: by the standard it is no number, so that a verdict is kept for ${keptWith(maxAge, profiles.standard)} seconds, while Chromium and Firefox keep none.`,
          remedy: 'Write 0 to keep nothing.',
          fix: writing('0'),
        }
      : null,
  ),
  rule('max-age-unfit', 'blocks', (maxAge) => {
    if (typeof maxAge !== 'string' || /^-\d+$/.test(maxAge)) return null
    const meant = secondsMeantBy(maxAge)
    const says = 'is not a whole number of seconds, 0 or more.'
    return meant === null
      ? { value: maxAge, says, remedy: 'Write digits only, or leave it empty to send none.' }
      : { value: maxAge, says, remedy: `Write ${meant}.`, fix: writing(meant) }
  }),
  rule('max-age-too-large', 'blocks', (maxAge) =>
    typeof maxAge === 'number' && maxAge > Number.MAX_SAFE_INTEGER
      ? {
          value: String(maxAge),
          says: 'is more than a whole number here can hold.',
          remedy: `Write ${longest}: no browser keeps a verdict for longer.`,
          fix: writing(String(longest)),
        }
      : null,
  ),
  // What Safari alone cuts is worth a note; what Chromium cuts is seldom meant.
  rule('max-age-capped', 'warns', (maxAge) => {
    const chromium = profiles.chromium.longestMaxAgeSeconds
    return isCutBy(chromium, maxAge)
      ? cut(maxAge, `Write ${chromium} to have what it says in Chromium.`, String(chromium))
      : null
  }),
  rule('max-age-capped-first', 'notes', (maxAge) =>
    isCutBy(shortest, maxAge) && !others.some(({ seconds }) => isCutBy(seconds, maxAge))
      ? cut(maxAge, `Write ${shortest} to have the same everywhere.`, String(shortest))
      : null,
  ),
  rule('max-age-none', 'notes', (maxAge) =>
    maxAge === null
      ? {
          value: '',
          says: `None is sent: browsers then keep a verdict for ${keptWith(null, profiles.standard)} seconds.`,
          ...keepForTen,
        }
      : null,
  ),
  rule('max-age-zero', 'notes', (maxAge) =>
    maxAge === 0
      ? {
          value: '0',
          says: 'keeps nothing: each request that needs a preflight sends one.',
          ...keepForTen,
        }
      : null,
  ),
]

const isCutBy = (seconds: number, maxAge: EnteredPolicy['maxAgeSeconds']): maxAge is number =>
  typeof maxAge === 'number' && maxAge > seconds && maxAge <= Number.MAX_SAFE_INTEGER

/** What is said of a time that some browsers cut short: which, and to what. */
function cut(maxAge: number, remedy: string, write: string): Finding {
  const cutting = keptAtMost.filter(({ seconds }) => maxAge > seconds)
  const limits = cutting.map(({ browser, seconds }) => `in ${browser} at ${seconds}`)
  return {
    value: String(maxAge),
    says: `is cut short, ${joinWithAnd(limits)} seconds.`,
    remedy,
    fix: writing(write),
  }
}

/** The seconds that somebody meant who wrote a unit or a fraction; null for no idea. */
function secondsMeantBy(value: string): string | null {
  const [, number = '', unit = ''] = /^\+?(\d{1,9}(?:\.\d{1,9})?)\s*([a-z]*)\.?$/i.exec(value) ?? []
  const factor = units.find(([names]) => names.includes(unit.toLowerCase()))?.[1]
  return number === '' || factor === undefined ? null : String(Math.round(Number(number) * factor))
}

const units: readonly (readonly [names: readonly string[], seconds: number])[] = [
  [['', 's', 'sec', 'secs', 'second', 'seconds'], 1],
  [['m', 'min', 'mins', 'minute', 'minutes'], 60],
  [['h', 'hr', 'hour', 'hours'], 3600],
  [['d', 'day', 'days'], 86_400],
]
