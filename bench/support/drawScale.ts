/** What one engine needs at one size. */
export interface ScalePoint {
  engine: 'embedded' | 'meilisearch'
  entries: number
  /** ms a lookup, with snippets and facets. */
  p50: number
  p95: number
  p99: number
  /** Seconds to build. */
  buildSeconds: number
  /** MB of this process beside the documents; of the search server as its system counts it. */
  memoryMb: number
}

const [WIDTH, HEIGHT] = [960, 340]
const PANEL = { width: 250, top: 56, bottom: 280, left: 62, gap: 60 }
const COLOURS = { embedded: '#256ef4', meilisearch: '#de3412', text: '#1e2124', grid: '#cdd1d5' }

interface Panel {
  title: string
  of: (point: ScalePoint) => number
  /** Powers of ten. */
  from: number
  until: number
}

const PANELS: Panel[] = [
  { title: '찾는 시간 p95 (ms)', of: ({ p95 }) => p95, from: -1, until: 3 },
  { title: '메모리 (MB)', of: ({ memoryMb }) => memoryMb, from: 1, until: 4 },
  { title: '만드는 시간 (초)', of: ({ buildSeconds }) => buildSeconds, from: -1, until: 3 },
]
const FROM_ENTRIES = 4
const UNTIL_ENTRIES = 6

/** @returns an SVG: time, memory and building from 10,000 to 1,000,000 entries, both axes by powers of ten. */
export function drawScale(points: readonly ScalePoint[]): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="Pretendard GOV, Noto Sans KR, sans-serif" font-size="12">`,
    '<title>자료가 늘 때 걸리는 시간과 메모리</title>',
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#ffffff"/>`,
    ...PANELS.flatMap((panel, index) => drawPanel(panel, PANEL.left + index * (PANEL.width + PANEL.gap), points)),
    text(PANEL.left, HEIGHT - 12, '자료 수. 파랑: 내장 검색, 빨강: Meilisearch를 쓸 때', 'start'),
    '</svg>',
    '',
  ].join('\n')
}

function drawPanel({ title, of, from, until }: Panel, left: number, points: readonly ScalePoint[]): string[] {
  const x = (entries: number): number =>
    left + ((Math.log10(entries) - FROM_ENTRIES) / (UNTIL_ENTRIES - FROM_ENTRIES)) * PANEL.width
  const y = (value: number): number =>
    PANEL.bottom - ((Math.log10(Math.max(value, 10 ** from)) - from) / (until - from)) * (PANEL.bottom - PANEL.top)
  const rows = Array.from({ length: until - from + 1 }, (_, i) => 10 ** (from + i)).map(
    (value) =>
      `<line x1="${left}" x2="${left + PANEL.width}" y1="${y(value)}" y2="${y(value)}" stroke="${COLOURS.grid}"/>` +
      text(left - 6, y(value) + 4, value.toLocaleString('ko-KR'), 'end'),
  )
  const columns = [10_000, 100_000, 1_000_000].map((entries) =>
    text(x(entries), PANEL.bottom + 18, entries.toLocaleString('ko-KR'), 'middle'),
  )
  const lines = (['embedded', 'meilisearch'] as const).flatMap((engine) => {
    const mine = points.filter((point) => point.engine === engine).sort((a, b) => a.entries - b.entries)
    const path = mine.map((point) => `${x(point.entries).toFixed(1)},${y(of(point)).toFixed(1)}`)
    return [
      `<polyline points="${path.join(' ')}" fill="none" stroke="${COLOURS[engine]}" stroke-width="2"/>`,
      ...mine.map(
        (point) =>
          `<circle cx="${x(point.entries).toFixed(1)}" cy="${y(of(point)).toFixed(1)}" r="3" fill="${COLOURS[engine]}"/>`,
      ),
    ]
  })
  return [text(left, PANEL.top - 16, title, 'start'), ...rows, ...columns, ...lines]
}

const text = (x: number, y: number, words: string, anchor: 'start' | 'middle' | 'end'): string =>
  `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" text-anchor="${anchor}" fill="${COLOURS.text}">${words}</text>`
