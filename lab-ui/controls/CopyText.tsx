import { useEffect, useState } from 'react'
import styles from './copy-text.module.css'

interface CopyTextProps {
  readonly text: string
  readonly name: string
}

const shownForMs = 2_000

/** A quiet button that copies a text, and says so for a moment, or why it could not. */
export function CopyText({ text, name }: CopyTextProps) {
  const [said, setSaid] = useState('')
  useEffect(() => {
    if (said === '') return
    const timer = setTimeout(() => setSaid(''), shownForMs)
    return () => clearTimeout(timer)
  }, [said])
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text)
      setSaid('Copied')
    } catch {
      setSaid('The browser did not let it be copied')
    }
  }
  return (
    <span className={styles.copyText}>
      <button className="button quiet small" type="button" onClick={() => void copy()}>
        {name}
      </button>
      <span role="status" className="none">
        {said}
      </span>
    </span>
  )
}
