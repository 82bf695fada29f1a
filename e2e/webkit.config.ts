import { configurationFor } from './oracle/other-browsers/configuration.ts'

export default configurationFor('webkit')
