import type { SearchSchemaInput } from '@tanstack/react-router'
import * as z from 'zod/mini'
import { policyDraftSchema } from '../../scenarios/setup/policy/draft/policy-draft-schema.ts'
import type { PolicyDraft } from '../../scenarios/setup/policy/draft/policy-draft.ts'
import { composedRequestInUrl, textInUrl } from '../composer/request/composed-request-in-url.ts'
import { usualRequest, type ComposedRequest } from '../composer/request/composed-request.ts'
import { groupKeys, type GroupKey } from '../lanes/rows/grid-row.ts'
import { laneOfLinkSchema, type LaneOfLink } from '../control/lane-of-link.ts'

/** The state of the bench that its URL holds. An empty origin means the dashboard's own. */
export interface BenchSearch extends ComposedRequest {
  readonly stage: string
  /** The groups of rows that a person has folded, and those that a person has opened. */
  readonly folded: readonly GroupKey[]
  readonly open: readonly GroupKey[]
  /** The ids of lanes in the order in which they stand; those that it leaves out follow. */
  readonly order: readonly string[]
  /** What a person calls the lanes, by their ids. */
  readonly names: Readonly<Record<string, string>>
  /** The lanes of the stage when the link was made; empty for those that every lab starts with. */
  readonly lanes: readonly LaneOfLink[]
  /** What the policy editor holds, or the policy that runs; null for the one that every lab starts with. */
  readonly policy: PolicyDraft | null
  /** Whether the policy editor is open. */
  readonly editing: boolean
  /** The run of this browser's history that is shown; empty for the latest. */
  readonly attempt: string
  /** The run that stands beside it; empty for none. */
  readonly beside: string
}

/** The bench as it is opened without anything in the URL. */
export const defaultBenchSearch: BenchSearch = {
  ...usualRequest,
  stage: 'default',
  folded: [],
  open: [],
  order: [],
  names: {},
  lanes: [],
  policy: null,
  editing: false,
  attempt: '',
  beside: '',
}

const { stage, policy, lanes, order, names, attempt, beside } = defaultBenchSearch

/** What leads back to the default stage, whatever it runs by now; the request and the folded groups stay. */
export const defaultStageSearch = { stage, policy, lanes, order, names, attempt, beside } as const

/** The request alone, as it is composed. */
export function composedOf(search: BenchSearch): ComposedRequest {
  const { origin, method, path, headers, credentials, mode, redirect, cache, contentType, body } = search
  return { origin, method, path, headers, credentials, mode, redirect, cache, contentType, body }
}

const maxLanes = 8

const valueSchemas = {
  ...composedRequestInUrl,
  stage: textInUrl,
  folded: z.array(z.enum(groupKeys)),
  open: z.array(z.enum(groupKeys)),
  order: z.array(textInUrl).check(z.maxLength(maxLanes)),
  names: z.record(z.string(), textInUrl.check(z.maxLength(40))),
  lanes: z.array(laneOfLinkSchema).check(z.maxLength(maxLanes)),
  policy: z.nullable(policyDraftSchema),
  editing: z.boolean(),
  attempt: textInUrl,
  beside: textInUrl,
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
