import { useState } from 'react'
import {
  measuredVersions,
  type DifferingBrowser,
} from '../../../scenarios/fetch-standard/differences/difference.ts'
import {
  browsersWith,
  differences,
  type DifferenceName,
} from '../../../scenarios/fetch-standard/differences/differences.ts'
import { sharedVerdicts } from '../../../scenarios/explain/reasons/judged-example.ts'
import { browserNames, browserTitles, type BrowserName } from '../../../scenarios/words/browser.ts'
import { JudgedExample } from '../../judged/example/JudgedExample.tsx'
import styles from './differences.module.css'

/** The browsers that people use in which a property is not as the standard has it. */
export const differingBrowsers = (name: DifferenceName) =>
  browserNames.filter((browser) => browsersWith(name).includes(browser))

/** One difference: which browsers, what they do, how that is known, and an example that is judged once it is opened. */
export function DifferenceOf({ name }: { readonly name: DifferenceName }) {
  const { title, says, since, readIn = [], link, example } = differences[name]
  const [isOpen, setOpen] = useState(false)
  return (
    <li id={name}>
      <p className={styles.who} data-part="browsers">
        {differingBrowsers(name).map((browser) => (
          <span key={browser} className="tag" data-means="idle">
            {browserTitles[browser]}
            {since?.[browser] !== undefined && ` since ${since[browser]}`}
          </span>
        ))}
      </p>
      <div>
        <h3>{title}</h3>
        <p>{says}</p>
      </div>
      <p className="none">
        {howKnown(differingBrowsers(name), readIn)}
        {link !== undefined && (
          <>
            ; <a href={link}>source</a>
          </>
        )}
      </p>
      <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>An example, judged here</summary>
        {isOpen && <JudgedExample code={null} recording={example} shared={sharedVerdicts(example)} />}
      </details>
    </li>
  )
}

/** Where it was seen, and of which browsers it was only read: "measured in Chromium 156; read in Firefox ESR 153.8". */
function howKnown(browsers: readonly BrowserName[], readIn: readonly DifferingBrowser[]): string {
  const versions = (those: readonly BrowserName[]) => those.map((browser) => measuredVersions[browser])
  const measured = versions(browsers.filter((browser) => !readIn.includes(browser)))
  const read = versions(browsers.filter((browser) => readIn.includes(browser)))
  return [
    ...(measured.length > 0 ? [`measured in ${measured.join(', ')}`] : []),
    ...(read.length > 0 ? [`read in ${read.join(', ')}`] : []),
  ].join('; ')
}
