import path from 'node:path'
import { fileURLToPath } from 'node:url'

import { mongooseAdapter } from '@payloadcms/db-mongodb'
import { lexicalEditor } from '@payloadcms/richtext-lexical'
import { ko } from '@payloadcms/translations/languages/ko'
import { buildConfig } from 'payload'
import sharp from 'sharp'

import { aids } from './collections/aids'
import { auditEvents } from './collections/audit-events'
import { categories } from './collections/categories'
import { deskItems } from './collections/desk-items'
import { deskSettings } from './collections/desk-settings'
import { entries } from './collections/entries'
import { issueBriefs } from './collections/issue-briefs'
import { media } from './collections/media'
import { organizations } from './collections/organizations'
import { posts } from './collections/posts'
import { publications } from './collections/publications'
import { topics } from './collections/topics'
import { users } from './collections/users'
import { createLog } from './src/lib/log'
import { configSettings } from './src/lib/configSettings'
import { noMailYet } from './src/mail/noMailYet'

const root = path.dirname(fileURLToPath(import.meta.url))
const settings = configSettings()

export default buildConfig({
  secret: settings.secret,
  ...(settings.publicUrl ? { serverURL: settings.publicUrl, csrf: settings.trustedOrigins } : {}),
  collections: [
    entries,
    issueBriefs,
    aids,
    topics,
    categories,
    organizations,
    posts,
    publications,
    auditEvents,
    deskItems,
    media(settings.mediaDir),
    users,
  ],
  globals: [deskSettings],
  editor: lexicalEditor(),
  db: mongooseAdapter({
    url: settings.mongodbUri,
    ensureIndexes: true,
    migrationDir: path.join(root, 'migrations'),
    transactionOptions: { readConcern: { level: 'snapshot' }, writeConcern: { w: 'majority', j: true } },
  }),
  email: noMailYet,
  sharp,
  upload: { limits: { fileSize: 10 * 1024 * 1024 }, abortOnLimit: true },
  graphQL: { disable: true },
  defaultDepth: 0,
  maxDepth: 3,
  telemetry: false,
  logger: createLog({ level: settings.logLevel, style: settings.logStyle }),
  loggingLevels: {
    APIError: 'info',
    ValidationError: 'info',
    NotFound: 'info',
    Forbidden: 'info',
    AuthenticationError: 'info',
    LockedAuth: 'info',
  },
  i18n: { supportedLanguages: { ko }, fallbackLanguage: 'ko' },
  admin: {
    user: users.slug,
    // Payload's own default asks gravatar.com for each user's picture.
    avatar: 'default',
    components: {
      graphics: { Icon: './src/admin/Icon#Icon', Logo: './src/admin/Logo#Logo' },
      actions: ['./src/admin/DeskLink#DeskLink'],
    },
    importMap: { baseDir: root, importMapFile: path.join(root, 'src/app/(payload)/admin/importMap.js') },
    meta: { titleSuffix: ' · 이음' },
    dateFormat: 'yyyy. M. d. HH:mm',
    timezones: { supportedTimezones: [{ label: '서울', value: 'Asia/Seoul' }], defaultTimezone: 'Asia/Seoul' },
  },
  typescript: { outputFile: path.join(root, 'payload-types.ts') },
})
