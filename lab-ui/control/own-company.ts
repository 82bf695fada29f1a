import type { CompanyRequest } from '../../scenarios/company/company-request.ts'
import type { Company } from '../../scenarios/company/company.ts'
import { answerOf, control } from './client.ts'
import { Owned } from './owned.ts'
import { closeOwn, newId } from './page-resource.ts'

type CompanyBody = Parameters<typeof control.api.companies.$post>[0]['json']

/** The typed client asks for arrays that could be changed. */
const bodyOf = (request: CompanyRequest) => structuredClone(request) as CompanyBody

/** A company of the page's own. */
export const ownCompany = () =>
  new Owned<CompanyRequest, Company>({
    make: (request, chosenId) =>
      answerOf(control.api.companies.$post({ json: { ...bodyOf(request), chosenId } })),
    change: (id, request) =>
      answerOf(control.api.companies[':id'].$put({ param: { id }, json: bodyOf(request) })),
    read: (id) => answerOf(control.api.companies[':id'].$get({ param: { id } })),
    remove: (id) => closeOwn('companies', id),
    newId: () => newId('companies'),
  })
