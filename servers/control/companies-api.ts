import { Hono } from 'hono'
import { companyRequestSchema } from '../../scenarios/company/company-request.ts'
import { chosenIdSchema } from '../../scenarios/words/chosen-id.ts'
import type { Companies } from '../company/companies.ts'
import { cancelsCreation } from './cancels-creation.ts'
import { jsonBody } from './json-body.ts'

const newCompanySchema = companyRequestSchema.extend({ chosenId: chosenIdSchema.optional() })

/** `/api/companies`: three services in one or two arrangements; made, read, changed in place, closed. */
export const companiesApi = (companies: Companies) =>
  new Hono()
    .get('/', (c) => c.json({ companies: companies.list().map((company) => company.describe()) }))
    .post('/', jsonBody(newCompanySchema), async (c) => {
      const { chosenId, ...request } = c.req.valid('json')
      const company = await companies.create(request, chosenId)
      return c.json(company.describe(), 201)
    })
    .get('/:id', (c) => c.json(companies.get(c.req.param('id')).describe()))
    .put('/:id', jsonBody(companyRequestSchema), async (c) => {
      const company = companies.get(c.req.param('id'))
      await company.change(c.req.valid('json'))
      return c.json(company.describe())
    })
    .delete('/:id', async (c) => {
      await companies.remove(c.req.param('id'), { cancelsCreation: cancelsCreation(c) })
      return c.body(null, 204)
    })
