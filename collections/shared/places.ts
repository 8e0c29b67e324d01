import type { Field, SelectField } from 'payload'

import { DISTRICTS } from '../../src/domain/districts'
import { SCOPE_LABELS } from '../../src/domain/entry'

/** One of the 25 districts. */
export const districtField: SelectField = {
  name: 'district',
  type: 'select',
  label: '자치구',
  options: DISTRICTS.map((name) => ({ label: name, value: name })),
  index: true,
}

/** 시 or 자치구, and which one. A district goes with scope `district` and with nothing else. */
export const scopeFields: Field[] = [
  {
    name: 'scope',
    type: 'select',
    label: '구분',
    required: true,
    defaultValue: 'city',
    options: Object.entries(SCOPE_LABELS).map(([value, label]) => ({ label, value })),
    index: true,
    admin: { width: '50%' },
  },
  {
    ...districtField,
    admin: { width: '50%', condition: (data) => data?.scope === 'district' },
    validate: (value: unknown, { data }: { data: unknown }) => {
      const scope = (data as { scope?: unknown } | undefined)?.scope
      if (scope === 'district' && !value) return '자치구를 선택해 주세요.'
      if (scope === 'city' && value) return '시 자료에는 자치구를 넣지 않습니다.'
      return true
    },
  },
]
