import type { Page } from 'playwright/test'
import { expect, readAttempt, test } from '../support/fixtures.ts'

test('cookies go between hosts of one site and nowhere else: app to api has them, evil has none', async ({
  lab,
  page,
}) => {
  const origins = ['app.lab', 'evil'].map((name) => lab.origins.find((each) => each.includes(name))!)
  const { policy } = lab.stages.get('default').describe()
  const stage = await lab.stages.create({
    policy: { ...policy, origins: [...origins], credentials: true },
    lanes: [{ strategy: 'backend' }],
  })
  const lane = stage.describe().lanes[0]!.url.replace('//localhost', '//api.lab.localhost')
  const sessions = [
    '',
    '&sameSite=Strict',
    '&sameSite=None',
    '&domain=lab.localhost',
    '&domain=lab.localhost&sameSite=Strict',
  ]
  const [app = '', evil = ''] = origins
  for (const [origin, isSameSite] of [
    [app, true],
    [evil, false],
  ] as const) {
    await page.goto(`${origin}/agent`)
    for (const [index, session] of sessions.entries()) {
      await page.context().clearCookies()
      const run = `cookie-${isSameSite}-${index}-${process.pid}`
      const status = await signedIn(page, lane, session, run)
      const [exchange] = (await readAttempt(lab, `${run}-GET`)).exchanges
      const cookie = exchange!.requestHeaders.find(([name]) => name.toLowerCase() === 'cookie')
      expect([status, cookie !== undefined], `${origin} ${session}`).toEqual(
        isSameSite ? [200, true] : [401, false],
      )
    }
  }
  await lab.stages.remove(stage.id)
})

/** Signs in from a page, asks who is signed in, and tells the status and whether a cookie went along. */
async function signedIn(page: Page, url: string, session: string, run: string) {
  return page.evaluate(
    async ([url, session, run]) => {
      const send = (path: string, method: string) =>
        fetch(url + path, {
          method,
          credentials: 'include',
          referrer: `/attempt/${run}-${method}`,
          referrerPolicy: 'unsafe-url',
        })
      await send(`/session?name=ada${session}`, 'POST')
      return (await send('/me', 'GET')).status
    },
    [url, session, run] as const,
  )
}
