import { useEffect, useState } from 'react'
import { copyText } from '../shell/secure-context.ts'
import styles from './copy-text.module.css'

interface CopyTextProps {
  readonly text: string
  readonly name: string
}

const copied = 'Copied'
const shownForMs = 2_000

/** A quiet button that copies a text, and says so for a moment, or why it could not until the next try. */
export function CopyText({ text, name }: CopyTextProps) {
  const [said, setSaid] = useState('')
  useEffect(() => {
    if (said !== copied) return
    const timer = setTimeout(() => setSaid(''), shownForMs)
    return () => clearTimeout(timer)
  }, [said])
  const copy = async () => {
    try {
      await copyText(text)
      setSaid(copied)
    } catch (error) {
      setSaid(error instanceof Error ? error.message : String(error))
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
