import type { Field } from 'payload'

import { staffAndOfficerFields } from '../../src/policies/access'
import { dayField } from '../shared/day'
import { POST_ROLES } from './roles'

/** Who takes a seat from which day on. */
export const handOvers: Field = {
  name: 'handOvers',
  type: 'array',
  label: '인수인계 예정',
  labels: { singular: '인수인계', plural: '인수인계' },
  fields: [
    {
      type: 'row',
      fields: [
        {
          name: 'as',
          type: 'select',
          label: '맡은 일',
          required: true,
          options: Object.entries(POST_ROLES).map(([value, label]) => ({ label, value })),
        },
        { name: 'name', type: 'text', label: '성명', required: true, maxLength: 50 },
        { name: 'email', type: 'email', label: '전자우편', access: { read: staffAndOfficerFields } },
        { name: 'phone', type: 'text', label: '행정전화', maxLength: 40 },
        dayField({ name: 'from', label: '언제부터', required: true }),
      ],
    },
  ],
}
