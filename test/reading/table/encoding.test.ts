import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { decodeBytes, detectEncoding } from '../../../src/reading/table/encoding.ts'

describe('the encoding is told by marks, by structure, or by letters', () => {
  test.each([
    ['windows-1252', 'Empfänger;Gutschrift für Bücher, größer; Währung € 5'],
    ['windows-1252', "Libellé;Débit;Crédit;Opération à l'étranger;reçu"],
    ['windows-1252', 'Descripción;Año;Operación en línea;Señor Muñoz'],
    ['windows-1252', 'Bokföringsdag;Överföring;Årsavgift på kontot'],
    ['windows-1250', 'Data księgowania;Opis;Płatność kartą w Łodzi;źródło'],
    ['windows-1250', 'Datum zaúčtování;Příchozí úhrada;Město Říčany;žluťoučký kůň'],
    ['windows-1250', 'Könyvelés dátuma;Jóváírás;Közlemény;gyűjtő, őrség, előleg'],
    ['windows-1251', 'Дата операции;Описание;Зачисление заработной платы'],
    ['windows-1257', 'Mokėjimo paskirtis;Sąskaita;Gavėjas;Įmokos kodas, lėšų užskaitymas'],
    ['windows-1253', 'Ημερομηνία;Περιγραφή;Ποσό;Υπόλοιπο'],
    ['windows-1254', 'Açıklama;İşlem tutarı;Bakiye;Hesap hareketleri için ödeme'],
    ['cp850', 'Empfänger;Gutschrift für Bücher, größer;Währung'],
    ['windows-1252', 'Date,Paid out\n09 Jan 2026,£45.20\n10 Jan 2026,£9.00'],
    ['shift_jis', '取引日,摘要,残高\n2026/1/26,カフェ,1200'],
    ['gb18030', '交易时间,金额,备注\n2026-01-26,18.50,咖啡'],
    ['big5', '日期,摘要,餘額\n2026/01/26,咖啡,120'],
    ['euc-kr', '거래일자,적요,잔액\n2026-01-26,커피,1200'],
    ['utf-8', 'Płatność;Größe;Дата'],
    ['utf-16le', '\ufeffDatum;Betrag;Größe'],
    ['utf-16be', '\ufeffDatum;Betrag;Größe'],
    ['utf-16le', 'Datum;Betrag;Empfaenger;Waehrung'],
  ])('%s: %s', (encoding, text) => {
    const bytes = iconv.encode(text, encoding)
    const found = detectEncoding(bytes)
    expect(decodeBytes(bytes, found.encoding)).toBe(text.replace(/^\ufeff/, ''))
  })

  test('plain ASCII is known to be nothing else', () => {
    expect(detectEncoding(Buffer.from('Date;Amount'))).toMatchObject({ isAscii: true })
  })

  test('one damaged byte beside one letter does not make it another encoding', () => {
    const bytes = Buffer.concat([Buffer.from('Café Reiher;-42,17\n'), Buffer.from([0xff])])
    expect(detectEncoding(bytes)).toMatchObject({ encoding: 'utf-8' })
  })

  test('one damaged byte in a UTF-8 file is told', () => {
    const bytes = Buffer.concat([Buffer.from('äöüßäöüß'), Buffer.from([0xe4, 0x20])])
    expect(detectEncoding(bytes)).toMatchObject({
      encoding: 'utf-8',
      warnings: [expect.any(String)],
    })
  })

  test.each(['shift_jis', 'euc-kr', 'big5', 'gb18030'])(
    'some damaged bytes do not make another encoding of %s, and are told',
    (encoding) => {
      const text = {
        shift_jis: '取引日,摘要,残高,出金\n2026/1/26,カフェ,1200\n',
        'euc-kr': '거래일자,적요,잔액,출금\n2026-01-26,커피,1200\n',
        big5: '日期,摘要,餘額,提款\n2026/01/26,咖啡,120\n',
        gb18030: '交易时间,金额,备注,余额\n2026-01-26,18.50,咖啡\n',
      }[encoding]
      const bytes = Buffer.concat([
        iconv.encode(text ?? '', encoding),
        Buffer.from('ff20ff41ff', 'hex'),
      ])
      expect(detectEncoding(bytes)).toMatchObject({
        encoding,
        warnings: [expect.stringContaining(encoding)],
      })
    },
  )

  test('a name that is no encoding is a usage error', () => {
    expect(() => decodeBytes(Buffer.from('x'), 'klingon')).toThrow('--encoding')
  })
})
