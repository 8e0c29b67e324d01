import { MeilisearchApiError } from 'meilisearch'

import { IeumError, ServiceUnavailableError, type ErrorData } from '../../lib/errors'

/** Meilisearch said no; `code` is its own. */
export class MeilisearchRefusal extends Error {
  constructor(
    message: string,
    readonly code: string | undefined,
  ) {
    super(message)
  }
}

/** @returns Meilisearch's own code for a refusal; undefined when it gave none. */
export function reasonOf(error: unknown): string | undefined {
  if (error instanceof MeilisearchRefusal) return error.code
  return error instanceof MeilisearchApiError ? error.cause?.code : undefined
}

/** Meilisearch does not answer, answers too late, or refuses what is asked; `data.reason` is its own code when it gave one. */
export class MeilisearchUnavailableError extends ServiceUnavailableError {
  constructor(host: string, cause: unknown) {
    const said = cause instanceof Error ? cause.message : String(cause)
    super({
      code: 'search/meilisearch-unavailable',
      message: `Meilisearch(${host})를 쓸 수 없습니다. 주소와 키를 확인해 주세요. (${said})`,
      data: { host, reason: reasonOf(cause) },
      cause,
    })
  }
}

/** A task was taken in (202) and failed or was cancelled later. */
export class MeilisearchTaskError extends IeumError {
  constructor(data: ErrorData & { type: string; status: string; reason: string }) {
    super({
      code: 'search/meilisearch-task',
      message: `Meilisearch가 작업(${data.type})을 마치지 못했습니다. (${data.status}: ${data.reason})`,
      data,
    })
  }
}

/** There is no index that can be searched: none was built yet, or another one has just taken its place. */
export class MeilisearchIndexError extends ServiceUnavailableError {
  constructor(index: string) {
    super({
      code: 'search/meilisearch-index',
      message: `Meilisearch에 쓸 수 있는 색인(${index})이 없습니다. 뒷일 프로세스가 만들 때까지 예비 검색이 답합니다.`,
      data: { index },
    })
  }
}

/** A new index does not hold what was sent to it; the old one stays in use. */
export class MeilisearchRebuildError extends IeumError {
  constructor(data: { missing: number; differing: number; extra: number }) {
    const { missing, differing, extra } = data
    super({
      code: 'search/meilisearch-rebuild',
      message: `새로 만든 색인이 원본과 달라 바꾸지 않았습니다. (없음 ${missing}건, 다름 ${differing}건, 남음 ${extra}건)`,
      data,
    })
  }
}
