/** `npm run generate`: writes Payload's types and the admin's import map. Both are committed and checked for drift. */
import { generateImportMap } from 'payload'
import { generateTypes } from 'payload/node'

import configPromise from '../../payload.config'

const config = await configPromise
await generateTypes(config, { log: false })
await generateImportMap(config, { force: true, log: false })
process.exit(0)
