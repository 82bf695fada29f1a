import { useEffect, useRef, useState, type RefObject } from 'react'
import { companyPolicy } from '../../../scenarios/company/company-policy.ts'
import { usePageAttempts } from '../../attempt/run/page-attempts.ts'
import { whileShown } from '../../control/while-shown.ts'
import { CompanyRun, type CompanySetup } from './company-run.ts'
import { emptyCompany, type CompanyState } from './company-state.ts'

/**
 * Has a company run as long as the page is there, and as it is set up now; it is closed when the page is left, in
 * whichever way, and a page that a browser brings back as it was makes a new one.
 * @param origins the page origins of the lab; null while they are not known.
 */
export function useCompany(
  origins: readonly string[] | null,
  setup: CompanySetup,
): readonly [CompanyState, RefObject<CompanyRun | null>] {
  const [state, setState] = useState<CompanyState>(emptyCompany)
  const attempts = usePageAttempts()
  const current = useRef<CompanyRun | null>(null)
  const latest = useRef(setup)
  useEffect(() => {
    latest.current = setup
  }, [setup])

  useEffect(() => {
    if (origins === null) return
    const start = () => {
      setState(emptyCompany)
      current.current = new CompanyRun(companyPolicy(origins), attempts, setState)
      void current.current.setUp(latest.current)
    }
    const end = whileShown(start, () => current.current?.close())
    return () => {
      end()
      current.current = null
    }
  }, [origins, attempts])

  const first = useRef(setup)
  useEffect(() => {
    if (first.current === setup) return
    first.current = setup
    void current.current?.setUp(setup)
  }, [setup])
  return [state, current]
}
