import { useEffect } from 'react'

/** Lets a mouse that has one wheel scroll what lies sideways, for as long as there is more of it. */
export function useSidewaysWheel(element: { readonly current: HTMLElement | null }): void {
  useEffect(() => {
    const { current } = element
    if (current === null) return
    const scroll = (event: WheelEvent) => {
      if (event.deltaX !== 0 || event.shiftKey || event.ctrlKey) return
      const before = current.scrollLeft
      current.scrollLeft += event.deltaY
      if (current.scrollLeft !== before) event.preventDefault()
    }
    current.addEventListener('wheel', scroll, { passive: false })
    return () => current.removeEventListener('wheel', scroll)
  }, [element])
}
