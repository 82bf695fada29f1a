import type { SearchSchemaInput } from '@tanstack/react-router'
import { z } from 'zod'
import type { PageRequest } from '../../scenarios/words/page-request.ts'

/** The state of the bench that its URL holds. An empty origin means the dashboard's own. */
export interface BenchSearch extends PageRequest {
  readonly stage: string
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
}

export const credentialsModes = ['omit', 'same-origin', 'include'] as const
export const requestModes = ['cors', 'no-cors', 'same-origin'] as const
export const redirectModes = ['follow', 'error', 'manual'] as const
export const cacheModes = ['default', 'no-store', 'reload', 'no-cache', 'force-cache'] as const

const text = (value: string) => z.coerce.string().catch(value).default(value)
const fallback = defaultBenchSearch

const benchSearchSchema = z.object({
  stage: text(fallback.stage),
  origin: text(fallback.origin),
  method: text(fallback.method),
  path: text(fallback.path),
  headers: z
    .array(z.tuple([z.coerce.string(), z.coerce.string()]))
    .catch([])
    .default([]),
  credentials: z.enum(credentialsModes).catch(fallback.credentials).default(fallback.credentials),
  mode: z.enum(requestModes).catch(fallback.mode).default(fallback.mode),
  redirect: z.enum(redirectModes).catch(fallback.redirect).default(fallback.redirect),
  cache: z.enum(cacheModes).catch(fallback.cache).default(fallback.cache),
  contentType: text(fallback.contentType),
  body: z
    .unknown()
    .transform((value) => (typeof value === 'string' ? value : JSON.stringify(value)))
    .catch(fallback.body)
    .default(fallback.body),
})

/** Reads the URL. A value that is none falls back to its default, so that a mistyped link still opens. */
export function readBenchSearch(search: Partial<BenchSearch> & SearchSchemaInput): BenchSearch {
  return benchSearchSchema.parse(search)
}
