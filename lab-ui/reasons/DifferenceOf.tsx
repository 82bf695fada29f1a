import { useState } from 'react'
import { differences, type DifferenceName } from '../../scenarios/fetch-standard/differences.ts'
import { browsersThatDiffer } from '../../scenarios/reasons/browsers-that-differ.ts'
import { sharedVerdicts } from '../../scenarios/reasons/judged-example.ts'
import { browserTitles } from '../../scenarios/words/browser.ts'
import { JudgedExample } from './JudgedExample.tsx'

/** One difference: which browsers, what they do, how that is known, and an example that is judged once it is opened. */
export function DifferenceOf({ name }: { readonly name: DifferenceName }) {
  const { says, source, example } = differences[name]
  const [isOpen, setOpen] = useState(false)
  return (
    <li id={name}>
      <p className="who">
        {browsersThatDiffer(name).map((browser) => (
          <span key={browser} className="tag" data-means="idle">
            {browserTitles[browser]}
          </span>
        ))}
      </p>
      <p>{says}</p>
      <p className="none">{source}</p>
      {example !== undefined && (
        <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
          <summary>An example, judged here</summary>
          {isOpen && <JudgedExample code={null} recording={example} shared={sharedVerdicts(example)} />}
        </details>
      )}
    </li>
  )
}
