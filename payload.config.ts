import path from 'node:path'
import { fileURLToPath } from 'node:url'

import { mongooseAdapter } from '@payloadcms/db-mongodb'
import { lexicalEditor } from '@payloadcms/richtext-lexical'
import { ko } from '@payloadcms/translations/languages/ko'
import { buildConfig } from 'payload'
import sharp from 'sharp'

import { acknowledgements } from './collections/acknowledgements'
import { aids } from './collections/aids'
import { auditEvents } from './collections/audit-events'
import { campaignItems } from './collections/campaign-items'
import { campaigns } from './collections/campaigns'
import { categories } from './collections/categories'
import { deskItems } from './collections/desk-items'
import { deskSettings } from './collections/desk-settings'
import { entries } from './collections/entries'
import { flags } from './collections/flags'
import { evidence } from './collections/evidence'
import { issueBriefs } from './collections/issue-briefs'
import { mailOutbox } from './collections/mail-outbox'
import { mailSettings } from './collections/mail-settings'
import { media } from './collections/media'
import { organizations } from './collections/organizations'
import { postMailings } from './collections/post-mailings'
import { posts } from './collections/posts'
import { publications } from './collections/publications'
import { refreshSettings } from './collections/refresh-settings'
import { thesaurusGroups } from './collections/thesaurus-groups'
import { refreshRequests } from './collections/refresh-requests'
import { answerBadInput } from './collections/shared/answerBadInput'
import { topics } from './collections/topics'
import { users } from './collections/users'
import { refreshEndpoints } from './src/admin/refresh/endpoints'
import { createLog } from './src/lib/log'
import { configSettings } from './src/lib/configSettings'
import { outboxEmail } from './src/mail/outboxEmail'

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
    postMailings,
    mailOutbox,
    refreshRequests,
    flags,
    campaigns,
    campaignItems,
    publications,
    auditEvents,
    acknowledgements,
    thesaurusGroups,
    evidence,
    deskItems,
    media(settings.mediaDir),
    users(settings.isOpen),
  ],
  endpoints: refreshEndpoints,
  hooks: { afterError: [answerBadInput] },
  globals: [refreshSettings, mailSettings, deskSettings],
  editor: lexicalEditor(),
  db: mongooseAdapter({
    url: settings.mongodbUri,
    ensureIndexes: true,
    migrationDir: path.join(root, 'migrations'),
    transactionOptions: { readConcern: { level: 'snapshot' }, writeConcern: { w: 'majority', j: true } },
  }),
  email: outboxEmail,
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
    user: 'users',
    // Payload's own default asks gravatar.com for each user's picture.
    avatar: 'default',
    components: {
      graphics: { Icon: './src/admin/Icon#Icon', Logo: './src/admin/Logo#Logo' },
      actions: ['./src/admin/SearchStatus#SearchStatus', './src/admin/DeskLink#DeskLink'],
      beforeNavLinks: ['./src/admin/requests/RequestsNav#RequestsNav'],
      // The first path that fits is taken.
      views: {
        refresh: { Component: './src/admin/refresh/RefreshView#RefreshView', path: '/refresh' },
        requests: { Component: './src/admin/requests/WorklistView#WorklistView', path: '/requests', exact: true },
        newRequest: { Component: './src/admin/requests/NewRequestView#NewRequestView', path: '/requests/new' },
        request: { Component: './src/admin/requests/RequestView#RequestView', path: '/requests/:id' },
        campaignBoard: { Component: './src/admin/campaigns/BoardView#BoardView', path: '/campaign-board/:id' },
        campaignSheet: { Component: './src/admin/campaigns/SheetView#SheetView', path: '/campaign-sheet/:id' },
      },
    },
    importMap: { baseDir: root, importMapFile: path.join(root, 'src/app/(payload)/admin/importMap.js') },
    meta: { titleSuffix: ' · 이음' },
    dateFormat: 'yyyy. M. d. HH:mm',
    timezones: { supportedTimezones: [{ label: '서울', value: 'Asia/Seoul' }], defaultTimezone: 'Asia/Seoul' },
  },
  typescript: { outputFile: path.join(root, 'payload-types.ts') },
})
