import type * as z from 'zod/mini'

const longestValueShown = 60

/** What is wrong with a value from outside: where it is wrong, the value that stands there, and why it will not do. */
export function faultSentence(issue: z.core.$ZodIssue, whole: unknown): string {
  const where = issue.path.map(stepOf).join('').replace(/^\./, '')
  const value = valueAt(whole, issue.path)
  if (value === undefined) return `${where} is missing`
  const words = [where, shown(value)].filter((each) => each !== '')
  return `${words.join(' ') || 'it'} ${issue.message}`
}

const stepOf = (key: PropertyKey) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)

/** An object or a list is not shown: what is wrong is its kind, or lies within. */
function shown(value: unknown): string {
  if (typeof value === 'object' && value !== null) return ''
  const json = JSON.stringify(value)
  return json.length > longestValueShown ? `${json.slice(0, longestValueShown)}…` : json
}

function valueAt(whole: unknown, path: readonly PropertyKey[]): unknown {
  let value = whole
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
    value = (value as Readonly<Record<PropertyKey, unknown>>)[key]
  }
  return value
}
