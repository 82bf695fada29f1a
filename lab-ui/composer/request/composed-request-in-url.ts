import * as z from 'zod/mini'
import { pageRequestSchema } from '../../../scenarios/words/page-request.ts'
import type { ComposedRequest } from './composed-request.ts'

// A value in a URL that reads as JSON arrives as what it reads as: "null" as null, a body as an object.

/** A text in a URL. */
export const textInUrl = z.pipe(z.union([z.string(), z.number(), z.boolean(), z.null()]), z.transform(String))
const textOrJson = z.pipe(
  z.unknown(),
  z.transform((value) => (typeof value === 'string' ? value : JSON.stringify(value))),
)
const { credentials, mode, redirect, cache } = pageRequestSchema.shape

/** The parts of a composed request as a URL holds them. */
export const composedRequestInUrl = {
  origin: textInUrl,
  method: textInUrl,
  path: textInUrl,
  headers: z.array(
    z.union([z.tuple([textInUrl, textInUrl]), z.tuple([textInUrl, textInUrl, z.literal('off')])]),
  ),
  credentials,
  mode,
  redirect,
  cache,
  contentType: textInUrl,
  body: textOrJson,
} satisfies { readonly [Name in keyof ComposedRequest]: z.ZodMiniType<ComposedRequest[Name]> }
