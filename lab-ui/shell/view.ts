import type { SearchSchemaInput } from '@tanstack/react-router'
import type { ComponentType } from 'react'

/** The groups of the navigation, in their order, which never changes. */
export const viewGroups = ['Try', 'Learn', 'Decide'] as const

/** The state of a view, which its URL holds. */
export interface ViewSearch<Search extends object> {
  /** The state of a view that is opened without anything in the URL; none of it is written there. */
  readonly defaults: Search
  /** Reads the URL. An invalid value falls back to its default. */
  readonly read: (given: Partial<Search> & SearchSchemaInput) => Search
}

/** A view of the dashboard: its route, its place in the navigation, its page title and its tests follow from it. */
export interface View<Path extends string = string, Search extends object = object> {
  readonly path: Path
  /** Where the navigation lists it; null where it is reached from another view alone. */
  readonly group: (typeof viewGroups)[number] | null
  /** Its name in the navigation, and the title of its page. */
  readonly title: string
  /** What it is for, in one line. */
  readonly description: string
  /** Null where the URL holds nothing but the path. */
  readonly search: ViewSearch<Search> | null
  /** A path to open it at, where `path` has a parameter. */
  readonly example?: string
  /** Loads what draws it, when it is first opened. */
  readonly component: () => Promise<ComponentType>
}

/** A view, with its path and its state as their exact types. */
export const defineView = <const Path extends string, Search extends object = object>(
  view: View<Path, Search>,
): View<Path, Search> => view
