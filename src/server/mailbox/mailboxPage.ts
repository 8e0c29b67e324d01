import { html, raw } from 'hono/html'

/** Escaped HTML, as `hono/html` makes it. */
export type Html = ReturnType<typeof html>

const STYLE = `
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:#f4f5f6;color:#1e2124;font:16px/1.6 'Pretendard GOV','Apple SD Gothic Neo','Malgun Gothic','Noto Sans KR','Noto Sans CJK KR',sans-serif;word-break:keep-all;overflow-wrap:anywhere}
a{color:#0b50d0}
:focus-visible{outline:2px solid #256ef4;outline-offset:2px}
header,main{max-width:1200px;margin:0 auto;padding:16px}
header h1{margin:0;font-size:22px}
header h1 a{color:inherit;text-decoration:none}
.notice{margin:4px 0 0;color:#464c53;font-size:15px}
form{display:flex;gap:8px;margin:0 0 12px;flex-wrap:wrap;align-items:center}
select,button{min-height:44px;padding:0 12px;border:1px solid #58616a;border-radius:6px;background:#fff;font:inherit;color:inherit;max-width:100%}
select{flex:1 1 240px;min-width:0}
button{background:#0b50d0;border-color:#0b50d0;color:#fff;cursor:pointer}
.mails{list-style:none;margin:0;padding:0;border:1px solid #cdd1d5;border-radius:8px;background:#fff;overflow:hidden}
.mails li+li{border-top:1px solid #e6e8ea}
.mails a{display:grid;grid-template-columns:minmax(0,260px) minmax(0,1fr) auto;gap:4px 16px;padding:12px 16px;color:inherit;text-decoration:none}
.mails a:hover{background:#ecf2fe}
.mails .to,.mails time{color:#464c53;font-size:15px}
.mails .subject{font-weight:700}
.empty{padding:32px 16px;border:1px solid #cdd1d5;border-radius:8px;background:#fff;text-align:center}
.facts{display:grid;grid-template-columns:auto minmax(0,1fr);gap:4px 16px;margin:0 0 16px}
.facts dt{color:#464c53}
.facts dd{margin:0}
h2{font-size:20px;margin:8px 0 12px}
h3{font-size:16px;margin:0 0 8px}
.parts{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:16px}
iframe{width:100%;height:75vh;border:1px solid #cdd1d5;border-radius:8px;background:#fff}
pre{margin:0;padding:16px;height:75vh;overflow:auto;border:1px solid #cdd1d5;border-radius:8px;background:#fff;font:14px/1.7 'D2Coding','Noto Sans Mono CJK KR',monospace;white-space:pre-wrap}
@media (max-width:760px){.mails a{grid-template-columns:minmax(0,1fr) auto}.mails .subject{grid-column:1/-1;grid-row:1}.parts{grid-template-columns:minmax(0,1fr)}pre{height:auto}}
`

/** The demo's mailbox says on every page what it is. Works without scripts. */
export function mailboxPage(title: string, content: Html): Html {
  return html`<!doctype html>
    <html lang="ko">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title}</title>
        <style>
          ${raw(STYLE)}
        </style>
      </head>
      <body>
        <header>
          <h1><a href="/mailbox">시연용 우편함</a></h1>
          <p class="notice">이음이 보낸 메일을 시연에서만 여기에 받아 둡니다. 실제 담당자에게는 나가지 않습니다.</p>
        </header>
        <main>${content}</main>
      </body>
    </html>`
}

const TIME = new Intl.DateTimeFormat('ko-KR', {
  timeZone: 'Asia/Seoul',
  month: 'numeric',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

/** `11. 23. 14:03`, in Seoul. */
export const mailTime = (at: Date): string => TIME.format(at)
