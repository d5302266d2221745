import { expect, test } from 'vitest'
import { walk } from './walk/walk.ts'

test.each([1, 2, 3])(
  'whatever a bookkeeper does, in whatever order, the book stays sound (walk %i)',
  async (number) => {
    const { stumble, done } = await walk(20_261, number, 20)
    expect(stumble).toBeUndefined()
    expect(done).toBeGreaterThan(5)
  },
)
