import { mongo } from 'mongoose'
import { ServiceUnavailableError } from '../../lib/errors'
import { serviceEnvironment } from './servicesOf'
import type { Services, ServicesInput } from './types'

const ANSWER_MS = 5_000

/**
 * Checks the MongoDB that `MONGODB_URI` names; it is somebody else's, so it is neither stopped nor watched.
 *
 * @throws ServiceUnavailableError `services/mongodb-unreachable`
 */
export async function externalServices(input: ServicesInput, uri: string): Promise<Services> {
  await checkMongodb(uri)
  input.log.info('MongoDB: MONGODB_URI로 지정한 것을 씁니다.')
  return {
    mongodbUri: uri,
    environment: serviceEnvironment(input, uri),
    stop: async () => {},
    onUnexpectedExit: () => {},
  }
}

async function checkMongodb(uri: string): Promise<void> {
  try {
    const client = new mongo.MongoClient(uri, { serverSelectionTimeoutMS: ANSWER_MS })
    try {
      await client.db().command({ ping: 1 })
    } finally {
      await client.close()
    }
  } catch (error) {
    throw new ServiceUnavailableError({
      code: 'services/mongodb-unreachable',
      message:
        'MONGODB_URI로 지정한 MongoDB에 연결하지 못했습니다. 주소, 복제 세트 이름, 계정을 확인해 주세요.\n' +
        `  - ${error instanceof Error ? error.message : String(error)}`,
      cause: error,
    })
  }
}
