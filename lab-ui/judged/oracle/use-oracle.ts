import { useEffect, useState } from 'react'
import type * as OracleModule from './oracle.ts'

export type Oracle = typeof OracleModule

let loaded: Oracle | null = null

/** The oracle; null until it is loaded, which begins when the page has been drawn. */
export function useOracle(): Oracle | null {
  const [oracle, setOracle] = useState(loaded)
  useEffect(() => {
    if (loaded !== null) return
    let isGone = false
    void import('./oracle.ts').then((module) => {
      loaded = module
      if (!isGone) setOracle(module)
    })
    return () => {
      isGone = true
    }
  }, [])
  return oracle
}
