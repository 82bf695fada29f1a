import type { ReasonCode } from '../../../scenarios/fetch-standard/recording/reason-code.ts'
import { consoleWords } from '../../../scenarios/explain/reasons/consoles/console-words.ts'
import { browserNames, browserTitles } from '../../../scenarios/words/browser.ts'
import { runningBrowser } from '../../shell/browser/running-browser.ts'
import styles from '../../judged/example/reasons.module.css'

/** What each browser's console says of a reason, that of the running browser first. */
export function ConsoleWords({ code }: { readonly code: ReasonCode }) {
  const words = consoleWords(code)
  const running = runningBrowser()
  const inOrder = browserNames.toSorted((one, other) => Number(other === running) - Number(one === running))
  const all = Object.values(words).flatMap((lines) => lines ?? [])
  const letters = Object.entries(placeholders).filter(([letter]) =>
    all.some((line) => new RegExp(`\\b${letter}\\b`).test(line)),
  )
  return (
    <>
      <ul className={styles.consoles} aria-label="What each console says">
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
      {letters.length > 0 && (
        <p className="none">Here {letters.map(([letter, is]) => `${letter} is ${is}`).join(', ')}.</p>
      )}
    </>
  )
}

/** What stands in the quotes for what differs each time. */
const placeholders = {
  O: 'an origin',
  U: 'a URL',
  V: 'a value',
  M: 'a method',
  H: 'a header name',
  N: 'a status',
}
