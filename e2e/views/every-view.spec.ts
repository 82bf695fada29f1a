import type { Page } from 'playwright/test'
import { views } from '../../lab-ui/views/views.ts'
import type { Lab } from '../../servers/launch.ts'
import { expectClean } from '../support/expect-clean.ts'
import { expect, test } from '../support/fixtures.ts'
import { hasFontsOfPictures, stillPage } from './pictures.ts'

test.setTimeout(90_000)

const widths = [1440, 1280, 390] as const

/** Opens a view, and waits until what it does by itself is done. */
async function open(page: Page, lab: Lab, view: (typeof views)[number]): Promise<void> {
  await page.goto(`${lab.dashboard}${view.example ?? view.path}`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
  await expect(page.getByRole('main').locator('[aria-busy=true]')).toHaveCount(0, { timeout: 30_000 })
}

test('the navigation leads to every view that has a group, and names the page after it', async ({
  lab,
  page,
}) => {
  await page.goto(lab.dashboard)
  const navigation = page.getByRole('navigation', { name: 'Views' })
  for (const { path, group, title } of views) {
    if (group === null) continue
    const link = navigation.getByRole('list', { name: group }).getByRole('link', { name: title, exact: true })
    await link.click()
    await expect(page).toHaveURL((url) => url.pathname === path)
    await expect(page).toHaveTitle(`${title} · CORS Lab`)
    await expect(link).toHaveAttribute('aria-current', 'page')
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
  }
})

for (const view of views) {
  test(`${view.path}: axe finds nothing, and at no width anything is wider than the page`, async ({
    lab,
    page,
  }) => {
    await open(page, lab, view)
    await expectClean(page)
    for (const width of widths) {
      await page.setViewportSize({ width, height: 900 })
      expect(await page.evaluate(() => document.documentElement.scrollWidth), String(width)).toBe(width)
    }
  })

  test(`${view.path}: it looks as it did`, async ({ lab, page }) => {
    await open(page, lab, view)
    test.skip(!(await hasFontsOfPictures(page)), 'This computer has other fonts.')
    await stillPage(page)
    for (const [width, colorScheme] of [
      [1440, 'light'],
      [1280, 'dark'],
      [390, 'light'],
    ] as const) {
      await page.setViewportSize({ width, height: 900 })
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await expect
        .soft(page)
        .toHaveScreenshot(`${view.path.slice(1).replaceAll(/\W+/g, '-')}-${width}-${colorScheme}.png`, {
          maxDiffPixelRatio: 0.01,
        })
    }
  })
}
