import type { AdviceFormat } from './advice.ts'
import { remadv } from './edifact/remadv.ts'
import { isoAdvice } from './iso20022/remt.ts'
import { baiLockbox } from './lockbox/bai-lockbox.ts'
import { ublAdvice } from './ubl/remittance-advice.ts'
import { x12Advice } from './x12/x12-820.ts'

/** Every format of advices that says of itself what it is; the first that recognises a file reads it. */
export const adviceFormats: readonly AdviceFormat[] = [
  x12Advice,
  remadv,
  ublAdvice,
  isoAdvice,
  baiLockbox,
]
