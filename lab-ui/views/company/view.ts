import { defineView } from '../../shell/view.ts'
import { defaultCompanySearch, readCompanySearch } from './company-search.ts'

export const companyView = defineView({
  path: '/company',
  group: 'Decide',
  title: 'Many teams',
  description: 'One company with three services: what happens when a policy changes, and one team forgets.',
  search: { defaults: defaultCompanySearch, read: readCompanySearch },
  component: async () => (await import('./CompanyPage.tsx')).CompanyPage,
})
