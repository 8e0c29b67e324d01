/** A 특별상담자료 of the demo. */
export interface DemoBrief {
  code: string
  title: string
  /** ISO instants with Seoul's offset. */
  from: string
  until: string
  script: string
  /** Markdown. */
  body: string
  aliases: string[]
  source: string
  mustRead: boolean
  /** Titles of city entries it lies over. */
  overlays?: string[]
}

/** A 상담보조자료 of the demo. */
export interface DemoAid {
  code: string
  title: string
  series: 'knowledge' | 'more' | 'card'
  /** The key a 응대 카드 lies on. */
  key?: string
  script: string
  /** Markdown. */
  body: string
  aliases: string[]
}
