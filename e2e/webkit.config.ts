import { configurationFor } from './other-browsers/configuration.ts'

export default configurationFor('webkit')
