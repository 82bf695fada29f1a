import { useEffect, useRef } from 'react'
import { shortcutOf, shortcuts } from './shortcuts.ts'
import styles from './shortcuts.module.css'

/** The list of shortcuts: a button, and the key "?" while no field has the focus. */
export function ShortcutList() {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isTyping =
        event.target instanceof Element && event.target.closest('input, textarea, select') !== null
      if (!isTyping && event.key === '?' && shortcutOf(event) !== null) dialog.current?.showModal()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
  return (
    <>
      <button
        type="button"
        className="button quiet small"
        aria-keyshortcuts="?"
        onClick={() => dialog.current?.showModal()}
      >
        Keys
      </button>
      <dialog ref={dialog} className={styles.shortcuts} aria-label="Keys">
        <h2>Keys</h2>
        <dl>
          {shortcuts.map(({ keys, does }) => (
            <div key={does}>
              <dt>
                {keys.map((key) => (
                  <kbd key={key}>{key}</kbd>
                ))}
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
        <form method="dialog">
          <button className="button">Close</button>
        </form>
      </dialog>
    </>
  )
}
