import { allowedOrigins } from '../support/allowed-origins.ts'
import { seenAt, seenBy } from '../support/bench-page.ts'
import { expect, test } from '../support/fixtures.ts'

test('what is right on a developer’s computer and what is right deployed: one switch shows both', async ({
  bench,
  corsErrors,
  lab,
  onStage,
  page,
  seen,
}) => {
  const strategies = ['proxy', 'hybrid', 'both'] as const
  await onStage(
    {},
    strategies.map((strategy) => ({ strategy, environment: 'local' })),
  )
  await bench.send()
  // No load balancer on this computer, and nobody else adds the header.
  await bench.expectOutcomes({
    'proxy-CORS': 'blocked-at-preflight',
    'hybrid-CORS': 'readable',
    'both-CORS': 'readable',
  })
  expect(corsErrors).toEqual(['PreflightMissingAllowOriginHeader'])
  await expect(bench.lane('proxy-CORS')).toContainText(
    'the proxy that would is not on a developer’s computer',
  )
  expect(seenBy(await seen('hybrid-CORS'))).toEqual(['backend OPTIONS 204', 'backend PUT 200'])
  expect(allowedOrigins(await seen('hybrid-CORS'), 'backend')).toEqual([lab.dashboard])

  await page.getByRole('button', { name: 'All deployed' }).click()
  await expect(page.getByRole('button', { name: 'All deployed' })).toHaveAttribute('aria-pressed', 'true')
  await bench.send()
  await bench.expectOutcomes({
    'proxy-CORS': 'readable',
    'hybrid-CORS': 'readable',
    'both-CORS': 'blocked-at-response',
  })
  expect(corsErrors.slice(1)).toEqual(['MultipleAllowOriginValues'])
  expect(seenAt('backend', await seen('hybrid-CORS'))).toEqual(['PUT 200'])
  expect(allowedOrigins(await seen('hybrid-CORS'), 'proxy')).toEqual([lab.dashboard])
  expect(allowedOrigins(await seen('both-CORS'), 'proxy')).toEqual([lab.dashboard, lab.dashboard])
  const environment = bench.lane('hybrid-CORS').getByRole('group', { name: '.env' })
  await expect(environment).toContainText('CORS_BY=proxy')
  await expect(environment).not.toContainText('CORS_BY=backend')
})
