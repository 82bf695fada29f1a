import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'
import type { QuestionSearch } from './question-search.ts'

/** The page's state, which is in its URL, and how to change it. */
export function useQuestionSearch(): readonly [QuestionSearch, (change: Partial<QuestionSearch>) => void] {
  const search: QuestionSearch = useSearch({ from: '/question' })
  const navigate = useNavigate({ from: '/question' })
  const change = useCallback(
    (part: Partial<QuestionSearch>) =>
      void navigate({
        search: (old) => ({ ...old, ...part }),
        hash: true,
        replace: true,
        resetScroll: false,
      }),
    [navigate],
  )
  return [search, change]
}
