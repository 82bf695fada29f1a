import { useLayoutEffect, useRef, type RefObject } from 'react'

const gap = 4

/**
 * Shows a popover below its owner, or above it where there is no room, and keeps it there while the page
 * scrolls. In the top layer nothing that scrolls or clips cuts it off.
 */
export function usePlacedBelow<Element extends HTMLElement>(
  owner: RefObject<HTMLElement | null>,
): RefObject<Element | null> {
  const popover = useRef<Element>(null)

  useLayoutEffect(() => {
    popover.current?.showPopover()
    const place = () => {
      if (popover.current === null || owner.current === null) return
      const { left, top, bottom } = owner.current.getBoundingClientRect()
      const { style, offsetWidth, offsetHeight } = popover.current
      const fitsBelow = bottom + gap + offsetHeight <= window.innerHeight || top < offsetHeight
      style.left = `${Math.max(gap, Math.min(left, window.innerWidth - offsetWidth - gap))}px`
      style.top = `${fitsBelow ? bottom + gap : top - gap - offsetHeight}px`
    }
    place()
    const resized = new ResizeObserver(place)
    if (popover.current !== null) resized.observe(popover.current)
    window.addEventListener('scroll', place, true)
    window.addEventListener('resize', place)
    return () => {
      resized.disconnect()
      window.removeEventListener('scroll', place, true)
      window.removeEventListener('resize', place)
    }
  }, [owner])

  return popover
}
