import { z } from 'zod'
import type { Work } from '../../../scenarios/words/attempt.ts'
import { createRecordStore } from '../record-store.ts'
import { recordRoutes } from './records.ts'

const invoiceSchema = z.object({
  customer: z.string('The customer is a text.').trim().min(1, 'The customer is empty.').max(200),
  cents: z.int('The amount is a whole number of cents.').min(0, 'The amount is not negative.'),
})

const firstInvoices = [
  { customer: 'Ada', cents: 1250 },
  { customer: 'Grace', cents: 480 },
  { customer: 'Edsger', cents: 9900 },
]

/** What has been billed. */
export const invoiceRoutes = (note?: (change: Work['change'], id: string) => void) =>
  recordRoutes('/invoices', invoiceSchema, createRecordStore(firstInvoices, note))
