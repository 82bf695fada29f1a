import { Hono } from 'hono'
import type { OrderStore } from '../order-store.ts'
import { catalogueRoutes } from './catalogue.ts'
import { indexRoutes } from './index-routes.ts'
import { oddAnswerRoutes } from './odd-answers.ts'
import { orderRoutes } from './orders.ts'
import { sessionRoutes } from './sessions.ts'

/** The backend's whole API, the same in every lane. It knows nothing of CORS. */
export const api = (store: OrderStore, cookieName: string): Hono =>
  new Hono()
    .route('/', indexRoutes())
    .route('/', orderRoutes(store))
    .route('/', catalogueRoutes())
    .route('/', sessionRoutes(store, cookieName))
    .route('/', oddAnswerRoutes())
