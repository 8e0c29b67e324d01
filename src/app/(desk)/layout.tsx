import 'krds-uiux/resources/css/token/krds_tokens.css'
import './_styles/tokens.css'
import './_styles/base.css'
import './_styles/controls.css'
import './_styles/frame.css'
import './_styles/list.css'
import './_styles/answer.css'
import './_styles/briefs.css'
import './_styles/dialogs.css'
import './_styles/narrow.css'
import type { Metadata, Viewport } from 'next'
import localFont from 'next/font/local'
import type { ReactNode } from 'react'

const pretendard = localFont({
  src: [
    {
      path: '../../../node_modules/krds-uiux/resources/fonts/PretendardGOV-Regular.subset.woff2',
      weight: '400',
      style: 'normal',
    },
    {
      path: '../../../node_modules/krds-uiux/resources/fonts/PretendardGOV-Bold.subset.woff2',
      weight: '700',
      style: 'normal',
    },
  ],
  variable: '--font-gov',
  display: 'swap',
  // The fallback it would make is measured on Latin letters; the Korean system fonts in tokens.css are closer.
  adjustFontFallback: false,
})

export const metadata: Metadata = {
  title: '이음 · 120 상담 지식 찾기',
  description: '120다산콜 상담사의 표준상담DB',
  icons: { icon: '/icon.svg' },
  robots: { index: false, follow: false },
}

export const viewport: Viewport = { width: 'device-width', initialScale: 1, colorScheme: 'light dark' }

/** Before the first paint: the chosen look, and whether somebody was signed in here. Keys as in useTheme, useSession. */
const BEFORE_PAINT = `(function(){var r=document.documentElement,t=null,s=null
try{t=localStorage.getItem('ieum.theme');s=localStorage.getItem('ieum.signedIn')}catch(e){}
function m(q){return matchMedia('(prefers-'+q+')').matches}
r.dataset.theme=t&&t!=='system'?t:m('contrast: more')?'contrast':m('color-scheme: dark')?'dark':'light'
r.dataset.session=s?'known':'unknown'})()`

export default function DeskLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="ko" className={pretendard.variable} suppressHydrationWarning>
      <head>
        <script dangerouslySetInnerHTML={{ __html: BEFORE_PAINT }} />
      </head>
      <body>{children}</body>
    </html>
  )
}
