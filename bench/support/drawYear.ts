import { koreanDay } from '../../src/domain/day'
import type { YearDay } from '../../tests/support/refresh/simulateYear'

const [WIDTH, HEIGHT] = [960, 460]
const LEFT = 56
const RIGHT = WIDTH - 16
/** Shares above, mails below. */
const SHARES = { top: 40, bottom: 270, least: 80, most: 100 }
const MAILS = { top: 310, bottom: 420 }
const COLOURS = {
  fresh: '#256ef4',
  goal: '#de3412',
  mails: '#58616a',
  text: '#1e2124',
  grid: '#cdd1d5',
  quiet: '#eceff3',
}

/** @returns an SVG of a year: the share of fresh entries, the mails of each day, and the times in which none go out. */
export function drawYear(days: readonly YearDay[], entries: number): string {
  const x = (index: number): number => LEFT + (index / Math.max(1, days.length - 1)) * (RIGHT - LEFT)
  const y = (share: number): number =>
    SHARES.bottom - ((share - SHARES.least) / (SHARES.most - SHARES.least)) * (SHARES.bottom - SHARES.top)
  const most = Math.max(1, ...days.map(({ mails }) => mails.length))
  const line = days.map(({ counts }, index) => `${x(index).toFixed(1)},${y((counts.fresh / entries) * 100).toFixed(1)}`)

  const quiet = days
    .map(({ quiet: periods }, index) =>
      periods.some(({ organization }) => !organization)
        ? `<rect x="${x(index).toFixed(1)}" y="${SHARES.top}" width="3" height="${MAILS.bottom - SHARES.top}" fill="${COLOURS.quiet}"/>`
        : '',
    )
    .filter(Boolean)
  const grid = [80, 85, 90, 95, 100].map(
    (share) =>
      `<line x1="${LEFT}" x2="${RIGHT}" y1="${y(share)}" y2="${y(share)}" stroke="${share === 95 ? COLOURS.goal : COLOURS.grid}"${share === 95 ? ' stroke-dasharray="6 4"' : ''}/>` +
      label(LEFT - 8, y(share) + 4, `${share}%`, 'end'),
  )
  const bars = days
    .map(({ mails }, index) => ({ index, height: (mails.length / most) * (MAILS.bottom - MAILS.top) }))
    .filter(({ height }) => height > 0)
    .map(
      ({ index, height }) =>
        `<rect x="${(x(index) - 1).toFixed(1)}" y="${(MAILS.bottom - height).toFixed(1)}" width="2" height="${height.toFixed(1)}" fill="${COLOURS.mails}"/>`,
    )
  const months = days
    .map(({ day }, index) => (day.endsWith('-01') ? label(x(index), HEIGHT - 18, `${Number(day.slice(5, 7))}월`) : ''))
    .filter(Boolean)

  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="Pretendard GOV, Noto Sans KR, sans-serif" font-size="12">`,
    `<title>메일의 60%에 답할 때 최신 자료의 비율</title>`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#ffffff"/>`,
    ...quiet,
    ...grid,
    `<polyline points="${line.join(' ')}" fill="none" stroke="${COLOURS.fresh}" stroke-width="2"/>`,
    ...bars,
    ...months,
    label(LEFT, 22, `최신 자료의 비율: ${koreanDay(days[0]?.day ?? '')}부터 1년, 메일의 60%에 답할 때`, 'start'),
    label(
      LEFT,
      MAILS.top - 8,
      `하루에 보낸 메일 (가장 많은 날 ${most.toLocaleString('ko-KR')}통, 회색 띠는 보내지 않는 기간)`,
      'start',
    ),
    '</svg>',
    '',
  ].join('\n')
}

const label = (x: number, y: number, text: string, anchor: 'start' | 'middle' | 'end' = 'middle'): string =>
  `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" text-anchor="${anchor}" fill="${COLOURS.text}">${text}</text>`
