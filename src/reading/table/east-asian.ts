import iconv from 'iconv-lite'

/** Encodings of two bytes a character, each with words that its banks put above their columns. */
const WORDS: readonly { readonly encoding: string; readonly words: readonly string[] }[] = [
  {
    encoding: 'shift_jis',
    words:
      '日付|年月日|取引日|利用日|金額|残高|摘要|内容|出金|入金|支払|預|引出|受入|払出|口座|明細|振込|取引|利用店|メモ|ご利用|お取'.split(
        '|',
      ),
  },
  {
    encoding: 'euc-jp',
    words:
      '日付|年月日|取引日|利用日|金額|残高|摘要|内容|出金|入金|支払|預|引出|受入|払出|口座|明細|振込|取引|メモ'.split(
        '|',
      ),
  },
  {
    encoding: 'gb18030',
    words:
      '日期|时间|金额|余额|交易|摘要|收入|支出|账号|账户|户名|币种|对方|备注|状态|借方|贷方|商品|记账|微信|支付宝'.split(
        '|',
      ),
  },
  {
    encoding: 'big5',
    words:
      '日期|時間|金額|餘額|交易|摘要|收入|支出|帳號|帳戶|戶名|幣別|備註|提款|存款|存入|說明|帳務'.split(
        '|',
      ),
  },
  {
    encoding: 'euc-kr',
    words:
      '거래일|일자|일시|금액|잔액|적요|내용|출금|입금|지급|계좌|이용|가맹점|메모|비고|거래점|구분|통장'.split(
        '|',
      ),
  },
]
const SAMPLE_BYTES_MAX = 64 << 10 // headings stand near the top
const WORDS_MIN = 2 // one might be chance, two of them in bytes of another encoding are not
const WORDS_MIN_DAMAGED = 3
/** A place that was damaged spoils some characters behind it too. */
const BROKEN_MAX = 24

/** What the words of a text tell, and how many of its characters are none of that encoding. */
export interface EastAsianFinding {
  readonly encoding: string
  readonly broken: number
}

/**
 * The East Asian encoding of a text, told by words that banks write in it: the bytes are valid
 * throughout, or almost, and under no other encoding do they say more.
 */
export function eastAsianEncoding(bytes: Uint8Array): EastAsianFinding | undefined {
  const sample = Buffer.from(bytes.subarray(0, SAMPLE_BYTES_MAX))
  const found = WORDS.map(({ encoding, words }) => {
    const text = iconv.decode(sample, encoding)
    return {
      encoding,
      broken: brokenIn(text),
      count: words.filter((word) => text.includes(word)).length,
    }
  })
  return (
    best(
      found.filter(({ broken }) => broken === 0),
      WORDS_MIN,
    ) ??
    best(
      found.filter(({ broken }) => broken <= BROKEN_MAX),
      WORDS_MIN_DAMAGED,
    )
  )
}

function best(
  found: readonly (EastAsianFinding & { readonly count: number })[],
  wordsMin: number,
): EastAsianFinding | undefined {
  const [first, next] = found.toSorted((a, b) => b.count - a.count)
  if (first === undefined || first.count < wordsMin || first.count === next?.count) return undefined
  return { encoding: first.encoding, broken: first.broken }
}

/** The last character of a sample may be cut. */
function brokenIn(text: string): number {
  return text.slice(0, -2).split('\ufffd').length - 1
}
