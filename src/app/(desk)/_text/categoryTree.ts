export interface CategoryChoice {
  /** `민원>여권` */
  path: string
  /** The last step of the path. */
  name: string
  /** 0 at the top. */
  depth: number
  count: number
}

/**
 * @returns the categories of a facet as a tree in reading order, the fullest first on each level. Parents that the facet
 * does not name are added with the sum of their children.
 */
export function categoryTree(facet: Readonly<Record<string, number>>): CategoryChoice[] {
  const counts = new Map<string, number>()
  for (const [path, count] of Object.entries(facet)) {
    const steps = path.split('>')
    for (let depth = 1; depth <= steps.length; depth++) {
      const upTo = steps.slice(0, depth).join('>')
      if (depth === steps.length || !(upTo in facet)) counts.set(upTo, (counts.get(upTo) ?? 0) + count)
    }
  }
  return childrenOf('', counts)
}

function childrenOf(parent: string, counts: ReadonlyMap<string, number>): CategoryChoice[] {
  const prefix = parent === '' ? '' : `${parent}>`
  const depth = parent === '' ? 0 : parent.split('>').length
  return [...counts]
    .filter(([path]) => path.startsWith(prefix) && path !== '' && !path.slice(prefix.length).includes('>'))
    .sort(([a, countA], [b, countB]) => countB - countA || a.localeCompare(b, 'ko'))
    .flatMap(([path, count]) => [{ path, name: path.slice(prefix.length), depth, count }, ...childrenOf(path, counts)])
}

/** @returns `민원 › 여권` */
export function categoryLabel(path: string): string {
  return path.split('>').join(' › ')
}
