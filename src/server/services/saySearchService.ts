import type { Services, ServicesInput } from './types'

/** Says which search is used, unless a Meilisearch of our own was spoken of when it came up. */
export function saySearchService({ env, log }: ServicesInput, { environment }: Pick<Services, 'environment'>): void {
  if (env.meili !== undefined) log.info(`검색: ${env.meili.host}의 Meilisearch를 씁니다.`)
  else if (environment.MEILI_HOST === undefined) log.info('검색: 내장 검색을 씁니다.')
}
