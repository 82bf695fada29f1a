import type * as z from 'zod/mini'

const longestValueShown = 60

/** What is wrong with a value from outside: where it is wrong, the value that stands there, and why it will not do. */
export function faultSentence(issue: z.core.$ZodIssue, whole: unknown): string {
  const { path, message } = deepest(issue, [])
  const where = path.map(stepOf).join('').replace(/^\./, '')
  const value = valueAt(whole, path)
  if (value === undefined) return `${where} is missing`
  const words = [where, shown(value)].filter((each) => each !== '')
  return `${words.join(' ') || 'it'} ${message}`
}

interface Fault {
  readonly path: readonly PropertyKey[]
  readonly message: string
}

/** Of what may be one of several kinds, the mistake is in the kind that it says it is. */
function deepest(issue: z.core.$ZodIssue, base: readonly PropertyKey[]): Fault {
  const path = [...base, ...issue.path]
  const branches = issue.code === 'invalid_union' ? issue.errors : []
  const [meant] = branches.find((issues) => issues.every(({ path }) => path[0] !== 'kind')) ?? []
  return meant === undefined ? { path, message: issue.message } : deepest(meant, path)
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
