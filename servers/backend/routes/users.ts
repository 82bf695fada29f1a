import { z } from 'zod'
import type { Work } from '../../../scenarios/words/attempt.ts'
import { createRecordStore } from '../record-store.ts'
import { recordRoutes } from './records.ts'

const userSchema = z.object({
  name: z.string('The name is a text.').trim().min(1, 'The name is empty.').max(200),
  email: z.string('The address is a text.').includes('@', 'The address has no @.').max(200),
})

const firstUsers = [
  { name: 'Ada', email: 'ada@company.example' },
  { name: 'Grace', email: 'grace@company.example' },
  { name: 'Edsger', email: 'edsger@company.example' },
]

/** Who works with it. */
export const userRoutes = (note?: (change: Work['change'], id: string) => void) =>
  recordRoutes('/users', userSchema, createRecordStore(firstUsers, note))
