import type { z } from 'zod'

/** One mistake in a request body: where it is, what stands there, and the way out. */
export interface Issue {
  /** Names and positions joined by dots, such as `policy.origins.1`; empty for the body itself. */
  readonly path: string
  /** The value that was given; null when there is none. */
  readonly value: unknown
  readonly reason: 'missing' | 'invalid' | 'unknown'
  readonly message: string
}

type ZodIssue = z.core.$ZodIssue

const maxValueLength = 200

/** Every mistake that zod found in a body, one by one, in the words of the API. */
export function issuesOf(error: z.ZodError, body: unknown): readonly Issue[] {
  return error.issues.flatMap((issue) => issuesOfOne(issue, body, []))
}

function issuesOfOne(issue: ZodIssue, body: unknown, base: readonly PropertyKey[]): readonly Issue[] {
  const path = [...base, ...issue.path]
  if (issue.code === 'invalid_union') {
    const branch = nearestBranch(issue.errors)
    if (branch !== undefined) return branch.flatMap((inner) => issuesOfOne(inner, body, path))
  }
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: [...path, key].join('.'),
      value: shortened(valueAt(body, [...path, key])),
      reason: 'unknown',
      message: `There is no member "${key.slice(0, 60)}" here. Check its spelling, or leave it out.`,
    }))
  }
  const value = valueAt(body, path)
  return [
    {
      path: path.join('.'),
      value: shortened(value),
      reason: value === undefined ? 'missing' : 'invalid',
      message: value === undefined ? 'This member is missing.' : issue.message,
    },
  ]
}

/** Of a union's branches the one whose complaints lie deepest: it is the one that was meant. */
function nearestBranch(branches: readonly (readonly ZodIssue[])[]): readonly ZodIssue[] | undefined {
  const depth = (branch: readonly ZodIssue[]) => Math.max(0, ...branch.map((issue) => issue.path.length))
  return branches.toSorted((a, b) => depth(b) - depth(a))[0]
}

function valueAt(body: unknown, path: readonly PropertyKey[]): unknown {
  let value = body
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
    value = (value as Record<PropertyKey, unknown>)[key]
  }
  return value
}

/** An answer must not grow with what was sent: long values are cut, nested ones named by their kind. */
function shortened(value: unknown): unknown {
  if (typeof value === 'string') {
    return value.length > maxValueLength ? `${value.slice(0, maxValueLength)}…` : value
  }
  if (Array.isArray(value)) return '[array]'
  if (typeof value === 'object' && value !== null) return '[object]'
  return value ?? null
}
