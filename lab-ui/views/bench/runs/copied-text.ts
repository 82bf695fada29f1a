import type { CopyInput } from '../../../../scenarios/explain/copy/copy-input.ts'
import type { PageRequest } from '../../../../scenarios/words/page-request.ts'
import type { CopyForm } from '../../../composer/CopyButtons.tsx'
import type { LaneView } from '../../../judged/lane-view.ts'

interface Copied {
  readonly form: CopyForm
  readonly stage: string
  readonly request: PageRequest
  /** What they saw of this very request is what the Playwright test expects. */
  readonly lanes: readonly LaneView[]
}

/** The request as text: for a shell, for a console, or for Playwright. The code for it is loaded on demand. */
export async function copiedText({ form, ...rest }: Copied): Promise<string> {
  // A lane of one origin with its page is asked from that page, which a copy from another one does not do.
  const lanes = rest.lanes.filter(({ lane }) => lane.strategy !== 'same-origin')
  const text = await textOf(form, { ...rest, lanes, dashboard: window.location.origin })
  return lanes.length === rest.lanes.length ? text : `${form === 'curl' ? '#' : '//'} ${leftOut}\n${text}`
}

const leftOut =
  'Lanes whose page and API are of one origin are left out: they are asked from a page of their own.'

async function textOf(form: CopyForm, input: CopyInput): Promise<string> {
  switch (form) {
    case 'curl':
      return (await import('../../../../scenarios/explain/copy/curl/as-curl.ts')).asCurl(input)
    case 'fetch':
      return (await import('../../../../scenarios/explain/copy/as-fetch.ts')).asFetch(input)
    case 'playwright':
      return (
        await import('../../../../scenarios/explain/copy/playwright/as-playwright-test.ts')
      ).asPlaywrightTest(input)
  }
}
