import type { ReasonCode } from '../../scenarios/fetch-standard/reason-code.ts'
import { consoleWords } from '../../scenarios/reasons/console-words.ts'
import { browserNames, browserTitles } from '../../scenarios/words/browser.ts'
import { runningBrowser } from '../browser/running-browser.ts'

/** What each browser's console says of a reason, that of the running browser first. */
export function ConsoleWords({ code }: { readonly code: ReasonCode }) {
  const words = consoleWords(code)
  const running = runningBrowser()
  const inOrder = browserNames.toSorted((one, other) => Number(other === running) - Number(one === running))
  return (
    <ul className="consoles" aria-label="What each console says">
      {inOrder.map((browser) => (
        <li key={browser}>
          <b>{browserTitles[browser]}</b>
          {browser === running && <span className="none"> this browser</span>}
          {words[browser]?.map((line) => (
            <q key={line} className="value">
              {line}
            </q>
          )) ?? <span className="none"> nothing about the reason</span>}
        </li>
      ))}
    </ul>
  )
}
