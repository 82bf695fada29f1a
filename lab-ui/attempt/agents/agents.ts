import { OriginAgents } from './origin-agents.ts'

/** The agents of this page; each page origin has one of them at most. */
export const agents = new OriginAgents()
