import { useEffect, useState } from 'react'
import { Button } from '../controls/Button.tsx'
import composerStyles from './composer.module.css'
import headerRowsStyles from './header-rows.module.css'

export type CopyForm = 'curl' | 'fetch' | 'playwright'

interface CopyButtonsProps {
  /** Rejects with a message that says why it could not be copied. */
  readonly onCopy: (as: CopyForm) => Promise<void>
}

const forms: readonly (readonly [form: CopyForm, words: string])[] = [
  ['curl', 'curl'],
  ['fetch', 'fetch'],
  ['playwright', 'Playwright test'],
]
const shownForMs = 2_500

/** Copies the request in another form, and says so for a moment, or why not until the next try. */
export function CopyButtons({ onCopy }: CopyButtonsProps) {
  const [said, setSaid] = useState('')
  const [problem, setProblem] = useState('')

  useEffect(() => {
    if (said === '') return
    const timer = setTimeout(() => setSaid(''), shownForMs)
    return () => clearTimeout(timer)
  }, [said])

  const copy = async (form: CopyForm, words: string) => {
    setProblem('')
    try {
      await onCopy(form)
      setSaid(`Copied as ${words}`)
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error))
    }
  }
  return (
    <div className={composerStyles.copyAs}>
      <div className="label-line">
        <span>Copy as</span>
        <span role="status" className={problem === '' ? 'field-note' : 'field-note error'} title={problem}>
          {problem === '' ? said : problem}
        </span>
      </div>
      <div className={`${composerStyles.line} ${headerRowsStyles.line}`}>
        {forms.map(([form, words]) => (
          <Button key={form} isQuiet onClick={() => void copy(form, words)}>
            <span className="visually-hidden">Copy as </span>
            {words}
          </Button>
        ))}
      </div>
    </div>
  )
}
