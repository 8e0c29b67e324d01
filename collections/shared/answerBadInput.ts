import type { AfterErrorHook } from 'payload'

/** What Mongoose and BSON say of a value that is none of the field's type: `where[checkedAt][equals]=soon`. */
const NAMES = new Set(['CastError', 'BSONError'])
/** What the readers of JSON, forms and pictures say of a body that is none. */
const BODY =
  /^(?:Invalid JSON|Request is not eligible for file upload|Unexpected end of form|Malformed part header|Multipart: Boundary not found|Malformed content type|Unsupported content type|Input Buffer is empty)/

/** Payload answers 500 where its client has sent something that cannot be read: this is a 400. */
export const answerBadInput: AfterErrorHook = ({ error }) => {
  // A form of the admin's holds its fields as JSON.
  const isNoJson = error.name === 'SyntaxError' && error.message.includes('JSON')
  if (!NAMES.has(error.name) && !BODY.test(error.message) && !isNoJson) return undefined
  const message = '요청을 읽을 수 없습니다. 값의 형식을 확인해 주세요.'
  return { status: 400, response: { errors: [{ message, data: { code: 'bad-input' } }] } }
}
