import { queryOptions } from '@tanstack/react-query'
import { answerOf, control } from './client.ts'

const askAgainMs = 2_000

/** The lab that serves this page. Asked again and again, so that the page notices when it is gone, and back. */
export const labQuery = queryOptions({
  queryKey: ['lab'],
  queryFn: () => answerOf(control.api.lab.$get()),
  refetchInterval: askAgainMs,
})

/** One stage, with its lanes. */
export const stageQuery = (id: string) =>
  queryOptions({
    queryKey: ['stage', id],
    queryFn: () => answerOf(control.api.stages[':id'].$get({ param: { id } })),
    refetchInterval: askAgainMs,
  })
