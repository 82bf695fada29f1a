import { useEffect, useLayoutEffect } from 'react'

type ListRef = { readonly current: HTMLElement | null }

/**
 * Keeps a list that scrolls sideways, and whose first item stands at its left end, at the item that is current,
 * else at the first: from the start, and at every width.
 */
export function useCurrentInSight(list: ListRef): void {
  useLayoutEffect(() => {
    const { current } = list
    if (current === null) return
    const show = () => {
      const item = current.querySelector('[aria-current]')
      if (item === null) current.scrollTo({ left: -current.scrollWidth })
      else showWithin(current, item)
    }
    show()
    const watch = new ResizeObserver(show)
    watch.observe(current)
    return () => watch.disconnect()
  }, [list])
}

/** Brings an item, by its `data-id`, into sight when it becomes that one. */
export function useInSight(list: ListRef, id: string | null): void {
  useEffect(() => {
    if (id === null) return
    // After the frame in which it came: what moves then is scrolled, and nothing has changed its place.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => {
        const item = list.current?.querySelector(`[data-id="${CSS.escape(id)}"]`)
        if (list.current && item) showWithin(list.current, item)
      })
    })
    return () => cancelAnimationFrame(frame)
  }, [list, id])
}

/** Scrolls the list alone, and only as far as it must. */
function showWithin(list: HTMLElement, item: Element): void {
  const { left, right } = item.getBoundingClientRect()
  const bounds = list.getBoundingClientRect()
  const fadesFrom = bounds.right - parseFloat(getComputedStyle(list).paddingRight)
  if (left < bounds.left) list.scrollBy({ left: left - bounds.left })
  else if (right > fadesFrom) list.scrollBy({ left: Math.min(right - fadesFrom, left - bounds.left) })
}
