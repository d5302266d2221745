import type { FieldWords } from './field.ts'

/** The headings of invoice lists in Korean, Vietnamese, Indonesian, Thai, Arabic and Hebrew. */
export const farWords: readonly FieldWords[] = [
  {
    field: 'number',
    shape: 'text',
    words: {
      10: '송장번호,세금계산서번호,계산서번호,청구서번호,전표번호,số hóa đơn,số hđ,mã hóa đơn,no faktur,nomor faktur,no invoice,nomor invoice,invoice nomor,no tagihan,nomor tagihan,no nota,nomor nota,เลขที่ใบแจ้งหนี้,เลขที่เอกสาร,เลขที่ใบกำกับภาษี,رقم الفاتورة,رقم المستند,מספר חשבונית,מס חשבונית',
    },
  },
  {
    field: 'customerNumber',
    shape: 'text',
    words: {
      10: '거래처코드,고객번호,mã khách hàng,kode pelanggan,id pelanggan,no pelanggan,nomor pelanggan,kode customer,id customer,รหัสลูกค้า,رقم العميل,كود العميل,מספר לקוח',
    },
  },
  {
    field: 'customer',
    shape: 'text',
    words: {
      10: '거래처,거래처명,고객,고객명,공급받는자,khách hàng,tên khách hàng,pelanggan,nama pelanggan,ลูกค้า,ชื่อลูกค้า,العميل,اسم العميل,الزبون,לקוח,שם לקוח,שם הלקוח',
    },
  },
  {
    field: 'issueDate',
    shape: 'date',
    words: {
      10: '발행일,발행일자,작성일자,청구일,송장일,ngày hóa đơn,ngày lập,tanggal faktur,tanggal invoice,tgl faktur,วันที่ออก,วันที่เอกสาร,تاريخ الفاتورة,تاريخ الإصدار,תאריך חשבונית',
      8: '일자,날짜,거래일,ngày,tanggal,tgl,วันที่,التاريخ,תאריך',
    },
  },
  {
    field: 'dueDate',
    shape: 'date',
    words: {
      10: '만기일,지급기한,납부기한,결제예정일,hạn thanh toán,ngày đến hạn,ngày đáo hạn,jatuh tempo,tanggal jatuh tempo,tgl jatuh tempo,วันครบกำหนด,กำหนดชำระ,تاريخ الاستحقاق,תאריך פירעון,מועד תשלום,תאריך לתשלום',
    },
  },
  {
    field: 'total',
    shape: 'amount',
    words: {
      10: '합계금액,총액,청구금액,합계,총금액,tổng tiền,tổng cộng,thành tiền,tổng thanh toán,total tagihan,nilai faktur,jumlah tagihan,ยอดรวม,ยอดสุทธิ,จำนวนเงินรวม,الإجمالي,المبلغ الإجمالي,إجمالي الفاتورة,סה כ,סה כ לתשלום,סהכ',
      8: '금액,số tiền,jumlah,nilai,จำนวนเงิน,المبلغ,סכום',
    },
  },
  {
    field: 'tax',
    shape: 'amount',
    words: {
      10: '세액,부가세,tiền thuế,thuế gtgt,ppn,ภาษีมูลค่าเพิ่ม,ภาษี,الضريبة,ضريبة القيمة المضافة,מע מ',
    },
  },
  {
    field: 'paid',
    shape: 'amount',
    words: {
      10: '입금액,수금액,결제금액,đã thanh toán,đã trả,dibayar,terbayar,ชำระแล้ว,المدفوع,المبلغ المدفوع,שולם',
    },
  },
  {
    field: 'balance',
    shape: 'amount',
    words: {
      11: '미수금,미수금액,잔액,미수잔액,còn lại,còn nợ,còn phải thu,sisa,sisa tagihan,sisa piutang,คงเหลือ,ยอดค้างชำระ,المتبقي,الرصيد,الرصيد المستحق,יתרה,יתרה לתשלום',
    },
  },
  {
    field: 'currency',
    shape: 'text',
    words: { 10: '통화,화폐,tiền tệ,loại tiền,mata uang,สกุลเงิน,العملة,מטבע' },
  },
  {
    field: 'status',
    shape: 'text',
    words: { 10: '상태,수금상태,결제상태,trạng thái,สถานะ,الحالة,حالة الدفع,סטטוס' },
  },
]
