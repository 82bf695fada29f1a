import type { EnteredPolicy } from './policy-draft.ts'
import type { Finding, PolicyRule, Severity } from './policy-rule.ts'

/** The longest that each browser keeps a preflight's verdict, in seconds, whatever Max-Age says. */
const keptAtMost = { chromium: 7200, firefox: 86_400 } as const

const keepForTen = 'Write 600 for ten minutes.'

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

export const maxAgeRules: readonly PolicyRule[] = [
  rule('max-age-unfit', 'blocks', (maxAge) => {
    if (typeof maxAge !== 'string') return null
    const meant = secondsMeantBy(maxAge)
    const says = 'is not a whole number of seconds, 0 or more.'
    return meant === null
      ? { value: maxAge, says, remedy: 'Write digits only, or leave it empty to send none.' }
      : { value: maxAge, says, remedy: `Write ${meant}.`, write: meant }
  }),
  rule('max-age-too-large', 'blocks', (maxAge) =>
    typeof maxAge === 'number' && maxAge > Number.MAX_SAFE_INTEGER
      ? {
          value: String(maxAge),
          says: 'is more than a whole number here can hold.',
          remedy: `Write ${keptAtMost.firefox}: no browser keeps a verdict for longer.`,
          write: String(keptAtMost.firefox),
        }
      : null,
  ),
  rule('max-age-capped', 'warns', (maxAge) => {
    if (typeof maxAge !== 'number' || maxAge <= keptAtMost.chromium || maxAge > Number.MAX_SAFE_INTEGER)
      return null
    const firefox = maxAge > keptAtMost.firefox ? ` and Firefox for ${keptAtMost.firefox}` : ''
    return {
      value: String(maxAge),
      says: `is cut short: Chromium keeps a verdict for at most ${keptAtMost.chromium} seconds${firefox}.`,
      remedy: `Write ${keptAtMost.chromium} to have what it says.`,
      write: String(keptAtMost.chromium),
    }
  }),
  rule('max-age-none', 'notes', (maxAge) =>
    maxAge === null
      ? { value: '', says: 'None is sent: browsers then keep a verdict for 5 seconds.', remedy: keepForTen }
      : null,
  ),
  rule('max-age-zero', 'notes', (maxAge) =>
    maxAge === 0
      ? {
          value: '0',
          says: 'keeps nothing: each request that needs a preflight sends one.',
          remedy: keepForTen,
        }
      : null,
  ),
]

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
