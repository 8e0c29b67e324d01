import { withPayload } from '@payloadcms/next/withPayload'
import type { NextConfig } from 'next'

const config: NextConfig = {
  // Our server and Next share one Payload this way; bundled, there would be two, and the admin would lose its field errors.
  serverExternalPackages: ['payload', '@payloadcms/db-mongodb', 'mongoose', 'sharp', 'pino'],
  turbopack: { root: import.meta.dirname },
  typescript: { tsconfigPath: 'tsconfig.next.json' },
  poweredByHeader: false,
  devIndicators: false,
  async headers() {
    return [
      {
        source: '/:path*',
        headers: [
          { key: 'X-Content-Type-Options', value: 'nosniff' },
          { key: 'X-Frame-Options', value: 'SAMEORIGIN' },
          { key: 'Referrer-Policy', value: 'same-origin' },
        ],
      },
    ]
  },
}

export default withPayload(config, { devBundleServerPackages: false })
