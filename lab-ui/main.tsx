import './tokens.css'
import './primitives.css'
import './shell/zod-without-eval.ts'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { PageAttempts, PageAttemptsProvider } from './attempt/run/page-attempts.ts'
import { router } from './router.tsx'

// A query of the control API may be asked again; an attempt never is: a second one is another experiment.
const queries = new QueryClient({
  // A lab is on this computer: whether that is connected to a network is no matter.
  defaultOptions: { queries: { retry: false, networkMode: 'always' }, mutations: { retry: false } },
})

const attempts = new PageAttempts()

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no element with the id "root".')

createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <PageAttemptsProvider value={attempts}>
        <RouterProvider router={router} />
      </PageAttemptsProvider>
    </QueryClientProvider>
  </StrictMode>,
)
