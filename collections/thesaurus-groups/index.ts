import type { CollectionConfig, TextFieldManyValidation } from 'payload'

import { cleanWords, refusalOfMeant, refusalOfSaid } from '../../src/domain/thesaurusGroup'
import { editors } from '../../src/policies/access'
import { capLists } from '../shared/capLists'
import { keepInTrash } from '../shared/keepInTrash'
import { refuseWrongShapes } from '../shared/refuseWrongShapes'
import { systemAccess } from '../shared/system'

type Words = string[] | null | undefined

const accepted =
  (refusalOf: (words: readonly string[]) => string | undefined): TextFieldManyValidation =>
  (value) => {
    const words = cleanWords(value ?? [])
    return words.length === 0 ? '하나 이상 적어 주세요.' : (refusalOf(words) ?? true)
  }

const cleaned = ({ value }: { value?: Words }): Words => value && cleanWords(value)

/**
 * What callers say and what the office calls it. The groups that come with Ieum lie here too, so that they can be searched,
 * changed and switched off; `syncThesaurusGroups` adds those of a new version.
 */
export const thesaurusGroups: CollectionConfig = {
  slug: 'thesaurus-groups',
  labels: { singular: '검색어 묶음', plural: '검색어 사전' },
  admin: {
    group: '검색',
    useAsTitle: 'title',
    defaultColumns: ['title', 'say', 'mean', 'enabled', 'builtIn', 'updatedAt'],
    listSearchableFields: ['title', 'say', 'mean', 'note'],
    description:
      '시민이 하는 말로 물어도 부서가 쓰는 말로 적힌 자료를 찾게 합니다. 저장하면 곧바로 검색에 쓰입니다. 쓰지 않을 묶음은 지우지 말고 ‘사용’을 꺼 주세요.',
  },
  defaultSort: 'title',
  access: { read: editors, create: editors, update: editors, delete: editors },
  hooks: { beforeOperation: [refuseWrongShapes, capLists, keepInTrash] },
  fields: [
    {
      name: 'title',
      type: 'text',
      label: '묶음',
      index: true,
      access: systemAccess,
      admin: { hidden: true },
      hooks: { beforeChange: [({ siblingData }) => cleanWords((siblingData.say as Words) ?? [])[0] ?? ''] },
    },
    {
      name: 'say',
      type: 'text',
      hasMany: true,
      required: true,
      label: '시민이 하는 말',
      validate: accepted(refusalOfSaid),
      hooks: { beforeChange: [cleaned] },
      admin: {
        description: '활용하는 말은 바뀌지 않는 앞부분만 적습니다. ‘수도 얼’은 ‘수도가 꽁꽁 얼었어요’에서도 찾습니다.',
      },
    },
    {
      name: 'mean',
      type: 'text',
      hasMany: true,
      required: true,
      label: '부서가 쓰는 말',
      validate: accepted(refusalOfMeant),
      hooks: { beforeChange: [cleaned] },
      admin: { description: '자료의 제목에 나오는 말이 가장 잘 찾아집니다.' },
    },
    { name: 'note', type: 'textarea', label: '메모', maxLength: 1000 },
    {
      name: 'enabled',
      type: 'checkbox',
      label: '사용',
      defaultValue: true,
      index: true,
      admin: { position: 'sidebar' },
    },
    {
      name: 'builtIn',
      type: 'checkbox',
      label: '기본 제공',
      defaultValue: false,
      access: systemAccess,
      admin: { position: 'sidebar', readOnly: true },
    },
    /** Names a group that comes with Ieum over its versions; empty for editors' own. */
    { name: 'key', type: 'text', label: '식별자', index: true, access: systemAccess, admin: { hidden: true } },
    /** What was shipped, so that a new version replaces it only where no editor has changed it. */
    { name: 'shipped', type: 'text', label: '기본 내용', access: systemAccess, admin: { hidden: true } },
  ],
}
