import * as z from 'zod/mini'
import { draftLimits, type PolicyDraft } from './policy-draft.ts'

const entries = z
  .array(z.string().check(z.minLength(1), z.maxLength(draftLimits.entryLength)))
  .check(z.maxLength(draftLimits.entries))
const names = z.string().check(z.maxLength(draftLimits.namesLength))

/** A PolicyDraft that comes from outside, from a URL: bounded in length, free in what it says. */
export const policyDraftSchema = z.object({
  origins: entries,
  methods: entries,
  requestHeaders: names,
  exposeHeaders: names,
  credentials: z.boolean(),
  maxAgeSeconds: z.string().check(z.maxLength(draftLimits.maxAgeLength)),
}) satisfies z.ZodMiniType<PolicyDraft>
