import { queryOptions } from '@tanstack/react-query'
import { answerOf, control } from './client.ts'

const askAgainMs = 2_000

/** The lab that serves this page. What it says of itself does not change, so it is asked until it has answered. */
export const labQuery = queryOptions({
  queryKey: ['lab'],
  queryFn: () => answerOf(control.api.lab.$get()),
  refetchInterval: ({ state }) => (state.data === undefined ? askAgainMs : false),
  staleTime: Number.POSITIVE_INFINITY,
})

/** The programs that can stand as a proxy on this computer. */
export const enginesQuery = queryOptions({
  queryKey: ['engines'],
  queryFn: () => answerOf(control.api.engines.$get()),
  staleTime: 60_000,
})

/**
 * One stage, with its lanes. Asked again and again, so that the page notices when a lane is down, and when the
 * control server is gone and when it is back.
 */
export const stageQuery = (id: string) =>
  queryOptions({
    queryKey: ['stage', id],
    queryFn: () => answerOf(control.api.stages[':id'].$get({ param: { id } })),
    refetchInterval: askAgainMs,
  })
