import type { FieldWords } from './field.ts'

/** The headings of customer lists in the languages of Northern and Eastern Europe, and in Turkish. */
export const easternCustomerWords: readonly FieldWords[] = [
  {
    field: 'customerNumber',
    shape: 'text',
    words: {
      10: 'cislo zakaznika,kod odberatele,vevokod,cod client,kliendi kood,klienta kods,kliento kodas,cari kod,cari kodu,musteri kodu,sifra kupca,код клиента,код контрагента,κωδικος πελατη,kundenr,asiakasnro,顧客コード,取引先コード',
      7: 'код,sifra,kodas,kods,kood,sifre,κωδικος,コード',
    },
  },
  {
    field: 'customer',
    shape: 'text',
    words: {
      10: 'nazev firmy,nazov firmy,vevo neve,cegnev,partner neve,denumire,denumire client,kliendi nimi,klienta nosaukums,kliento pavadinimas,imones pavadinimas,musteri,musteri adi,cari unvan,cari adi,unvan,kupac,naziv kupca,naziv partnera,клиент,контрагент,покупатель,наименование клиента,организация,επωνυμια,πελατης,kundenavn,firmanavn,foretagsnamn,yritys,yrityksen nimi,顧客名,取引先名,会社名,客户名称,entidade',
      8: 'nazev,nazov,megnevezes,nosaukums,pavadinimas,naziv,adi,наименование,название,имя,ονομα,navn,navn 1,名称',
    },
  },
  {
    field: 'terms',
    shape: 'text',
    words: {
      10: 'splatnost,platebni podminky,splatnost dni,fizetesi feltetelek,fizetesi hatarido nap,termen de plata,maksetahtaeg,mokejimo terminas,vade,odeme kosullari,rok placanja,условия оплаты,отсрочка платежа,срок оплаты,prazo de pagamento,betalingsbetingelser,betalingsfrist,betalningsvillkor,支払条件',
    },
  },
  {
    field: 'contact',
    shape: 'text',
    words: {
      10: 'ico,dic,adoszam,cui,reg number,registrikood,pvn kods,pvm kodas,vergi no,vkn,oib,pib,инн,кпп,огрн,αφμ,orgnr,org nr,organisasjonsnummer,organisationsnummer,cvr,cvr nr,y tunnus,telefonszam,телефон,τηλεφωνο,puhelin,puhelinnumero,tlf,telefonas,talrunis,telefon no,cep telefonu,mobil,電話番号,nip,morada',
    },
  },
  {
    field: 'address',
    shape: 'text',
    words: {
      10: 'ulice,mesto,psc,cim,varos,iranyitoszam,adresa,oras,judet,aadress,linn,adrese,pilseta,adresas,miestas,adres,sehir,il,grad,postanski broj,адрес,город,индекс,διευθυνση,πολη,gateadresse,postnummer,poststed,postadress,postort,gatuadress,postinumero,住所,morada,localidade,codigo postal',
    },
  },
]
