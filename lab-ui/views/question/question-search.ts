import type { SearchSchemaInput } from '@tanstack/react-router'
import * as z from 'zod/mini'
import { policyDraftSchema } from '../../../scenarios/setup/policy/draft/policy-draft-schema.ts'
import type { PolicyDraft } from '../../../scenarios/setup/policy/draft/policy-draft.ts'
import { usualCase, type OwnCase } from '../../../scenarios/question/own-case.ts'
import { usualPorts } from '../../../scenarios/engines/local/usual-ports.ts'

import { readSearch, type SearchSchemas } from '../../shell/search/read-search.ts'

/** The state of the page that its URL holds. */
export interface QuestionSearch extends OwnCase {
  /** The policy that all cells run; null for the one that every lab starts with. */
  readonly policy: PolicyDraft | null
  /** The ports in the files to copy. What is no port is told beside the field. */
  readonly proxyPort: number
  readonly backendPort: number
}

export const defaultQuestionSearch: QuestionSearch = {
  ...usualCase,
  policy: null,
  proxyPort: usualPorts.proxy,
  backendPort: usualPorts.backend,
}

const valueSchemas = {
  owner: z.enum(['own-team', 'platform-team']),
  services: z.enum(['one', 'several', 'many']),
  local: z.enum(['backend', 'dev-server', 'proxy']),
  traffic: z.enum(['small', 'large']),
  cookies: z.enum(['none', 'same-site', 'across-sites']),
  policy: z.nullable(policyDraftSchema),
  proxyPort: z.number(),
  backendPort: z.number(),
} satisfies SearchSchemas<QuestionSearch>

/** Reads the URL. A value that is none falls back to its default, so that a mistyped link still opens. */
export function readQuestionSearch(search: Partial<QuestionSearch> & SearchSchemaInput): QuestionSearch {
  return readSearch(defaultQuestionSearch, valueSchemas, search)
}
