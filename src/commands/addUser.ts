import { randomBytes, randomUUID } from 'node:crypto'

import { ValidationError, type Payload } from 'payload'

import { DataRefusedError, UsageError } from '../lib/errors'
import type { Role } from '../policies/roles'

/**
 * Makes an account with a first password; a service gets a key instead, since nobody types for it.
 * @throws DataRefusedError when the address is taken or not one; UsageError when the organization is missing or unknown
 */
export async function addUser(input: {
  payload: Payload
  email: string
  role: Role
  organization?: string | undefined
  name?: string | undefined
}): Promise<{ password: string; apiKey?: string }> {
  const { payload, email, role } = input
  const organization = await organizationId(payload, role, input.organization)
  const password = randomBytes(12).toString('base64url')
  const apiKey = role === 'service' ? randomUUID() : undefined
  try {
    await payload.create({
      collection: 'users',
      data: {
        email,
        password,
        role,
        name: input.name ?? email.split('@')[0] ?? email,
        organization,
        ...(apiKey ? { enableAPIKey: true, apiKey } : {}),
      },
    })
  } catch (err) {
    if (!(err instanceof ValidationError)) throw err
    const reasons = err.data.errors.map(({ message }) => message).join(' ')
    throw new DataRefusedError({ code: 'user/refused', message: `계정을 만들지 못했습니다. ${reasons}`, cause: err })
  }
  return { password, ...(apiKey ? { apiKey } : {}) }
}

async function organizationId(payload: Payload, role: Role, name: string | undefined): Promise<string | undefined> {
  if (!name) {
    if (role !== 'officer') return undefined
    throw new UsageError({
      code: 'user/no-organization',
      message: '담당자 계정에는 소속이 필요합니다. --org 뒤에 기관·부서의 이름을 적어 주세요.',
    })
  }
  const { docs } = await payload.find({
    collection: 'organizations',
    where: { name: { equals: name } },
    limit: 1,
    depth: 0,
  })
  if (docs[0]) return docs[0].id
  throw new UsageError({
    code: 'user/unknown-organization',
    message: `‘${name}’라는 기관·부서가 없습니다. 이름을 확인해 주세요.`,
  })
}
