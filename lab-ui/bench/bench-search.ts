import type { SearchSchemaInput } from '@tanstack/react-router'
import * as z from 'zod/mini'
import { composedRequestInUrl, textInUrl } from '../composer/composed-request-in-url.ts'
import type { ComposedRequest } from '../composer/composed-request.ts'

/** The groups of rows that fold, in all lanes at once. */
const foldingGroups = ['happened', 'messages', 'runs'] as const
export type FoldingGroup = (typeof foldingGroups)[number]

/** The state of the bench that its URL holds. An empty origin means the dashboard's own. */
export interface BenchSearch extends ComposedRequest {
  readonly stage: string
  readonly folded: readonly FoldingGroup[]
}

/** The bench as it is opened without anything in the URL. */
export const defaultBenchSearch: BenchSearch = {
  stage: 'default',
  origin: '',
  method: 'PUT',
  path: '/orders/17',
  headers: [],
  credentials: 'same-origin',
  mode: 'cors',
  redirect: 'follow',
  cache: 'default',
  contentType: 'application/json',
  body: '{ "item": "tea", "quantity": 3 }',
  folded: [],
}

const valueSchemas = {
  ...composedRequestInUrl,
  stage: textInUrl,
  folded: z.array(z.enum(foldingGroups)),
} satisfies { readonly [Name in keyof BenchSearch]: z.ZodMiniType<BenchSearch[Name]> }

/** Reads the URL. A value that is none falls back to its default, so that a mistyped link still opens. */
export function readBenchSearch(search: Partial<BenchSearch> & SearchSchemaInput): BenchSearch {
  return { ...defaultBenchSearch, ...readable(search) }
}

function readable(search: Readonly<Record<string, unknown>>): Partial<BenchSearch> {
  return Object.fromEntries(
    Object.entries(valueSchemas).flatMap(([name, schema]) => {
      const value = search[name]
      const read = value === undefined ? undefined : schema.safeParse(value).data
      return read === undefined ? [] : [[name, read]]
    }),
  )
}

/** A sentence for each value of a URL that is none, so that a mistyped link does not pass for what was meant. */
export function ignoredInUrl(search: Readonly<Record<string, unknown>>): readonly string[] {
  const read = readable(search)
  return Object.entries(search).flatMap(([name, value]) => {
    if (Object.hasOwn(read, name)) return []
    const shown = typeof value === 'string' ? value : JSON.stringify(value)
    return Object.hasOwn(valueSchemas, name)
      ? [
          `The link's ${name} "${shown.slice(0, 80)}" is none that the bench knows, so it has its usual value.`,
        ]
      : [`The link's "${name}" is nothing that the bench knows, so it is left out.`]
  })
}
