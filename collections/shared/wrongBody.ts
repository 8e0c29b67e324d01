import { getEnabledNodes, type AdapterProps } from '@payloadcms/richtext-lexical'
import type { FlattenedField } from 'payload'

import { hasUnsafeScheme } from '../../src/domain/linkUrl'

type Node = Record<string, unknown>
type RichText = Extract<FlattenedField, { type: 'richText' }>

/** What every Lexical editor knows without a feature of ours. */
const CORE_TYPES = ['root', 'paragraph', 'text', 'linebreak', 'tab']
/** Deeper than any answer is nested, and less deep than what reads it can follow. */
const MOST_LEVELS = 100

const typesOf = new WeakMap<AdapterProps['editorConfig'], ReadonlySet<unknown>>()

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value)

/** @returns in Korean what is wrong with a rich text, `undefined` when its editor can show it and its links are safe. */
export function wrongBody(value: unknown, field: RichText): string | undefined {
  return isNode(value) ? wrongNode(value.root, knownTypes(field), MOST_LEVELS) : '값의 형식이 맞지 않습니다.'
}

function wrongNode(node: unknown, types: ReadonlySet<unknown>, levels: number): string | undefined {
  if (!isNode(node) || levels === 0) return '값의 형식이 맞지 않습니다.'
  if (!types.has(node.type)) return `편집기가 모르는 내용이 들어 있습니다: ${String(node.type).slice(0, 40)}`
  if (hasUnsafeLink(node)) return '링크에는 http://, https://, mailto:, tel: 주소만 넣을 수 있습니다.'
  const { children } = node
  if (children === undefined) return undefined
  if (!Array.isArray(children)) return '값의 형식이 맞지 않습니다.'
  for (const child of children) {
    const wrong = wrongNode(child, types, levels - 1)
    if (wrong !== undefined) return wrong
  }
  return undefined
}

/** Lexical's own links have their address in the node, Payload's in its fields. */
function hasUnsafeLink({ url, fields }: Node): boolean {
  return [url, isNode(fields) ? fields.url : undefined].some((own) => typeof own === 'string' && hasUnsafeScheme(own))
}

function knownTypes({ editor }: RichText): ReadonlySet<unknown> {
  if (!editor || !('editorConfig' in editor)) throw new Error('the field has no Lexical editor')
  const editorConfig = editor.editorConfig as AdapterProps['editorConfig']
  const known = typesOf.get(editorConfig) ?? readTypes(editorConfig)
  typesOf.set(editorConfig, known)
  return known
}

function readTypes(editorConfig: AdapterProps['editorConfig']): ReadonlySet<unknown> {
  const nodes = getEnabledNodes({ editorConfig }).map((node) => ('replace' in node ? node.replace : node))
  return new Set([...CORE_TYPES, ...nodes.map((node) => node.getType())])
}
