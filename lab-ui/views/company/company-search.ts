import type { SearchSchemaInput } from '@tanstack/react-router'
import * as z from 'zod/mini'
import type { CompanyCall } from '../../../scenarios/company/company-call.ts'
import type { AdditionKind } from '../../../scenarios/company/company-policy.ts'
import type { ArrangementName } from '../../../scenarios/company/company.ts'
import type { DriftKind } from '../../../scenarios/company/drift.ts'
import type { Service } from '../../../scenarios/company/service.ts'
import { engineNames, type EngineName } from '../../../scenarios/words/engine.ts'
import { readSearch, type SearchSchemas } from '../../shell/search/read-search.ts'

/** The state of the view that its URL holds. Empty means: nobody, or the lab's own engine. */
export interface CompanySearch {
  readonly arrangements: 'both' | ArrangementName
  readonly engine: EngineName | ''
  readonly service: Service | ''
  readonly drift: DriftKind
  readonly calls: readonly CompanyCall[]
  readonly adds: AdditionKind
  readonly forgets: Service | ''
}

// The names are written out, so that what is said of them is not loaded with the first view.
const service = z.enum(['', 'orders', 'invoices', 'users'])

const schemas = {
  arrangements: z.enum(['both', 'proxy', 'backend']),
  engine: z.enum(['', ...engineNames]),
  service,
  drift: z.enum(['origin-forgotten', 'header-forgotten', 'old-copy']),
  calls: z.array(z.enum(['read', 'trace', 'create', 'replace'])),
  adds: z.enum(['origin', 'header']),
  forgets: service,
} satisfies SearchSchemas<CompanySearch>

export const defaultCompanySearch: CompanySearch = {
  arrangements: 'both',
  engine: '',
  service: '',
  drift: 'header-forgotten',
  calls: ['read', 'trace', 'create', 'replace'],
  adds: 'origin',
  forgets: '',
}

export const readCompanySearch = (search: Partial<CompanySearch> & SearchSchemaInput): CompanySearch =>
  readSearch(defaultCompanySearch, schemas, search)
