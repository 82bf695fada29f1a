/**
 * What browsers give only to secure contexts, with what stands in for it elsewhere. At an address of a local network,
 * such as http://192.168.1.5:4100, a page is not a secure context. No other file may use these APIs; the linter holds that.
 */

/** A random id of so many hexadecimal digits. Unlike `randomUUID`, `getRandomValues` is available everywhere. */
export function randomId(digits: number): string {
  const bytes = crypto.getRandomValues(new Uint8Array(Math.ceil(digits / 2)))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .slice(0, digits)
}

/** How a page can put a text on the clipboard. */
export interface WaysToCopy {
  /** Undefined outside of secure contexts. */
  readonly clipboard: Pick<Clipboard, 'writeText'> | undefined
  /** Whether it was copied. */
  readonly copyBySelection: (text: string) => boolean
}

/**
 * Puts a text on the clipboard, unchanged. Call it while a click or a key press is handled: browsers allow it only then.
 * @throws Error with a sentence for whoever wanted to copy, when the browser does not allow it.
 */
export async function copyText(text: string, ways = waysOfThisPage()): Promise<void> {
  const isCopied = await ways.clipboard?.writeText(text).then(
    () => true,
    () => false,
  )
  if (isCopied !== true && !ways.copyBySelection(text))
    throw new Error('The browser does not allow copying here. Select the text and copy it yourself.')
}

const waysOfThisPage = (): WaysToCopy => ({
  clipboard: window.isSecureContext ? navigator.clipboard : undefined,
  copyBySelection,
})

/** Copies as a person would, who selects a text and presses Ctrl+C. */
function copyBySelection(text: string): boolean {
  const focused = document.activeElement
  const area = document.createElement('textarea')
  area.value = text
  area.style.position = 'fixed'
  area.style.opacity = '0'
  // A textarea turns CR LF into LF; what is copied is code, and stays as it is.
  const copyExactly = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', text)
    event.preventDefault()
  }
  // Outside of an open dialog nothing can be selected.
  ;(focused?.closest('dialog') ?? document.body).append(area)
  area.select()
  document.addEventListener('copy', copyExactly)
  try {
    return document.execCommand('copy')
  } finally {
    document.removeEventListener('copy', copyExactly)
    area.remove()
    if (focused instanceof HTMLElement) focused.focus({ preventScroll: true })
  }
}
