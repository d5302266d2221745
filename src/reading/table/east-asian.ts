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

/**
 * The East Asian encoding of a text, told by words that banks write in it: the bytes must be valid
 * throughout, and under no other encoding do they say more.
 */
export function eastAsianEncoding(bytes: Uint8Array): string | undefined {
  const sample = Buffer.from(bytes.subarray(0, SAMPLE_BYTES_MAX))
  const found = WORDS.map(({ encoding, words }) => {
    const text = iconv.decode(sample, encoding)
    return {
      encoding,
      count: isValid(text) ? words.filter((word) => text.includes(word)).length : 0,
    }
  })
  const [best, next] = found.sort((a, b) => b.count - a.count)
  if (best === undefined || best.count < WORDS_MIN) return undefined
  return best.count === next?.count ? undefined : best.encoding
}

/** The last character of a sample may be cut. */
function isValid(text: string): boolean {
  const at = text.indexOf('\ufffd')
  return at === -1 || at >= text.length - 2
}
