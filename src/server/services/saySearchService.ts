import type { ServicesInput } from './types'

/** Says which search is used. Starting a Meilisearch of our own will go here, beside mongod. */
export function saySearchService({ env, log }: ServicesInput): void {
  if (env.meili === undefined) log.info('검색: 내장 검색을 씁니다.')
  else log.info(`검색: ${env.meili.host}의 Meilisearch를 씁니다.`)
}
