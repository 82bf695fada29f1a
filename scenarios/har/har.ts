import { z } from 'zod'

const headers = z.array(z.object({ name: z.string(), value: z.string() })).default([])

const entry = z.object({
  pageref: z.string().optional(),
  request: z.object({
    method: z.string(),
    url: z.string(),
    headers,
    postData: z.object({ text: z.string().default('') }).nullish(),
  }),
  response: z.object({
    status: z.number(),
    statusText: z.string().default(''),
    headers,
    redirectURL: z.string().default(''),
    _error: z.string().nullish(),
    _failureText: z.string().nullish(),
  }),
  _resourceType: z.string().optional(),
})

/** What is read of a HAR (HTTP Archive 1.2), with what Chromium and Playwright add to it. */
export const harSchema = z.object({
  log: z.object({
    pages: z.array(z.object({ id: z.string(), title: z.string().default('') })).default([]),
    entries: z.array(entry),
  }),
})

export type Har = z.infer<typeof harSchema>
export type HarEntry = z.infer<typeof entry>

/** The value of a header of a message, by its lower-case name; null where it has none. */
export function harHeader(
  { headers }: Pick<HarEntry['request'], 'headers'>,
  lowerCaseName: string,
): string | null {
  return headers.find(({ name }) => name.toLowerCase() === lowerCaseName)?.value ?? null
}

/** Whether an entry is a CORS-preflight request. */
export const isHarPreflight = ({ request }: HarEntry): boolean =>
  request.method === 'OPTIONS' && harHeader(request, 'access-control-request-method') !== null
