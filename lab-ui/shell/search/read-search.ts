import type * as z from 'zod/mini'

/** How each value that a view keeps in its URL is read. */
export type SearchSchemas<Search> = { readonly [Name in keyof Search]: z.ZodMiniType<Search[Name]> }

/** Reads the URL. A value that is none falls back to its default, so that a mistyped link still opens. */
export function readSearch<Search extends object>(
  defaults: Search,
  schemas: SearchSchemas<Search>,
  given: Partial<Search>,
): Search {
  const read = Object.entries(schemas as Readonly<Record<string, z.ZodMiniType>>).flatMap(
    ([name, schema]) => {
      const value = schema.safeParse(given[name as keyof Search]).data
      return value === undefined ? [] : [[name, value]]
    },
  )
  return { ...defaults, ...(Object.fromEntries(read) as Partial<Search>) }
}
